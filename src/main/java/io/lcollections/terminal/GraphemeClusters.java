package io.lcollections.terminal;

import static io.lcollections.terminal.CharacterClass.*;

/**
 * Extended grapheme clusters, what people perceive as one character: UAX #29, rules GB3 to GB13, in the Unicode version
 * of {@link UnicodeTable}.
 */
final class GraphemeClusters {
    private GraphemeClusters() {}

    /**
     * The end of the cluster that starts here. An unpaired surrogate counts as a letter.
     *
     * @param start an index below the length of the text
     */
    static int end(String text, int start) {
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

    /** The rules that depend on two neighbors only. */
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
