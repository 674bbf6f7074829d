package io.lcollections.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Admits requests in the order in which they come. Three limits apply to all of them together:
 *
 * <ul>
 *   <li><b>Rate.</b> A number of starts in any second. A token bucket that is refilled steadily would allow twice as many in
 *       its first second, so each start blocks its place for a full second instead.
 *   <li><b>Concurrency.</b> HTTP 429 halves it, down to 1; every {@value #SUCCESSES_PER_STEP} successes raise it by one, up
 *       to the configured maximum.
 *   <li><b>Back-off.</b> After HTTP 429 no request starts before the wait is over.
 * </ul>
 *
 * Thread-safe. Clock values are compared by their difference, because {@link TimeSource#nanoTime} may overflow.
 */
public final class RequestLimiter {
    static final int SUCCESSES_PER_STEP = 10;
    private static final double NANOS_PER_SECOND = 1e9;
    /** The service measures the second with another clock. */
    private static final double CLOCK_MARGIN = 1.02;

    private final int maxConcurrency;
    /** How many starts are remembered; 0 for no rate limit. */
    private final int maxStarts;
    /** For how many nanoseconds a start is remembered. */
    private final long startLifetime;

    private final TimeSource time;
    /** Fair, so that the page that is printed next is requested first. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final Deque<Long> starts = new ArrayDeque<>();
    private int concurrency;
    private int inFlight;
    private int ended;
    private int successes;
    /** When the concurrency was last halved; {@code null} if never. */
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
        this.startLifetime = (long) (Math.max(1, 1 / perSecond) * NANOS_PER_SECOND * CLOCK_MARGIN);
    }

    /**
     * Waits until a request may start. The caller must report its end by {@link #succeeded}, {@link #failed} or {@link
     * #rateLimited}.
     *
     * @return the start time, by the monotonic clock
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

    /**
     * Waits until fewer requests are in flight than allowed.
     *
     * @return how many nanoseconds of the rate limit and the back-off remain
     */
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

    /** A request succeeded. */
    synchronized void succeeded() {
        successes++;
        if (successes >= SUCCESSES_PER_STEP && concurrency < maxConcurrency) {
            concurrency++;
            successes = 0;
        }
        release();
    }

    /** A request failed, but not with HTTP 429. */
    synchronized void failed() {
        release();
    }

    /**
     * A request failed with HTTP 429. Requests that started before the last halving do not halve the concurrency again:
     * they belong to the same burst.
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

    private void release() {
        // The first requests may have had to connect, so the service saw them later than they started here. They count
        // from their end; otherwise the next ones would follow too closely.
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
