package io.lcollections.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Holds output back until whole rows of it have come, so that the stream gets few writes and, when the program is
 * interrupted, no part of a row.
 */
final class RowBuffer extends ByteArrayOutputStream {
    /** More than a page of the service, so that a page leaves in one write. */
    private static final int ENOUGH = 256 * 1024;

    private final OutputStream out;

    RowBuffer(OutputStream out) {
        this.out = out;
    }

    /** Says that a row is whole: it may leave. */
    void endRow() throws IOException {
        if (size() >= ENOUGH) {
            send();
        }
    }

    /** Writes all that is here to the stream and flushes that. */
    void send() throws IOException {
        if (size() > 0) {
            writeTo(out);
            reset();
        }
        out.flush();
    }
}
