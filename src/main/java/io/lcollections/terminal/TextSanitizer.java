package io.lcollections.terminal;

import static io.lcollections.terminal.CharacterClass.*;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes untrusted text safe to show: escapes what could move the cursor, change colors, reorder or break a line, or hide.
 * Escapes are those of common string literals ({@code \n}, {@code \t}, {@code \}{@code u{202e}}), and a backslash is
 * doubled, so that the original can be recovered. Joiners, variation selectors and combining marks stay where real text
 * needs them; elsewhere they are invisible and can hide data, or pile up into other lines.
 */
public final class TextSanitizer {
    // The flags spelled in tags that Unicode recommends: gbeng, gbsct, gbwls.
    private static final Pattern TAGGED_FLAG =
            Pattern.compile("\\x{1F3F4}\\x{E0067}\\x{E0062}(?:\\x{E0065}\\x{E006E}\\x{E0067}"
                    + "|\\x{E0073}\\x{E0063}\\x{E0074}|\\x{E0077}\\x{E006C}\\x{E0073})\\x{E007F}");

    // The blocks that Unicode reserves for such scripts: the terminal may know more characters than this JDK.
    private static final Pattern RIGHT_TO_LEFT = Pattern.compile(
            "[\\x{590}-\\x{8FF}\\x{FB1D}-\\x{FDFF}\\x{FE70}-\\x{FEFE}\\x{10800}-\\x{10FFF}\\x{1E800}-\\x{1EFFF}]");

    // Letters, marks and blanks that are not drawn, such as the Hangul fillers and the empty Braille pattern.
    private static final Set<Integer> INVISIBLE =
            Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x2800, 0x3164, 0xFFA0);

    private TextSanitizer() {}

    /** Whether every terminal takes one column per character. */
    public static boolean isPrintableAscii(String text) {
        return text.chars().allMatch(character -> character >= ' ' && character <= '~');
    }

    /** The text with everything harmful escaped; the same object if there is nothing to escape. */
    public static String sanitize(String text) {
        return sanitize(text, false);
    }

    /** The same for messages, which quote what was typed: no-break and other blanks are shown, except the usual one. */
    public static String sanitizeMessage(String text) {
        return sanitize(text, true);
    }

    private static String sanitize(String text, boolean showsBlanks) {
        if (isPrintableAscii(text) && text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder safe = new StringBuilder();
        ClusterState cluster = new ClusterState();
        Matcher flag = TAGGED_FLAG.matcher(text);
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            int end = at + Character.charCount(point);
            boolean isShown = showsBlanks && point != ' ' && Character.isSpaceChar(point);
            int next = end < text.length() ? text.codePointAt(end) : ClusterState.NONE;
            if (flag.region(at, text.length()).lookingAt()) {
                safe.append(flag.group());
                cluster = new ClusterState();
                end = flag.end();
            } else if (point != '\\' && !isShown && !isUnsafe(point) && cluster.accepts(point, next)) {
                safe.appendCodePoint(point);
                cluster.add(point);
            } else {
                safe.append(escape(point));
                cluster = new ClusterState();
            }
            at = end;
        }
        return safe.toString();
    }

    static boolean hasRightToLeft(String text) {
        return RIGHT_TO_LEFT.matcher(text).find();
    }

    private static String escape(int point) {
        int letter = "\n\r\t\\".indexOf(point);
        return "\\" + (letter >= 0 ? "nrt\\".charAt(letter) : "u{" + Integer.toHexString(point) + "}");
    }

    private static boolean isUnsafe(int point) {
        int type = Character.getType(point);
        boolean isTag = point >= 0xE0000 && point <= 0xE007F;
        boolean isNoncharacter = (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
        boolean isUnassignedSpecial = point >= 0xFFF0 && point <= 0xFFF8;
        // Controls include line separators, bidirectional controls, zero width space and byte order mark.
        return CharacterClass.of(point).isControl()
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || isTag
                || isNoncharacter
                || isUnassignedSpecial
                || INVISIBLE.contains(point);
    }

    /** The grapheme cluster at the end of the output, which decides what may be added to it. */
    private static final class ClusterState {
        /** Never within a cluster. */
        static final int NONE = '\0';

        private static final int MAX_MARKS = 4; // one more than any name of a language or territory in CLDR has, in NFD
        private static final int MAX_JOINERS = 3; // no recommended emoji sequence joins more than four emoji
        private static final Set<CharacterClass> CONTINUATIONS = Set.of(SPACING_MARK, VOWEL_JAMO, TRAILING_JAMO);
        private static final int NON_JOINER = 0x200C;

        // The character that marks and joiners apply to; NONE at the start and after an escape or a flag.
        private int base = NONE;
        private int previous = NONE;
        private int marks;
        private int joiners;

        /** Whether a character may come next; the one after it may be {@code NONE}. */
        boolean accepts(int point, int next) {
            if (isJoiner(point)) {
                return joinsEmoji(point, next) || joinsLetters(next);
            }
            if (isSelector(point)) {
                return selects(point, next);
            }
            CharacterClass before = CharacterClass.of(previous);
            return switch (CharacterClass.of(point)) {
                case VOWEL_JAMO -> before == LEADING_JAMO;
                case TRAILING_JAMO -> before == VOWEL_JAMO || before == SYLLABLE_LV;
                default -> !isMark(point) || (base != NONE && marks < MAX_MARKS);
            };
        }

        void add(int point) {
            CharacterClass added = CharacterClass.of(point);
            if (isMark(point)) {
                marks++;
            } else if (added == JOINER) {
                joiners++;
            } else if (base == NONE || !(added.extendsCluster() || CONTINUATIONS.contains(added))) {
                base = point;
                marks = 0;
                joiners = added.isPictographic() && isJoiner(previous) ? joiners : 0;
            }
            previous = point;
        }

        private boolean joinsEmoji(int joiner, int next) {
            boolean isComplete =
                    previous == base || previous == EMOJI_STYLE || CharacterClass.of(previous) == SKIN_TONE;
            return joiner != NON_JOINER
                    && joiners < MAX_JOINERS
                    && isComplete
                    && CharacterClass.of(base).isPictographic()
                    && CharacterClass.of(next).isPictographic();
        }

        /** Whether a joiner may stand between letters, with their marks. */
        private boolean joinsLetters(int next) {
            boolean isSafeMark = isMark(next) && marks < MAX_MARKS && !isUnsafe(next);
            return isJoiningLetter(base) && (isJoiningLetter(next) || isSafeMark);
        }

        private static boolean isJoiningLetter(int point) {
            CharacterClass found = CharacterClass.of(point);
            return (found == OTHER || found == CONSONANT)
                    && Character.getType(point) == Character.OTHER_LETTER
                    && !isUnsafe(point);
        }

        /** Whether a variation selector follows a character that has such a variant. */
        private boolean selects(int selector, int next) {
            if (selector == EMOJI_STYLE && CharacterClass.isKeycapBase(previous)) {
                return next == 0x20E3; // combining enclosing keycap
            }
            if (selector == EMOJI_STYLE || selector == EMOJI_STYLE - 1) {
                return CharacterClass.of(previous).isEmoji();
            }
            if (selector <= 0x180F) {
                return previous >= 0x1820 && previous <= 0x18AA; // Mongolian
            }
            return CharacterClass.of(previous) == IDEOGRAPH && (selector >= 0xE0100 || selector <= 0xFE02);
        }

        private static boolean isSelector(int point) {
            return (point >= 0x180B && point <= 0x180F && point != 0x180E)
                    || (point >= 0xFE00 && point <= 0xFE0F)
                    || (point >= 0xE0100 && point <= 0xE01EF);
        }

        private static boolean isJoiner(int point) {
            return point == NON_JOINER || CharacterClass.of(point) == JOINER;
        }

        /** Whether it is drawn onto the character before, so that any number of them can be stacked. */
        private static boolean isMark(int point) {
            CharacterClass found = CharacterClass.of(point);
            boolean isStackable = found == MARK || found == NON_LINKING_MARK || found == LINKER;
            return isStackable && !isSelector(point) && !isJoiner(point);
        }
    }
}
