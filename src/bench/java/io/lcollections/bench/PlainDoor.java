package io.lcollections.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Bytes as they are: the kernel takes each part from where it is. */
record PlainDoor(ServerSocketChannel server) implements Door {
    /** At a free port. */
    static PlainDoor open() throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new PlainDoor(server);
    }

    @Override
    public int port() throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    @Override
    public Connection accept() throws IOException {
        SocketChannel client = server.accept();
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return new Plain(client);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private record Plain(SocketChannel client) implements Connection {
        @Override
        public int read(ByteBuffer buffer) throws IOException {
            return client.read(buffer);
        }

        @Override
        public void write(ByteBuffer... parts) throws IOException {
            while (parts[parts.length - 1].hasRemaining()) {
                client.write(parts);
            }
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }
}
