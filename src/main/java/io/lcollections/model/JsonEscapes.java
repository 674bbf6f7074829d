package io.lcollections.model;

/** Which characters are not written as they are, in JSON that goes to a terminal as well as to a program. */
public final class JsonEscapes {
    private JsonEscapes() {}

    /** Whether a character beyond the printable ones of ASCII could act on a terminal; lone surrogates apart. */
    public static boolean areOwedBeyondAscii(int point) {
        return point <= 0x9f || isBidiControl(point);
    }

    private static boolean isBidiControl(int point) {
        return point == 0x061c
                || point == 0x200e
                || point == 0x200f
                // Line and paragraph separators, embeddings and overrides.
                || (point >= 0x2028 && point <= 0x202e)
                || (point >= 0x2066 && point <= 0x2069);
    }
}
