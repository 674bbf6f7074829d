package io.lcollections.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lcollections.server.RequestHandler.Account;
import io.lcollections.server.RequestHandler.Sleeper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Size, page cap and latency. */
class SandboxSettingsTest {
    private static final Sleeper NONE = time -> {};

    /** Far beyond what anything here takes: it only keeps a server that hangs from hanging the build. */
    private static final Duration GUARD = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({"0,0", "7,7", "1000000,20"})
    void everyAccountHoldsTheNumber(int collections, int shown) throws Exception {
        try (Sandbox sandbox = start(OptionalInt.of(collections), 50, Duration.ZERO, NONE)) {
            for (String account : List.of("10001", "10042", "0", "999999999999999999")) {
                JsonNode page = get(sandbox, "accountId=" + account);
                assertEquals(collections, page.get("totalNum").asInt());
                assertEquals(shown, page.get("collections").size());
            }
            assertEquals(
                    101002, get(sandbox, "accountId=404").at("/resultInfo/code").asInt());
        }
    }

    @Test
    void pagesTogetherAreTheAccount() throws Exception {
        Set<Long> ids = new HashSet<>();
        try (Sandbox sandbox = start(OptionalInt.of(2000), 500, Duration.ZERO, NONE)) {
            for (int offset = 0; offset < 2000; offset += 500) {
                get(sandbox, "accountId=1&limit=500&offset=" + offset)
                        .findValues("id")
                        .forEach(id -> ids.add(id.asLong()));
            }
        }
        assertEquals(2000, ids.size());
    }

    @ParameterizedTest
    @CsvSource({"7,7,7", "50,20,50", "200,20,137"})
    void capIsThatOfThePageAndOfTheDefault(int cap, int byDefault, int most) throws Exception {
        try (Sandbox sandbox = start(OptionalInt.empty(), cap, Duration.ZERO, NONE)) {
            assertEquals(
                    byDefault,
                    get(sandbox, "accountId=10001").get("collections").size());
            assertEquals(
                    most,
                    get(sandbox, "accountId=10001&limit=1000")
                            .get("collections")
                            .size());
        }
    }

    /** None is answered before all have come: with fewer workers, none ever would be. */
    @Test
    void latencyHoldsSixtyFourBackAtOnce() throws Exception {
        CountDownLatch all = new CountDownLatch(64);
        List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
        Sleeper pause = time -> {
            waits.add(time);
            all.countDown();
            all.await();
        };
        try (Sandbox sandbox = start(OptionalInt.empty(), 50, Duration.ofMillis(50), pause)) {
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                answers.add(
                        client.sendAsync(request(sandbox, "accountId=10001"), HttpResponse.BodyHandlers.ofString()));
            }
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                assertEquals(200, answer.join().statusCode());
            }
        }
        assertEquals(Collections.nCopies(64, Duration.ofMillis(50)), waits);
    }

    @ParameterizedTest
    @ValueSource(ints = {137, 1009, 1010, 20_000})
    void noIdRepeatsAndTheyAreNotSorted(int total) {
        Account account = account(total);
        int[] ids = IntStream.range(0, total)
                .map(row -> account.json(row).at("/collection/id").asInt())
                .toArray();
        assertEquals(total, Arrays.stream(ids).distinct().count());
        assertTrue(IntStream.range(1, total).anyMatch(i -> ids[i] < ids[i - 1]));
    }

    @ParameterizedTest
    @CsvSource({
        "0,false,50",
        "999950,false,50",
        "999990,false,10",
        "1000000,false,0",
        "999999999999999999,false,0",
        "20,true,50"
    })
    void onlyRowsOfThePageAreGenerated(long offset, boolean nonZero, int rows) {
        Account account = account(1_000_000);
        AtomicInteger generated = new AtomicInteger();
        Account counting = new Account() {
            @Override
            public int total() {
                return account.total();
            }

            @Override
            public boolean isHeld(int row) {
                assertTrue(nonZero);
                return account.isHeld(row);
            }

            @Override
            public boolean hasContract(int row, String address) {
                return fail("there is no filter by contract");
            }

            @Override
            public JsonNode json(int row) {
                generated.incrementAndGet();
                return account.json(row);
            }
        };
        JsonNode page = RequestHandler.page(counting, null, nonZero, "", offset, 50);
        assertEquals(rows, page.get("collections").size());
        assertEquals(rows, generated.get());
    }

    private static Account account(int total) {
        return new CollectionGenerator(OptionalInt.of(total)).account(10001).orElseThrow();
    }

    private static Sandbox start(OptionalInt collections, int cap, Duration latency, Sleeper pause) throws IOException {
        return Sandbox.start(0, new SandboxSettings(collections, latency, cap, FaultOdds.NONE, 1), pause);
    }

    private JsonNode get(Sandbox sandbox, String query) throws Exception {
        HttpResponse<String> answer = client.send(request(sandbox, query), HttpResponse.BodyHandlers.ofString());
        return new ObjectMapper().readTree(answer.body());
    }

    private static HttpRequest request(Sandbox sandbox, String query) {
        return HttpRequest.newBuilder(URI.create(sandbox.base() + "/api/v3/user/collection/details?" + query))
                .header("X-API-KEY", Sandbox.KEY)
                .timeout(GUARD)
                .build();
    }
}
