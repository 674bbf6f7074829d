package io.lcollections.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Undoes the compression of a body; the client of the JDK leaves it to its caller. */
final class ContentDecoding {
    /** What is asked for, and so what may come. */
    static final String ACCEPTED = "gzip";

    private ContentDecoding() {}

    /**
     * @param encoding the header {@code Content-Encoding}, or an empty string
     * @param bound how many bytes the result may have; a few kilobytes can unpack to gigabytes
     * @throws IOException when the body is not what the header says, is cut off, or is too large
     */
    static byte[] decode(byte[] body, String encoding, int bound) throws IOException {
        switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity":
                return body;
            case "gzip", "x-gzip":
                return body.length == 0 ? body : gunzip(body, bound);
            default:
                throw new UnsupportedEncodingException("encoded as '" + encoding + "', which was not asked for");
        }
    }

    private static byte[] gunzip(byte[] body, int bound) throws IOException {
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] bytes = unpacked.readNBytes(bound);
            if (unpacked.read() >= 0) {
                throw new BodyTooLarge(bound);
            }
            return bytes;
        }
    }
}
