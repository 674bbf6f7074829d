package io.lcollections.server;

import com.sun.net.httpserver.HttpServer;
import io.lcollections.server.RequestHandler.Sleeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on the loopback address that behaves like the service and serves generated or saved accounts. */
public final class Sandbox implements AutoCloseable {
    /** The only API key that it accepts; it is no secret. */
    public static final String KEY = "sandbox";

    /** The default of 50 is less than the connections that a client may open at once. */
    private static final int BACKLOG = 256;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "sandbox");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * How the server responds.
     *
     * @param latency added to each response
     * @param pageCap maximum rows of a page, whatever limit was asked for; from 1
     * @param seed the same seed and sequence of requests give the same faults
     * @param cors the origin of web pages that may read the responses
     */
    public record Settings(Duration latency, int pageCap, Fault.Odds faults, long seed, Optional<String> cors) {
        /** Like the service: pages of 50, no faults. */
        public static final Settings DEFAULT = new Settings(Duration.ZERO, 50, Fault.Odds.NONE, 1, Optional.empty());
    }

    private Sandbox(int port, RequestHandler handler) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
        server.createContext("/", handler);
        server.setExecutor(workers);
        server.start();
    }

    /** Serves generated accounts with the default settings. */
    public static Sandbox start(int port) throws IOException {
        return start(port, Settings.DEFAULT, new CollectionGenerator(null));
    }

    /**
     * Serves accounts.
     *
     * @param port of the loopback address; 0 for any free one
     * @throws IOException when the port is taken
     */
    public static Sandbox start(int port, Settings settings, Accounts accounts) throws IOException {
        return start(port, settings, accounts, time -> Thread.sleep(time.toMillis()));
    }

    static Sandbox start(int port, Settings settings, Accounts accounts, Sleeper sleeper) throws IOException {
        return new Sandbox(port, new RequestHandler(settings, accounts, sleeper));
    }

    public String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
