package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
    private static List<Long> millis(double luck, int... times) {
        RetryPolicy policy = new RetryPolicy(4, () -> luck);
        return IntStream.of(times)
                .mapToObj(time -> policy.delay(RetryAdvice.PASSING, time).toMillis())
                .toList();
    }

    @Test
    void waitsGrowUpToAMinuteAndLuckTakesAnythingOff() {
        int[] times = {1, 2, 3, 4, 7, 8, 9, 100, Integer.MAX_VALUE};
        assertEquals(List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L), millis(0, times));
        assertEquals(List.of(499L, 999L, 1998L, 3996L, 31968L, 59940L, 59940L, 59940L, 59940L), millis(0.999, times));
    }

    @Test
    void waitThatTheServerAsksForIsKept() {
        RetryPolicy policy = new RetryPolicy(4, () -> 0.5);
        RetryAdvice asking = RetryAdvice.of(503, Optional.of(Duration.ofSeconds(7)));
        assertEquals(Duration.ofSeconds(7), policy.delay(asking, 3));
        assertEquals(Duration.ZERO, policy.delay(RetryAdvice.of(429, Optional.of(Duration.ZERO)), 1));
    }

    @Test
    void triesAreCounted() {
        RetryPolicy policy = new RetryPolicy(2, () -> 0.5);
        assertTrue(policy.isRetried(RetryAdvice.PASSING, 2));
        assertFalse(policy.isRetried(RetryAdvice.PASSING, 3));
        assertFalse(new RetryPolicy(0, () -> 0.5).isRetried(RetryAdvice.PASSING, 1));
        assertFalse(policy.isRetried(RetryAdvice.NONE, 1));
    }

    @Test
    void nobodyWaitsLongerThanAMinute() {
        RetryPolicy policy = new RetryPolicy(2, () -> 0.5);
        RetryAdvice minute = RetryAdvice.of(429, Optional.of(Duration.ofSeconds(60)));
        RetryAdvice longer = RetryAdvice.of(429, Optional.of(Duration.ofSeconds(61)));
        assertTrue(policy.isRetried(minute, 1));
        assertFalse(policy.asksForTooMuch(minute));
        assertFalse(policy.isRetried(longer, 1));
        assertTrue(policy.asksForTooMuch(longer));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void failuresThatPass(int status) {
        assertTrue(RetryAdvice.of(status, Optional.empty()).isRetried());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 407, 410, 501, 505, 511})
    void failuresThatStay(int status) {
        assertFalse(RetryAdvice.of(status, Optional.of(Duration.ofSeconds(1))).isRetried());
    }
}
