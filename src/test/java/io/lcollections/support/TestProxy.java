package io.lcollections.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy for HTTP on the loopback address, which goes to the loopback address whatever host it is asked for. */
public final class TestProxy implements AutoCloseable {
    private final ServerSocket socket;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final String authorization;
    private final String refusal;

    private TestProxy(String authorization, String refusal) {
        this.authorization = authorization;
        this.refusal = refusal;
        try {
            socket = new ServerSocket(0, 50, loopback());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        workers.submit(this::serve);
    }

    public static TestProxy forAll() {
        return new TestProxy("", "");
    }

    /** Lets through who shows this as {@code Proxy-Authorization}. */
    public static TestProxy forWhoShows(String authorization) {
        return new TestProxy(authorization, "");
    }

    public static TestProxy refusing(String answer) {
        return new TestProxy("", answer);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Where it is, with {@code user:password@} before it or nothing. */
    public String url(String login) {
        return "http://" + login + "127.0.0.1:" + port();
    }

    public List<String> heads() {
        return heads;
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private Void serve() throws IOException {
        while (true) {
            Socket client = socket.accept();
            open.add(client);
            workers.submit(() -> answer(client));
        }
    }

    private Void answer(Socket client) throws IOException {
        try (client) {
            String head = ScriptedServer.head(client.getInputStream());
            heads.add(head);
            boolean isShown = head.contains("\r\nProxy-Authorization: " + authorization + "\r\n");
            if (!refusal.isEmpty()) {
                send(client, refusal);
            } else if (!authorization.isEmpty() && !isShown) {
                send(client, "HTTP/1.1 407 x\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
            } else {
                pass(client, head);
            }
        }
        return null;
    }

    private void pass(Socket client, String head) throws IOException {
        String target = head.split(" ")[1];
        boolean isTunnel = head.startsWith("CONNECT ");
        int port = isTunnel
                ? Integer.parseInt(target.substring(target.lastIndexOf(':') + 1))
                : URI.create(target).getPort();
        try (Socket service = new Socket(loopback(), port)) {
            open.add(service);
            if (isTunnel) {
                send(client, "HTTP/1.1 200 x\r\n\r\n");
            } else {
                send(service, head.replaceAll("Proxy-Authorization: .*\r\n", ""));
            }
            workers.submit(() -> client.getInputStream().transferTo(service.getOutputStream()));
            service.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private static void send(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket each : open) {
            each.close();
        }
        workers.shutdownNow();
    }
}
