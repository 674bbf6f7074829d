package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.api.HttpSettings.RequestLog;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.support.Property;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedAccount;
import io.lcollections.support.ScriptedServer;
import io.lcollections.support.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Retries, and the limits that all requests share. */
class RetriesTest {
    private static final Page PAGE = new Page(OptionalLong.of(1), OptionalLong.of(0), List.of(), List.of(), List.of());
    private static final Query QUERY = PagingScenario.of(0, 50, 50).query();

    private final VirtualTime time = new VirtualTime();
    private final List<String> log = new ArrayList<>();
    private double random = 0.5;
    private int requests;

    private RetryingApi failing(int maxRetries, Exception... failures) {
        CollectionsApi api = query -> {
            Exception failure = requests < failures.length ? failures[requests] : null;
            requests++;
            if (failure instanceof ApiException known) {
                throw known;
            }
            if (failure instanceof RuntimeException fault) {
                throw fault;
            }
            return PAGE;
        };
        RequestLog retries = new RequestLog() {
            @Override
            public void verbose(String line) {
                log.add(line.replaceFirst("retry (\\d+) of (\\d+) in (\\d+) ms: (.*)", "$4 $1/$2 $3"));
            }
        };
        return new RetryingApi(api, new RequestLimiter(1, 0, time), maxRetries, () -> random, time, retries);
    }

    private static ApiException status(int status) {
        return SimulatedService.status(status, Optional.empty());
    }

    private static ApiException status(int status, int retryAfter) {
        return SimulatedService.status(status, Optional.of(Duration.ofSeconds(retryAfter)));
    }

    @Test
    void delaysDoubleUpToAMinuteAndAreRandom() throws Exception {
        Exception[] failures = new Exception[10];
        Arrays.fill(failures, status(503));
        random = 0.999;
        failing(10, failures).fetch(QUERY);
        assertEquals(
                List.of(499L, 999L, 1999L, 3998L, 7996L, 15992L, 31984L, 59970L, 59970L, 59970L),
                time.sleeps().stream().map(Duration::toMillis).toList());
        time.sleeps().clear();
        random = 0;
        requests = 0;
        failing(10, failures).fetch(QUERY);
        assertEquals(
                List.of(250L, 500L, 1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L, 30000L),
                time.sleeps().stream().map(Duration::toMillis).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "4, 503 500 502/7, 503 1/4 375; 500 2/4 750; 502 3/4 7000",
        "4, 429/3 429/0, 429 1/4 3000; 429 2/4 750",
        "1, 503 429, 503 1/1 375; 429 1/1 375"
    })
    void retriesAreCountedAndDelayed(int maxRetries, String failures, String expected) throws Exception {
        Exception[] thrown = Stream.of(failures.split(" "))
                .map(failure -> failure.split("/"))
                .map(failure -> failure.length == 1
                        ? status(Integer.parseInt(failure[0]))
                        : status(Integer.parseInt(failure[0]), Integer.parseInt(failure[1])))
                .toArray(Exception[]::new);
        assertSame(PAGE, failing(maxRetries, thrown).fetch(QUERY));
        assertEquals(expected, String.join("; ", log).replace("the service answered HTTP ", ""));
        long delays = Stream.of(expected.split("; "))
                .mapToLong(retry -> Long.parseLong(retry.split(" ")[2]))
                .sum();
        assertEquals(delays, time.nanoTime() / 1_000_000);
    }

    @Test
    void aRuntimeExceptionReleasesThePlace() throws Exception {
        IllegalStateException fault = new IllegalStateException("fault");
        RetryingApi api = failing(4, fault);
        assertSame(fault, assertThrows(IllegalStateException.class, () -> api.fetch(QUERY)));
        assertSame(PAGE, withoutWaiting(() -> api.fetch(QUERY)));
    }

    private static final long SECOND = 1_000_000_000L;
    private static final ApiException SLOW_DOWN = status(429);
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
    private static final int STEP = RequestLimiter.SUCCESSES_PER_STEP;

    private RequestLimiter limiter(int maxConcurrency, double perSecond) {
        return new RequestLimiter(maxConcurrency, perSecond, time);
    }

    // Back-off

    @Test
    void rateLimitingDelaysTheNextRequest() throws Exception {
        RequestLimiter limiter = limiter(4, 0);
        assertEquals(0, limiter.acquire());
        assertEquals(0, limiter.acquire());
        limiter.failed(SLOW_DOWN, 0, FIVE_SECONDS);
        limiter.failed(SLOW_DOWN, 0, Duration.ZERO);
        assertEquals(FIVE_SECONDS.toNanos(), limiter.acquire(), "a shorter wait does not end a longer one");
    }

    @Test
    void rateLimitingDelaysARequestThatWaitsForAPlace() throws Exception {
        RequestLimiter limiter = limiter(1, 0);
        limiter.acquire();
        FutureTask<Long> next = new FutureTask<>(limiter::acquire);
        Thread thread = new Thread(next);
        thread.start();
        untilItWaits(thread);
        limiter.failed(SLOW_DOWN, 0, FIVE_SECONDS);
        assertEquals(FIVE_SECONDS.toNanos(), next.get());
    }

    @Test
    void rateLimitingDelaysARequestThatWaitsForTheRateLimit() throws Exception {
        RequestLimiter[] limiter = new RequestLimiter[1];
        VirtualTime interrupting = new VirtualTime() {
            @Override
            public void sleep(Duration duration) {
                if (sleeps().isEmpty()) {
                    limiter[0].failed(SLOW_DOWN, 0, FIVE_SECONDS);
                }
                super.sleep(duration);
            }
        };
        limiter[0] = new RequestLimiter(2, 1, interrupting);
        limiter[0].acquire();
        assertEquals(FIVE_SECONDS.toNanos(), limiter[0].acquire());
    }

    // Rate

    /** Pauses before each request, after the start of the one before. */
    private record Arrivals(double perSecond, List<Long> pauses) {
        static Arrivals generate(Random random) {
            double perSecond = random.nextBoolean() ? 1 + random.nextInt(9) : 0.25 * (1 + random.nextInt(20));
            long maxPause = random.nextBoolean() ? SECOND / 10 : SECOND;
            return new Arrivals(perSecond, random.longs(40, 0, maxPause).boxed().toList());
        }

        /** When the requests start, by a clock that shows this value at the beginning. */
        List<Long> starts(long clock) throws Exception {
            VirtualTime time = new VirtualTime();
            time.pass(Duration.ofNanos(clock));
            RequestLimiter limiter = new RequestLimiter(pauses.size(), perSecond, time);
            List<Long> starts = new ArrayList<>();
            for (long pause : pauses) {
                time.pass(Duration.ofNanos(pause));
                starts.add(limiter.acquire());
            }
            return starts;
        }
    }

    @Test
    void noMoreThanTheRateStartInAnySecond() {
        Property.holds(500, Arrivals::generate, arrivals -> {
            // The clock may overflow.
            for (long clock : new long[] {0, -5 * SECOND, Long.MAX_VALUE - 3 * SECOND}) {
                List<Long> starts = arrivals.starts(clock);
                double period = Math.max(1, 1 / arrivals.perSecond()) * SECOND;
                int rate = (int) Math.max(1, arrivals.perSecond());
                for (int i = rate; i < starts.size(); i++) {
                    assertTrue(starts.get(i) - starts.get(i - rate) > period, starts::toString);
                }
            }
        });
    }

    @Test
    void aFirstRequestCountsFromItsEndBecauseItHadToConnect() throws Exception {
        RequestLimiter limiter = limiter(1, 1);
        limiter.acquire();
        time.pass(Duration.ofMillis(300));
        limiter.succeeded();
        assertEquals(1_320_000_000L, limiter.acquire());
        time.pass(Duration.ofMillis(300));
        limiter.succeeded();
        assertEquals(2_340_000_000L, limiter.acquire(), "by then the connection is open");
    }

    // Concurrency

    @Test
    void eachRateLimitedBurstHalvesTheConcurrency() throws Exception {
        RequestLimiter limiter = limiter(8, 0);
        for (int allowed : new int[] {8, 4, 2, 1, 1}) {
            assertAdmits(allowed, limiter);
            time.pass(Duration.ofSeconds(1));
            long startedAt = limiter.acquire();
            limiter.failed(SLOW_DOWN, startedAt, Duration.ZERO);
        }
    }

    @Test
    void requestsOfOneBurstHalveTheConcurrencyOnce() throws Exception {
        // The second clock overflows after the first request.
        for (long clock : new long[] {0, Long.MAX_VALUE - 5}) {
            VirtualTime from = new VirtualTime();
            from.pass(Duration.ofNanos(clock));
            RequestLimiter limiter = new RequestLimiter(8, 0, from);
            long first = limiter.acquire();
            long second = limiter.acquire();
            from.pass(Duration.ofNanos(10));
            limiter.failed(SLOW_DOWN, first, Duration.ZERO);
            from.pass(Duration.ofNanos(10));
            limiter.failed(SLOW_DOWN, second, Duration.ZERO);
            assertAdmits(4, limiter);
        }
    }

    @Test
    void successesRaiseTheConcurrencyUpToTheMaximum() throws Exception {
        RequestLimiter limiter = limiter(4, 0);
        limiter.acquire();
        limiter.failed(SLOW_DOWN, 0, Duration.ZERO);
        succeed(limiter, STEP - 1);
        assertAdmits(2, limiter);
        succeed(limiter, 1);
        assertAdmits(3, limiter);
        // Rate limiting resets the count of successes.
        succeed(limiter, STEP - 1);
        limiter.failed(SLOW_DOWN, limiter.acquire() - 1, Duration.ZERO);
        succeed(limiter, STEP - 1);
        assertAdmits(3, limiter);
        succeed(limiter, 10 * STEP);
        assertAdmits(4, limiter);
    }

    @Test
    void anInterruptedRequestDoesNotBlockOthers() throws Exception {
        RequestLimiter limiter = limiter(1, 0);
        limiter.acquire();
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, limiter::acquire);
        limiter.succeeded();
        assertEquals(0, withoutWaiting(limiter::acquire));
    }

    private static void succeed(RequestLimiter limiter, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            limiter.acquire();
            limiter.succeeded();
        }
    }

    private static void assertAdmits(int requests, RequestLimiter limiter) throws Exception {
        for (int i = 0; i < requests; i++) {
            withoutWaiting(limiter::acquire);
        }
        assertThrows(AssertionError.class, () -> withoutWaiting(limiter::acquire));
        for (int i = 0; i < requests; i++) {
            limiter.release();
        }
    }

    private static void untilItWaits(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
    }

    /** What comes of something that must not wait for others; where it does, that is an error and not the end of all tests. */
    private static <T> T withoutWaiting(Callable<T> work) throws Exception {
        FutureTask<T> result = new FutureTask<>(work);
        Thread thread = new Thread(result, "must not wait");
        thread.start();
        untilItWaits(thread);
        boolean waits = !result.isDone();
        thread.interrupt();
        thread.join();
        if (waits) {
            throw new AssertionError("it waits for others");
        }
        return result.get();
    }

    // What is tried again by the whole program

    private static final String CUT_OFF = "HTTP/1.1 200 x\r\nContent-Length: 100\r\n\r\n{\"totalNum\":1,";

    private static final List<String> OF_EACH_KIND = List.of(
            refusal(503),
            ScriptedServer.json("{\"resultInfo\":{\"code\":100000}}"),
            ScriptedServer.RESET,
            CUT_OFF,
            ScriptedServer.HANG);

    static Stream<String> inPassing() {
        return Stream.concat(
                statuses(408, 429, 500, 502, 503, 504, 507, 511, 520, 521, 522, 525, 529, 530, 599),
                Stream.of(
                        ScriptedServer.json("{\"resultInfo\":{\"code\":100000}}"),
                        ScriptedServer.answer(400, "application/json", "{\"code\":\"100002\"}"),
                        ScriptedServer.answer(400, "application/json", "{\"resultInfo\":{\"code\":100202}}"),
                        ScriptedServer.answer(404, "application/json", "{\"resultInfo\":{\"code\":100203}}"),
                        ScriptedServer.answer(401, "application/json", "{\"resultInfo\":{\"code\":100204}}"),
                        ScriptedServer.answer(501, "application/json", "{\"resultInfo\":{\"code\":104208}}"),
                        ScriptedServer.answer(500, "application/json", "{\"resultInfo\":{\"code\":100000}}"),
                        ScriptedServer.RESET,
                        "",
                        CUT_OFF,
                        CUT_OFF + ScriptedServer.RESET,
                        ScriptedServer.json("{\"totalNum\":1,\"collections\":[{\"id\":1}"),
                        ScriptedServer.json("")));
    }

    static Stream<String> lasting() {
        return Stream.concat(
                statuses(400, 401, 403, 404, 407, 410, 501, 505, 600, 999),
                Stream.of(
                        ScriptedServer.answer(400, "application/json", "{\"resultInfo\":{\"code\":101002}}"),
                        ScriptedServer.json("{\"totalNum\":1}"),
                        ScriptedServer.json("{\"totalNum\":1,}"),
                        ScriptedServer.answer(200, "text/html", "<html>"),
                        ScriptedServer.answerOfBytes(200, "Content-Encoding: br\r\n", "x"),
                        ScriptedServer.answerOfBytes(302, "Location: http://127.0.0.2/\r\n", ""),
                        "SSH-2.0-OpenSSH_9.6\r\n"));
    }

    private static Stream<String> statuses(int... statuses) {
        return IntStream.of(statuses).mapToObj(RetriesTest::refusal);
    }

    private static String refusal(int refusal) {
        return ScriptedServer.answer(refusal, "text/plain", "no");
    }

    private static Run.Result ask(ScriptedServer server, String... further) {
        String[] args = Stream.concat(Stream.of("--base-url", server.base(), "-a", "7"), Stream.of(further))
                .toArray(String[]::new);
        return Run.with().args(args);
    }

    @ParameterizedTest
    @MethodSource("inPassing")
    void whatFailsInPassingIsTriedAgain(String failure) throws IOException {
        AtomicInteger requests = new AtomicInteger();
        ScriptedAccount pages = ScriptedAccount.of(3);
        try (ScriptedServer server =
                new ScriptedServer(head -> requests.getAndIncrement() < 2 ? failure : pages.apply(head))) {
            Run.Result run = ask(server, "-o", "ndjson").expectCode(0);
            assertEquals(3, run.out().lines().count());
            assertEquals(3, server.requests().size());
        }
    }

    @ParameterizedTest
    @FieldSource("OF_EACH_KIND")
    void itIsTriedAsOftenAsWasAskedFor(String failure) throws IOException {
        try (ScriptedServer server = new ScriptedServer(failure)) {
            Run.Result run = ask(server, "--retries", "2", "--timeout", "100ms");
            assertEquals(3, server.requests().size(), run.toString());
            run.expectErr(" (tried 3 times)\n");
            assertTrue(run.code() == 5 || run.code() == 6, run.toString());
            Run.Result once = ask(server, "--retries", "0", "--timeout", "100ms");
            assertEquals(4, server.requests().size());
            assertFalse(once.err().contains("tried"), once.err());
        }
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void whatLastsIsNot(String failure) throws IOException {
        try (ScriptedServer server = new ScriptedServer(failure)) {
            Run.Result run = ask(server);
            assertEquals(1, server.requests().size(), run.toString());
            assertFalse(run.err().contains("tried"), run.err());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"61", "Thu, 01 Jan 2026 02:00:00 GMT"})
    void waitThatIsTooLongIsToldAndNotSatThrough(String retryAfter) throws IOException {
        String headers = "Date: Thu, 01 Jan 2026 00:00:00 GMT\r\nRetry-After: " + retryAfter + "\r\n";
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.answerOfBytes(429, headers, "slow"))) {
            Run.Result run = ask(server);
            assertEquals(1, server.requests().size());
            String asked = retryAfter.equals("61") ? "61s" : "2h";
            run.expectErr("; it asks to wait too long: " + asked + "\n  hint: run it again after " + asked + "\n");
            run.expectCode(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3600", "999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void waitThatIsTooLongHoldsForAllAccounts(String retryAfter) throws IOException {
        for (int refusal : new int[] {429, 503, 403}) {
            String headers = "Retry-After: " + retryAfter + "\r\n";
            try (ScriptedServer server =
                    new ScriptedServer(ScriptedServer.answerOfBytes(refusal, headers, "slow down"))) {
                Run.Result run = ask(server, "-a", "8", "-a", "9", "-a", "10", "--concurrency", "1");
                assertEquals(1, server.requests().size(), run.toString());
                run.expectCode(refusal == 403 ? 4 : 5);
                assertEquals(4, run.err().split("it asks to wait too long: ", -1).length - 1, run.err());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "0.2", "soon", "Sunday, 06-Nov-94 08:49:37 GMT", "Thu Jan  1 00:00:00 1970"})
    void thereIsAlwaysAWait(String retryAfter) throws IOException {
        VirtualTime time = new VirtualTime();
        String headers = "Retry-After: " + retryAfter + "\r\n";
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.answerOfBytes(429, headers, "slow down"))) {
            Run.Result run = Run.with().time(time).args("--base-url", server.base(), "-a", "7");
            assertEquals(5, server.requests().size(), run.toString());
            assertTrue(time.nanoTime() >= 3_750_000_000L, "" + time.nanoTime());
        }
    }

    @Test
    void waitThatIsAskedForIsKept() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        String refused = ScriptedServer.answerOfBytes(503, "Retry-After: 7\r\n", "later");
        ScriptedAccount pages = ScriptedAccount.of(3);
        try (ScriptedServer server =
                new ScriptedServer(head -> requests.getAndIncrement() == 0 ? refused : pages.apply(head))) {
            ask(server, "-v").expectErr("retry 1 of 4 in 7000 ms: ");
        }
    }
}
