package io.lcollections.terminal;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.util.VersionInfo;

/** Makes the table of the kinds of all code points out of what ICU knows of Unicode. */
final class UnicodeRunsWriter {
    private static final String HEAD = """
            package io.lcollections.terminal;

            /**
             * The kinds of all code points in Unicode %d.%d. Generated from ICU4J %d.%d; the README says how.
             *
             * <p>Runs of code points from 0 on: the {@link CharKind}, @ for the first of them, A for the second and so on, and how
             * many in decimal.
             */
            final class UnicodeRuns {
                /** How many runs there are. */
                static final int COUNT = %d;

                static final String RUNS = ""
            """;
    private static final String FOOT = """

                private UnicodeRuns() {}
            }
            """;
    private static final int LINE = 96;

    private UnicodeRunsWriter() {}

    /** The source of {@link UnicodeRuns}, formatted as everything here. */
    static String source() {
        StringBuilder runs = new StringBuilder();
        int count = 0;
        for (int start = 0; start <= Character.MAX_CODE_POINT; count++) {
            CharKind kind = stored(start);
            int end = start + 1;
            while (end <= Character.MAX_CODE_POINT && stored(end) == kind) {
                end++;
            }
            runs.append((char) ('@' + kind.ordinal())).append(end - start);
            start = end;
        }
        VersionInfo unicode = UCharacter.getUnicodeVersion();
        VersionInfo icu = VersionInfo.ICU_VERSION;
        String head = HEAD.formatted(unicode.getMajor(), unicode.getMinor(), icu.getMajor(), icu.getMinor(), count);
        return head + lines(runs.toString()) + FOOT;
    }

    private static String lines(String runs) {
        StringBuilder lines = new StringBuilder();
        for (int at = 0; at < runs.length(); at += LINE) {
            String line = runs.substring(at, Math.min(at + LINE, runs.length()));
            lines.append(at > 0 ? "\n" : "")
                    .append("            + \"")
                    .append(line)
                    .append('"');
        }
        return lines.append(";\n").toString();
    }

    /** Whether a syllable has a trailing consonant is reckoned and not stored. */
    private static CharKind stored(int point) {
        CharKind kind = kind(point);
        return kind == CharKind.SYLLABLE_WITHOUT_TRAIL ? CharKind.SYLLABLE : kind;
    }

    /** The kind by the properties of Unicode; an error where they are put together as no kind here is. */
    static CharKind kind(int point) {
        if (UCharacter.hasBinaryProperty(point, UProperty.EXTENDED_PICTOGRAPHIC)) {
            return picture(point);
        }
        return switch (UCharacter.getIntPropertyValue(point, UProperty.GRAPHEME_CLUSTER_BREAK)) {
            case UCharacter.GraphemeClusterBreak.OTHER -> other(point);
            case UCharacter.GraphemeClusterBreak.CONTROL,
                    UCharacter.GraphemeClusterBreak.CR,
                    UCharacter.GraphemeClusterBreak.LF -> of(point, CharKind.CONTROL, CharKind.DRAWN_CONTROL);
            case UCharacter.GraphemeClusterBreak.EXTEND -> extending(point);
            case UCharacter.GraphemeClusterBreak.ZWJ -> of(point, CharKind.JOINER);
            case UCharacter.GraphemeClusterBreak.SPACING_MARK -> of(point, CharKind.SPACING_MARK);
            case UCharacter.GraphemeClusterBreak.PREPEND -> of(point, CharKind.PREPENDED);
            case UCharacter.GraphemeClusterBreak.REGIONAL_INDICATOR -> of(point, CharKind.HALF_FLAG);
            case UCharacter.GraphemeClusterBreak.L -> of(point, CharKind.LEADING_JAMO);
            case UCharacter.GraphemeClusterBreak.V -> of(point, CharKind.VOWEL_JAMO, CharKind.DRAWN_VOWEL);
            case UCharacter.GraphemeClusterBreak.T -> of(point, CharKind.TRAILING_JAMO);
            case UCharacter.GraphemeClusterBreak.LV -> of(point, CharKind.SYLLABLE_WITHOUT_TRAIL);
            case UCharacter.GraphemeClusterBreak.LVT -> of(point, CharKind.SYLLABLE);
            default -> throw unknown(point);
        };
    }

    private static CharKind picture(int point) {
        boolean skin = UCharacter.hasBinaryProperty(point, UProperty.EMOJI_MODIFIER_BASE);
        if (!UCharacter.hasBinaryProperty(point, UProperty.EMOJI)) {
            return of(point, CharKind.PICTURE);
        }
        return skin
                ? of(point, CharKind.TEXT_EMOJI_WITH_SKIN, CharKind.EMOJI_WITH_SKIN)
                : of(point, CharKind.TEXT_EMOJI, CharKind.EMOJI);
    }

    private static CharKind other(int point) {
        if (conjunct(point) == UCharacter.IndicConjunctBreak.CONSONANT) {
            return of(point, CharKind.CONSONANT);
        }
        boolean han = UCharacter.hasBinaryProperty(point, UProperty.UNIFIED_IDEOGRAPH);
        return han ? of(point, CharKind.HAN) : of(point, CharKind.OTHER, CharKind.WIDE);
    }

    private static CharKind extending(int point) {
        if (UCharacter.hasBinaryProperty(point, UProperty.EMOJI_MODIFIER)) {
            return of(point, CharKind.SKIN_TONE);
        }
        return switch (conjunct(point)) {
            case LINKER -> of(point, CharKind.LINKER, CharKind.DRAWN_LINKER);
            case EXTEND -> of(point, CharKind.MARK, CharKind.EXTENDING_LETTER, CharKind.WIDE_MARK);
            case NONE -> of(point, CharKind.BREAKING_MARK);
            default -> throw unknown(point);
        };
    }

    private static UCharacter.IndicConjunctBreak conjunct(int point) {
        int value = UCharacter.getIntPropertyValue(point, UProperty.INDIC_CONJUNCT_BREAK);
        return UCharacter.IndicConjunctBreak.values()[value];
    }

    /** The one of the kinds that is as wide as the code point. */
    private static CharKind of(int point, CharKind... kinds) {
        for (CharKind kind : kinds) {
            if (kind.width() == width(point)) {
                return kind;
            }
        }
        throw unknown(point);
    }

    /** By itself, as terminals that look at each character alone have it. */
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

    /** A soft hyphen, and signs that go below or around numbers. */
    private static boolean isDrawn(int point) {
        return point == 0xAD || UCharacter.hasBinaryProperty(point, UProperty.PREPENDED_CONCATENATION_MARK);
    }

    private static AssertionError unknown(int point) {
        return new AssertionError("U+%04X is like nothing that CharKind knows".formatted(point));
    }
}
