package io.lcollections.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** The same under TLS, of any version and kind that this Java has by default. */
record TlsDoor(ServerSocket server) implements Door {
    private static final int BACKLOG = 50;

    /** At a free port. */
    static TlsDoor open(SSLContext context) throws IOException {
        return new TlsDoor(
                context.getServerSocketFactory().createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
    }

    @Override
    public int port() {
        return server.getLocalPort();
    }

    /** The handshake waits for the first reading, which is in a thread of its own. */
    @Override
    public Connection accept() throws IOException {
        Socket client = server.accept();
        client.setTcpNoDelay(true);
        return new Secured(client);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private record Secured(Socket client) implements Connection {
        @Override
        public int read(ByteBuffer buffer) throws IOException {
            int count = client.getInputStream().read(buffer.array(), buffer.position(), buffer.remaining());
            buffer.position(buffer.position() + Math.max(count, 0));
            return count;
        }

        @Override
        public void write(ByteBuffer... parts) throws IOException {
            ByteBuffer whole = ByteBuffer.allocate(
                    Stream.of(parts).mapToInt(ByteBuffer::remaining).sum());
            Stream.of(parts).forEach(whole::put);
            client.getOutputStream().write(whole.array());
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }
}
