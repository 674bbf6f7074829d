package io.lcollections.api;

import io.lcollections.api.ApiException.Retryability.Reason;
import io.lcollections.api.HttpSettings.RequestLog;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Limits requests and retries temporary failures with exponential back-off and full jitter ("Exponential Backoff And
 * Jitter", AWS Architecture Blog, 2015), or after the wait that the server asks for. Thread-safe.
 */
public final class RetryingApi implements CollectionsApi {
    /** The upper bound of the wait before the first retry; it doubles with each further one. */
    private static final Duration BASE_DELAY = Duration.ofMillis(500);
    /** If the server asks for a longer wait, the request is not retried. */
    private static final Duration MAX_DELAY = Duration.ofSeconds(60);

    private final CollectionsApi api;
    private final RequestLimiter limiter;
    private final int maxRetries;
    private final DoubleSupplier random;
    private final TimeSource time;
    private final RequestLog log;

    private interface Call<T> {
        T run() throws ApiException;
    }

    /**
     * @param maxRetries of one request; rate limiting and other failures are counted separately, because a server that asks
     *     to wait is not broken
     * @param random numbers from 0 (inclusive) to 1 (exclusive)
     */
    public RetryingApi(
            CollectionsApi api,
            RequestLimiter limiter,
            int maxRetries,
            DoubleSupplier random,
            TimeSource time,
            RequestLog log) {
        this.api = api;
        this.limiter = limiter;
        this.maxRetries = maxRetries;
        this.random = random;
        this.time = time;
        this.log = log;
    }

    @Override
    public Page fetch(Query query) throws ApiException {
        return withRetries(() -> api.fetch(query));
    }

    @Override
    public long accountId(String owner) throws ApiException {
        return withRetries(() -> api.accountId(owner));
    }

    private <T> T withRetries(Call<T> call) throws ApiException {
        Map<Reason, Integer> failures = new EnumMap<>(Reason.class);
        try {
            for (int attempts = 1; ; attempts++) {
                long startedAt = limiter.acquire();
                try {
                    T result = call.run();
                    limiter.succeeded();
                    return result;
                } catch (ApiException failure) {
                    int failed = failures.merge(failure.retryability().reason(), 1, Integer::sum);
                    waitOrThrow(failure, failed, attempts, startedAt);
                } catch (RuntimeException | Error fault) {
                    limiter.release();
                    throw fault;
                }
            }
        } catch (InterruptedException interrupted) {
            throw ApiException.interrupted(interrupted);
        }
    }

    /**
     * @param failed how often the request failed for this reason
     */
    private void waitOrThrow(ApiException failure, int failed, int attempts, long startedAt)
            throws ApiException, InterruptedException {
        Reason reason = failure.retryability().reason();
        Optional<Duration> retryAfter = failure.retryability().retryAfter();
        boolean isTooLong = retryAfter.orElse(Duration.ZERO).compareTo(MAX_DELAY) > 0;
        boolean isRetried = reason != Reason.NONE && failed <= maxRetries && !isTooLong;
        Duration delay = isRetried ? retryAfter.orElseGet(() -> backOff(failed)) : Duration.ZERO;
        if (reason == Reason.RATE_LIMITED) {
            limiter.rateLimited(startedAt, delay);
        } else {
            limiter.release();
        }
        if (!isRetried) {
            throw isTooLong ? failure.asking(retryAfter.get()) : failure.after(attempts);
        }
        log.retrying(failure, failed, maxRetries, delay);
        // After rate limiting, the limiter makes all requests wait.
        if (reason != Reason.RATE_LIMITED) {
            time.sleep(delay);
        }
    }

    private Duration backOff(int failed) {
        long maximum = Math.min(MAX_DELAY.toNanos(), BASE_DELAY.toNanos() << Math.min(failed - 1, 10));
        return Duration.ofNanos((long) (maximum * random.getAsDouble()));
    }

    @Override
    public void close() {
        api.close();
    }
}
