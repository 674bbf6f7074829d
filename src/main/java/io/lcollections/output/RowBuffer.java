package io.lcollections.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Buffers whole rows: the stream gets few writes and, if the program is interrupted, no part of a row. */
final class RowBuffer extends ByteArrayOutputStream {
    /** More than a page, so that a page is written at once. */
    private static final int MAX_BUFFERED = 256 * 1024;

    private final OutputStream out;

    RowBuffer(OutputStream out) {
        this.out = out;
    }

    void endRow() throws IOException {
        if (size() >= MAX_BUFFERED) {
            send();
        }
    }

    void send() throws IOException {
        if (size() > 0) {
            writeTo(out);
            reset();
        }
        out.flush();
    }
}
