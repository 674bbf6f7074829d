package io.lcollections.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server of this one call that costs next to nothing, so that it is not what is measured: a thread a connection, no
 * parser, and an answer is one write of bytes that are there already.
 *
 * <p>It keeps no state. The number of the account is how many collections it holds, and the first part of the path is
 * the milliseconds to wait before each answer. Any key will do.
 */
final class BenchServer implements AutoCloseable {
    private static final Pattern REQUEST = Pattern.compile("GET /(\\d+)/\\S*\\?(\\S*) HTTP/1\\.1\r\n");
    private static final Pattern PARAMETER = Pattern.compile("(accountId|offset|limit)=(\\d+)");
    private static final String END = "\r\n\r\n";
    private static final int MOST_REQUEST = 16 << 10;
    private static final int DEFAULT_LIMIT = 20;

    private final ServerSocketChannel server;
    private final Rows rows;

    private BenchServer(ServerSocketChannel server, Rows rows) {
        this.server = server;
        this.rows = rows;
    }

    /** At a free port of the loopback address. */
    static BenchServer start(Rows rows) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        BenchServer server = new BenchServer(channel, rows);
        thread(server::accept);
        return server;
    }

    /** The base URL where each answer waits for so many milliseconds. */
    String base(int latency) throws IOException {
        return "http://127.0.0.1:" + ((InetSocketAddress) server.getLocalAddress()).getPort() + "/" + latency;
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                thread(() -> serve(client));
            }
        } catch (IOException closed) {
            // The benchmark is over.
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(SocketChannel client) {
        try (client) {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            ByteBuffer buffer = ByteBuffer.allocate(MOST_REQUEST);
            while (read(client, buffer)) {
                answer(client, new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1));
            }
        } catch (IOException gone) {
            // What the client has missed by that shows in its own output.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there is one more request; nobody here sends the next one before the answer to the last. */
    private static boolean read(SocketChannel client, ByteBuffer buffer) throws IOException {
        buffer.clear();
        while (client.read(buffer) > 0) {
            int end = buffer.position() - END.length();
            if (end >= 0 && new String(buffer.array(), end, END.length(), StandardCharsets.ISO_8859_1).equals(END)) {
                return true;
            }
        }
        return false;
    }

    private void answer(SocketChannel client, String request) throws IOException, InterruptedException {
        Matcher matcher = REQUEST.matcher(request);
        if (!matcher.lookingAt()) {
            throw new IOException("no request of ours: " + request);
        }
        int total = 0;
        long offset = 0;
        int limit = DEFAULT_LIMIT;
        for (Matcher parameter = PARAMETER.matcher(matcher.group(2)); parameter.find(); ) {
            int value = Integer.parseInt(parameter.group(2));
            switch (parameter.group(1)) {
                case "accountId" -> total = value;
                case "offset" -> offset = value;
                default -> limit = Math.min(value, Rows.MOST_A_PAGE);
            }
        }
        Thread.sleep(Integer.parseInt(matcher.group(1)));
        send(client, total, rows.page((int) Math.min(offset, total), (int) Math.min(offset + limit, total)));
    }

    private static void send(SocketChannel client, int total, ByteBuffer page) throws IOException {
        String start = "{\"totalNum\":" + total + ",\"collections\":[";
        String end = "]}";
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json;charset=UTF-8\r\nContent-Length: "
                + (start.length() + page.remaining() + end.length()) + END;
        ByteBuffer[] answer = {ascii(head + start), page, ascii(end)};
        while (answer[answer.length - 1].hasRemaining()) {
            client.write(answer);
        }
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
