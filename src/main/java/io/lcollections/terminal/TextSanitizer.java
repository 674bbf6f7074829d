package io.lcollections.terminal;

import java.util.List;

/**
 * Makes untrusted text safe to show: escapes what could move the cursor, change colors, reorder or break a line, or hide.
 *
 * <p>Escapes are those of common string literals ({@code \n}, {@code \t}, {@code \}{@code u{202e}}), and a backslash is
 * doubled, so that the original can be recovered. Joiners, variation selectors and combining marks stay where real text
 * needs them; elsewhere they are invisible and can hide data, or pile up into other lines.
 */
public final class TextSanitizer {
    /** The flags spelled in tags that Unicode recommends: England, Scotland, Wales. */
    private static final List<String> TAGGED_FLAGS = List.of(
            "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
            "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f",
            "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc77\udb40\udc6c\udb40\udc73\udb40\udc7f");

    private static final char LEFT_TO_RIGHT_MARK = '\u200e';

    private TextSanitizer() {}

    /** The text with everything harmful escaped; the same object if there is nothing to escape. */
    public static String sanitize(String text) {
        if (TextWidth.isPrintableAscii(text) && text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        ClusterState cluster = new ClusterState();
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            int end = at + Character.charCount(point);
            int next = end < text.length() ? text.codePointAt(end) : ClusterState.NONE;
            String flag = taggedFlagAt(text, at);
            if (flag != null) {
                safe.append(flag);
                cluster = new ClusterState();
                end = at + flag.length();
            } else if (point != '\\' && !isUnsafe(point) && cluster.accepts(point, next)) {
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

    /**
     * Appends a left-to-right mark to sanitized text that contains right-to-left characters.
     *
     * <p>Terminals with bidirectional support reorder a whole line, and a number after Arabic or Hebrew text would move
     * before it. The mark, which has no width, ends the right-to-left run.
     */
    public static String endRightToLeft(String text) {
        return text.codePoints().anyMatch(TextSanitizer::isRightToLeft) ? text + LEFT_TO_RIGHT_MARK : text;
    }

    /** By the blocks that Unicode reserves for these scripts, as the terminal may know more characters than this JDK. */
    private static boolean isRightToLeft(int point) {
        return (point >= 0x0590 && point <= 0x08FF)
                || (point >= 0xFB1D && point <= 0xFDFF)
                || (point >= 0xFE70 && point <= 0xFEFE)
                || (point >= 0x10800 && point <= 0x10FFF)
                || (point >= 0x1E800 && point <= 0x1EFFF);
    }

    private static String taggedFlagAt(String text, int at) {
        for (String flag : TAGGED_FLAGS) {
            if (text.startsWith(flag, at)) {
                return flag;
            }
        }
        return null;
    }

    private static String escape(int point) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\\' -> "\\\\";
            default -> "\\u{" + Integer.toHexString(point) + "}";
        };
    }

    /** Whether the character must be escaped wherever it occurs. */
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
                || isInvisible(point);
    }

    /** Letters, marks and blanks that are not drawn, such as the Hangul fillers and the empty Braille pattern. */
    private static boolean isInvisible(int point) {
        return switch (point) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> false;
        };
    }

    /** The grapheme cluster at the end of the output, which decides what may be added to it. */
    private static final class ClusterState {
        static final int NONE = -1;
        /** One more than any name of a language or territory in CLDR has, in NFD. */
        private static final int MAX_MARKS = 4;
        /** No recommended emoji sequence joins more than four emoji. */
        private static final int MAX_JOINERS = 3;

        private static final int NON_JOINER = 0x200C;
        private static final int TEXT_STYLE = 0xFE0E;
        private static final int EMOJI_STYLE = 0xFE0F;
        private static final int KEYCAP = 0x20E3;

        /** The character that marks and joiners apply to; {@code NONE} at the start and after an escape or a flag. */
        private int base = NONE;

        private int previous = NONE;
        private int marks;
        private int joiners;

        /**
         * Whether a character may come next.
         *
         * @param next the character after it, or {@code NONE}
         */
        boolean accepts(int point, int next) {
            if (isJoiner(point)) {
                return joinsEmoji(point, next) || joinsLetters(next);
            }
            if (isSelector(point)) {
                return selects(point, next);
            }
            return switch (CharacterClass.of(point)) {
                case VOWEL_JAMO -> classOf(previous) == CharacterClass.LEADING_JAMO;
                case TRAILING_JAMO ->
                    classOf(previous) == CharacterClass.VOWEL_JAMO || classOf(previous) == CharacterClass.SYLLABLE_LV;
                default -> !isMark(point) || (base != NONE && marks < MAX_MARKS);
            };
        }

        void add(int point) {
            CharacterClass added = CharacterClass.of(point);
            if (isMark(point)) {
                marks++;
            } else if (added == CharacterClass.JOINER) {
                joiners++;
            } else if (base == NONE || !continuesCluster(added)) {
                boolean isJoined = added.isPictographic() && isJoiner(previous);
                base = point;
                marks = 0;
                joiners = isJoined ? joiners : 0;
            }
            previous = point;
        }

        private static boolean continuesCluster(CharacterClass added) {
            return added.extendsCluster()
                    || added == CharacterClass.SPACING_MARK
                    || added == CharacterClass.VOWEL_JAMO
                    || added == CharacterClass.TRAILING_JAMO;
        }

        private boolean joinsEmoji(int joiner, int next) {
            boolean isEmojiComplete =
                    previous == base || previous == EMOJI_STYLE || classOf(previous) == CharacterClass.SKIN_TONE;
            return joiner != NON_JOINER
                    && joiners < MAX_JOINERS
                    && isEmojiComplete
                    && classOf(base).isPictographic()
                    && classOf(next).isPictographic();
        }

        /** Whether a joiner may stand between letters, with their marks. */
        private boolean joinsLetters(int next) {
            boolean isSafeMark = isMark(next) && marks < MAX_MARKS && !isUnsafe(next);
            return isJoiningLetter(base) && (isJoiningLetter(next) || isSafeMark);
        }

        private static boolean isJoiningLetter(int point) {
            CharacterClass found = classOf(point);
            return (found == CharacterClass.OTHER || found == CharacterClass.CONSONANT)
                    && Character.getType(point) == Character.OTHER_LETTER
                    && !isUnsafe(point);
        }

        /** Whether a variation selector follows a character that has such a variant. */
        private boolean selects(int selector, int next) {
            if (selector == EMOJI_STYLE && CharacterClass.isKeycapBase(previous)) {
                return next == KEYCAP;
            }
            if (selector == EMOJI_STYLE || selector == TEXT_STYLE) {
                return classOf(previous).isEmoji();
            }
            if (selector <= 0x180F) {
                return previous >= 0x1820 && previous <= 0x18AA; // Mongolian
            }
            return classOf(previous) == CharacterClass.IDEOGRAPH && (selector >= 0xE0100 || selector <= 0xFE02);
        }

        private static boolean isSelector(int point) {
            return (point >= 0x180B && point <= 0x180F && point != 0x180E)
                    || (point >= 0xFE00 && point <= 0xFE0F)
                    || (point >= 0xE0100 && point <= 0xE01EF);
        }

        private static boolean isJoiner(int point) {
            return point == NON_JOINER || classOf(point) == CharacterClass.JOINER;
        }

        private static boolean isMark(int point) {
            return classOf(point).isMark() && !isSelector(point) && !isJoiner(point);
        }

        private static CharacterClass classOf(int point) {
            return point == NONE ? CharacterClass.CONTROL : CharacterClass.of(point);
        }
    }
}
