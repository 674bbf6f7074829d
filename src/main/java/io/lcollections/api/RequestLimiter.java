package io.lcollections.api;

import io.lcollections.api.ApiException.Details;
import io.lcollections.api.ApiException.Retry;
import io.lcollections.api.HttpSettings.TimeSource;
import io.lcollections.model.Durations;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Limits all requests together, in the order in which they arrive: their starts in any second (a token bucket would allow
 * twice as many in its first one), and how many are in flight. HTTP 429 halves that number, down to 1; every
 * {@value #SUCCESSES_PER_STEP} successes raise it by one, up to the maximum. After HTTP 429, or if the server asks for a
 * wait, no request starts before the wait is over; while it is longer than a minute, requests fail at once. Thread-safe.
 */
public final class RequestLimiter {
    static final int SUCCESSES_PER_STEP = 10;
    /** If a request would have to wait longer, it fails. */
    static final Duration MAX_WAIT = Duration.ofSeconds(60);
    /** Because the service measures the second with another clock. */
    private static final double CLOCK_MARGIN = 1.02;

    private final int maxConcurrency;
    /** How many starts are remembered; 0 for no rate limit. */
    private final int maxStarts;
    /** For how many nanoseconds a start is remembered. */
    private final long startLifetime;

    private final TimeSource time;
    /** Fair, so that the page needed next is requested first. */
    private final ReentrantLock turn = new ReentrantLock(true);
    /** Clock values, which may overflow: they are compared by their difference. */
    private final Deque<Long> starts = new ArrayDeque<>();

    private int concurrency;
    private int inFlight;
    private int ended;
    private int successes;
    /** When the concurrency was halved last; {@code null} if never. */
    private Long halvedAt;
    /** No request starts before this time, because of this failure; {@code null} for no back-off. */
    private Long blockedUntil;

    private ApiException blockedBy;

    /** The rate is rounded down if it is above 1; 0.5 is one start in two seconds, and 0 is no limit. */
    public RequestLimiter(int maxConcurrency, double perSecond, TimeSource time) {
        this.maxConcurrency = maxConcurrency;
        this.concurrency = maxConcurrency;
        this.time = time;
        this.maxStarts = perSecond == 0 ? 0 : Math.max(1, (int) perSecond);
        this.startLifetime = (long) (Math.max(1, 1 / perSecond) * 1e9 * CLOCK_MARGIN);
    }

    /** Waits until a request may start, and returns that time by the monotonic clock; the caller must report the end. */
    long acquire() throws InterruptedException, ApiException {
        turn.lockInterruptibly();
        try {
            while (true) {
                long delay;
                synchronized (this) {
                    while (inFlight >= concurrency) {
                        wait();
                    }
                    long now = time.nanoTime();
                    delay = delay(now);
                    if (delay <= 0) {
                        inFlight++;
                        starts.addLast(now);
                        if (starts.size() > maxStarts) {
                            starts.removeFirst();
                        }
                        return now;
                    }
                }
                time.sleep(Duration.ofNanos(delay));
            }
        } finally {
            turn.unlock();
        }
    }

    /** The remaining nanoseconds of rate limit and back-off. */
    private long delay(long now) throws ApiException {
        long untilRate = maxStarts > 0 && starts.size() == maxStarts ? starts.peekFirst() + startLifetime - now : 0;
        long untilUnblocked = blockedUntil == null ? 0 : blockedUntil - now;
        if (untilUnblocked > MAX_WAIT.toNanos()) {
            throw tooLong(blockedBy, Duration.ofNanos(untilUnblocked));
        }
        return Math.max(untilRate, untilUnblocked);
    }

    /** The failure of a request whose server asks for a longer wait than a request is retried after. */
    static ApiException tooLong(ApiException failure, Duration wait) {
        boolean isPlausible = wait.toDays() <= 366;
        Duration seconds = Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
        String asked = isPlausible ? Durations.format(seconds) : "over a year";
        String hint = isPlausible ? "run it again after " + asked : "ask its operator; -v shows the request";
        String message = failure.getMessage() + "; it asks to wait too long: " + asked;
        Details details = failure.details();
        Details later = new Details(details.retry(), Optional.of(wait), details.serviceCode(), details.status());
        return new ApiException(failure.kind(), message, hint, later, failure);
    }

    synchronized void succeeded() {
        if (++successes >= SUCCESSES_PER_STEP && concurrency < maxConcurrency) {
            concurrency++;
            successes = 0;
        }
        release();
    }

    /** Returns whether the wait is for all requests. Those that started before the last halving belong to the same burst. */
    synchronized boolean failed(ApiException failure, long startedAt, Duration wait) {
        boolean isRateLimited = failure.details().retry() == Retry.RATE_LIMITED;
        if (isRateLimited) {
            successes = 0;
            if (halvedAt == null || startedAt - halvedAt >= 0) {
                concurrency = Math.max(1, concurrency / 2);
                halvedAt = time.nanoTime();
            }
        }
        boolean isForAll = isRateLimited || failure.retryAfter().isPresent();
        long until = time.nanoTime() + wait.toNanos();
        if (isForAll && (blockedUntil == null || until - blockedUntil > 0)) {
            blockedUntil = until;
            blockedBy = failure;
        }
        release();
        return isForAll;
    }

    synchronized void release() {
        // The first requests may have to connect, so the service sees them later than they start here. They count from
        // their end; otherwise the next ones would follow too closely.
        if (ended++ < maxConcurrency && !starts.isEmpty()) {
            starts.removeFirst();
            starts.addLast(time.nanoTime());
        }
        inFlight--;
        notifyAll();
    }
}
