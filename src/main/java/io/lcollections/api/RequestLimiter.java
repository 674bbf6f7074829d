package io.lcollections.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Limits all requests together, in the order in which they arrive: their starts in any second (a token bucket would allow
 * twice as many in its first one), and how many are in flight. HTTP 429 halves that number, down to 1; every
 * {@value #SUCCESSES_PER_STEP} successes raise it by one, up to the maximum. After HTTP 429, or if the server asks for a
 * wait, no request starts before the wait is over; while it is longer than a minute, requests fail at once. Thread-safe.
 *
 * <p>Clock values are compared by their difference, because {@link TimeSource#nanoTime} may overflow.
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

    private final Deque<Long> starts = new ArrayDeque<>();
    private int concurrency;
    private int inFlight;
    private int ended;
    private int successes;
    /** When the concurrency was halved last; {@code null} if never. */
    private Long halvedAt;
    /** No request starts before this time; {@code null} for no back-off. */
    private Long blockedUntil;
    /** The failure after which no request starts. */
    private ApiException blockedBy;

    /** The rate is rounded down if it is above 1; 0.5 is one start in two seconds, and 0 is no limit. */
    public RequestLimiter(int maxConcurrency, double perSecond, TimeSource time) {
        this.maxConcurrency = maxConcurrency;
        this.concurrency = maxConcurrency;
        this.time = time;
        this.maxStarts = perSecond == 0 ? 0 : Math.max(1, (int) perSecond);
        this.startLifetime = (long) (Math.max(1, 1 / perSecond) * 1e9 * CLOCK_MARGIN);
    }

    /**
     * Waits until a request may start, and returns the start time by the monotonic clock. The caller must report the end by
     * {@link #succeeded}, {@link #release}, {@link #failed} or {@link #rateLimited}.
     */
    long acquire() throws InterruptedException, ApiException {
        turn.lockInterruptibly();
        try {
            while (true) {
                long wait = awaitPlace();
                if (wait <= 0) {
                    return start();
                }
                time.sleep(Duration.ofNanos(wait));
            }
        } finally {
            turn.unlock();
        }
    }

    /** Waits until another request may be in flight, and returns the remaining nanoseconds of rate limit and back-off. */
    private synchronized long awaitPlace() throws InterruptedException, ApiException {
        while (inFlight >= concurrency) {
            wait();
        }
        long now = time.nanoTime();
        long untilRate = maxStarts > 0 && starts.size() == maxStarts ? starts.peekFirst() + startLifetime - now : 0;
        long untilUnblocked = blockedUntil == null ? 0 : blockedUntil - now;
        if (untilUnblocked > MAX_WAIT.toNanos()) {
            throw blockedBy.asking(Duration.ofNanos(untilUnblocked));
        }
        return Math.max(untilRate, untilUnblocked);
    }

    private synchronized long start() {
        long now = time.nanoTime();
        if (maxStarts > 0) {
            if (starts.size() == maxStarts) {
                starts.removeFirst();
            }
            starts.addLast(now);
        }
        inFlight++;
        return now;
    }

    synchronized void succeeded() {
        if (++successes >= SUCCESSES_PER_STEP && concurrency < maxConcurrency) {
            concurrency++;
            successes = 0;
        }
        release();
    }

    /**
     * A request failed with HTTP 429. Requests that started before the last halving belong to the same burst and do not
     * halve the concurrency again.
     */
    synchronized void rateLimited(ApiException failure, long startedAt, Duration wait) {
        if (halvedAt == null || startedAt - halvedAt >= 0) {
            concurrency = Math.max(1, concurrency / 2);
            halvedAt = time.nanoTime();
        }
        successes = 0;
        failed(failure, wait);
    }

    /** A request failed, and no other one starts before the wait is over. */
    synchronized void failed(ApiException failure, Duration wait) {
        long until = time.nanoTime() + wait.toNanos();
        if (blockedUntil == null || until - blockedUntil > 0) {
            blockedUntil = until;
            blockedBy = failure;
        }
        release();
    }

    /** A request ended; called directly if it failed and others need not wait. */
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
