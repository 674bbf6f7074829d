package io.lcollections.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Answers everything with one collection, over https, on the loopback address. */
public final class SecureServer implements AutoCloseable {
    public static final String ROWS = "{\"totalNum\":1,\"collections\":[{\"id\":1,\"count\":1}]}";

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpsServer server;
    private final List<String> heads = new CopyOnWriteArrayList<>();

    public SecureServer(SSLContext context, boolean wantsCertificate) {
        try {
            server = HttpsServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters connection) {
                SSLParameters parameters = getSSLContext().getDefaultSSLParameters();
                parameters.setNeedClientAuth(wantsCertificate);
                connection.setSSLParameters(parameters);
            }
        });
        server.createContext("/", this::answer);
        server.setExecutor(workers);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            heads.add(exchange.getRequestHeaders().entrySet().toString());
            byte[] body = ROWS.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    public List<String> heads() {
        return heads;
    }

    /** The base URL, by one of the names or addresses of this machine. */
    public String base(String host) {
        return "https://" + host + ":" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
