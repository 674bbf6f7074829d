package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import io.lcollections.support.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Bidi;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextSanitizerTest {
    private static final Screen TERMINAL = new Screen(true, OptionalInt.empty(), false, false, false);

    /** Characters that affect their neighbors, and those that escapes consist of. */
    private static final int[] CHARACTERS = {
        'a', '1', 'u', 'n', '{', '}', '\\', '\n', '\t', 0x1B, 0x301, 0x20E3, 0x634, 0x915, 0x94D, 0x93F, 0x1112, 0x1161,
        0x11AB, 0xAC00, 0x1820, 0x180B, 0x200B, 0x200C, 0x200D, 0x2764, 0x7406, 0xD83D, 0xDC00, 0xFE00, 0xFE0E, 0xFE0F,
        0xFF9E, 0x1F1E6, 0x1F3F4, 0x1F3FD, 0x1F44D, 0x1F468, 0xE0067, 0xE007F, 0xE0100
    };

    /** Each line is what is shown of a text that the line leads back to. */
    @ParameterizedTest
    @MethodSource("shown")
    void keepsTextThatIsReadAndEscapesWhatActsOrHides(String shown) {
        assertEquals(shown, TextSanitizer.sanitize(unescaped(shown)));
    }

    private static List<String> shown() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/hostile/sanitized.txt")).stream()
                .filter(line -> !line.startsWith("# "))
                .toList();
    }

    @Test
    void anyTextCanBeRecoveredAndEveryClusterTakesAColumn() {
        Property.holds(
                50_000,
                random -> random.ints(random.nextInt(12), 0, CHARACTERS.length)
                        .mapToObj(at -> Character.toString(CHARACTERS[at]))
                        .collect(Collectors.joining()),
                text -> {
                    String shown = TextSanitizer.sanitize(text);
                    assertEquals(text, unescaped(shown), shown);
                    for (int at = 0; at < shown.length(); ) {
                        int end = CharacterClass.clusterEnd(shown, at);
                        assertNotEquals(0, Screen.NONE.widthOf(shown.substring(at, end)), shown);
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
        assertEquals("理科 name 12 ✓", TERMINAL.isolated("理科 name 12 ✓"));
        String line = "747  " + TERMINAL.isolated(name) + "   12  ERC1155";
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
                assertEquals(text + '\u200e', TERMINAL.isolated(text), Integer.toHexString(point));
            }
        }
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

    private static void assertKept(String text) {
        assertEquals(text, TextSanitizer.sanitize(text));
    }
}
