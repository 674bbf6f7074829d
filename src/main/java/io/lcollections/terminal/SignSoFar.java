package io.lcollections.terminal;

/**
 * The sign that is being shown, and what may still become part of it. Marks, joiners and selectors are harmless where
 * they do what they are for; elsewhere they are not seen and hide data, or pile up and run into other lines.
 */
final class SignSoFar {
    /** One more than any name of a language or land in CLDR has, in all its scripts, taken apart (NFD). */
    private static final int MOST_MARKS = 4;
    /** No emoji that Unicode recommends joins more than four pictures. */
    private static final int MOST_JOINERS = 3;

    private static final int NOTHING = -1;
    private static final int NON_JOINER = 0x200C;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int KEYCAP = 0x20E3;

    /** What marks and joiners act on, and the last character shown. */
    private int base = NOTHING;

    private int before = NOTHING;
    private int marks;
    private int joiners;

    /**
     * Whether a character may come next.
     *
     * @param next what is behind it, or something below 0
     */
    boolean admits(int point, int next) {
        CharKind kind = CharKinds.of(point);
        if (isJoiner(point)) {
            return base != NOTHING && (joinsPictures(kind, next) || joinsLetters(next));
        }
        if (isSelector(point)) {
            return selects(point, next);
        }
        if (kind == CharKind.VOWEL_JAMO) {
            return kindOf(before) == CharKind.LEADING_JAMO;
        }
        if (kind == CharKind.TRAILING_JAMO) {
            return isOpenSyllable(kindOf(before));
        }
        return !kind.isMark() || (base != NOTHING && marks < MOST_MARKS);
    }

    void add(int point) {
        CharKind kind = CharKinds.of(point);
        if (kind.isMark() && !isSelector(point) && !isJoiner(point)) {
            marks++;
        } else if (kind == CharKind.JOINER) {
            joiners++;
        } else if (base == NOTHING || !goesOn(kind)) {
            base = point;
            marks = 0;
            joiners = before != NOTHING && isJoiner(before) && kind.isPicture() ? joiners : 0;
        }
        before = point;
    }

    /** Behind a flag, and behind what was written out, nothing may join. */
    void end() {
        base = NOTHING;
        before = NOTHING;
    }

    /** Whether it belongs to the base without being one itself; a vowel or end of a syllable does as well. */
    private static boolean goesOn(CharKind kind) {
        return kind.extendsSign()
                || kind == CharKind.SPACING_MARK
                || kind == CharKind.VOWEL_JAMO
                || kind == CharKind.TRAILING_JAMO;
    }

    private boolean joinsPictures(CharKind joiner, int next) {
        boolean ready = before == base || before == EMOJI_STYLE || kindOf(before) == CharKind.SKIN_TONE;
        return joiner == CharKind.JOINER
                && joiners < MOST_JOINERS
                && ready
                && kindOf(base).isPicture()
                && kindOf(next).isPicture();
    }

    /** Letters of scripts that join, with or without marks; a linker may come behind a joiner as well. */
    private boolean joinsLetters(int next) {
        if (!isJoiningLetter(base)) {
            return false;
        }
        boolean mark = kindOf(next).isMark() && !isJoiner(next) && !isSelector(next) && marks < MOST_MARKS;
        return isJoiningLetter(next) || (mark && !Sanitizer.isHarmful(next));
    }

    private static boolean isJoiningLetter(int point) {
        CharKind kind = kindOf(point);
        return (kind == CharKind.OTHER || kind == CharKind.CONSONANT)
                && Character.getType(point) == Character.OTHER_LETTER
                && !Sanitizer.isHarmful(point);
    }

    /** Whether a selector stands right behind something of which it can select a variant. */
    private boolean selects(int selector, int next) {
        if (selector == EMOJI_STYLE && (before == '#' || before == '*' || (before >= '0' && before <= '9'))) {
            return next == KEYCAP;
        }
        CharKind kind = kindOf(before);
        if (selector == EMOJI_STYLE || selector == EMOJI_STYLE - 1) {
            return kind.isEmoji();
        }
        if (selector <= 0x180F) {
            return before >= 0x1820 && before <= 0x18AA;
        }
        return kind == CharKind.HAN && (selector >= 0xE0100 || selector <= 0xFE02);
    }

    /** Mongolian ones, those of pictures and symbols, those of ideographs. */
    private static boolean isSelector(int point) {
        return (point >= 0x180B && point <= 0x180F && point != 0x180E)
                || (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0100 && point <= 0xE01EF);
    }

    private static boolean isJoiner(int point) {
        return point == NON_JOINER || kindOf(point) == CharKind.JOINER;
    }

    private static boolean isOpenSyllable(CharKind kind) {
        return kind == CharKind.VOWEL_JAMO || kind == CharKind.SYLLABLE_WITHOUT_TRAIL;
    }

    private static CharKind kindOf(int point) {
        return point < 0 ? CharKind.CONTROL : CharKinds.of(point);
    }
}
