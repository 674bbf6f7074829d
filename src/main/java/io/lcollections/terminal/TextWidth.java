package io.lcollections.terminal;

import org.jline.utils.WCWidth;

/**
 * How many columns of a terminal text takes: CJK and emoji two, marks none, a sequence that is drawn as one sign (a
 * family, a flag, a skin tone) two.
 *
 * <p>The width of each character is from JLine, which keeps it up to date with Unicode. What stands together is decided
 * here: the JDK's own answer changed between 17 and 20, and a table must look the same on both.
 */
public final class TextWidth {
    private static final int ZWJ = 0x200D;
    private static final int EMOJI_STYLE = 0xFE0F;

    private TextWidth() {}

    /** Columns of text that has passed the {@link Sanitizer}. */
    public static int of(String text) {
        int columns = 0;
        for (int at = 0; at < text.length(); ) {
            int end = signEnd(text, at);
            columns += signWidth(text, at, end);
            at = end;
        }
        return columns;
    }

    /** Whether every terminal agrees on the width: printable ASCII alone. */
    public static boolean isCertain(String text) {
        return text.chars().allMatch(character -> character >= ' ' && character <= '~');
    }

    /** The text if it fits into the columns, otherwise as much of its beginning as does with an ellipsis. */
    public static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        return text.substring(0, fitting(text, columns - 1)) + (columns > 0 ? "…" : "");
    }

    /** The text if it fits into the columns, otherwise its beginning and its end with an ellipsis between. */
    public static String cutMiddle(String text, int columns) {
        if (of(text) <= columns || !isCertain(text)) {
            return cut(text, columns);
        }
        int tail = Math.max(0, (columns - 3) / 2);
        return text.substring(0, Math.max(0, columns - 1 - tail)) + "…" + text.substring(text.length() - tail);
    }

    /** The index behind as many whole signs as fit. */
    private static int fitting(String text, int columns) {
        int used = 0;
        for (int at = 0; at < text.length(); ) {
            int end = signEnd(text, at);
            used += signWidth(text, at, end);
            if (used > columns) {
                return at;
            }
            at = end;
        }
        return text.length();
    }

    /** The index behind the sign that begins here, with the marks, joiners and modifiers that belong to it. */
    private static int signEnd(String text, int start) {
        int before = text.codePointAt(start);
        int at = start + Character.charCount(before);
        boolean halfFlag = WCWidth.isRegionalIndicator(before);
        while (at < text.length()) {
            int point = text.codePointAt(at);
            boolean otherHalf = halfFlag && WCWidth.isRegionalIndicator(point);
            if (!otherHalf && !isJoined(before, point) && !extendsSign(point)) {
                break;
            }
            halfFlag = false;
            before = point;
            at += Character.charCount(point);
        }
        return at;
    }

    /** Pictures only: a joiner between letters shapes them and leaves each its own place. */
    private static boolean isJoined(int before, int point) {
        return before == ZWJ && Character.getType(point) == Character.OTHER_SYMBOL;
    }

    private static boolean extendsSign(int point) {
        return point > '~' && WCWidth.wcwidth(point) == 0;
    }

    private static int signWidth(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == EMOJI_STYLE) {
                return 2;
            }
        }
        return Math.max(0, WCWidth.wcwidth(text.codePointAt(start)));
    }
}
