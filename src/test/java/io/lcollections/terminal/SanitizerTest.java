package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.lcollections.support.Property;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SanitizerTest {
    /** Of all that acts on its neighbours, and of what the escapes are made of. */
    private static final int[] CHARACTERS = {
        'a', '1', 'u', 'n', '{', '}', '\\', '\n', '\t', 0x1B, 0x301, 0x20E3, 0x634, 0x915, 0x94D, 0x93F, 0x1112, 0x1161,
        0x11AB, 0xAC00, 0x1820, 0x180B, 0x200B, 0x200C, 0x200D, 0x2764, 0x7406, 0xD83D, 0xDC00, 0xFE00, 0xFE0E, 0xFE0F,
        0xFF9E, 0x1F1E6, 0x1F3F4, 0x1F3FD, 0x1F44D, 0x1F468, 0xE0067, 0xE007F, 0xE0100
    };

    @Test
    void stripsClearScreen() {
        assertShown("\\u{1b}[2J\\u{1b}[H", "\u001b[2J\u001b[H");
    }

    @Test
    void stripsOsc52ClipboardPayload() {
        assertShown("\\u{1b}]52;c;cm0=\\u{7}", "\u001b]52;c;cm0=\u0007");
    }

    @Test
    void stripsOsc8Link() {
        assertShown("\\u{1b}]8;;http://e\\u{1b}\\\\x", "\u001b]8;;http://e\u001b\\x");
    }

    @Test
    void stripsC1Introducers() {
        assertShown("\\u{9b}31m \\u{9d}0;t\\u{9c} \\u{90}", "\u009b31m \u009d0;t\u009c \u0090");
    }

    @Test
    void stripsControlsAndDelete() {
        assertShown("\\u{0}\\u{7}\\u{8}\\u{b}\\u{c}\\u{7f}", "\u0000\u0007\u0008\u000b\u000c\u007f");
    }

    @Test
    void keepsTheLineWhole() {
        assertShown("a\\nb\\rc\\td\\u{85}e\\u{2028}f\\u{2029}", "a\nb\rc\td\u0085e\u2028f\u2029");
    }

    @Test
    void stripsBidiOverridesEmbeddingsIsolatesAndMarks() {
        assertShown("\\u{202e}gnp\\u{202c}", "\u202egnp\u202c");
        assertShown("\\u{202a}\\u{202b}\\u{202d}", "\u202a\u202b\u202d");
        assertShown("\\u{2066}\\u{2067}\\u{2068}\\u{2069}", "\u2066\u2067\u2068\u2069");
        assertShown("\\u{200e}\\u{200f}\\u{61c}", "\u200e\u200f\u061c");
    }

    @Test
    void showsWhatHides() {
        assertShown("\\u{200b}\\u{2060}\\u{feff}\\u{ad}\\u{180e}", "\u200b\u2060\ufeff\u00ad\u180e");
        assertShown("\\u{3164}\\u{115f}\\u{1160}\\u{ffa0}\\u{2800}", "\u3164\u115f\u1160\uffa0\u2800");
        assertShown("\\u{e0041}\\u{e007f}", "\udb40\udc41\udb40\udc7f");
    }

    @Test
    void showsHalvesOfPairsAndWhatIsNoCharacter() {
        assertShown("a\\u{d83d}b", "a\ud83db");
        assertShown("\\u{dc00}", "\udc00");
        assertShown("\\u{ffff}\\u{fdd0}\\u{1fffe}", "\uffff\ufdd0\ud83f\udffe");
        assertShown("\\u{e000}\\u{10fffd}", "\ue000\udbff\udffd");
    }

    @Test
    void backslashIsDoubledSoThatAllCanBeReadBack() {
        assertShown("\\\\n is not \\n", "\\n is not \n");
    }

    @Test
    void anyTextCanBeReadBackAndNothingOfItTakesNoColumn() {
        Property<String> texts = new Property<>(
                luck -> luck.ints(luck.nextInt(12), 0, CHARACTERS.length)
                        .mapToObj(at -> Character.toString(CHARACTERS[at]))
                        .collect(Collectors.joining()),
                text -> IntStream.range(0, text.length())
                        .mapToObj(at -> text.substring(0, at) + text.substring(at + 1)));
        texts.holds(50_000, text -> {
            String shown = Sanitizer.visible(text);
            assertEquals(text, readBack(shown), shown);
            for (int at = 0; at < shown.length(); ) {
                int end = Graphemes.end(shown, at);
                assertNotEquals(0, TextWidth.of(shown.substring(at, end)), shown);
                at = end;
            }
        });
    }

    private static String readBack(String shown) {
        return Pattern.compile("\\\\(?:u\\{(\\p{XDigit}+)\\}|(.))")
                .matcher(shown)
                .replaceAll(escape -> {
                    String letter = escape.group(2);
                    return Matcher.quoteReplacement(
                            letter == null
                                    ? Character.toString(Integer.parseInt(escape.group(1), 16))
                                    : letter.equals("\\")
                                            ? letter
                                            : "\n\r\t"
                                                    .substring("nrt".indexOf(letter))
                                                    .substring(0, 1));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "理科生",
                "עברית عربى",
                "हिन्दी क्षि",
                "한국어",
                "ไทยกำ",
                "e\u0301",
                "🇯🇵",
                "👍🏽",
                "☺️",
                "1️⃣",
                "𠮷",
                "Žluťoučký",
                "\u3000"
            })
    void ordinaryTextOfAnyScriptStays(String text) {
        assertKept(text);
    }

    @Test
    void plainTextIsNotCopied() {
        String plain = "Otters, 1 & 2 ~ (all)";
        assertSame(plain, Sanitizer.visible(plain));
    }

    @Test
    void noHarmIsLeftOfAnyCharacter() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            String shown = Sanitizer.visible("a" + Character.toString(point) + "b");
            boolean harmless = shown.codePoints().noneMatch(SanitizerTest::acts);
            assertEquals(true, harmless, "U+" + Integer.toHexString(point) + " shown as " + shown);
        }
    }

    /** Said by the classes of the regular expressions, not by the code under test. */
    private static boolean acts(int point) {
        String one = Character.toString(point);
        return one.matches("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}]")
                || (point >= 0x200B && point <= 0x200F)
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069)
                || (point >= 0xE0000 && point <= 0xE00FF);
    }

    private static void assertShown(String shown, String sent) {
        assertEquals(shown, Sanitizer.visible(sent));
    }

    private static void assertKept(String text) {
        assertEquals(text, Sanitizer.visible(text));
    }
}
