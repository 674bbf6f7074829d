package io.lcollections.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lcollections.server.Sandbox.Row;
import io.lcollections.support.BareHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries the sandbox with the HTTP client of the JDK and compares it with what is known of the service. */
class SandboxTest {
    private static final String DETAILS = "/api/v3/user/collection/details?";
    private static final String ACCOUNT = "/api/v3/account?";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private Sandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    /** Closes the server of the other settings, and starts one of these. */
    private void restart(Integer collections, int pageCap, String cors) throws IOException {
        sandbox.close();
        Sandbox.Settings settings =
                new Sandbox.Settings(Duration.ZERO, pageCap, Fault.Odds.NONE, 1, Optional.ofNullable(cors));
        sandbox = Sandbox.start(0, settings, new CollectionGenerator(collections));
    }

    @Test
    void filtersSelectRows() throws Exception {
        JsonNode held = get(DETAILS + "accountId=10001&limit=50&nonZero=true");
        assertTrue(held.get("totalNum").asInt() < 137);
        held.get("collections")
                .forEach(row -> assertNotEquals(0, row.get("count").asInt()));

        JsonNode first = get(DETAILS + "accountId=10001").get("collections").get(0);
        String contract = first.at("/collection/contractAddress").asText();
        JsonNode found = get(DETAILS + "accountId=10001&tokenAddress=" + contract);
        assertTrue(found.get("totalNum").asInt() >= 1);
        found.findValues("contractAddress").forEach(address -> assertEquals(contract, address.asText()));

        String id = first.at("/collection/id").asText();
        for (String spelled : List.of(id, "000" + id)) {
            JsonNode one = get(DETAILS + "accountId=10001&collectionId=" + spelled);
            assertEquals(1, one.get("totalNum").asInt());
            assertEquals(List.of(first), List.of(one.get("collections").get(0)));
        }
        assertEquals(
                0,
                get(DETAILS + "accountId=10001&collectionId=1").get("totalNum").asInt());
    }

    /** Neither the fields, nor their order, nor the values. */
    @Test
    void responsesNeverChange() throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (String query : List.of("accountId=10001&limit=50&offset=87", "accountId=10099&limit=50&nonZero=true")) {
            sha.update(ask(DETAILS + query, Sandbox.KEY).body().getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(
                "8b0393596be234a266fa07fa14ff1c5c6ed9cb8ea594e7fca216a47415de99ca",
                HexFormat.of().formatHex(sha.digest()));
    }

    @ParameterizedTest
    @CsvSource({
        "accountId=10001,,104001",
        "accountId=10001,wrong,104002",
        "accountId=404,sandbox,101002",
        "accountId=x,sandbox,102003",
        "offset=0,sandbox,102003",
        "accountId=1&limit=0,sandbox,100001",
        "accountId=1&offset=-1,sandbox,100001",
        "accountId=1&tokenAddress=0x1,sandbox,100001",
        "accountId=1&collectionId=x,sandbox,100001"
    })
    void rejectsAsTheServiceDoes(String query, String key, int code) throws Exception {
        HttpResponse<String> response = ask(DETAILS + query, key);
        assertEquals(400, response.statusCode(), response.body());
        assertEquals(
                code, mapper.readTree(response.body()).at("/resultInfo/code").asInt());
    }

    @ParameterizedTest
    @CsvSource({"0,0", "7,7", "1000000,20"})
    void everyAccountHoldsTheGivenNumber(int collections, int shown) throws Exception {
        restart(collections, 50, null);
        for (String account : List.of("10001", "10042", "0", "999999999999999999")) {
            JsonNode page = get(DETAILS + "accountId=" + account);
            assertEquals(collections, page.get("totalNum").asInt());
            assertEquals(shown, page.get("collections").size());
        }
        assertEquals(
                101002, get(DETAILS + "accountId=404").at("/resultInfo/code").asInt());
    }

    @ParameterizedTest
    @CsvSource({"7,7,7", "50,20,50", "200,20,137"})
    void pageCapLimitsPagesAndTheDefault(int cap, int byDefault, int most) throws Exception {
        restart(null, cap, null);
        assertEquals(
                byDefault, get(DETAILS + "accountId=10001").get("collections").size());
        assertEquals(
                most,
                get(DETAILS + "accountId=10001&limit=1000").get("collections").size());
    }

    /** None is answered before all have come: with fewer workers, none ever would be. */
    @Test
    void latencyHoldsSixtyFourBackAtOnce() throws Exception {
        CountDownLatch all = new CountDownLatch(64);
        List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
        Sandbox.Sleeper sleeper = time -> {
            waits.add(time);
            all.countDown();
            all.await();
        };
        Duration latency = Duration.ofMillis(50);
        Sandbox.Settings settings = new Sandbox.Settings(latency, 50, Fault.Odds.NONE, 1, Optional.empty());
        try (Sandbox slow = new Sandbox(0, settings, new CollectionGenerator(null), sleeper)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(slow.base() + DETAILS + "accountId=10001"))
                    .header("X-API-KEY", Sandbox.KEY)
                    // It only keeps a server that hangs from hanging the build.
                    .timeout(Duration.ofSeconds(60))
                    .build();
            List<CompletableFuture<HttpResponse<String>>> responses = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                responses.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
            }
            responses.forEach(response -> assertEquals(200, response.join().statusCode()));
        }
        assertEquals(Collections.nCopies(64, latency), waits);
    }

    @ParameterizedTest
    @ValueSource(ints = {137, 1009, 1010, 20_000})
    void idsAreDistinctAndNotSorted(int total) {
        List<Object> ids =
                new CollectionGenerator(total).rows(10001).stream().map(Row::id).toList();
        assertEquals(total, new HashSet<>(ids).size());
        assertNotEquals(ids.stream().sorted().toList(), ids);
    }

    /** The documentation of the service queries by account id; this program queries by address. No key is needed. */
    @ParameterizedTest
    @ValueSource(longs = {0, 7, 10001, 999_999_999_999_999_999L})
    void accountsAreFoundByIdAndByOwner(long account) throws Exception {
        String owner = new CollectionGenerator(null).ownerOf(account).get();
        String mixed = "0x" + owner.substring(2).toUpperCase(Locale.ROOT);
        for (String query :
                List.of("accountId=" + account, "owner=" + owner, "owner=" + mixed + "&accountId=" + account)) {
            HttpResponse<String> response = ask(ACCOUNT + query, null);
            assertEquals(200, response.statusCode());
            JsonNode body = mapper.readTree(response.body());
            assertEquals("accountId owner frozen publicKey tags nonce keyNonce keySeed", names(body));
            assertEquals(account, body.get("accountId").asLong());
            assertEquals(owner, body.get("owner").asText());
            assertFalse(body.get("frozen").asBoolean());
            assertEquals("x y", names(body.get("publicKey")));
        }
    }

    @Test
    void otherAccountsAreNotFound() throws Exception {
        CollectionGenerator accounts = new CollectionGenerator(null);
        String owner = accounts.ownerOf(10001).get();
        String other = owner.substring(0, 41) + (owner.charAt(41) == '0' ? '1' : '0');
        String missing = accounts.ownerOf(404).get();
        for (String query : List.of(
                "",
                "owner=",
                "owner=10001",
                "owner=" + owner.substring(0, 41),
                "owner=" + other,
                "owner=" + missing,
                "accountId=404",
                "accountId=x",
                "owner=" + owner + "&accountId=10002")) {
            HttpResponse<String> response = ask(ACCOUNT + query, null);
            assertEquals(400, response.statusCode(), query);
            assertTrue(response.body().contains("101002"), response.body());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:PORT,200", "localhost:PORT,200", "LOCALHOST:PORT,200", "[::1]:PORT,200", "evil.example:PORT,403",
        "127.0.0.1,403", "localhost:1,403", "127.0.0.1:PORT.evil.example,403", "x127.0.0.1:PORT,403", "'',403"
    })
    void answersOnlyToItsOwnAddress(String host, int status) throws Exception {
        for (String cors : new String[] {null, "http://localhost:3000"}) {
            restart(null, 50, cors);
            String port = sandbox.base().replaceFirst(".*:", "");
            String response = BareHttp.ask(
                    sandbox.base(),
                    DETAILS + "accountId=10001",
                    "X-API-KEY: sandbox\r\nOrigin: http://localhost:3000",
                    host.replace("PORT", port));
            assertTrue(response.startsWith("HTTP/1.1 " + status), response);
            if (status == 403) {
                assertEquals("the sandbox answers only to its own address\n", BareHttp.body(response));
                assertEquals("", BareHttp.header(response, "Access-control-allow-origin"));
            }
        }
    }

    @Test
    void pagesOfOneOriginMayReadWhenAllowed() throws Exception {
        HttpRequest.Builder preflight = HttpRequest.newBuilder()
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "http://localhost:3000")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "x-api-key");
        HttpResponse<String> none = send(preflight.uri(URI.create(sandbox.base() + DETAILS)));
        assertEquals(404, none.statusCode());
        assertEquals(Optional.empty(), none.headers().firstValue("Access-Control-Allow-Origin"));

        restart(null, 50, "http://localhost:3000");
        HttpResponse<String> allowed = send(preflight.uri(URI.create(sandbox.base() + DETAILS)));
        assertEquals(204, allowed.statusCode());
        assertEquals(Optional.of("GET"), allowed.headers().firstValue("Access-Control-Allow-Methods"));
        assertEquals(
                Optional.of("X-API-KEY, Content-Type, feeVersion, pf"),
                allowed.headers().firstValue("Access-Control-Allow-Headers"));
        // Errors, too: a page shows them.
        for (String key : List.of(Sandbox.KEY, "wrong")) {
            assertEquals(
                    Optional.of("http://localhost:3000"),
                    ask(DETAILS + "accountId=10001", key).headers().firstValue("Access-Control-Allow-Origin"));
        }
    }

    private JsonNode get(String pathAndQuery) throws Exception {
        return mapper.readTree(ask(pathAndQuery, Sandbox.KEY).body());
    }

    private HttpResponse<String> ask(String pathAndQuery, String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.base() + pathAndQuery));
        return send(key == null ? request : request.header("X-API-KEY", key));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return String.join(" ", names);
    }
}
