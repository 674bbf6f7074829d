package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.HttpSettings.RequestLog;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.support.Threads;
import io.lcollections.support.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryingApiTest {
    private static final Page PAGE = new Page(OptionalLong.of(1), OptionalLong.of(0), List.of(), List.of(), List.of());
    private static final Query QUERY = PagingScenario.of(0, 50, 50).query();

    private final VirtualTime time = new VirtualTime();
    private final List<String> log = new ArrayList<>();
    private double random = 0.5;
    private int requests;

    /** Throws these failures one after the other; then it returns a page. */
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
            public void retrying(ApiException failure, int retry, int max, Duration delay) {
                log.add(failure.getMessage() + " " + retry + "/" + max + " " + delay.toMillis());
            }
        };
        return new RetryingApi(api, new RequestLimiter(1, 0, time), maxRetries, () -> random, time, retries);
    }

    private ApiException assertFails(RetryingApi api) {
        return assertThrows(ApiException.class, () -> api.fetch(QUERY));
    }

    private static ApiException status(int status) {
        return Failures.status(status, Optional.empty());
    }

    private static ApiException status(int status, int retryAfter) {
        return Failures.status(status, Optional.of(Duration.ofSeconds(retryAfter)));
    }

    @Test
    void temporaryFailuresAreRetried() throws Exception {
        assertSame(PAGE, failing(4, status(503), status(500), status(502, 7)).fetch(QUERY));
        assertEquals(
                List.of(
                        "the service answered HTTP 503 1/4 250",
                        "the service answered HTTP 500 2/4 500",
                        "the service answered HTTP 502 3/4 7000"),
                log);
        assertEquals(7750, time.nanoTime() / 1_000_000);
    }

    @Test
    void delaysDoubleUpToAMinuteAndAreRandom() throws Exception {
        Exception[] failures = new Exception[10];
        Arrays.fill(failures, status(503));
        random = 0.999;
        failing(10, failures).fetch(QUERY);
        assertEquals(
                List.of(499L, 999L, 1998L, 3996L, 7992L, 15984L, 31968L, 59940L, 59940L, 59940L),
                time.sleeps().stream().map(Duration::toMillis).toList());
        time.sleeps().clear();
        random = 0;
        requests = 0;
        failing(10, failures).fetch(QUERY);
        assertEquals(Collections.nCopies(10, Duration.ZERO), time.sleeps());
    }

    @Test
    void aConnectionResetIsRetried() throws Exception {
        PagingScenario.Failure reset = new PagingScenario.Failure(0, 0, -1);
        assertSame(PAGE, failing(1, Failures.temporary(reset)).fetch(QUERY));
        assertEquals(2, requests);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void temporaryStatusesAreRetried(int status) throws Exception {
        assertSame(PAGE, failing(1, status(status)).fetch(QUERY));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 407, 410, 501, 505, 511})
    void otherStatusesAreNotRetried(int status) {
        ApiException failure = status(status, 1);
        assertSame(failure, assertFails(failing(4, failure)));
        assertEquals(1, requests);
    }

    @Test
    void rateLimitingAndOtherFailuresAreCountedSeparately() throws Exception {
        assertSame(PAGE, failing(1, status(503), status(429)).fetch(QUERY));
        assertEquals(List.of("the service answered HTTP 503 1/1 250", "the service answered HTTP 429 1/1 250"), log);
    }

    @Test
    void theServersDelayIsUsedAfterRateLimiting() throws Exception {
        assertSame(PAGE, failing(4, status(429, 3), status(429, 0)).fetch(QUERY));
        assertEquals(List.of("the service answered HTTP 429 1/4 3000", "the service answered HTTP 429 2/4 0"), log);
        assertEquals(3000, time.nanoTime() / 1_000_000);
    }

    @Test
    void theLastFailureIsThrownAfterAllRetries() {
        ApiException failure = assertFails(failing(2, status(503), status(503), status(503)));
        assertEquals("the service answered HTTP 503 (tried 3 times)", failure.getMessage());
        assertEquals(Kind.UNAVAILABLE, failure.kind());
        assertEquals(3, requests);
        assertEquals(2, log.size());
        requests = 0;
        assertEquals(
                "the service answered HTTP 503",
                assertFails(failing(0, status(503))).getMessage());
    }

    @Test
    void theServersDelayOfAMinuteIsKeptAndALongerOneIsAnError() throws Exception {
        ApiException failure = assertFails(failing(4, status(429, 61)));
        assertEquals("the service answered HTTP 429; it asks to wait 61s", failure.getMessage());
        assertEquals("run it again after 61s", failure.hint());
        assertEquals(1, requests);
        assertEquals(List.of(), time.sleeps());
        requests = 0;
        assertSame(PAGE, failing(4, status(429, 60)).fetch(QUERY));
    }

    @Test
    void aRuntimeExceptionReleasesThePlace() throws Exception {
        IllegalStateException fault = new IllegalStateException("fault");
        RetryingApi api = failing(4, fault);
        assertSame(fault, assertThrows(IllegalStateException.class, () -> api.fetch(QUERY)));
        assertSame(PAGE, Threads.withoutWaiting(() -> api.fetch(QUERY)));
    }
}
