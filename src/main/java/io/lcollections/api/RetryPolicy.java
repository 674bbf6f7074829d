package io.lcollections.api;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Whether and when to ask again: exponential back-off with full jitter, as AWS describes it ("Exponential Backoff And
 * Jitter", 2015), unless the server says how long to wait. Pure but for the luck that is handed in.
 */
public final class RetryPolicy {
    /** Before the second try; doubled before each further one. */
    static final Duration FIRST = Duration.ofMillis(500);

    /** No wait is longer, neither ours nor one that a server asks for. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private final int retries;
    private final DoubleSupplier luck;

    /**
     * @param retries further tries of a request
     * @param luck numbers from 0 to below 1
     */
    public RetryPolicy(int retries, DoubleSupplier luck) {
        this.retries = retries;
        this.luck = luck;
    }

    /** How many further tries a request has. */
    int retries() {
        return retries;
    }

    /**
     * Whether a request is tried again.
     *
     * @param advice of the failure
     * @param times how often the request failed for this reason, from 1: haste and breakdowns are counted apart, because
     *     a server that asks for patience is not broken
     */
    boolean isRetried(RetryAdvice advice, int times) {
        return advice.isRetried() && times <= retries && !asksForTooMuch(advice);
    }

    /** Whether the server asks for a longer wait than anyone sits through. */
    boolean asksForTooMuch(RetryAdvice advice) {
        return advice.retryAfter().filter(asked -> asked.compareTo(LONGEST) > 0).isPresent();
    }

    /** The wait before the next try. */
    Duration delay(RetryAdvice advice, int times) {
        return advice.retryAfter().orElseGet(() -> {
            long ceiling = Math.min(LONGEST.toNanos(), FIRST.toNanos() << Math.min(times - 1, 10));
            return Duration.ofNanos((long) (ceiling * luck.getAsDouble()));
        });
    }
}
