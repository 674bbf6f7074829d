package io.lcollections.terminal;

/**
 * Makes text from strangers safe to show: what could move the cursor, change colours, reorder or break a line, or hide,
 * is written out visibly.
 *
 * <p>The form is that of common string literals ({@code \n}, {@code \t}, {@code \}{@code u{202e}}), and a backslash is
 * doubled, so that what is shown can be read back to what was sent.
 */
public final class Sanitizer {
    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;

    private Sanitizer() {}

    /** The text with everything harmful visible; the same object when there is nothing of it. */
    public static String visible(String text) {
        if (isHarmless(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            if (point == '\\') {
                shown.append("\\\\");
            } else if (isHarmful(point) || (isJoiner(point) && !joins(text, at, next))) {
                shown.append(escape(point));
            } else {
                shown.appendCodePoint(point);
            }
            at = next;
        }
        return shown.toString();
    }

    /** The common case, without a copy. */
    private static boolean isHarmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character > '~' || character == '\\') {
                return false;
            }
        }
        return true;
    }

    private static String escape(int point) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\u{" + Integer.toHexString(point) + "}";
        };
    }

    /** Whether the character may never reach a terminal, by what Unicode says that it is. */
    private static boolean isHarmful(int point) {
        return switch (Character.getType(point)) {
            // C0, C1 and DEL; line and paragraph separators; halves of a pair that has no other half.
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            // Bidirectional controls and isolates, zero width, byte order mark, tags; joiners are looked at apart.
            case Character.FORMAT -> !isJoiner(point) && !isVisibleFormat(point);
            // A font may draw anything there.
            case Character.PRIVATE_USE -> true;
            default -> isInvisible(point);
        };
    }

    /** Signs that Unicode counts as formatting and fonts draw all the same: Arabic number signs and the like. */
    private static boolean isVisibleFormat(int point) {
        return (point >= 0x0600 && point <= 0x0605)
                || point == 0x06DD
                || point == 0x070F
                || (point >= 0x0890 && point <= 0x0891)
                || point == 0x08E2
                || point == 0x110BD
                || point == 0x110CD;
    }

    /** Letters and blanks that are not drawn: Hangul and Khmer fillers, the invisible Braille cell. */
    private static boolean isInvisible(int point) {
        return switch (point) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> (point >= 0xE0000 && point <= 0xE0FFF && !isVariationSelector(point)) || isNoCharacter(point);
        };
    }

    private static boolean isNoCharacter(int point) {
        return (point & 0xFFFE) == 0xFFFE
                || (point >= 0xFDD0 && point <= 0xFDEF)
                || (point >= 0xFFF0 && point <= 0xFFF8);
    }

    private static boolean isVariationSelector(int point) {
        return point >= 0xE0100 && point <= 0xE01EF;
    }

    private static boolean isJoiner(int point) {
        return point == ZWJ || point == ZWNJ;
    }

    /** Whether a joiner does what it is for: it stands between two signs that both show, of a script that joins. */
    private static boolean joins(String text, int at, int next) {
        if (at == 0 || next >= text.length()) {
            return false;
        }
        return canBeJoined(text.codePointBefore(at)) && canBeJoined(text.codePointAt(next));
    }

    /** Emoji and their modifiers, and letters and marks beyond those scripts in which a joiner would only hide. */
    private static boolean canBeJoined(int point) {
        if (isHarmful(point) || isJoiner(point)) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.OTHER_SYMBOL, Character.MODIFIER_SYMBOL, Character.NON_SPACING_MARK -> true;
            case Character.COMBINING_SPACING_MARK, Character.OTHER_LETTER -> true;
            default -> false;
        };
    }
}
