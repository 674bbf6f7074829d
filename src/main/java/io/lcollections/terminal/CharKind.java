package io.lcollections.terminal;

/**
 * What a code point does to its neighbours and how many columns it takes by itself, as far as a terminal cares. The
 * order is that of the letters in {@link UnicodeRuns}.
 */
enum CharKind {
    OTHER(1),
    WIDE(2),
    /** An ideograph, which may have variants. */
    HAN(2),
    /** Neither drawn nor joined to anything. */
    CONTROL(0),
    /** A control that shows: the soft hyphen. */
    DRAWN_CONTROL(1),
    /** Belongs to the letter before and has a column of its own. */
    SPACING_MARK(1),
    MARK(0),
    /** A mark that breaks a conjunct, as the non-joiner does. */
    BREAKING_MARK(0),
    /** Takes the vowel away and ties consonants together. */
    LINKER(0),
    /** One that has a column of its own as long as nothing follows. */
    DRAWN_LINKER(1),
    /** Has a column of its own, and extends the letter as a mark does. */
    EXTENDING_LETTER(1),
    /** Likewise, in two columns. */
    WIDE_MARK(2),
    SKIN_TONE(2),
    JOINER(0),
    CONSONANT(1),
    /** Belongs to what comes behind it. */
    PREPENDED(1),
    /** Two of them are a flag. */
    HALF_FLAG(1),
    LEADING_JAMO(2),
    VOWEL_JAMO(0),
    /** A vowel of another script that joins as those do, and has a column of its own. */
    DRAWN_VOWEL(1),
    TRAILING_JAMO(0),
    SYLLABLE_WITHOUT_TRAIL(2),
    SYLLABLE(2),
    /** Reserved for pictures, or one that is no emoji. */
    PICTURE(1),
    /** Drawn as text unless it is asked to be a picture. */
    TEXT_EMOJI(1),
    TEXT_EMOJI_WITH_SKIN(1),
    EMOJI(2),
    EMOJI_WITH_SKIN(2);

    private final int width;

    CharKind(int width) {
        this.width = width;
    }

    /** Columns that it takes by itself; 0 for what goes onto the sign before. */
    int width() {
        return width;
    }

    /** Columns that it takes where a terminal draws it beside the sign that it belongs to. */
    int widthApart() {
        return switch (this) {
            case VOWEL_JAMO, TRAILING_JAMO -> 1;
            case TEXT_EMOJI, TEXT_EMOJI_WITH_SKIN -> 2;
            default -> width;
        };
    }

    /** Whether signs end before and behind it. */
    boolean isControl() {
        return this == CONTROL || this == DRAWN_CONTROL;
    }

    /** Whether it never begins a sign where one can go on; Unicode: Grapheme_Cluster_Break is Extend. */
    boolean extendsSign() {
        return compareTo(MARK) >= 0 && compareTo(SKIN_TONE) <= 0;
    }

    /** Unicode: Extended_Pictographic. */
    boolean isPicture() {
        return compareTo(PICTURE) >= 0;
    }

    /** Whether variation selectors make it text or picture; digits can be so only in keycaps, and are not here. */
    boolean isEmoji() {
        return compareTo(TEXT_EMOJI) >= 0;
    }

    boolean takesSkinTone() {
        return this == TEXT_EMOJI_WITH_SKIN || this == EMOJI_WITH_SKIN;
    }

    /** Whether it goes on top of the sign before, and so can be put there without end. */
    boolean isMark() {
        return this == MARK || this == BREAKING_MARK || this == LINKER;
    }
}
