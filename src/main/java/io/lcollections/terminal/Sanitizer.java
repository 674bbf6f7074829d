package io.lcollections.terminal;

import java.util.List;

/**
 * Makes text from strangers safe to show: what could move the cursor, change colours, reorder or break a line, or hide,
 * is written out visibly.
 *
 * <p>The form is that of common string literals ({@code \n}, {@code \t}, {@code \}{@code u{202e}}), and a backslash is
 * doubled, so that what is shown can be read back to what was sent. What only acts together with its neighbours stays
 * where it does so in real text: {@link SignSoFar}.
 */
public final class Sanitizer {
    private static final int BLACK_FLAG = 0x1F3F4;
    /** The flags that are spelt in tags and that Unicode recommends: England, Scotland, Wales. */
    private static final List<String> TAGGED_FLAGS = List.of(
            "\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
            "\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f",
            "\udb40\udc67\udb40\udc62\udb40\udc77\udb40\udc6c\udb40\udc73\udb40\udc7f");

    private Sanitizer() {}

    /** The text with everything harmful visible; the same object when there is nothing of it. */
    public static String visible(String text) {
        if (isHarmless(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        SignSoFar sign = new SignSoFar();
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            int end = point == BLACK_FLAG ? flagEnd(text, next) : next;
            boolean stays = point != '\\' && !isHarmful(point) && sign.admits(point, pointAt(text, next));
            if (stays && end == next) {
                shown.appendCodePoint(point);
                sign.add(point);
            } else {
                shown.append(stays ? text.substring(at, end) : escape(point));
                sign.end();
            }
            at = stays ? end : next;
        }
        return shown.toString();
    }

    private static int pointAt(String text, int at) {
        return at < text.length() ? text.codePointAt(at) : -1;
    }

    /** Behind the tags that make the black flag another one, or where it was. */
    private static int flagEnd(String text, int start) {
        for (String tags : TAGGED_FLAGS) {
            if (text.startsWith(tags, start)) {
                return start + tags.length();
            }
        }
        return start;
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
            case '\\' -> "\\\\";
            default -> "\\u{" + Integer.toHexString(point) + "}";
        };
    }

    /** Whether the character may never reach a terminal, whatever its neighbours are. */
    static boolean isHarmful(int point) {
        // C0, C1 and DEL; separators of lines; controls and isolates of direction; zero width; byte order mark.
        return CharKinds.of(point).isControl()
                || isHalfOfPair(point)
                // A font may draw anything there.
                || Character.getType(point) == Character.PRIVATE_USE
                || isTag(point)
                || isInvisible(point)
                || isNoCharacter(point);
    }

    private static boolean isHalfOfPair(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static boolean isTag(int point) {
        return point >= 0xE0000 && point <= 0xE007F;
    }

    /** Letters, marks and blanks that are not drawn: Hangul and Khmer fillers, the invisible Braille cell. */
    private static boolean isInvisible(int point) {
        return switch (point) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> false;
        };
    }

    private static boolean isNoCharacter(int point) {
        return (point & 0xFFFE) == 0xFFFE
                || (point >= 0xFDD0 && point <= 0xFDEF)
                || (point >= 0xFFF0 && point <= 0xFFF8);
    }
}
