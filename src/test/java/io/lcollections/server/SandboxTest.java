package io.lcollections.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lcollections.server.Sandbox.Fault;
import io.lcollections.server.Sandbox.Fault.Draw;
import io.lcollections.server.Sandbox.Row;
import io.lcollections.support.BareHttp;
import io.lcollections.support.Run;
import java.io.ByteArrayOutputStream;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
        "10001,'',104001", "10001,wrong,104002", "404,sandbox,101002", "x,sandbox,102003",
        "&offset=0,sandbox,102003", "1&limit=0,sandbox,100001", "1=2,sandbox,102003", "1&offset=-1,sandbox,100001",
        "1&tokenAddress=0x1,sandbox,100001", "1&collectionId=x,sandbox,100001"
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
        assertEquals(405, none.statusCode());
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

    // The command, and --data

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --collections 10000 --latency 50ms --page-cap 50 --faults shift=0.10,rate-limit=.1 --seed 7
            --collections 0 --latency 0ms --faults reset=0.0000001
            --cors https://[::1]:3000
            """)
    void validOptionsStartTheServer(String line) {
        Run.Result run = started(line);
        assertTrue(run.err().startsWith("sandbox: generated data, not the service; "), run.toString());
        assertTrue(run.out().startsWith("http://127.0.0.1:"), run.toString());
    }

    @Test
    void collectionsAndPageCapAreServed() {
        serve("", "--collections 3000 --page-cap 2", client -> {
            Run.Result list = client.apply("list -a 404042 -o json --limit 9");
            assertTrue(out(list).contains("\"totalNum\":3000"), list.toString());
            list.expectErr("2 of 3000 collections");
        });
    }

    private static Run.Result started(String line) {
        Thread.currentThread().interrupt();
        try {
            return Run.with().line("sandbox " + line);
        } finally {
            Thread.interrupted();
        }
    }

    private static String sandbox(String line) {
        return out(Run.with().line("--network sandbox -q " + line));
    }

    /** Runs the server inside the test for as long as the test asks it by command lines. */
    private static Run.Result serve(String saved, String options, Consumer<Function<String, Run.Result>> work) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        ByteArrayOutputStream stdout = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                // The base URL is printed when the server is there; an interrupt ends it.
                try {
                    String base = toString(StandardCharsets.UTF_8).strip();
                    work.accept(line -> Run.with()
                            .env("LOOPRING_API_KEY", "sandbox")
                            .to(base)
                            .line(line));
                } catch (RuntimeException | Error failed) {
                    failure.set(failed);
                }
                Thread.currentThread().interrupt();
            }
        };
        Run.Result result = Run.with().stdin(saved).stdout(stdout).line("sandbox " + options);
        Thread.interrupted();
        if (failure.get() != null) {
            throw new AssertionError(result.toString(), failure.get());
        }
        return result;
    }

    private static Run.Result serve(String saved, Consumer<Function<String, Run.Result>> work) {
        return serve(saved, "--data -", work);
    }

    private static String input(String saved, String... further) {
        Stream<String> args = Stream.concat(Stream.of("--input", "-", "-o", "ndjson", "-q"), Stream.of(further));
        return Run.with().stdin(saved).args(args.toArray(String[]::new)).out();
    }

    private static String out(Run.Result run) {
        run.expectCode(0);
        return run.out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "ndjson", "raw"})
    void savedResponsesAreListedAgain(String form) {
        String saved = sandbox("-a 10001 --all -o " + form);
        String json = sandbox("-a 10001 --all -o json");
        serve(saved, client -> {
            assertEquals(json, out(client.apply("list -a 10001 --all -o json")));
            assertEquals(json, out(client.apply("list -a 10001 --all --limit 7 -o json --concurrency 1")));
            assertEquals(sandbox("-a 10001 --all -o ndjson"), out(client.apply("list -a 10001 --all -o ndjson")));
        });
    }

    @Test
    void compactPageOfTheServiceStaysAsItWas() {
        String page = "{\"totalNum\":1,\"collections\":[{\"collection\":{\"id\":1,\"x\":{\"y\":[1.10,1e400,null,"
                + "\"\\u202e\\ud83d\"]}},\"count\":\"2\"}]}\n";
        serve(page, client -> assertEquals(page, out(client.apply("list -a 7 -o raw"))));
    }

    @Test
    void rowsOfEveryShapeAreOfOneShape() {
        String flat = "{\"collections\":[{\"id\":\"0042\",\"name\":null},{\"id\":2,\"collection\":5,\"count\":null}]}";
        String wire = "{\"totalNum\":2,\"collections\":[{\"collection\":{\"id\":\"0042\",\"name\":null}},"
                + "{\"collection\":{\"id\":2,\"collection\":5},\"count\":null}]}\n";
        serve(flat, client -> assertEquals(wire, out(client.apply("list -a 1 -o raw"))));
    }

    @ParameterizedTest
    @CsvSource({
        "--non-zero --limit 50",
        "--offset 130 --limit 50",
        "--offset 500",
        "--limit 1000",
        "--collection-id 200",
        "''",
        "--token-address 0x2B77B5205FDE50CFB7C8EC36A938F2464BCF26D3"
    })
    void queriesAreAnsweredAsOfMadeData(String query) {
        String line = ("-a 10001 -o json " + query).strip();
        String made = sandbox(line);
        serve(sandbox("-a 10001 --all -o json"), client -> assertEquals(made, out(client.apply("list " + line))));
    }

    @Test
    void accountsHaveTheirOwn() {
        String two = sandbox("-a 10001 --all -o json");
        String other = sandbox("-a 10042 --all -o json");
        Run.Result server = serve(two + other, client -> {
            assertEquals(two, out(client.apply("list -a 10001 --all -o json")));
            assertEquals(other, out(client.apply("list -a 10042 --all -o json")));
            client.apply("list -a 7").fails(4, "the service refused: \"user not found\" (code 101002)");
        });
        server.expectErr("\naccounts: 10001, 10042; collections: 179\n");
    }

    /** Rows that do not say whose they are can be anybody's, as for --input. */
    @Test
    void rowsOfNobodyAreOfEveryAccount() {
        String saved = "{\"accountId\":7,\"id\":1,\"count\":1}\n{\"id\":2,\"count\":1}\n"
                + "{\"accountId\":8,\"id\":3,\"count\":1}\n{\"accountId\":7,\"id\":2,\"count\":9}\n";
        Run.Result server = serve(saved, client -> {
            for (String account : List.of("7", "8", "9")) {
                assertEquals(input(saved, "-a", account), out(client.apply("list -a " + account + " -o ndjson")));
            }
        });
        String banner =
                "sandbox: saved responses of standard input, not the service; the key is 'sandbox'; Ctrl-C stops it\n"
                        + "accounts: 7, 8, any other; collections: 5\n";
        assertTrue(server.err().startsWith(banner), server.err());
        server.expectErr(" --account 7\n");
    }

    @Test
    void faultsAndSettingsStillWork() {
        String saved = sandbox("-a 10001 --all -o json");
        serve(saved, "--data - --page-cap 9 --faults reset=0.1,error=0.1,shift=0.2 --seed 3", client -> {
            Run.Result run = client.apply("list -a 10001 --all --sort id -o ndjson --retries 30 -v");
            assertEquals(sandbox("-a 10001 --all --sort id -o ndjson"), out(run));
            run.expectErr("retry 1 of 30");
        });
    }

    @Test
    void incompleteFilesAreRejected() {
        String part = sandbox("-a 10001 -o json");
        Run.Result run = serve(part, client -> {});
        run.fails(6, "account 10001: 20 of 137 collections; standard input has no more");
        run.expectErr("hint: lcollections list --input prints what it has");
        serve(
                input(part),
                client -> assertTrue(
                        out(client.apply("list -a 5 --all -o json")).startsWith("{\"accountId\":5,\"totalNum\":20,")));
        String wire = sandbox("-a 10001 -o raw");
        serve(wire, c -> {}).fails(6, "20 of 137 collections; standard input has no more");
    }

    @Test
    void invalidFilesAreRejected() {
        serve("", client -> {}).fails(6, "standard input is empty");
        serve("{\"collections\":[{\"id\":1}", client -> {}).fails(6, "standard input is cut off");
        String error = "{\"resultInfo\":{\"code\":104002,\"message\":\"x\"}}";
        serve(error, client -> {}).fails(3, "a saved error");
        Run.with().args("sandbox", "--data", "no such file").fails(2, "--data 'no such file' cannot be read");
    }
}
