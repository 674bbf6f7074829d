package io.lcollections.api;

import java.time.Duration;
import java.util.Optional;

/**
 * What a failure says about asking again.
 *
 * @param reason whether to ask again at all, and why
 * @param retryAfter how long the server asked to wait ({@code Retry-After}), where it did
 */
public record RetryAdvice(Reason reason, Optional<Duration> retryAfter) {

    /** Whether to ask again at all. */
    public enum Reason {
        /** The same would come of it. */
        NONE,
        /** It failed in passing: connection, time, a cut-off body, HTTP 408, 500, 502, 503, 504. */
        PASSING,
        /** HTTP 429: too many requests, and not only of this one. */
        RATE_LIMITED
    }

    static final RetryAdvice NONE = new RetryAdvice(Reason.NONE, Optional.empty());
    static final RetryAdvice PASSING = new RetryAdvice(Reason.PASSING, Optional.empty());

    /** What a status says, and the header that may come with it. */
    static RetryAdvice of(int status, Optional<Duration> retryAfter) {
        return switch (status) {
            case 429 -> new RetryAdvice(Reason.RATE_LIMITED, retryAfter);
            case 408, 500, 502, 503, 504 -> new RetryAdvice(Reason.PASSING, retryAfter);
            default -> NONE;
        };
    }

    boolean isRetried() {
        return reason != Reason.NONE;
    }
}
