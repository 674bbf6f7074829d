package io.lcollections.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A server on the loopback address that responds as the service does, with latency and faults. */
public final class Sandbox implements AutoCloseable {
    /** The only API key that it accepts; it is no secret. */
    public static final String KEY = "sandbox";
    /** The default of 50 is less than the connections that a client may open at once. */
    private static final int BACKLOG = 256;

    private static final String COLLECTIONS_PATH = "/api/v3/user/collection/details";
    private static final String ACCOUNT_PATH = "/api/v3/account";
    private static final String JSON = "application/json;charset=UTF-8";
    private static final String TEXT = "text/plain";
    /** An account as the service sends it: its id, its owner and the coordinates of its public key. */
    private static final String ACCOUNT = """
        {"accountId":%d,"owner":"%s","frozen":false,"publicKey":{"x":"0x%s","y":"0x%s"},"tags":"","nonce":1,
        "keyNonce":0,"keySeed":"Sign this message to access Loopring Exchange: 0x%040d with key nonce: 0"}
        """.replace("\n", "");

    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final String[] ERRORS = {
        "500 Internal Server Error", "502 Bad Gateway", "503 Service Unavailable", "504 Gateway Timeout"
    };
    private static final String ERROR_PAGE =
            "<html>\n<head><title>ERROR</title></head>\n<body><h1>ERROR</h1></body>\n</html>\n";

    private final Settings settings;
    private final Accounts accounts;
    private final Sleeper sleeper;
    private final AtomicLong requests = new AtomicLong();
    /** The rows of each account whose order is no longer the first one, by account id. */
    private final Map<Long, List<Row>> shifted = new ConcurrentHashMap<>();

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "sandbox");
        thread.setDaemon(true);
        return thread;
    });

    /** How the server responds; CORS is for web pages of one origin. */
    public record Settings(Duration latency, int pageCap, Fault.Odds faults, long seed, Optional<String> cors) {}

    /** What can go wrong between a client and a service, or in an account while it is read. */
    public enum Fault {
        /** 429, with or without Retry-After. */
        RATE_LIMIT,
        /** 500, 502, 503 or 504 with an HTML page, as a proxy sends it. */
        ERROR,
        /** The connection is closed before the first byte of the response. */
        RESET,
        TRUNCATE,
        SLOW,
        /** One row of the account moves to another position, and stays there. */
        SHIFT;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** How often each fault happens: probabilities from 0 to 1; faults that are missing never happen. */
        public record Odds(Map<Fault, Double> byFault) {
            public static final Odds NONE = new Odds(Map.of());

            /** Decides the faults of one request, from the seed and the number of the request only. */
            Draw draw(long seed, long request) {
                long random = CollectionGenerator.mix(CollectionGenerator.mix(seed) + request);
                Set<Fault> faults = EnumSet.noneOf(Fault.class);
                for (Fault fault : Fault.values()) {
                    random = CollectionGenerator.mix(random);
                    double fraction = (random >>> 10) * 0x1p-53;
                    if (fraction < byFault.getOrDefault(fault, 0.0)) {
                        faults.add(fault);
                    }
                }
                return new Draw(faults, CollectionGenerator.mix(random));
            }
        }

        /** The faults of one request, and a number from 0 that decides the details. */
        record Draw(Set<Fault> faults, long random) {
            boolean has(Fault fault) {
                return faults.contains(fault);
            }
        }
    }

    /** The accounts that a server knows; it need not know their owners. */
    public interface Accounts {
        /** The rows of an account in their order; {@code null} when there is no such account. */
        List<Row> rows(long account);

        default Optional<String> ownerOf(long account) {
            return Optional.empty();
        }

        /** The account of an address in any case; empty if there is none. */
        default OptionalLong accountOf(String owner) {
            return OptionalLong.empty();
        }
    }

    /** A collection that an account holds, its id as a {@link Long} if it is a whole number, and its JSON as it is sent. */
    public record Row(Object id, String contractAddress, boolean isEmpty, Supplier<String> json) {}

    /** Waits; tests replace it. */
    interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    /** Serves accounts at a port of the loopback address; 0 is any free one. */
    Sandbox(int port, Settings settings, Accounts accounts, Sleeper sleeper) throws IOException {
        this.settings = settings;
        this.accounts = accounts;
        this.sleeper = sleeper;
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
        server.createContext("/", this::handle);
        server.setExecutor(workers);
        server.start();
    }

    /** Serves generated accounts like the service, at any free port: pages of 50, no faults. */
    public static Sandbox start() {
        Settings settings = new Settings(Duration.ZERO, 50, Fault.Odds.NONE, 1, Optional.empty());
        return start(0, settings, new CollectionGenerator(null));
    }

    public static Sandbox start(int port, Settings settings, Accounts accounts) {
        try {
            return new Sandbox(port, settings, accounts, time -> Thread.sleep(time.toMillis()));
        } catch (IOException taken) {
            String address = "127.0.0.1" + (port == 0 ? ": " : ":" + port + ": ");
            String message = "the sandbox cannot listen on " + address + taken.getMessage();
            throw new UsageException(message, port == 0 ? null : "without --port it uses a free port");
        }
    }

    public String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private record Response(int status, String contentType, String body) {
        static Response error(int status, int code, String message) {
            String body = "{\"resultInfo\":{\"code\":" + code + ",\"message\":\"" + message + "\"}}";
            return new Response(status, JSON, body);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isLocal(exchange)) {
                send(exchange, new Response(403, TEXT, "the sandbox answers only to its own address\n"), false);
                return;
            }
            String method = exchange.getRequestMethod();
            if (settings.cors().isPresent()) {
                Headers headers = exchange.getResponseHeaders();
                headers.set("Access-Control-Allow-Origin", settings.cors().get());
                headers.set("Access-Control-Allow-Methods", "GET");
                // Apart from the key, the official JavaScript client sends the other ones.
                headers.set("Access-Control-Allow-Headers", "X-API-KEY, Content-Type, feeVersion, pf");
                headers.set("Access-Control-Expose-Headers", "Retry-After");
                if (method.equals("OPTIONS")) {
                    exchange.sendResponseHeaders(204, -1);
                    return;
                }
            }
            String path = exchange.getRequestURI().getPath();
            boolean isPath = path.equals(COLLECTIONS_PATH) || path.equals(ACCOUNT_PATH);
            boolean isKnown = isPath && (method.equals("GET") || method.equals("HEAD"));
            Fault.Odds odds = isKnown ? settings.faults() : Fault.Odds.NONE;
            Fault.Draw draw = odds.draw(settings.seed(), isKnown ? requests.getAndIncrement() : 0);
            Duration wait = draw.has(Fault.SLOW) ? settings.latency().plus(SLOW) : settings.latency();
            if (!wait.isZero()) {
                sleeper.sleep(wait);
            }
            // Closing an exchange before anything was sent closes the connection.
            if (isKnown && !draw.has(Fault.RESET)) {
                send(exchange, respond(exchange, path, draw), draw.has(Fault.TRUNCATE));
            } else if (isPath && !isKnown) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, Response.error(405, 100001, "only GET and HEAD are allowed"), false);
            } else if (!isKnown) {
                send(exchange, Response.error(404, 100001, "no such path"), false);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** A web page whose name was made to resolve to 127.0.0.1 sends that name, and must not read saved data. */
    private static boolean isLocal(HttpExchange exchange) {
        int port = exchange.getLocalAddress().getPort();
        List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
        String host = hosts.size() == 1 ? hosts.get(0).toLowerCase(Locale.ROOT) : "";
        return host.matches("(127\\.0\\.0\\.1|localhost|\\[::1])" + (port == 80 ? "(:80)?" : ":" + port));
    }

    private static void send(HttpExchange exchange, Response response, boolean isTruncated) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", response.contentType());
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(response.status(), -1);
            return;
        }
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.status(), body.length);
        OutputStream out = exchange.getResponseBody();
        out.write(body, 0, isTruncated ? body.length / 2 : body.length);
        // After a body that is shorter than announced, the server closes the connection; from Java 25 on without
        // sending what it has buffered.
        out.flush();
    }

    private Response respond(HttpExchange exchange, String path, Fault.Draw draw) {
        if (draw.has(Fault.RATE_LIMIT)) {
            return rateLimit(exchange, draw.random());
        }
        if (draw.has(Fault.ERROR)) {
            String error = ERRORS[(int) (draw.random() % ERRORS.length)];
            return new Response(
                    Integer.parseInt(error.substring(0, 3)), "text/html", ERROR_PAGE.replace("ERROR", error));
        }
        Map<String, String> parameters = parameters(exchange.getRequestURI().getRawQuery());
        if (path.equals(ACCOUNT_PATH)) {
            return account(parameters);
        }
        String key = exchange.getRequestHeaders().getFirst("X-API-KEY");
        if (key == null || key.isBlank()) {
            return Response.error(400, 104001, "API key is empty");
        }
        return key.equals(KEY) ? collections(parameters, draw) : Response.error(400, 104002, "invalid API key");
    }

    /** With Retry-After in seconds, as a date, or (every other time) without. */
    private static Response rateLimit(HttpExchange exchange, long random) {
        if (random % 4 == 0) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        } else if (random % 4 == 1) {
            // RFC_1123_DATE_TIME has one digit for the first days of a month.
            DateTimeFormatter format = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);
            OffsetDateTime date = OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(1);
            exchange.getResponseHeaders().set("Retry-After", format.format(date));
        }
        return new Response(429, TEXT, "Too many requests\n");
    }

    /** By account id, by owner, or by both, which must agree. This call is public: it takes no key. */
    private Response account(Map<String, String> parameters) {
        String address = parameters.get("owner");
        String asked = parameters.get("accountId");
        OptionalLong found = address == null ? wholeNumber(asked) : accounts.accountOf(address);
        long id = found.orElse(-1);
        Optional<String> owner = found.isEmpty() ? Optional.empty() : accounts.ownerOf(id);
        boolean isOther = asked != null && !wholeNumber(asked).equals(found);
        if (owner.isEmpty() || isOther || accounts.rows(id) == null) {
            return Response.error(400, 101002, "user not found");
        }
        String x = CollectionGenerator.hex(id + 1, 64);
        String y = CollectionGenerator.hex(id + 2, 64);
        return new Response(200, JSON, String.format(Locale.ROOT, ACCOUNT, id, owner.get(), x, y, 0));
    }

    private Response collections(Map<String, String> parameters, Fault.Draw draw) {
        OptionalLong id = wholeNumber(parameters.get("accountId"));
        if (id.isEmpty()) {
            return Response.error(400, 102003, "invalid account id");
        }
        OptionalLong offset = wholeNumber(parameters.getOrDefault("offset", "0"));
        OptionalLong limit = wholeNumber(parameters.getOrDefault("limit", "20"));
        String token = parameters.getOrDefault("tokenAddress", "");
        String collection = parameters.getOrDefault("collectionId", "");
        boolean isValid = offset.isPresent()
                && limit.orElse(0) > 0
                && token.matches("(0x[0-9a-fA-F]{40})?")
                && (collection.isEmpty() || wholeNumber(collection).isPresent());
        if (!isValid) {
            return Response.error(400, 100001, "invalid argument");
        }
        List<Row> rows = accounts.rows(id.getAsLong());
        if (rows == null) {
            return Response.error(400, 101002, "user not found");
        }
        if (draw.has(Fault.SHIFT) && rows.size() > 1) {
            shifted.compute(id.getAsLong(), (key, order) -> shift(order == null ? rows : order, draw.random()));
        }
        List<Row> matching = shifted.getOrDefault(id.getAsLong(), rows);
        boolean isNonZero = "true".equals(parameters.get("nonZero"));
        // Without a filter, only the rows of the page are looked at.
        if (isNonZero || !token.isEmpty() || !collection.isEmpty()) {
            matching = matching.stream()
                    .filter(row -> !(isNonZero && row.isEmpty()))
                    .filter(row -> token.isEmpty() || row.contractAddress().equalsIgnoreCase(token))
                    .filter(row -> collection.isEmpty() || row.id().equals(new JsonNumber(collection).key()))
                    .toList();
        }
        int total = matching.size();
        int from = (int) Math.min(offset.getAsLong(), total);
        int to = (int) Math.min(from + Math.min(limit.getAsLong(), settings.pageCap()), total);
        String page =
                matching.subList(from, to).stream().map(row -> row.json().get()).collect(Collectors.joining(","));
        return new Response(200, JSON, "{\"totalNum\":" + total + ",\"collections\":[" + page + "]}");
    }

    /** Moves one row of at least two to another position, in a copy: other requests may be reading the old list. */
    private static List<Row> shift(List<Row> rows, long random) {
        int from = (int) (random % rows.size());
        int to = (int) ((from + 1 + CollectionGenerator.mix(random) % (rows.size() - 1)) % rows.size());
        List<Row> order = new ArrayList<>(rows);
        order.add(to, order.remove(from));
        return order;
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], parts.length == 1 ? "" : parts[1]);
        }
        return parameters;
    }

    private static OptionalLong wholeNumber(String text) {
        return text == null || !JsonNumber.isDigits(text) ? OptionalLong.empty() : new JsonNumber(text).exactLong();
    }
}
