package io.lcollections.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A port of the loopback address, where clients come in. */
interface Door extends Closeable {
    int port() throws IOException;

    /** Waits for the next client. */
    Connection accept() throws IOException;

    /** The two directions of one client. */
    interface Connection extends Closeable {
        /** Reads what there is into a buffer on the heap; a negative number is the end. */
        int read(ByteBuffer buffer) throws IOException;

        /** Sends all of the parts at once. */
        void write(ByteBuffer... parts) throws IOException;
    }
}
