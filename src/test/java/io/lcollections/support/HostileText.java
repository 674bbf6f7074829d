package io.lcollections.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Text that a stranger could send: any code points, pieces of scripts, and attacks on terminals and what else shows it. */
public final class HostileText {
    private static final int LONGEST = 12;

    /** Sequences in both of their codings, whole and in pieces, and what hides, reorders or acts elsewhere. */
    private static final List<String> ATTACKS = listed("attacks.txt");

    private static final List<String> PIECES = Stream.concat(
                    Stream.of("  "),
                    Stream.of(("name 12 理科生 コレクション 한국의 \u1112\u1161\u11ab עברית عناقيد ٣٤ संग्रह ชุด é e\u0301 👍🏽"
                                    + " 👨‍👩‍👧‍👦 🇯🇵 🇯 ☺️ ☺︎ ❤ 1️⃣ 𝔉 ﷺ ｶﾞ Ａ \u3000 \ud83e\udee8"
                                    + " 0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788 DEPLOYED")
                            .split(" ")))
            .toList();

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

    /** The texts of a file in ASCII, one on a line. */
    public static List<String> listed(String file) {
        try (InputStream kept = HostileText.class.getResourceAsStream("/hostile/" + file)) {
            String lines = new String(kept.readAllBytes(), StandardCharsets.US_ASCII);
            return lines.lines().map(HostileText::unescaped).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static String unescaped(String literal) {
        return Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(literal)
                .replaceAll(
                        unit -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(unit.group(1), 16))));
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
