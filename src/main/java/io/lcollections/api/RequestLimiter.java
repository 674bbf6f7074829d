package io.lcollections.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Limits all requests together, in the order in which they arrive:
 *
 * <ul>
 *   <li><b>Rate.</b> A number of starts in any second. (A token bucket would allow twice as many in its first second.)
 *   <li><b>Concurrency.</b> HTTP 429 halves it, down to 1; every {@value #SUCCESSES_PER_STEP} successes raise it by one, up
 *       to the configured maximum.
 *   <li><b>Back-off.</b> After HTTP 429 no request starts before the wait is over.
 * </ul>
 *
 * Thread-safe. Clock values are compared by their difference, because {@link TimeSource#nanoTime} may overflow.
 */
public final class RequestLimiter {
    static final int SUCCESSES_PER_STEP = 10;
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

    /**
     * @param maxConcurrency maximum number of requests in flight
     * @param perSecond maximum number of starts per second, rounded down if above 1; 0.5 is one in two seconds; 0 is no
     *     limit
     */
    public RequestLimiter(int maxConcurrency, double perSecond, TimeSource time) {
        this.maxConcurrency = maxConcurrency;
        this.concurrency = maxConcurrency;
        this.time = time;
        this.maxStarts = perSecond == 0 ? 0 : Math.max(1, (int) perSecond);
        this.startLifetime = (long) (Math.max(1, 1 / perSecond) * 1e9 * CLOCK_MARGIN);
    }

    /**
     * Waits until a request may start, and returns the start time by the monotonic clock. The caller must report the end by
     * {@link #succeeded}, {@link #release} or {@link #rateLimited}.
     */
    long acquire() throws InterruptedException {
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
    private synchronized long awaitPlace() throws InterruptedException {
        while (inFlight >= concurrency) {
            wait();
        }
        long now = time.nanoTime();
        long untilRate = maxStarts > 0 && starts.size() == maxStarts ? starts.peekFirst() + startLifetime - now : 0;
        long untilUnblocked = blockedUntil == null ? 0 : blockedUntil - now;
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
        successes++;
        if (successes >= SUCCESSES_PER_STEP && concurrency < maxConcurrency) {
            concurrency++;
            successes = 0;
        }
        release();
    }

    /**
     * A request failed with HTTP 429. Requests that started before the last halving belong to the same burst and do not
     * halve the concurrency again.
     *
     * @param startedAt as {@link #acquire} returned it
     */
    synchronized void rateLimited(long startedAt, Duration wait) {
        long now = time.nanoTime();
        if (halvedAt == null || startedAt - halvedAt >= 0) {
            concurrency = Math.max(1, concurrency / 2);
            halvedAt = now;
        }
        successes = 0;
        long until = now + wait.toNanos();
        blockedUntil = blockedUntil != null && blockedUntil - until > 0 ? blockedUntil : until;
        release();
    }

    /** A request ended; called directly if it failed, but not with HTTP 429. */
    synchronized void release() {
        // The first requests may have to connect, so the service sees them later than they start here. They count from
        // their end; otherwise the next ones would follow too closely.
        if (ended < maxConcurrency) {
            ended++;
            if (!starts.isEmpty()) {
                starts.removeFirst();
                starts.addLast(time.nanoTime());
            }
        }
        inFlight--;
        notifyAll();
    }
}
