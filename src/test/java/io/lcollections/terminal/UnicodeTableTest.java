package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.util.VersionInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Generates the table of the classes of all code points from the data of ICU. */
class UnicodeTableTest {
    private static final String HEAD = """
            # The classes of all code points in Unicode %d.%d. Generated from ICU4J %d.%d; docs/development.md says how.
            # Runs of code points, starting at 0: the CharacterClass, @ for the first one, A for the second and so on, and the
            # length of the run in decimal.
            """;
    private static final int LINE = 96;
    private static final Path FILE = Path.of("src/main/resources/io/lcollections/terminal/characters.txt");

    /** {@code -Dunicode=write} regenerates the table, which the next build compiles. */
    @Test
    void tableIsUpToDate() throws IOException {
        String expected = table();
        if ("write".equals(System.getProperty("unicode"))) {
            Files.writeString(FILE, expected);
        }
        assertEquals(expected, Files.readString(FILE));
    }

    @Test
    void everyCodePointHasItsClass() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            assertEquals(classOf(point), CharacterClass.of(point), "U+" + Integer.toHexString(point));
        }
    }

    private static String table() {
        StringBuilder runs = new StringBuilder();
        for (int start = 0; start <= Character.MAX_CODE_POINT; ) {
            CharacterClass found = storedClass(start);
            int end = start + 1;
            while (end <= Character.MAX_CODE_POINT && storedClass(end) == found) {
                end++;
            }
            runs.append((char) ('@' + found.ordinal())).append(end - start);
            start = end;
        }
        VersionInfo unicode = UCharacter.getUnicodeVersion();
        VersionInfo icu = VersionInfo.ICU_VERSION;
        String head = HEAD.formatted(unicode.getMajor(), unicode.getMinor(), icu.getMajor(), icu.getMinor());
        return head + runs.toString().replaceAll(".{1," + LINE + "}", "$0\n");
    }

    /** Whether a syllable has a trailing consonant is computed, not stored. */
    private static CharacterClass storedClass(int point) {
        CharacterClass found = classOf(point);
        return found == CharacterClass.SYLLABLE_LV ? CharacterClass.SYLLABLE_LVT : found;
    }

    /** The class by Unicode properties; an error for a combination that has no class. */
    private static CharacterClass classOf(int point) {
        if (UCharacter.hasBinaryProperty(point, UProperty.EXTENDED_PICTOGRAPHIC)) {
            return picture(point);
        }
        return switch (UCharacter.getIntPropertyValue(point, UProperty.GRAPHEME_CLUSTER_BREAK)) {
            case UCharacter.GraphemeClusterBreak.OTHER -> other(point);
            case UCharacter.GraphemeClusterBreak.CONTROL,
                    UCharacter.GraphemeClusterBreak.CR,
                    UCharacter.GraphemeClusterBreak.LF ->
                of(point, CharacterClass.CONTROL, CharacterClass.VISIBLE_CONTROL);
            case UCharacter.GraphemeClusterBreak.EXTEND -> extending(point);
            case UCharacter.GraphemeClusterBreak.ZWJ -> of(point, CharacterClass.JOINER);
            case UCharacter.GraphemeClusterBreak.SPACING_MARK -> of(point, CharacterClass.SPACING_MARK);
            case UCharacter.GraphemeClusterBreak.PREPEND -> of(point, CharacterClass.PREPEND);
            case UCharacter.GraphemeClusterBreak.REGIONAL_INDICATOR -> of(point, CharacterClass.REGIONAL_INDICATOR);
            case UCharacter.GraphemeClusterBreak.L -> of(point, CharacterClass.LEADING_JAMO);
            case UCharacter.GraphemeClusterBreak.V ->
                of(point, CharacterClass.VOWEL_JAMO, CharacterClass.SPACING_VOWEL);
            case UCharacter.GraphemeClusterBreak.T -> of(point, CharacterClass.TRAILING_JAMO);
            case UCharacter.GraphemeClusterBreak.LV -> of(point, CharacterClass.SYLLABLE_LV);
            case UCharacter.GraphemeClusterBreak.LVT -> of(point, CharacterClass.SYLLABLE_LVT);
            default -> throw unknown(point);
        };
    }

    private static CharacterClass picture(int point) {
        boolean skin = UCharacter.hasBinaryProperty(point, UProperty.EMOJI_MODIFIER_BASE);
        if (!UCharacter.hasBinaryProperty(point, UProperty.EMOJI)) {
            return of(point, CharacterClass.PICTOGRAPHIC);
        }
        return skin
                ? of(point, CharacterClass.TEXT_EMOJI_WITH_SKIN, CharacterClass.EMOJI_WITH_SKIN)
                : of(point, CharacterClass.TEXT_EMOJI, CharacterClass.EMOJI);
    }

    private static CharacterClass other(int point) {
        if (conjunct(point) == UCharacter.IndicConjunctBreak.CONSONANT) {
            return of(point, CharacterClass.CONSONANT);
        }
        boolean han = UCharacter.hasBinaryProperty(point, UProperty.UNIFIED_IDEOGRAPH);
        return han ? of(point, CharacterClass.IDEOGRAPH) : of(point, CharacterClass.OTHER, CharacterClass.WIDE);
    }

    private static CharacterClass extending(int point) {
        if (UCharacter.hasBinaryProperty(point, UProperty.EMOJI_MODIFIER)) {
            return of(point, CharacterClass.SKIN_TONE);
        }
        return switch (conjunct(point)) {
            case LINKER -> of(point, CharacterClass.LINKER, CharacterClass.SPACING_LINKER);
            case EXTEND -> of(point, CharacterClass.MARK, CharacterClass.SPACING_EXTEND, CharacterClass.WIDE_EXTEND);
            case NONE -> of(point, CharacterClass.NON_LINKING_MARK);
            default -> throw unknown(point);
        };
    }

    private static UCharacter.IndicConjunctBreak conjunct(int point) {
        int value = UCharacter.getIntPropertyValue(point, UProperty.INDIC_CONJUNCT_BREAK);
        return UCharacter.IndicConjunctBreak.values()[value];
    }

    /** The one of the classes that has the width of the code point. */
    private static CharacterClass of(int point, CharacterClass... classes) {
        for (CharacterClass found : classes) {
            if (found.width == width(point)) {
                return found;
            }
        }
        throw unknown(point);
    }

    private static int width(int point) {
        int type = UCharacter.getType(point);
        return switch (type) {
            case UCharacter.NON_SPACING_MARK, UCharacter.ENCLOSING_MARK -> 0;
            case UCharacter.CONTROL, UCharacter.LINE_SEPARATOR, UCharacter.PARAGRAPH_SEPARATOR -> 0;
            case UCharacter.FORMAT -> isDrawn(point) ? 1 : 0;
            case UCharacter.SURROGATE -> 1;
            default -> spacingWidth(point, type);
        };
    }

    private static int spacingWidth(int point, int type) {
        int syllable = UCharacter.getIntPropertyValue(point, UProperty.HANGUL_SYLLABLE_TYPE);
        boolean inner = syllable == UCharacter.HangulSyllableType.VOWEL_JAMO
                || syllable == UCharacter.HangulSyllableType.TRAILING_JAMO;
        boolean unassigned = type == UCharacter.UNASSIGNED;
        if (inner || unassigned && UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
            return 0;
        }
        return switch (UCharacter.getIntPropertyValue(point, UProperty.EAST_ASIAN_WIDTH)) {
            case UCharacter.EastAsianWidth.WIDE, UCharacter.EastAsianWidth.FULLWIDTH -> 2;
            default -> 1;
        };
    }

    /** The soft hyphen, and signs that go below or around numbers. */
    private static boolean isDrawn(int point) {
        return point == 0xAD || UCharacter.hasBinaryProperty(point, UProperty.PREPENDED_CONCATENATION_MARK);
    }

    private static AssertionError unknown(int point) {
        return new AssertionError("U+%04X has no CharacterClass".formatted(point));
    }
}
