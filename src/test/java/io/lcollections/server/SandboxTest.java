package io.lcollections.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lcollections.server.Fault.Draw;
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
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries the sandbox over plain sockets and compares it with what is known of the service. */
class SandboxTest {
    private static final String DETAILS = "/api/v3/user/collection/details?accountId=";
    private static final String ACCOUNT = "/api/v3/account?";
    private static final String KEY = "X-API-KEY: " + Sandbox.KEY;
    private static final String FIRST_TEN = DETAILS + "10001&limit=10";
    private static final String FORTY = DETAILS + "10040&limit=50";

    private final ObjectMapper mapper = new ObjectMapper();
    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private Sandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        sandbox = sandbox(null, 50, Fault.Odds.NONE, Duration.ZERO, 1, null);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Sandbox sandbox(Integer collections, int pageCap, Fault.Odds odds, Duration latency, long seed, String cors)
            throws IOException {
        Sandbox.Settings settings = new Sandbox.Settings(latency, pageCap, odds, seed, Optional.ofNullable(cors));
        return new Sandbox(0, settings, new CollectionGenerator(collections), waits::add);
    }

    /** Closes the server of the other settings, and starts one of these. */
    private void restart(Integer collections, int pageCap, String cors) throws IOException {
        sandbox.close();
        sandbox = sandbox(collections, pageCap, Fault.Odds.NONE, Duration.ZERO, 1, cors);
    }

    private Sandbox with(Fault fault) throws IOException {
        return sandbox(null, 50, new Fault.Odds(Map.of(fault, 1.0)), Duration.ofMillis(50), 1, null);
    }

    private static String ask(Sandbox sandbox, String pathAndQuery) throws IOException {
        return BareHttp.ask(sandbox.base(), pathAndQuery, KEY);
    }

    private JsonNode get(String pathAndQuery) throws IOException {
        String body = BareHttp.body(ask(sandbox, pathAndQuery));
        return mapper.readTree(body.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> ids(String answer) {
        return Pattern.compile("\"id\":(\\d+)")
                .matcher(answer)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void filtersSelectRows() throws IOException {
        JsonNode held = get(DETAILS + "10001&limit=50&nonZero=true");
        assertTrue(held.get("totalNum").asInt() < 137);
        held.get("collections")
                .forEach(row -> assertNotEquals(0, row.get("count").asInt()));
        JsonNode first = get(DETAILS + "10001").get("collections").get(0);
        String contract = first.at("/collection/contractAddress").asText();
        JsonNode found = get(DETAILS + "10001&tokenAddress=" + contract);
        assertTrue(found.get("totalNum").asInt() >= 1);
        found.findValues("contractAddress").forEach(address -> assertEquals(contract, address.asText()));
        String id = first.at("/collection/id").asText();
        for (String spelled : List.of(id, "000" + id)) {
            JsonNode one = get(DETAILS + "10001&collectionId=" + spelled);
            assertEquals(1, one.get("totalNum").asInt());
            assertEquals(List.of(first), List.of(one.get("collections").get(0)));
        }
        assertEquals(0, get(DETAILS + "10001&collectionId=1").get("totalNum").asInt());
    }

    /** Neither the fields, nor their order, nor the values. */
    @Test
    void responsesNeverChange() throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (String query : List.of("10001&limit=50&offset=87", "10099&limit=50&nonZero=true")) {
            sha.update(BareHttp.body(ask(sandbox, DETAILS + query)).getBytes(StandardCharsets.ISO_8859_1));
        }
        assertEquals(
                "8b0393596be234a266fa07fa14ff1c5c6ed9cb8ea594e7fca216a47415de99ca",
                HexFormat.of().formatHex(sha.digest()));
    }

    @ParameterizedTest
    @CsvSource({
        "10001,'',104001",
        "10001,wrong,104002",
        "404,sandbox,101002",
        "x,sandbox,102003",
        "&offset=0,sandbox,102003",
        "1&limit=0,sandbox,100001",
        "1=2,sandbox,102003",
        "1&offset=-1,sandbox,100001",
        "1&tokenAddress=0x1,sandbox,100001",
        "1&collectionId=x,sandbox,100001"
    })
    void rejectsAsTheServiceDoes(String query, String key, int code) throws IOException {
        String answer = BareHttp.ask(sandbox.base(), DETAILS + query, "X-API-KEY: " + key);
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertEquals(
                code,
                mapper.readTree(BareHttp.body(answer)).at("/resultInfo/code").asInt());
    }

    @ParameterizedTest
    @CsvSource({"0,0", "7,7", "1000000,20"})
    void everyAccountHoldsTheGivenNumber(int collections, int shown) throws IOException {
        restart(collections, 50, null);
        for (String account : List.of("10001", "10042", "0", "999999999999999999")) {
            JsonNode page = get(DETAILS + account);
            assertEquals(collections, page.get("totalNum").asInt());
            assertEquals(shown, page.get("collections").size());
        }
        assertEquals(101002, get(DETAILS + "404").at("/resultInfo/code").asInt());
    }

    @ParameterizedTest
    @CsvSource({"7,7,7", "50,20,50", "200,20,137"})
    void pageCapLimitsPagesAndTheDefault(int cap, int byDefault, int most) throws IOException {
        restart(null, cap, null);
        assertEquals(byDefault, ids(ask(sandbox, DETAILS + "10001")).size());
        assertEquals(most, ids(ask(sandbox, DETAILS + "10001&limit=1000")).size());
    }

    /** None is answered before all have come: with fewer workers, none ever would be. */
    @Test
    void latencyHoldsSixtyFourBackAtOnce() throws IOException {
        CountDownLatch all = new CountDownLatch(64);
        Sandbox.Sleeper sleeper = time -> {
            waits.add(time);
            all.countDown();
            all.await();
        };
        Duration latency = Duration.ofMillis(50);
        Sandbox.Settings settings = new Sandbox.Settings(latency, 50, Fault.Odds.NONE, 1, Optional.empty());
        try (Sandbox slow = new Sandbox(0, settings, new CollectionGenerator(null), sleeper)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(slow.base() + FIRST_TEN))
                    .header("X-API-KEY", Sandbox.KEY)
                    // It only keeps a server that hangs from hanging the build.
                    .timeout(Duration.ofSeconds(60))
                    .build();
            HttpClient client = HttpClient.newHttpClient();
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
    void accountsAreFoundByIdAndByOwner(long account) throws IOException {
        String owner = new CollectionGenerator(null).ownerOf(account).get();
        String mixed = "0x" + owner.substring(2).toUpperCase(Locale.ROOT);
        for (String query :
                List.of("accountId=" + account, "owner=" + owner, "owner=" + mixed + "&accountId=" + account)) {
            String answer = BareHttp.ask(sandbox.base(), ACCOUNT + query, "X: y");
            String expected = "{'accountId':" + account + ",'owner':'" + owner + "','frozen':false,'publicKey':"
                    + "{'x':'0x[0-9a-f]{64}','y':'0x[0-9a-f]{64}'},'tags':'','nonce':1,'keyNonce':0,"
                    + "'keySeed':'Sign this message to access Loopring Exchange: 0x0{40} with key nonce: 0'}";
            assertTrue(
                    BareHttp.body(answer).matches(expected.replace('\'', '"').replaceAll("\\{(?!\\d)", "\\\\{")),
                    answer);
        }
    }

    @Test
    void otherAccountsAreNotFound() throws IOException {
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
            String answer = ask(sandbox, ACCOUNT + query);
            assertTrue(answer.startsWith("HTTP/1.1 400 ") && answer.contains("101002"), answer);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:PORT,200", "localhost:PORT,200", "LOCALHOST:PORT,200", "[::1]:PORT,200", "evil.example:PORT,403",
        "127.0.0.1,403", "localhost:1,403", "127.0.0.1:PORT.evil.example,403", "x127.0.0.1:PORT,403", "'',403"
    })
    void answersOnlyToItsOwnAddress(String host, int status) throws IOException {
        for (String cors : new String[] {null, "http://localhost:3000"}) {
            restart(null, 50, cors);
            String port = sandbox.base().replaceFirst(".*:", "");
            String response = BareHttp.ask(
                    sandbox.base(), FIRST_TEN, KEY + "\r\nOrigin: http://localhost:3000", host.replace("PORT", port));
            assertTrue(response.startsWith("HTTP/1.1 " + status), response);
            if (status == 403) {
                assertEquals("the sandbox answers only to its own address\n", BareHttp.body(response));
                assertEquals("", BareHttp.header(response, "Access-control-allow-origin"));
            }
        }
    }

    @Test
    void pagesOfOneOriginMayReadWhenAllowed() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest.Builder preflight = HttpRequest.newBuilder()
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "http://localhost:3000")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "x-api-key");
        HttpResponse<Void> none = client.send(
                preflight.uri(URI.create(sandbox.base() + DETAILS)).build(), HttpResponse.BodyHandlers.discarding());
        assertEquals(404, none.statusCode());
        assertEquals(Optional.empty(), none.headers().firstValue("Access-Control-Allow-Origin"));

        restart(null, 50, "http://localhost:3000");
        HttpResponse<Void> allowed = client.send(
                preflight.uri(URI.create(sandbox.base() + DETAILS)).build(), HttpResponse.BodyHandlers.discarding());
        assertEquals(204, allowed.statusCode());
        assertEquals(Optional.of("GET"), allowed.headers().firstValue("Access-Control-Allow-Methods"));
        assertEquals(
                Optional.of("X-API-KEY, Content-Type, feeVersion, pf"),
                allowed.headers().firstValue("Access-Control-Allow-Headers"));
        // Errors, too: a page shows them.
        for (String key : List.of(Sandbox.KEY, "wrong")) {
            String answer = BareHttp.ask(sandbox.base(), FIRST_TEN, "X-API-KEY: " + key);
            assertEquals("http://localhost:3000", BareHttp.header(answer, "Access-control-allow-origin"));
        }
    }

    // Faults

    @Test
    void faultsHappenIndependentlyWithTheirProbabilities() {
        Fault.Odds odds =
                new Fault.Odds(Map.of(Fault.RATE_LIMIT, 0.1, Fault.ERROR, 0.1, Fault.SHIFT, 0.5, Fault.SLOW, 1.0));
        List<Draw> draws = LongStream.range(0, 10_000)
                .mapToObj(request -> odds.draw(7, request))
                .toList();
        assertEquals(0.1, share(draws, Fault.RATE_LIMIT), 0.01);
        assertEquals(0.1, share(draws, Fault.ERROR), 0.01);
        assertEquals(0.5, share(draws, Fault.SHIFT), 0.02);
        assertEquals(0.0, share(draws, Fault.RESET));
        assertEquals(1.0, share(draws, Fault.SLOW));
        List<Draw> limited =
                draws.stream().filter(draw -> draw.has(Fault.RATE_LIMIT)).toList();
        assertEquals(0.1, share(limited, Fault.ERROR), 0.03);
        assertEquals(0.5, share(limited, Fault.SHIFT), 0.05);
    }

    private static double share(List<Draw> draws, Fault fault) {
        return (double) draws.stream().filter(draw -> draw.has(fault)).count() / draws.size();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RATE_LIMIT | text/plain | Too many requests | 429 , 429 1, 429 a date
            ERROR      | text/html  | <html>            | 500 , 502 , 503 , 504
            """)
    void refusalsComeInTheirForms(Fault fault, String type, String body, String forms) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Sandbox failing = with(fault)) {
            for (int i = 0; i < 40; i++) {
                String answer = ask(failing, FIRST_TEN);
                assertTrue(BareHttp.header(answer, "Date").endsWith(" GMT"), answer);
                assertEquals(type, BareHttp.header(answer, "Content-type"));
                assertTrue(BareHttp.body(answer).startsWith(body), answer);
                String wait = BareHttp.header(answer, "Retry-after").replaceFirst("\\w{3}, \\d+ .* GMT", "a date");
                found.add((answer.substring(9, 12) + " " + wait).strip());
            }
            // Before the key is looked at, and not elsewhere.
            assertTrue(BareHttp.ask(failing.base(), FIRST_TEN, "X-API-KEY: another")
                    .matches("(?s)HTTP/1.1 (5|429).*"));
            assertTrue(ask(failing, "/elsewhere").startsWith("HTTP/1.1 404 "));
        }
        assertEquals(forms.replaceAll(" *, *", ", "), String.join(", ", found));
    }

    @Test
    void resetIsNotAByteAndTruncateHalfOfWhatWasAnnounced() throws IOException {
        try (Sandbox reset = with(Fault.RESET);
                Sandbox truncating = with(Fault.TRUNCATE)) {
            assertEquals("", ask(reset, FIRST_TEN));
            for (int limit : new int[] {1, 50}) {
                String whole = BareHttp.body(ask(sandbox, DETAILS + "10001&limit=" + limit));
                String answer = ask(truncating, DETAILS + "10001&limit=" + limit);
                assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
                assertEquals(String.valueOf(whole.length()), BareHttp.header(answer, "Content-length"));
                assertEquals(whole.substring(0, whole.length() / 2), BareHttp.body(answer));
            }
        }
    }

    @Test
    void slowIsTwoSecondsMore() throws IOException {
        try (Sandbox slow = with(Fault.SLOW)) {
            assertEquals(10, ids(ask(slow, FIRST_TEN)).size());
            ask(slow, "/elsewhere");
        }
        assertEquals(List.of(Duration.ofMillis(2050), Duration.ofMillis(50)), waits);
    }

    @Test
    void shiftMovesOneRowOfOneAccountForGood() throws IOException {
        String other = FORTY.replace("10040", "10030");
        try (Sandbox shifting = with(Fault.SHIFT)) {
            List<String> before = ids(ask(sandbox, FORTY));
            assertEquals(40, before.size());
            for (int i = 0; i < 20; i++) {
                List<String> after = ids(ask(shifting, FORTY));
                assertTrue(isOneMove(before, after), before + "\n" + after);
                before = after;
            }
            assertTrue(ask(shifting, FORTY).contains("\"totalNum\":40"));
            assertTrue(isOneMove(ids(ask(sandbox, other)), ids(ask(shifting, other))));

            String held = FORTY + "&nonZero=true";
            List<String> expected = ids(ask(sandbox, held));
            List<String> shifted = ids(ask(shifting, held));
            assertNotEquals(expected, shifted);
            assertEquals(new TreeSet<>(expected), new TreeSet<>(shifted));
            // Accounts of less than two rows stay as they are.
            assertEquals(List.of(), ids(ask(shifting, DETAILS + "404")));
            assertEquals(List.of(), ids(ask(shifting, DETAILS + "10000")));
            assertEquals(1, ids(ask(shifting, DETAILS + "10101")).size());
        }
    }

    /** Whether one list is the other with one element at another place. */
    private static boolean isOneMove(List<String> before, List<String> after) {
        return !before.equals(after)
                && before.stream().anyMatch(moved -> without(before, moved).equals(without(after, moved)));
    }

    private static List<String> without(List<String> list, String one) {
        return list.stream().filter(element -> !element.equals(one)).toList();
    }

    @Test
    void sameSeedAndRequestsHaveTheSameAnswers() throws IOException {
        assertEquals(history(7), history(7));
        assertNotEquals(history(7), history(8));
    }

    private List<String> history(long seed) throws IOException {
        Fault.Odds odds =
                new Fault.Odds(Arrays.stream(Fault.values()).collect(Collectors.toMap(fault -> fault, fault -> 0.2)));
        List<String> answers = new ArrayList<>();
        try (Sandbox failing = sandbox(null, 50, odds, Duration.ZERO, seed, null)) {
            for (int i = 0; i < 60; i++) {
                // Dates are those of the test.
                answers.add(ask(failing, FIRST_TEN).replaceAll("\\w+, \\d.* GMT", "a date"));
            }
        }
        waits.forEach(wait -> answers.add(wait.toString()));
        waits.clear();
        return answers;
    }
}
