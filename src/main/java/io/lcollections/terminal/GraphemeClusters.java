package io.lcollections.terminal;

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
        boolean inFlag = previous == CharacterClass.REGIONAL_INDICATOR;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            CharacterClass next = CharacterClass.of(point);
            boolean joinsEmoji = inEmoji && previous == CharacterClass.JOINER && next.isPictographic(); // GB11
            boolean joinsConjunct = inConjunct && next == CharacterClass.CONSONANT; // GB9c of Unicode 18
            boolean joinsFlag = inFlag && next == CharacterClass.REGIONAL_INDICATOR; // GB12, GB13
            if (!joinsEmoji && !joinsConjunct && !joinsFlag && !joins(previous, next)) {
                break;
            }
            boolean isJoiner = next == CharacterClass.JOINER;
            boolean continuesEmoji = previous != CharacterClass.JOINER && (next.extendsCluster() || isJoiner);
            inEmoji = next.isPictographic() || (inEmoji && continuesEmoji);
            boolean continuesConjunct = next.extendsCluster() && next != CharacterClass.NON_LINKING_MARK || isJoiner;
            inConjunct = next.isLinker() || (inConjunct && continuesConjunct);
            inFlag = next == CharacterClass.REGIONAL_INDICATOR && !joinsFlag;
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
        return previous == CharacterClass.PREPEND // GB9b
                || next == CharacterClass.SPACING_MARK // GB9a
                || next == CharacterClass.JOINER // GB9
                || next.extendsCluster()
                || joinsSyllable(previous, next);
    }

    /** Hangul syllables: GB6 to GB8. */
    private static boolean joinsSyllable(CharacterClass previous, CharacterClass next) {
        return switch (previous) {
            case LEADING_JAMO ->
                next.isVowel()
                        || next == CharacterClass.LEADING_JAMO
                        || next == CharacterClass.SYLLABLE_LV
                        || next == CharacterClass.SYLLABLE_LVT;
            case VOWEL_JAMO, SPACING_VOWEL, SYLLABLE_LV -> next.isVowel() || next == CharacterClass.TRAILING_JAMO;
            case TRAILING_JAMO, SYLLABLE_LVT -> next == CharacterClass.TRAILING_JAMO;
            default -> false;
        };
    }
}
