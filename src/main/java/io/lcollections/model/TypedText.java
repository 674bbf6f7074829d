package io.lcollections.model;

import java.util.regex.Pattern;

/** Text that was typed or pasted: values of options, variables and lists of accounts. */
public final class TypedText {
    /** Characters of no width, which are pasted unseen; those that turn text around are not among them. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u00AD\\u200B-\\u200F\\u202A\\u202C\\u2060\\u2066-\\u2069\\uFEFF]");

    /** Also those that word processors put in place of straight ones. */
    private static final String QUOTES = "\"'`´‘’‚‛“”„‟«»‹›";

    private TypedText() {}

    /** A value without characters of no width, without blanks of any kind around it, and in ASCII where it is full-width. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        INVISIBLE.matcher(text).replaceAll("").codePoints().forEach(point -> {
            boolean isFullWidth = point >= 0xff01 && point <= 0xff5e;
            // The digits of all scripts, and no-break spaces, which strip would leave.
            int shown = Character.isDigit(point)
                    ? '0' + Character.digit(point, 10)
                    : isFullWidth ? point - 0xff01 + '!' : Character.isSpaceChar(point) ? ' ' : point;
            plain.appendCodePoint(shown);
        });
        return plain.toString().strip();
    }

    /** A value without the blanks and quotes that are pasted around it. */
    public static String unquoted(String text) {
        String value = plain(text);
        int last = value.length() - 1;
        boolean isQuoted = last > 0 && QUOTES.indexOf(value.charAt(0)) >= 0 && QUOTES.indexOf(value.charAt(last)) >= 0;
        return isQuoted ? value.substring(1, last).strip() : value;
    }
}
