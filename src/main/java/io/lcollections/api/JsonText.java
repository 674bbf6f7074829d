package io.lcollections.api;

import java.io.CharConversionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The characters that JSON is written in. */
final class JsonText {
    private static final int CHUNK = 8192;

    private JsonText() {}

    /**
     * What the bytes are encoded in, by where the zero bytes of its first two characters are: JSON begins with ASCII. A
     * byte order mark says it as well.
     */
    static Charset charset(byte[] bytes) {
        int first = at(bytes, 0) << 8 | at(bytes, 1);
        int second = at(bytes, 2) << 8 | at(bytes, 3);
        if (bytes.length >= 4 && first == 0) {
            return Charset.forName("UTF-32BE");
        }
        if (bytes.length >= 4 && second == 0 && (first == 0xFFFE || (first & 0xFF) == 0)) {
            return Charset.forName("UTF-32LE");
        }
        if (bytes.length >= 2 && (first == 0xFEFF || (first & 0xFF00) == 0)) {
            return StandardCharsets.UTF_16BE;
        }
        boolean littleEndian = bytes.length >= 2 && (first == 0xFFFE || (first & 0xFF) == 0);
        return littleEndian ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] & 0xFF : 0xFF;
    }

    /** The same text in UTF-8, without a byte order mark. */
    static byte[] inUtf8(byte[] bytes) {
        Charset charset = charset(bytes);
        boolean isPlain = charset.equals(StandardCharsets.UTF_8) && at(bytes, 0) != 0xEF;
        if (isPlain) {
            return bytes;
        }
        String text = new String(bytes, charset);
        return text.startsWith("\uFEFF")
                ? text.substring(1).getBytes(StandardCharsets.UTF_8)
                : text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Refuses bytes that only a lenient reader takes for text: the parser lets overlong forms pass, and then nobody
     * knows what was meant.
     *
     * @throws IOException when they are no text; the message says where
     */
    static void requireExact(byte[] bytes) throws IOException {
        Charset charset = charset(bytes);
        boolean hasAscii = charset.equals(StandardCharsets.UTF_8);
        int start = hasAscii ? asciiEnd(bytes, 0) : 0;
        if (start == bytes.length) {
            return;
        }
        CharsetDecoder strict = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate(CHUNK);
        while (start < bytes.length) {
            int end = hasAscii ? otherEnd(bytes, start) : bytes.length;
            requireExact(strict, ByteBuffer.wrap(bytes, start, end - start), out);
            start = hasAscii ? asciiEnd(bytes, end) : end;
        }
    }

    private static void requireExact(CharsetDecoder strict, ByteBuffer in, CharBuffer out) throws IOException {
        CoderResult result;
        do {
            out.clear();
            result = strict.decode(in, out, true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw new CharConversionException("byte " + in.position() + " is not " + strict.charset());
        }
    }

    /** Where the ASCII that begins at an index ends: nearly all of an answer is that, and needs no decoder. */
    private static int asciiEnd(byte[] bytes, int start) {
        int end = start;
        while (end < bytes.length && bytes[end] >= 0) {
            end++;
        }
        return end;
    }

    private static int otherEnd(byte[] bytes, int start) {
        int end = start;
        while (end < bytes.length && bytes[end] < 0) {
            end++;
        }
        return end;
    }
}
