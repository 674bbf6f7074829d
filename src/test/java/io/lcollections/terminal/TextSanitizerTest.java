package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import io.lcollections.support.Property;
import java.text.Bidi;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSanitizerTest {
    /** Characters that affect their neighbors, and those that escapes consist of. */
    private static final int[] CHARACTERS = {
        'a', '1', 'u', 'n', '{', '}', '\\', '\n', '\t', 0x1B, 0x301, 0x20E3, 0x634, 0x915, 0x94D, 0x93F, 0x1112, 0x1161,
        0x11AB, 0xAC00, 0x1820, 0x180B, 0x200B, 0x200C, 0x200D, 0x2764, 0x7406, 0xD83D, 0xDC00, 0xFE00, 0xFE0E, 0xFE0F,
        0xFF9E, 0x1F1E6, 0x1F3F4, 0x1F3FD, 0x1F44D, 0x1F468, 0xE0067, 0xE007F, 0xE0100
    };

    @Test
    void escapesWhatActsOrIsInvisible() {
        // Clears the screen; writes to the clipboard (OSC 52); makes a link (OSC 8); the same with C1 introducers.
        assertEscaped("\\u{1b}[2J\\u{1b}[H", "\u001b[2J\u001b[H");
        assertEscaped("\\u{1b}]52;c;cm0=\\u{7}", "\u001b]52;c;cm0=\u0007");
        assertEscaped("\\u{1b}]8;;http://e\\u{1b}\\\\x", "\u001b]8;;http://e\u001b\\x");
        assertEscaped("\\u{9b}31m \\u{9d}0;t\\u{9c} \\u{90}", "\u009b31m \u009d0;t\u009c \u0090");
        assertEscaped("\\u{0}\\u{7}\\u{8}\\u{b}\\u{c}\\u{7f}", "\u0000\u0007\u0008\u000b\u000c\u007f");
        assertEscaped("a\\nb\\rc\\td\\u{85}e\\u{2028}f\\u{2029}", "a\nb\rc\td\u0085e\u2028f\u2029");
        assertEscaped("\\\\n is not \\n", "\\n is not \n");
        assertEscaped("\\u{202e}gnp\\u{202c}", "\u202egnp\u202c");
        assertEscaped("\\u{202a}\\u{202b}\\u{202d}", "\u202a\u202b\u202d");
        assertEscaped("\\u{2066}\\u{2067}\\u{2068}\\u{2069}", "\u2066\u2067\u2068\u2069");
        assertEscaped("\\u{200e}\\u{200f}\\u{61c}", "\u200e\u200f\u061c");
        assertEscaped("\\u{200b}\\u{2060}\\u{feff}\\u{ad}\\u{180e}", "\u200b\u2060\ufeff\u00ad\u180e");
        assertEscaped("\\u{3164}\\u{115f}\\u{1160}\\u{ffa0}\\u{2800}", "\u3164\u115f\u1160\uffa0\u2800");
        assertEscaped("\\u{e0041}\\u{e007f}", "\udb40\udc41\udb40\udc7f");
        assertEscaped("a\\u{d83d}b\\u{dc00}", "a\ud83db\udc00");
        assertEscaped("\\u{ffff}\\u{fdd0}\\u{1fffe}", "\uffff\ufdd0\ud83f\udffe");
        assertEscaped("\\u{e000}\\u{10fffd}", "\ue000\udbff\udffd");
    }

    @Test
    void anyTextCanBeRecoveredAndEveryClusterTakesAColumn() {
        Property<String> texts = new Property<>(
                random -> random.ints(random.nextInt(12), 0, CHARACTERS.length)
                        .mapToObj(at -> Character.toString(CHARACTERS[at]))
                        .collect(Collectors.joining()),
                text -> IntStream.range(0, text.length())
                        .mapToObj(at -> text.substring(0, at) + text.substring(at + 1)));
        texts.holds(50_000, text -> {
            String shown = TextSanitizer.sanitize(text);
            assertEquals(text, unescaped(shown), shown);
            for (int at = 0; at < shown.length(); ) {
                int end = TextWidth.clusterEnd(shown, at);
                assertNotEquals(0, Screen.none().widthOf(shown.substring(at, end)), shown);
                at = end;
            }
        });
    }

    private static String unescaped(String shown) {
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
                "理科生", "עברית عربى", "हिन्दी क्षि", "한국어", "ไทยกำ", "e\u0301",
                "🇯🇵", "👍🏽", "☺️", "1️⃣", "𠮷", "Žluťoučký",
                "\u3000", "e\u0302\u0301\u0323", "ที่ น้ำ", "שְׁלֹ֔מֹה שּׁ֑", "བསྒྲུབས ཧཱུྃ སྐྱཱི", "မြို့ လျှို့ဝှက်",
                "ខ្ញុំ ស្ត្រី", "ක්‍රි ශ්‍රී", "র‍্যাব", "क़्षिँ", "بِّسْمِ اللَّهِ",
            })
    void keepsOrdinaryTextOfAnyScript(String text) {
        assertKept(text);
    }

    @Test
    void escapesEveryHarmfulCharacter() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            String shown = TextSanitizer.sanitize("a" + Character.toString(point) + "b");
            boolean harmless = shown.codePoints().noneMatch(TextSanitizerTest::isHarmful);
            assertEquals(true, harmless, "U+" + Integer.toHexString(point) + " shown as " + shown);
        }
    }

    private static final Pattern HARMFUL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}]");

    /** By Unicode categories of regular expressions, independent of the code under test. */
    private static boolean isHarmful(int point) {
        String one = Character.toString(point);
        return HARMFUL.matcher(one).matches()
                || (point >= 0x200B && point <= 0x200F)
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069)
                || (point >= 0xE0000 && point <= 0xE00FF);
    }

    @Test
    void keepsOnlyJoinersThatJoin() {
        assertKept("👨‍👩‍👧‍👦");
        assertKept("👩🏿‍🚀");
        assertKept("❤️‍🔥");
        assertKept("می‌خواهم");
        assertKept("क्‍ष");
        assertEscaped("pay\\u{200d}pal", "pay\u200dpal");
        assertEscaped("\\u{200c}", "\u200c");
        assertEscaped("👨\\u{200d}", "👨\u200d");
        assertEscaped("👨\\u{200d}\\u{200d}👩", "👨\u200d\u200d👩");
        assertEscaped("👨\\u{200d}\\u{1b}[31m", "👨\u200d\u001b[31m");
        assertEscaped("理\\u{200d}科", "理\u200d科");
        assertEscaped("^\\u{200d}^", "^\u200d^");
        assertEscaped("👍\\u{200c}👍", "👍\u200c👍");
        assertEscaped("👍\\u{200d}خ", "👍\u200dخ");
        assertEscaped("خ\\u{200d}👍", "خ\u200d👍");
        assertEscaped("👍\u0301\\u{200d}👍", "👍\u0301\u200d👍");
        assertEscaped("☺︎\\u{200d}👍", "☺︎\u200d👍");
        assertEscaped("خ\\u{200c}\\u{200c}خ", "خ\u200c\u200cخ");
        String four = "👨" + "\u200d👨".repeat(3);
        assertKept(four + four + "👍🏽" + four);
        assertEscaped(four + "\\u{200d}👨" + "\u200d👨".repeat(3), four + "\u200d👨".repeat(4));
    }

    @Test
    void keepsOnlyTheThreeTaggedFlags() {
        for (String land : List.of("gbeng", "gbsct", "gbwls")) {
            assertKept("a🏴" + tags(land) + "\udb40\udc7fb");
        }
        assertEscaped("🏴\\u{e0075}\\u{e0073}\\u{e0063}\\u{e0061}\\u{e007f}", "🏴" + tags("usca") + "\udb40\udc7f");
        // Without the end tag, with an extra tag, on another emoji, twice.
        assertEscaped("🏴" + shownTags("gbeng"), "🏴" + tags("gbeng"));
        assertEscaped("🏴" + shownTags("gbengx") + "\\u{e007f}", "🏴" + tags("gbengx") + "\udb40\udc7f");
        assertEscaped("👍" + shownTags("gbeng") + "\\u{e007f}", "👍" + tags("gbeng") + "\udb40\udc7f");
        String england = "🏴" + tags("gbeng") + "\udb40\udc7f";
        assertEscaped(england + shownTags("gbeng"), england + tags("gbeng"));
        assertEscaped("خ" + england + "\\u{200d}خ", "خ" + england + "\u200dخ");
    }

    @Test
    void keepsOnlySelectorsThatSelect() {
        assertKept("☺️☺︎⌚︎1️⃣#️⃣🏳️‍🌈👩‍❤️‍👨");
        assertKept("葛\udb40\udd00﨑\ufe00ᠠ\u180b");
        assertEscaped("\\u{fe0f}", "\ufe0f");
        assertEscaped("a\\u{fe0f}b\\u{fe00}1\\u{fe0f}", "a\ufe0fb\ufe001\ufe0f");
        assertEscaped("☺️\\u{fe0f}\\u{fe0e}", "☺️\ufe0f\ufe0e");
        assertEscaped("👍\\u{e0148}\\u{e0149}", "👍\udb40\udd48\udb40\udd49");
        assertEscaped("葛\udb40\udd00\\u{e0100}", "葛\udb40\udd00\udb40\udd00");
        assertEscaped("👍\\u{fe03}葛\\u{fe0f}a\\u{180b}", "👍\ufe03葛\ufe0fa\u180b");
        assertEscaped("☺\\n\\u{fe0f}", "☺\n\ufe0f");
    }

    @Test
    void keepsAtMostFourMarksOfABase() {
        String zalgo = "z" + "\u0335\u0321".repeat(2);
        assertKept(zalgo + zalgo);
        assertEscaped(zalgo + "\\u{335}\\u{321}", zalgo + "\u0335\u0321");
        assertEscaped("कि" + "\u0902".repeat(4) + "\\u{902}", "कि" + "\u0902".repeat(5));
        assertEscaped("\\u{301}a", "\u0301a");
        assertEscaped("a\\n\\u{301}", "a\n\u0301");
        assertEscaped("\\\\\\u{301}", "\\\u0301");
    }

    @Test
    void keepsJamoOfOneSyllable() {
        assertKept("\u1112\u1161\u11ab\u1100\u1173\u11af");
        assertKept("하\u11ab");
        assertEscaped("\\u{1161}\\u{11ab}", "\u1161\u11ab");
        assertEscaped("한\\u{11ab}\\u{1161}", "한\u11ab\u1161");
        assertEscaped("\u1112\u1161\\u{1161}\\u{11ab}", "\u1112\u1161\u1161\u11ab");
    }

    @Test
    void keepsTheNameOfEveryLanguage() {
        List<String> names = Stream.of(ULocale.getAvailableLocales())
                .map(locale -> locale.getDisplayName(locale))
                .distinct()
                .toList();
        assertTrue(names.size() > 500, "only " + names.size());
        for (String name : names) {
            assertKept(Normalizer2.getNFCInstance().normalize(name));
            assertKept(Normalizer2.getNFDInstance().normalize(name));
        }
    }

    /** By the bidirectional algorithm, which some terminals apply to a whole line. */
    @ParameterizedTest
    @ValueSource(strings = {"عناقيد الضوء", "אוסף הים", "ا", "٣٤", "name א", "א name", "\u07ca", "𐤀"})
    void numberAfterRightToLeftTextStaysAfterIt(String name) {
        assertEquals("理科 name 12 ✓", TextSanitizer.endRightToLeft("理科 name 12 ✓"));
        String line = "747  " + TextSanitizer.endRightToLeft(name) + "   12  ERC1155";
        int behind = line.indexOf("   12");
        assertEquals(
                IntStream.range(behind, line.length()).boxed().toList(),
                IntStream.range(behind, line.length())
                        .mapToObj(i -> visualIndex(line, i))
                        .toList());
    }

    @Test
    void addsTheMarkAfterEveryRightToLeftCharacter() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            byte kind = Character.getDirectionality(point);
            boolean isRightToLeft = kind == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || kind == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                    || kind == Character.DIRECTIONALITY_ARABIC_NUMBER;
            // Sanitized text has no direction marks.
            if (isRightToLeft && point != 0x200f && point != 0x061c) {
                String text = Character.toString(point);
                assertEquals(text + '\u200e', TextSanitizer.endRightToLeft(text), Integer.toHexString(point));
            }
        }
    }

    private static String tags(String letters) {
        return letters.chars()
                .mapToObj(letter -> Character.toString(0xE0000 + letter))
                .collect(Collectors.joining());
    }

    private static String shownTags(String letters) {
        return letters.chars().mapToObj("\\u{e00%x}"::formatted).collect(Collectors.joining());
    }

    private static int visualIndex(String line, int index) {
        Bidi bidi = new Bidi(line, Bidi.DIRECTION_LEFT_TO_RIGHT);
        byte[] levels = new byte[line.length()];
        Integer[] places = new Integer[line.length()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) bidi.getLevelAt(i);
            places[i] = i;
        }
        Bidi.reorderVisually(levels, 0, places, 0, places.length);
        return Arrays.asList(places).indexOf(index);
    }

    private static void assertEscaped(String shown, String sent) {
        assertEquals(shown, TextSanitizer.sanitize(sent));
    }

    private static void assertKept(String text) {
        assertEquals(text, TextSanitizer.sanitize(text));
    }
}
