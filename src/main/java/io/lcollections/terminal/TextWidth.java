package io.lcollections.terminal;

import static io.lcollections.terminal.CharacterClass.*;

import java.util.ArrayList;
import java.util.List;

/**
 * The columns that text takes on a terminal; cutting and wrapping to a width, between grapheme clusters.
 *
 * <p>A cluster takes the sum of its characters: wide and fullwidth ones two, marks and joiners none, all others,
 * including ambiguous ones, one. So a conjunct takes a column for each consonant and each spacing vowel.
 *
 * <p>Emoji are the exception, where most terminals agree: an emoji with a skin tone, joined emoji, a flag, and an emoji
 * with U+FE0F take two. U+FE0E does not make a wide emoji narrow, as few terminals do that.
 *
 * <p>All text is expected to be sanitized ({@link TextSanitizer}).
 */
public final class TextWidth {
    private static final int EMOJI_STYLE = 0xFE0F;

    private TextWidth() {}

    /** Which terminals a width is for. */
    public enum Mode {
        TYPICAL,
        /** The most that any terminal needs: no joined emoji, skin tones or composed syllables. */
        MAX
    }

    public static int of(String text, Mode mode) {
        if (isPrintableAscii(text)) {
            return text.length();
        }
        int columns = 0;
        for (int at = 0, end; at < text.length(); at = end) {
            end = clusterEnd(text, at);
            columns += clusterWidth(text.substring(at, end), mode);
        }
        return columns;
    }

    /** Whether every terminal takes one column per character. */
    public static boolean isPrintableAscii(String text) {
        return text.chars().allMatch(character -> character >= ' ' && character <= '~');
    }

    /** The text if it fits, otherwise as much of its beginning as fits with an ellipsis. */
    public static String cut(String text, int columns, Mode mode) {
        return of(text, mode) <= columns
                ? text
                : text.substring(0, fittingEnd(text, 0, columns - 1, mode)) + (columns > 0 ? "…" : "");
    }

    /** The text if it fits, otherwise its beginning and end with an ellipsis between; only ASCII is cut in the middle. */
    public static String cutMiddle(String text, int columns, Mode mode) {
        if (!isPrintableAscii(text) || text.length() <= columns) {
            return cut(text, columns, mode);
        }
        int tail = Math.max(0, (columns - 3) / 2);
        return text.substring(0, Math.max(0, columns - 1 - tail)) + "…" + text.substring(text.length() - tail);
    }

    /**
     * Wraps text at spaces, and within words that are too long for a line. A cluster may be too wide for its line.
     *
     * @return at least one line; spaces at a break are dropped
     */
    public static List<String> wrap(String text, int columns, Mode mode) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end; (end = fittingEnd(text, start, columns, mode)) < text.length(); ) {
            end = Math.max(end, clusterEnd(text, start));
            // A space in the first column that does not fit ends a word as well.
            int space = text.substring(start, Math.min(end + 1, text.length())).lastIndexOf(' ');
            int next = space > 0 ? start + space : end;
            int lineEnd = next;
            while (lineEnd > start && text.charAt(lineEnd - 1) == ' ') {
                lineEnd--;
            }
            if (lineEnd > start) {
                lines.add(text.substring(start, lineEnd));
            }
            start = next;
            while (start < text.length() && text.charAt(start) == ' ') {
                start++;
            }
        }
        if (start < text.length() || lines.isEmpty()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    private static int fittingEnd(String text, int start, int columns, Mode mode) {
        int used = 0;
        for (int at = start, end; at < text.length(); at = end) {
            end = clusterEnd(text, at);
            used += clusterWidth(text.substring(at, end), mode);
            if (used > columns) {
                return at;
            }
        }
        return text.length();
    }

    private static int clusterWidth(String cluster, Mode mode) {
        int columns = 0;
        int separateColumns = 0;
        int previousWidth = 0;
        int previousPoint = 0;
        CharacterClass previous = OTHER;
        for (int at = 0; at < cluster.length(); at += Character.charCount(previousPoint)) {
            int point = cluster.codePointAt(at);
            CharacterClass current = CharacterClass.of(point);
            boolean isJoined = previous == JOINER && current.isPictographic();
            boolean takesSkinTone = previous == TEXT_EMOJI_WITH_SKIN || previous == EMOJI_WITH_SKIN;
            boolean makesEmoji = (current == SKIN_TONE && takesSkinTone)
                    || (current == REGIONAL_INDICATOR && previous == current)
                    || (point == EMOJI_STYLE && (previous.isEmoji() || isKeycapBase(previousPoint)));
            int width = isJoined || makesEmoji ? 2 : current.width;
            columns = isJoined ? Math.max(columns, 2) : columns + width - (makesEmoji ? previousWidth : 0);
            separateColumns += current.maxWidth;
            previousWidth = width;
            previousPoint = point;
            previous = current;
        }
        return mode == Mode.TYPICAL ? columns : Math.max(columns, separateColumns);
    }

    /**
     * The end of the extended grapheme cluster (UAX #29, rules GB3 to GB13) that starts here: what people perceive as one
     * character. An unpaired surrogate counts as a letter.
     */
    static int clusterEnd(String text, int start) {
        int first = text.codePointAt(start);
        int at = start + Character.charCount(first);
        if (first == '\r' && text.startsWith("\n", at)) {
            return at + 1; // GB3
        }
        CharacterClass previous = CharacterClass.of(first);
        boolean inEmoji = previous.isPictographic();
        boolean inConjunct = previous.isLinker();
        boolean inFlag = previous == REGIONAL_INDICATOR;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            CharacterClass next = CharacterClass.of(point);
            boolean joinsEmoji = inEmoji && previous == JOINER && next.isPictographic(); // GB11
            boolean joinsConjunct = inConjunct && next == CONSONANT; // GB9c of Unicode 18
            boolean joinsFlag = inFlag && next == REGIONAL_INDICATOR; // GB12, GB13
            if (!joinsEmoji && !joinsConjunct && !joinsFlag && !joins(previous, next)) {
                break;
            }
            boolean isExtension = next.extendsCluster() || next == JOINER;
            inEmoji = next.isPictographic() || (inEmoji && isExtension && previous != JOINER);
            inConjunct = next.isLinker() || (inConjunct && isExtension && next != NON_LINKING_MARK);
            inFlag = next == REGIONAL_INDICATOR && !joinsFlag;
            previous = next;
            at += Character.charCount(point);
        }
        return at;
    }

    private static boolean joins(CharacterClass previous, CharacterClass next) {
        if (previous.isControl() || next.isControl()) {
            return false; // GB4, GB5
        }
        return previous == PREPEND // GB9b
                || next == SPACING_MARK // GB9a
                || next == JOINER // GB9
                || next.extendsCluster()
                || joinsSyllable(previous, next);
    }

    /** Hangul syllables: GB6 to GB8. */
    private static boolean joinsSyllable(CharacterClass previous, CharacterClass next) {
        return switch (previous) {
            case LEADING_JAMO -> next == LEADING_JAMO || next.isVowel() || next == SYLLABLE_LV || next == SYLLABLE_LVT;
            case VOWEL_JAMO, SPACING_VOWEL, SYLLABLE_LV -> next.isVowel() || next == TRAILING_JAMO;
            case TRAILING_JAMO, SYLLABLE_LVT -> next == TRAILING_JAMO;
            default -> false;
        };
    }
}
