package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.support.Threads;
import io.lcollections.support.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RetryingApiTest {
    private static final Page PAGE = new Page(OptionalLong.of(1), OptionalLong.of(0), List.of(), List.of(), List.of());
    private static final Query QUERY = WalkCase.quiet(0, 50, 50).query();

    private final VirtualTime time = new VirtualTime();
    private final List<String> log = new ArrayList<>();
    private int requests;

    /** Fails with these, one after the other; then there is a page. */
    private RetryingApi failing(int retries, Exception... failures) {
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
        return new RetryingApi(
                api,
                new RetryPolicy(retries, () -> 0.5),
                1,
                0,
                time,
                (failure, next, of, wait) ->
                        log.add(failure.getMessage() + " " + next + "/" + of + " " + wait.toMillis()));
    }

    private static ApiException status(int status) {
        return Failures.status(status, Optional.empty());
    }

    private static ApiException asking(int status, int seconds) {
        return Failures.status(status, Optional.of(Duration.ofSeconds(seconds)));
    }

    @Test
    void failuresThatPassAreTriedAgain() throws Exception {
        assertSame(PAGE, failing(4, status(503), status(500), asking(502, 7)).fetch(QUERY));
        assertEquals(
                List.of(
                        "the service answered HTTP 503 1/4 250",
                        "the service answered HTTP 500 2/4 500",
                        "the service answered HTTP 502 3/4 7000"),
                log);
        assertEquals(7750, time.nanoTime() / 1_000_000);
    }

    @Test
    void resetIsTriedAgain() throws Exception {
        assertSame(
                PAGE, failing(1, Failures.passing(new WalkCase.Fault(0, 0, -1))).fetch(QUERY));
        assertEquals(2, requests);
    }

    @Test
    void hasteIsCountedApartFromBreakdowns() throws Exception {
        assertSame(PAGE, failing(1, status(503), status(429)).fetch(QUERY));
        assertEquals(List.of("the service answered HTTP 503 1/1 250", "the service answered HTTP 429 1/1 250"), log);
    }

    @Test
    void haste() throws Exception {
        assertSame(PAGE, failing(4, asking(429, 3)).fetch(QUERY));
        assertEquals(List.of("the service answered HTTP 429 1/4 3000"), log);
        assertEquals(3000, time.nanoTime() / 1_000_000);
    }

    @Test
    void triesComeToAnEnd() {
        RetryingApi api = failing(2, status(503), status(503), status(503));
        ApiException failure = assertThrows(ApiException.class, () -> api.fetch(QUERY));
        assertEquals("the service answered HTTP 503 (tried 3 times)", failure.getMessage());
        assertEquals(Kind.UNREACHABLE, failure.kind());
        assertEquals(3, requests);
        assertEquals(2, log.size());
    }

    @Test
    void nobodyWaitsLongerThanAMinute() {
        RetryingApi api = failing(4, asking(429, 61));
        ApiException failure = assertThrows(ApiException.class, () -> api.fetch(QUERY));
        assertEquals("the service answered HTTP 429; it asks to wait 61s", failure.getMessage());
        assertEquals("run it again after 61s", failure.hint());
        assertEquals(1, requests);
        assertEquals(List.of(), time.sleeps());
    }

    @Test
    void whatStaysIsNotTriedAgain() {
        ApiException refused = new ApiException(Kind.REFUSED, "no", null, null);
        RetryingApi api = failing(4, refused);
        assertSame(refused, assertThrows(ApiException.class, () -> api.fetch(QUERY)));
        assertEquals(1, requests);
    }

    @Test
    void faultOfTheProgramLeavesThePlaceToOthers() throws Exception {
        IllegalStateException fault = new IllegalStateException("fault");
        RetryingApi api = failing(4, fault);
        assertSame(fault, assertThrows(IllegalStateException.class, () -> api.fetch(QUERY)));
        assertSame(PAGE, Threads.withoutWaiting(() -> api.fetch(QUERY)));
    }
}
