package io.lcollections.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Responds as the service does, with latency and faults. */
final class RequestHandler implements HttpHandler {
    private static final String COLLECTIONS_PATH = "/api/v3/user/collection/details";
    private static final String ACCOUNT_PATH = "/api/v3/account";
    private static final Map<String, String> JSON_HEADERS = Map.of("Content-Type", "application/json;charset=UTF-8");
    private static final String DEFAULT_LIMIT = "20";
    private static final Duration SLOW = Duration.ofSeconds(2);

    private final ObjectMapper mapper = new ObjectMapper();
    private final SandboxSettings settings;
    private final Accounts accounts;
    private final Sleeper sleeper;
    private final FaultInjector faults;

    /** The rows of each account whose order is no longer the first one, by account id. */
    private final Map<Long, int[]> orders = new ConcurrentHashMap<>();

    RequestHandler(SandboxSettings settings, Accounts accounts, Sleeper sleeper) {
        this.settings = settings;
        this.accounts = accounts;
        this.sleeper = sleeper;
        this.faults = new FaultInjector(settings.faults(), settings.seed(), InstantSource.system());
    }

    /** The accounts that the server knows. */
    interface Accounts {
        /** Empty when there is no such account. */
        Optional<Account> account(long id);

        /**
         * The account that belongs to an address; empty where none does, or where owners are unknown.
         *
         * @param owner the address, in any case
         */
        OptionalLong accountOf(String owner);
    }

    /** The rows of an account, numbered from 0. */
    interface Account {
        int total();

        /** Whether the account holds an NFT of the row's collection. */
        boolean isHeld(int row);

        boolean hasContract(int row, String address);

        /** The row as the service sends it: {@code {"collection":{…},"count":2}}. */
        JsonNode json(int row);
    }

    /** Waits; tests replace it. */
    interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    record Response(int status, Map<String, String> headers, byte[] body) {}

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean isKnown = exchange.getRequestMethod().equals("GET")
                    && (path.equals(COLLECTIONS_PATH) || path.equals(ACCOUNT_PATH));
            FaultInjector.Draw draw = isKnown ? faults.next() : FaultInjector.Draw.NOTHING;
            Duration wait = draw.has(Fault.SLOW) ? settings.latency().plus(SLOW) : settings.latency();
            if (!wait.isZero()) {
                sleeper.sleep(wait);
            }
            // Closing an exchange before anything was sent closes the connection.
            if (!draw.has(Fault.RESET)) {
                Response response = !isKnown
                        ? error(404, 100001, "no such path")
                        : faults.response(draw).orElseGet(() -> respond(exchange, path, draw));
                send(exchange, response, draw.has(Fault.TRUNCATE));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, Response response, boolean isTruncated) throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(response.status(), -1);
            return;
        }
        byte[] body = response.body();
        exchange.sendResponseHeaders(response.status(), body.length);
        OutputStream out = exchange.getResponseBody();
        out.write(body, 0, isTruncated ? body.length / 2 : body.length);
        // After a body that is shorter than announced, the server closes the connection; from Java 25 on without
        // sending what it has buffered.
        out.flush();
    }

    private Response respond(HttpExchange exchange, String path, FaultInjector.Draw draw) {
        Map<String, String> parameters = parameters(exchange.getRequestURI().getRawQuery());
        if (path.equals(ACCOUNT_PATH)) {
            return account(parameters.getOrDefault("owner", ""));
        }
        String key = exchange.getRequestHeaders().getFirst("X-API-KEY");
        if (key == null || key.isBlank()) {
            return error(400, 104001, "API key is empty");
        }
        return key.equals(Sandbox.KEY) ? collections(parameters, draw) : error(400, 104002, "invalid API key");
    }

    /** This call is public: it takes no key. */
    private Response account(String owner) {
        OptionalLong id = accounts.accountOf(owner);
        if (id.isEmpty()) {
            return error(400, 101002, "user not found");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("accountId", id.getAsLong()).put("owner", owner.toLowerCase(Locale.ROOT));
        return json(200, body.put("frozen", false));
    }

    private Response collections(Map<String, String> parameters, FaultInjector.Draw draw) {
        OptionalLong id = wholeNumber(parameters.get("accountId"));
        if (id.isEmpty()) {
            return error(400, 102003, "invalid account id");
        }
        OptionalLong offset = wholeNumber(parameters.getOrDefault("offset", "0"));
        OptionalLong limit = wholeNumber(parameters.getOrDefault("limit", DEFAULT_LIMIT));
        String token = parameters.getOrDefault("tokenAddress", "");
        boolean isTokenValid = token.isEmpty() || token.matches("0x[0-9a-fA-F]{40}");
        if (offset.isEmpty() || limit.isEmpty() || limit.getAsLong() == 0 || !isTokenValid) {
            return error(400, 100001, "invalid argument");
        }
        Optional<Account> account = accounts.account(id.getAsLong());
        if (account.isEmpty()) {
            return error(400, 101002, "user not found");
        }
        if (draw.has(Fault.SHIFT)) {
            orders.compute(
                    id.getAsLong(), (key, order) -> shifted(order, account.get().total(), draw.random()));
        }
        boolean nonZero = "true".equals(parameters.get("nonZero"));
        int size = (int) Math.min(limit.getAsLong(), settings.pageCap());
        return json(200, page(account.get(), orders.get(id.getAsLong()), nonZero, token, offset.getAsLong(), size));
    }

    /** Without a filter, only the rows of the page are looked at. */
    static ObjectNode page(Account account, int[] order, boolean nonZero, String token, long offset, int limit) {
        int[] rows = order;
        int total = account.total();
        if (nonZero || !token.isEmpty()) {
            rows = (order == null ? IntStream.range(0, total) : Arrays.stream(order))
                    .filter(row -> !nonZero || account.isHeld(row))
                    .filter(row -> token.isEmpty() || account.hasContract(row, token))
                    .toArray();
            total = rows.length;
        }
        ObjectNode page = JsonNodeFactory.instance.objectNode().put("totalNum", total);
        ArrayNode collections = page.putArray("collections");
        int from = (int) Math.min(offset, total);
        for (int i = from; i < from + Math.min(limit, total - from); i++) {
            collections.add(account.json(rows == null ? i : rows[i]));
        }
        return page;
    }

    /**
     * Moves one row to another position, so that all between them move by one.
     *
     * @param order {@code null} for the first order
     * @param random decides which row, and where to
     */
    private static int[] shifted(int[] order, int total, long random) {
        if (total < 2) {
            return order;
        }
        int from = (int) (random % total);
        int to = (int) ((from + 1 + PseudoRandom.mix(random) % (total - 1)) % total);
        // A copy: other requests may be reading the old one.
        int[] shifted = order == null ? IntStream.range(0, total).toArray() : order.clone();
        int moved = shifted[from];
        int direction = from < to ? 1 : -1;
        for (int i = from; i != to; i += direction) {
            shifted[i] = shifted[i + direction];
        }
        shifted[to] = moved;
        return shifted;
    }

    private Response error(int status, int code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("resultInfo").put("code", code).put("message", message);
        return json(status, body);
    }

    private Response json(int status, JsonNode body) {
        try {
            return new Response(status, JSON_HEADERS, mapper.writeValueAsBytes(body));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("trees can always be written", impossible);
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            parameters.put(equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
        }
        return parameters;
    }

    private static OptionalLong wholeNumber(String text) {
        boolean isNumber = text != null && text.matches("\\d{1,18}");
        return isNumber ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
