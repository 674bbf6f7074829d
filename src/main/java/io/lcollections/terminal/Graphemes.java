package io.lcollections.terminal;

/**
 * Where what people take for one sign ends: the extended grapheme clusters of Unicode (UAX #29, rules GB3 to GB13), in
 * the version that {@link UnicodeRuns} names.
 */
final class Graphemes {
    private static final int NO_PICTURE = 0;
    /** A picture and its marks. */
    private static final int PICTURE = 1;
    /** Behind that a joiner. */
    private static final int JOINED_PICTURE = 2;

    private Graphemes() {}

    /**
     * The index behind the sign that begins here. Total: half of a pair counts as a letter.
     *
     * @param start where a sign begins, less than the length of the text
     */
    static int end(String text, int start) {
        int first = text.codePointAt(start);
        int at = start + Character.charCount(first);
        if (at == text.length()) {
            return at;
        }
        CharKind before = CharKinds.of(first);
        if (before.isControl()) {
            return first == '\r' && text.charAt(at) == '\n' ? at + 1 : at;
        }
        return endBehind(before, text, at);
    }

    /**
     * @param first what the cluster begins with
     * @param start the index behind that
     */
    private static int endBehind(CharKind first, String text, int start) {
        CharKind before = first;
        int at = start;
        int pictures = pictures(NO_PICTURE, before);
        boolean linked = isLinked(false, before);
        boolean halfFlag = before == CharKind.HALF_FLAG;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            CharKind kind = CharKinds.of(point);
            boolean flag = halfFlag && kind == CharKind.HALF_FLAG;
            boolean picture = pictures == JOINED_PICTURE && kind.isPicture();
            boolean consonant = linked && kind == CharKind.CONSONANT;
            if (!flag && !picture && !consonant && !belongs(before, kind)) {
                break;
            }
            pictures = pictures(pictures, kind);
            linked = isLinked(linked, kind);
            halfFlag = kind == CharKind.HALF_FLAG && !flag;
            before = kind;
            at += Character.charCount(point);
        }
        return at;
    }

    /** The rules that look at two neighbours alone. */
    private static boolean belongs(CharKind before, CharKind kind) {
        if (kind.isControl()) {
            return false;
        }
        return before == CharKind.PREPENDED
                || kind == CharKind.JOINER
                || kind == CharKind.SPACING_MARK
                || kind.extendsSign()
                || isOneSyllable(before, kind);
    }

    private static boolean isOneSyllable(CharKind before, CharKind kind) {
        if (kind == CharKind.TRAILING_JAMO) {
            return before == CharKind.TRAILING_JAMO
                    || before == CharKind.SYLLABLE
                    || before == CharKind.SYLLABLE_WITHOUT_TRAIL
                    || isVowel(before);
        }
        if (isVowel(kind)) {
            return before == CharKind.LEADING_JAMO || before == CharKind.SYLLABLE_WITHOUT_TRAIL || isVowel(before);
        }
        return before == CharKind.LEADING_JAMO
                && (kind == CharKind.LEADING_JAMO
                        || kind == CharKind.SYLLABLE
                        || kind == CharKind.SYLLABLE_WITHOUT_TRAIL);
    }

    private static boolean isVowel(CharKind kind) {
        return kind == CharKind.VOWEL_JAMO || kind == CharKind.DRAWN_VOWEL;
    }

    /** How much of "picture, marks, joiner" (GB11) has been seen, with this one. */
    private static int pictures(int seen, CharKind kind) {
        if (kind.isPicture()) {
            return PICTURE;
        }
        if (seen == PICTURE && kind == CharKind.JOINER) {
            return JOINED_PICTURE;
        }
        return seen == PICTURE && kind.extendsSign() ? PICTURE : NO_PICTURE;
    }

    /** Whether a consonant that came next would go on with what stands here: "linker, marks" (GB9c of Unicode 18). */
    private static boolean isLinked(boolean linked, CharKind kind) {
        if (kind == CharKind.LINKER || kind == CharKind.DRAWN_LINKER) {
            return true;
        }
        boolean goesOn = kind == CharKind.JOINER || (kind.extendsSign() && kind != CharKind.BREAKING_MARK);
        return linked && goesOn;
    }
}
