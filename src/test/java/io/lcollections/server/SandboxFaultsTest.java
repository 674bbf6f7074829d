package io.lcollections.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.server.Fault.Draw;
import io.lcollections.support.BareHttp;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often the faults happen, and what they are as bytes, read from a plain socket. */
class SandboxFaultsTest {
    private static final String FIRST_TEN = "/api/v3/user/collection/details?accountId=10001&limit=10";
    private static final String FORTY = "/api/v3/user/collection/details?accountId=10040&limit=50";

    private final List<Duration> waits = new CopyOnWriteArrayList<>();

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
        try (Sandbox sandbox = with(fault)) {
            for (int i = 0; i < 40; i++) {
                String answer = ask(sandbox, FIRST_TEN);
                assertTrue(BareHttp.header(answer, "Date").endsWith(" GMT"), answer);
                assertEquals(type, BareHttp.header(answer, "Content-type"));
                assertTrue(BareHttp.body(answer).startsWith(body), answer);
                String wait = BareHttp.header(answer, "Retry-after").replaceFirst("\\w{3}, \\d+ .* GMT", "a date");
                found.add((answer.substring(9, 12) + " " + wait).strip());
            }
        }
        assertEquals(forms.replaceAll(" *, *", ", "), String.join(", ", found));
    }

    @Test
    void resetIsNotAByte() throws IOException {
        try (Sandbox sandbox = with(Fault.RESET)) {
            assertEquals("", ask(sandbox, FIRST_TEN));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50})
    void truncateIsHalfOfWhatWasAnnounced(int limit) throws IOException {
        String page = FIRST_TEN.replace("limit=10", "limit=" + limit);
        String whole;
        try (Sandbox sandbox = Sandbox.start()) {
            whole = BareHttp.body(ask(sandbox, page));
        }
        try (Sandbox sandbox = with(Fault.TRUNCATE)) {
            String answer = ask(sandbox, page);
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
            assertEquals(String.valueOf(whole.length()), BareHttp.header(answer, "Content-length"));
            assertEquals(whole.substring(0, whole.length() / 2), BareHttp.body(answer));
        }
    }

    @Test
    void slowIsTwoSecondsMore() throws IOException {
        Duration latency = Duration.ofMillis(50);
        try (Sandbox sandbox = start(new Fault.Odds(Map.of(Fault.SLOW, 1.0)), latency, 1)) {
            assertEquals(10, ids(ask(sandbox, FIRST_TEN)).size());
            ask(sandbox, "/elsewhere");
        }
        assertEquals(List.of(Duration.ofMillis(2050), latency), waits);
    }

    @Test
    void shiftMovesOneRowOfOneAccountForGood() throws IOException {
        String other = FORTY.replace("10040", "10030");
        try (Sandbox sandbox = Sandbox.start();
                Sandbox shifting = with(Fault.SHIFT)) {
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
        }
    }

    @ParameterizedTest
    @CsvSource({"404,0", "10000,0", "10101,1"})
    void shiftLeavesAccountsWithLessThanTwoRowsAlone(String account, int rows) throws IOException {
        try (Sandbox sandbox = with(Fault.SHIFT)) {
            assertEquals(
                    rows, ids(ask(sandbox, FIRST_TEN.replace("10001", account))).size());
        }
    }

    @Test
    void faultsComeBeforeTheKeyAndNotElsewhere() throws IOException {
        try (Sandbox sandbox = with(Fault.ERROR)) {
            assertTrue(BareHttp.ask(sandbox.base(), FIRST_TEN, "X-API-KEY: another")
                    .startsWith("HTTP/1.1 5"));
            assertTrue(ask(sandbox, "/elsewhere").startsWith("HTTP/1.1 404 "));
        }
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
        try (Sandbox sandbox = start(odds, Duration.ZERO, seed)) {
            for (int i = 0; i < 60; i++) {
                // Dates are those of the test.
                answers.add(ask(sandbox, FIRST_TEN).replaceAll("\\w+, \\d.* GMT", "a date"));
            }
        }
        waits.forEach(wait -> answers.add(wait.toString()));
        waits.clear();
        return answers;
    }

    /** Whether one list is the other with one element at another place. */
    private static boolean isOneMove(List<String> before, List<String> after) {
        return !before.equals(after)
                && before.stream().anyMatch(moved -> without(before, moved).equals(without(after, moved)));
    }

    private static List<String> without(List<String> list, String one) {
        return list.stream().filter(element -> !element.equals(one)).toList();
    }

    private Sandbox with(Fault fault) throws IOException {
        return start(new Fault.Odds(Map.of(fault, 1.0)), Duration.ZERO, 1);
    }

    private Sandbox start(Fault.Odds odds, Duration latency, long seed) throws IOException {
        Sandbox.Settings settings = new Sandbox.Settings(latency, 50, odds, seed, Optional.empty());
        return new Sandbox(0, settings, new CollectionGenerator(null), waits::add);
    }

    private static String ask(Sandbox sandbox, String pathAndQuery) throws IOException {
        return BareHttp.ask(sandbox.base(), pathAndQuery, "X-API-KEY: " + Sandbox.KEY);
    }

    private static List<String> ids(String answer) {
        return Pattern.compile("\"id\":(\\d+)")
                .matcher(answer)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
