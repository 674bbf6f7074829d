package io.lcollections.terminal;

/**
 * How many columns of a terminal text takes, sign by sign as {@link Graphemes} parts them.
 *
 * <p>A sign takes what its characters take by themselves, as on the terminals that know of no signs: wide and fullwidth
 * two, marks and joiners none, all others one, also what Unicode calls ambiguous. So a conjunct takes a column for each
 * consonant and for each vowel with a place of its own. Marks without a sign before them take none: they are drawn onto
 * the cell before.
 *
 * <p>Pictures are the exception, where terminals that know signs agree with each other and with the eye: a skin tone on
 * a picture that takes one, pictures that are joined, a flag, and a picture by U+FE0F take two. U+FE0E takes nothing
 * away, as few terminals make a wide picture narrow for it. Whoever must be sure asks {@link #isCertain}.
 */
public final class TextWidth {
    private static final int EMOJI_STYLE = 0xFE0F;
    /** Neither combines with ASCII, nor are there wide signs or marks below. */
    private static final int FIRST_MARK = 0x300;

    private TextWidth() {}

    /** How much a terminal makes of a sign. */
    public enum Reading {
        /** What the eye sees, and most terminals agree on. */
        USUAL,
        /** What a terminal takes that knows of no joined pictures, skin tones or syllables put together: no less than any. */
        WIDEST;

        private int width(String text, int start, int end) {
            int usual = signWidth(text, start, end);
            return this == USUAL ? usual : Math.max(usual, apart(text, start, end));
        }
    }

    /** Columns of text that has passed the {@link Sanitizer}; of other text, what they would be if nothing in it acted. */
    public static int of(String text) {
        return of(text, Reading.USUAL);
    }

    /** The same by either reading. */
    public static int of(String text, Reading reading) {
        int columns = 0;
        for (int at = 0; at < text.length(); ) {
            if (isPlain(text, at)) {
                columns++;
                at++;
            } else {
                int end = Graphemes.end(text, at);
                columns += reading.width(text, at, end);
                at = end;
            }
        }
        return columns;
    }

    /** Whether every terminal agrees on the width: printable ASCII alone. */
    public static boolean isCertain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** The text if it fits into the columns, otherwise as much of its beginning as does with an ellipsis. */
    public static String cut(String text, int columns) {
        return cut(text, columns, Reading.USUAL);
    }

    /** The same by either reading. */
    public static String cut(String text, int columns, Reading reading) {
        if (of(text, reading) <= columns) {
            return text;
        }
        return text.substring(0, fitting(text, columns - 1, reading)) + (columns > 0 ? "…" : "");
    }

    /** The text if it fits into the columns, otherwise its beginning and its end with an ellipsis between. */
    public static String cutMiddle(String text, int columns, Reading reading) {
        if (!isCertain(text) || text.length() <= columns) {
            return cut(text, columns, reading);
        }
        int tail = Math.max(0, (columns - 3) / 2);
        return text.substring(0, Math.max(0, columns - 1 - tail)) + "…" + text.substring(text.length() - tail);
    }

    /** The index behind as many whole signs as fit. */
    static int fitting(String text, int columns, Reading reading) {
        int used = 0;
        for (int at = 0; at < text.length(); ) {
            int end = Graphemes.end(text, at);
            used += reading.width(text, at, end);
            if (used > columns) {
                return at;
            }
            at = end;
        }
        return text.length();
    }

    /** Whether the sign here is one character in one column, told without a table. */
    private static boolean isPlain(String text, int at) {
        char character = text.charAt(at);
        boolean drawn = character >= ' ' && character <= '~' || character >= 0xA0 && character < FIRST_MARK;
        return drawn && (at + 1 == text.length() || text.charAt(at + 1) < FIRST_MARK);
    }

    private static int signWidth(String text, int start, int end) {
        int columns = 0;
        // Of the character before, and what it has become.
        int last = 0;
        CharKind before = CharKind.OTHER;
        for (int at = start; at < end; ) {
            int point = text.codePointAt(at);
            CharKind kind = CharKinds.of(point);
            if (before == CharKind.JOINER && kind.isPicture()) {
                columns = Math.max(columns, 2);
                last = 2;
            } else if (makesPicture(before, kind)
                    || (at > start && point == EMOJI_STYLE && isEmoji(before, text.charAt(at - 1)))) {
                columns += 2 - last;
                last = 2;
            } else {
                columns += kind.width();
                last = kind.width();
            }
            before = kind;
            at += Character.charCount(point);
        }
        return columns;
    }

    /** The characters of a sign side by side. */
    private static int apart(String text, int start, int end) {
        int columns = 0;
        for (int at = start; at < end; ) {
            int point = text.codePointAt(at);
            columns += CharKinds.of(point).widthApart();
            at += Character.charCount(point);
        }
        return columns;
    }

    private static boolean makesPicture(CharKind before, CharKind kind) {
        return kind == CharKind.SKIN_TONE && before.takesSkinTone() || kind == CharKind.HALF_FLAG && before == kind;
    }

    /** Whether U+FE0F acts on what stands before it, digits of keycaps included. */
    private static boolean isEmoji(CharKind before, char character) {
        return before.isEmoji() || character == '#' || character == '*' || (character >= '0' && character <= '9');
    }
}
