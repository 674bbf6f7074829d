package io.lcollections.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server of this one call on the loopback address, with made data. The client cannot tell it from the service, and
 * takes the same path to it.
 */
public final class Sandbox implements AutoCloseable {
    /** The one key that it takes. It guards nothing. */
    public static final String KEY = "sandbox";

    private static final String PATH = "/api/v3/user/collection/details";

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "sandbox");
        thread.setDaemon(true);
        return thread;
    });
    private final SandboxAnswers answers = new SandboxAnswers(new SandboxData());

    private Sandbox(HttpServer server) {
        this.server = server;
    }

    /**
     * @param port of the loopback address; 0 for one that is free
     * @throws IOException when the port cannot be had
     */
    public static Sandbox start(int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        Sandbox sandbox = new Sandbox(HttpServer.create(address, 0));
        sandbox.server.createContext("/", sandbox::handle);
        sandbox.server.setExecutor(sandbox.workers);
        sandbox.server.start();
        return sandbox;
    }

    /** The base URL to reach it at. */
    public String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean known = exchange.getRequestMethod().equals("GET")
                    && exchange.getRequestURI().getPath().equals(PATH);
            String key = exchange.getRequestHeaders().getFirst("X-API-KEY");
            SandboxAnswers.Reply reply = known
                    ? answers.collections(
                            key, parameters(exchange.getRequestURI().getRawQuery()))
                    : answers.notFound();
            exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(reply.status(), -1);
                return;
            }
            exchange.sendResponseHeaders(reply.status(), reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            parameters.put(equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
        }
        return parameters;
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
