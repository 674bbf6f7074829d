package io.lcollections.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Rows on their way out as UTF-8, gathered until there are enough of them or {@link #flush}: the stream gets whole rows
 * in few writes.
 *
 * <p>The writers of the JDK take each character through two buffers and an encoder, which costs more than all the rest
 * of a row.
 */
final class Utf8Buffer {
    /** More than a page of the service; a page leaves in one write. */
    private static final int ENOUGH = 256 * 1024;

    private static final int LEAST = 256;
    private static final int MOST_OF_A_CHARACTER = 4;
    private static final int REPLACEMENT = 0xFFFD;
    private static final boolean[] ASCII = asciiBut("");

    private final OutputStream out;
    private byte[] bytes = new byte[LEAST];
    private int size;

    Utf8Buffer(OutputStream out) {
        this.out = out;
    }

    /** The characters of ASCII that can be seen or are a blank, but not these. */
    static boolean[] plainBut(String others) {
        boolean[] characters = asciiBut(others + '\u007f');
        Arrays.fill(characters, 0, ' ', false);
        return characters;
    }

    private static boolean[] asciiBut(String others) {
        boolean[] characters = new boolean[128];
        Arrays.fill(characters, true);
        others.chars().forEach(other -> characters[other] = false);
        return characters;
    }

    /** One character of ASCII. */
    void ascii(char character) {
        room(1);
        bytes[size++] = (byte) character;
    }

    /**
     * The characters from an index on as long as they are among these of ASCII.
     *
     * @return the index of the first that is not; the length of the text when all were taken
     */
    int ascii(String text, int from, boolean[] these) {
        int length = text.length();
        room(length - from);
        // Fields are slow in a loop that the first compiler has compiled.
        byte[] to = bytes;
        int end = size;
        int at = from;
        for (; at < length; at++) {
            char character = text.charAt(at);
            if (character >= these.length || !these[character]) {
                break;
            }
            to[end++] = (byte) character;
        }
        size = end;
        return at;
    }

    /** Bytes that are UTF-8 already. */
    void bytes(ByteBuffer utf8) {
        int more = utf8.remaining();
        room(more);
        utf8.get(bytes, size, more);
        size += more;
    }

    /** How much is here that has not left. */
    int size() {
        return size;
    }

    /** Takes back what came after the size was this. */
    void cutTo(int earlier) {
        size = earlier;
    }

    /** All of a text; a lone surrogate, which UTF-8 cannot say, becomes U+FFFD. */
    void text(String text) {
        int at = ascii(text, 0, ASCII);
        while (at < text.length()) {
            at = ascii(text, beyondAscii(text, at), ASCII);
        }
    }

    /** One character of a text that is beyond ASCII, as {@link #text} does it; returns the index behind it. */
    int beyondAscii(String text, int at) {
        int point = text.codePointAt(at);
        boolean isLone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        encode(isLone ? REPLACEMENT : point);
        return at + Character.charCount(point);
    }

    private void encode(int point) {
        room(MOST_OF_A_CHARACTER);
        if (point < 0x800) {
            bytes[size++] = (byte) (0xC0 | point >> 6);
        } else {
            if (point < 0x10000) {
                bytes[size++] = (byte) (0xE0 | point >> 12);
            } else {
                bytes[size++] = (byte) (0xF0 | point >> 18);
                bytes[size++] = (byte) (0x80 | point >> 12 & 0x3F);
            }
            bytes[size++] = (byte) (0x80 | point >> 6 & 0x3F);
        }
        bytes[size++] = (byte) (0x80 | point & 0x3F);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    /** Says that a row is whole: it may leave. */
    void endRow() throws IOException {
        if (size >= ENOUGH) {
            write();
        }
    }

    /** Writes all that is here, and lets failures of the stream rise. */
    void flush() throws IOException {
        write();
        out.flush();
    }

    private void write() throws IOException {
        if (size > 0) {
            out.write(bytes, 0, size);
            size = 0;
        }
    }

    /** What is here, as text. */
    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }
}
