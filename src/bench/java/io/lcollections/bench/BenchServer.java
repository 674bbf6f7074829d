package io.lcollections.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
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

    private final Door door;
    private final Rows rows;

    private BenchServer(Door door, Rows rows) {
        this.door = door;
        this.rows = rows;
    }

    static BenchServer start(Door door, Rows rows) {
        BenchServer server = new BenchServer(door, rows);
        thread(server::accept);
        return server;
    }

    int port() throws IOException {
        return door.port();
    }

    private void accept() {
        try {
            while (true) {
                Door.Connection client = door.accept();
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

    private void serve(Door.Connection client) {
        try (client) {
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
    private static boolean read(Door.Connection client, ByteBuffer buffer) throws IOException {
        buffer.clear();
        while (client.read(buffer) > 0) {
            int end = buffer.position() - END.length();
            if (end >= 0 && new String(buffer.array(), end, END.length(), StandardCharsets.ISO_8859_1).equals(END)) {
                return true;
            }
        }
        return false;
    }

    private void answer(Door.Connection client, String request) throws IOException, InterruptedException {
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

    private static void send(Door.Connection client, int total, ByteBuffer page) throws IOException {
        String start = "{\"totalNum\":" + total + ",\"collections\":[";
        String end = "]}";
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json;charset=UTF-8\r\nContent-Length: "
                + (start.length() + page.remaining() + end.length()) + END;
        client.write(ascii(head + start), page, ascii(end));
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
