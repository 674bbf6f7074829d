package io.lcollections.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Answers each connection with bytes of the test's choice and closes it; keeps what was asked. */
public final class ScriptedServer implements AutoCloseable {
    /** In an answer: reset the connection here. */
    public static final String RESET = "\u0000RESET";
    /** In an answer: say nothing more, and hold the connection open. */
    public static final String HANG = "\u0000HANG";

    private static final int TLS_HANDSHAKE = 0x16;

    private final ServerSocket socket;
    private final UnaryOperator<String> script;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> held = new CopyOnWriteArrayList<>();

    public ScriptedServer(String answer) {
        this(request -> answer);
    }

    /** The answer follows from the head of the request. */
    public ScriptedServer(UnaryOperator<String> script) {
        this.script = script;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        Thread thread = new Thread(this::serve, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    public static String answer(int status, String contentType, String body) {
        String bytes = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return answerOfBytes(status, "Content-Type: " + contentType + "\r\n", bytes);
    }

    /** A whole answer of a body in which each character is a byte. */
    public static String answerOfBytes(int status, String headers, String body) {
        return "HTTP/1.1 " + status + " x\r\n" + headers + "Content-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body;
    }

    public static String json(String body) {
        return answer(200, "application/json", body);
    }

    public String base() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    public List<String> requests() {
        return requests;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                answer(socket.accept());
            } catch (IOException clientLeftOrTestIsOver) {
                // The next one is served all the same.
            }
        }
    }

    private void answer(Socket connection) throws IOException {
        String head = head(connection.getInputStream());
        requests.add(head);
        String answer = script.apply(head);
        boolean reset = answer.endsWith(RESET);
        boolean hang = answer.endsWith(HANG);
        String sent = answer.replace(RESET, "").replace(HANG, "");
        try {
            connection.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
            connection.getOutputStream().flush();
        } catch (IOException clientLeft) {
            // As it may.
        }
        if (hang) {
            held.add(connection);
            return;
        }
        connection.setSoLinger(reset, 0);
        connection.close();
    }

    /** A request up to its empty line, or to its end; a character for each byte. */
    static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int octet = in.read();
            boolean isTls = octet == TLS_HANDSHAKE && head.size() == 0;
            if (octet < 0 || isTls) {
                break;
            }
            head.write(octet);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : held) {
            connection.close();
        }
    }
}
