package io.lcollections.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * A server of this one call on the loopback address, with made data. The client cannot tell it from the service, and
 * takes the same path to it.
 */
public final class Sandbox implements AutoCloseable {
    /** The one key that it takes. It guards nothing. */
    public static final String KEY = "sandbox";

    private static final String PATH = "/api/v3/user/collection/details";
    private static final String ACCOUNT_PATH = "/api/v3/account";
    private static final Duration SLOW = Duration.ofSeconds(2);

    /** The default of 50 is less than the connections that a client may open at once. */
    private static final int BACKLOG = 256;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "sandbox");
        thread.setDaemon(true);
        return thread;
    });
    private final SandboxSettings settings;
    private final Pause pause;
    private final Faults faults;
    private final FaultReplies faultReplies = new FaultReplies(InstantSource.system());
    private final SandboxAnswers answers;

    private Sandbox(HttpServer server, SandboxSettings settings, Accounts accounts, Pause pause) {
        this.server = server;
        this.settings = settings;
        this.pause = pause;
        this.faults = new Faults(settings.faults(), settings.seed());
        this.answers = new SandboxAnswers(accounts, settings.pageCap());
    }

    /** Without faults; as {@link #start(int, SandboxSettings)}. */
    public static Sandbox start(int port) throws IOException {
        return start(port, SandboxSettings.USUAL);
    }

    /**
     * @param port of the loopback address; 0 for one that is free
     * @throws IOException when the port cannot be had
     */
    public static Sandbox start(int port, SandboxSettings settings) throws IOException {
        return start(port, settings, time -> Thread.sleep(time.toMillis()));
    }

    /**
     * The same with what was saved in place of made data.
     *
     * @param settings how it is served; how many collections an account has is for the archive to say
     */
    public static Sandbox start(int port, SandboxSettings settings, SandboxArchive archive) throws IOException {
        HttpServer server = HttpServer.create(address(port), BACKLOG);
        return start(server, settings, new ArchiveAccounts(archive), time -> Thread.sleep(time.toMillis()));
    }

    /**
     * The same over https.
     *
     * @param tls with the key of the server, whose certificate must be one for {@code localhost}
     */
    public static Sandbox start(int port, SandboxSettings settings, SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(address(port), BACKLOG);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return start(server, settings, time -> Thread.sleep(time.toMillis()));
    }

    static Sandbox start(int port, SandboxSettings settings, Pause pause) throws IOException {
        return start(HttpServer.create(address(port), BACKLOG), settings, pause);
    }

    private static InetSocketAddress address(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    private static Sandbox start(HttpServer server, SandboxSettings settings, Pause pause) {
        return start(server, settings, new SandboxAccounts(settings.collections()), pause);
    }

    private static Sandbox start(HttpServer server, SandboxSettings settings, Accounts accounts, Pause pause) {
        Sandbox sandbox = new Sandbox(server, settings, accounts, pause);
        sandbox.server.createContext("/", sandbox::handle);
        sandbox.server.setExecutor(sandbox.workers);
        sandbox.server.start();
        return sandbox;
    }

    /** The base URL to reach it at. */
    public String base() {
        String origin = server instanceof HttpsServer ? "https://localhost:" : "http://127.0.0.1:";
        return origin + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean known =
                    exchange.getRequestMethod().equals("GET") && (path.equals(PATH) || path.equals(ACCOUNT_PATH));
            Faults.Draw draw = known ? faults.next() : Faults.Draw.NOTHING;
            Duration wait = draw.has(Fault.SLOW) ? settings.latency().plus(SLOW) : settings.latency();
            if (!wait.isZero()) {
                pause.last(wait);
            }
            // An exchange that is closed before anything was sent takes its connection with it.
            if (!draw.has(Fault.RESET)) {
                Reply reply = known ? reply(exchange, draw) : answers.notFound();
                send(exchange, reply, draw.has(Fault.TRUNCATE));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply reply(HttpExchange exchange, Faults.Draw draw) {
        if (draw.has(Fault.RATE_LIMIT)) {
            return faultReplies.rateLimit(draw.luck());
        }
        if (draw.has(Fault.ERROR)) {
            return faultReplies.error(draw.luck());
        }
        Map<String, String> parameters = parameters(exchange.getRequestURI().getRawQuery());
        if (exchange.getRequestURI().getPath().equals(ACCOUNT_PATH)) {
            return answers.account(parameters);
        }
        String key = exchange.getRequestHeaders().getFirst("X-API-KEY");
        OptionalLong shift = draw.has(Fault.SHIFT) ? OptionalLong.of(draw.luck()) : OptionalLong.empty();
        return answers.collections(key, parameters, shift);
    }

    private static void send(HttpExchange exchange, Reply reply, boolean isCut) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        byte[] body = reply.body();
        exchange.sendResponseHeaders(reply.status(), body.length);
        OutputStream out = exchange.getResponseBody();
        out.write(body, 0, isCut ? body.length / 2 : body.length);
        // Behind a body that is shorter than announced, the server closes the connection; from Java 25 on without
        // sending what it still holds.
        out.flush();
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
