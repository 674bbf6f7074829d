package io.lcollections.api;

import io.lcollections.api.ApiException.Retry;
import io.lcollections.api.HttpSettings.RequestLog;
import io.lcollections.api.HttpSettings.TimeSource;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * Limits requests and retries temporary failures with exponential back-off and equal jitter ("Exponential Backoff And
 * Jitter", AWS Architecture Blog, 2015), but not before the time that the server asks for. Rate limiting is counted
 * separately, because a server that asks to wait is not broken. Random numbers are from 0 (inclusive) to 1 (exclusive).
 */
public record RetryingApi(
        CollectionsApi api,
        RequestLimiter limiter,
        int maxRetries,
        DoubleSupplier random,
        TimeSource time,
        RequestLog log)
        implements CollectionsApi {
    /** The maximum wait before the first retry; it doubles with each further one. The minimum is half of it. */
    private static final long BASE_DELAY = Duration.ofMillis(500).toNanos();

    private interface Call<T> {
        T run() throws ApiException;
    }

    @Override
    public Page fetch(Query query) throws ApiException {
        Query resolved = resolve(query);
        return withRetries(() -> api.fetch(resolved));
    }

    @Override
    public long accountId(String owner) throws ApiException {
        long id = withRetries(() -> api.accountId(owner));
        log.note(owner + " is account " + id);
        return id;
    }

    private <T> T withRetries(Call<T> call) throws ApiException {
        Map<Retry, Integer> failures = new EnumMap<>(Retry.class);
        try {
            for (int attempts = 1; ; attempts++) {
                long startedAt = limiter.acquire();
                try {
                    T result = call.run();
                    limiter.succeeded();
                    return result;
                } catch (ApiException failure) {
                    int failed = failures.merge(failure.details().retry(), 1, Integer::sum);
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

    private void waitOrThrow(ApiException failure, int failed, int attempts, long startedAt)
            throws ApiException, InterruptedException {
        // Never 0, also if the server asks for that: it would flood a server that already fails.
        long maximum = Math.min(RequestLimiter.MAX_WAIT.toNanos(), BASE_DELAY << Math.min(failed - 1, 10));
        Duration backOff = Duration.ofNanos((long) (maximum * (0.5 + random.getAsDouble() / 2)));
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        Duration delay = asked.compareTo(backOff) > 0 ? asked : backOff;
        boolean isForAll = limiter.failed(failure, startedAt, delay);
        if (asked.compareTo(RequestLimiter.MAX_WAIT) > 0) {
            throw RequestLimiter.tooLong(failure, asked);
        }
        if (failure.details().retry() == Retry.NEVER || failed > maxRetries) {
            String tried = failure.getMessage() + " (tried " + attempts + " times)";
            throw attempts == 1 ? failure : failure.withMessage(tried);
        }
        String when = "retry " + failed + " of " + maxRetries + " in " + delay.toMillis() + " ms: ";
        log.verbose(when + failure.getMessage());
        // If the wait is for all requests, the limiter makes this one wait, too.
        if (!isForAll) {
            time.sleep(delay);
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
