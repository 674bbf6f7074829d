package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Asks a service politely, and again where it failed in passing. For many threads at once. */
public final class RetryingApi implements CollectionsApi {
    private final CollectionsApi api;
    private final RetryPolicy policy;
    private final RequestGate gate;
    private final Timing timing;
    private final RetryLog log;

    /** Is told of each further try. */
    @FunctionalInterface
    public interface RetryLog {
        /**
         * @param failure what the last try came to
         * @param next which further try comes now, from 1
         * @param of how many there are at most
         * @param wait before it
         */
        void again(ApiException failure, int next, int of, Duration wait);
    }

    /**
     * @param api the service itself
     * @param policy when to ask again
     * @param concurrency how many requests may be in flight
     * @param perSecond how many may start in a second; 0 is no limit
     */
    public RetryingApi(
            CollectionsApi api, RetryPolicy policy, int concurrency, double perSecond, Timing timing, RetryLog log) {
        this.api = api;
        this.policy = policy;
        this.gate = new RequestGate(concurrency, perSecond, timing);
        this.timing = timing;
        this.log = log;
    }

    /** One request. */
    private interface Call<T> {
        T make() throws ApiException;
    }

    @Override
    public Page fetch(Query query) throws ApiException {
        return politely(() -> api.fetch(query));
    }

    @Override
    public long accountOf(String address) throws ApiException {
        return politely(() -> api.accountOf(address));
    }

    private <T> T politely(Call<T> call) throws ApiException {
        Map<RetryAdvice.Reason, Integer> failures = new EnumMap<>(RetryAdvice.Reason.class);
        try {
            while (true) {
                long started = gate.enter();
                try {
                    T answer = call.make();
                    gate.succeeded();
                    return answer;
                } catch (ApiException failure) {
                    int times = failures.merge(failure.advice().reason(), 1, Integer::sum);
                    int tries = failures.values().stream()
                            .mapToInt(Integer::intValue)
                            .sum();
                    waitOrGiveUp(failure, times, tries, started);
                } catch (RuntimeException | Error fault) {
                    gate.failed();
                    throw fault;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ApiException(Kind.UNREACHABLE, "interrupted", null, interrupted);
        }
    }

    private void waitOrGiveUp(ApiException failure, int times, int tries, long started)
            throws ApiException, InterruptedException {
        RetryAdvice advice = failure.advice();
        boolean again = policy.isRetried(advice, times);
        Duration wait = again ? policy.delay(advice, times) : Duration.ZERO;
        boolean hasty = advice.reason() == RetryAdvice.Reason.RATE_LIMITED;
        if (hasty) {
            gate.refused(started, wait);
        } else {
            gate.failed();
        }
        if (!again) {
            throw policy.asksForTooMuch(advice)
                    ? failure.asking(advice.retryAfter().get())
                    : failure.after(tries);
        }
        log.again(failure, times, policy.retries(), wait);
        // The gate keeps everybody waiting who must.
        if (!hasty) {
            timing.sleep(wait);
        }
    }

    @Override
    public Optional<Page> rehearse() throws ApiException {
        return api.rehearse();
    }

    @Override
    public void close() {
        api.close();
    }
}
