package io.lcollections.model;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A row of an answer as it was served, in JSON without white space: {@code {"collection":{…},"count":2}}. Flat, the
 * collection is the same bytes without what stands before its own object, and without the brace that closes it.
 *
 * @param answer the bytes of the whole answer, in UTF-8
 * @param start the index of the brace that opens the collection's own object
 * @param brace the index of the one that closes it
 * @param end the index behind the row
 * @param isExact whether these are the bytes that would be written for its values; otherwise something in it is to be
 *     escaped, or was escaped without need
 */
public record RowText(byte[] answer, int start, int brace, int end, boolean isExact) {

    /** The flat collection up to its count. */
    public ByteBuffer head() {
        return ByteBuffer.wrap(answer, start, brace - start);
    }

    /** The rest of it, from the comma before its count on. */
    public ByteBuffer tail() {
        return ByteBuffer.wrap(answer, brace + 1, end - brace - 1);
    }

    /**
     * Whether bytes are somewhere in the head.
     *
     * @param part one at least
     */
    public boolean hasInHead(byte[] part) {
        for (int at = start; at + part.length <= brace; at++) {
            if (answer[at] == part[0] && Arrays.equals(answer, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    /** The flat collection. */
    public byte[] flat() {
        return ByteBuffer.allocate(end - start - 1).put(head()).put(tail()).array();
    }
}
