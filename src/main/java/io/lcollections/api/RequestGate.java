package io.lcollections.api;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What every request passes, in the order in which they come: not too many at once, not too many a second, and none
 * while the service asks for patience.
 */
final class RequestGate {
    private final int concurrency;
    private final Timing timing;
    private final RateLimiter rate;
    private final FlightLimit flight;
    /** Fair: the page that is printed next came first. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private int inFlight;
    private long heldUntil;
    private boolean isHeld;
    private int ended;

    /**
     * @param concurrency how many requests may be in flight
     * @param perSecond how many may start in a second; 0 is no limit
     */
    RequestGate(int concurrency, double perSecond, Timing timing) {
        this.concurrency = concurrency;
        this.timing = timing;
        this.rate = new RateLimiter(perSecond);
        this.flight = new FlightLimit(concurrency);
    }

    /**
     * Waits until the next request may start, and counts it.
     *
     * @return when it started
     */
    long enter() throws InterruptedException {
        turn.lockInterruptibly();
        try {
            while (true) {
                long wait = waitNow();
                if (wait <= 0) {
                    return start();
                }
                timing.sleep(Duration.ofNanos(wait));
            }
        } finally {
            turn.unlock();
        }
    }

    /** Waits for a place; then tells how long to wait for the time. */
    private synchronized long waitNow() throws InterruptedException {
        while (inFlight >= flight.allowed()) {
            wait();
        }
        long now = timing.nanoTime();
        long held = isHeld ? Math.max(0, heldUntil - now) : 0;
        return Math.max(held, rate.next(now) - now);
    }

    private synchronized long start() {
        long now = timing.nanoTime();
        rate.started(now);
        inFlight++;
        return now;
    }

    /** A request ended well. */
    synchronized void succeeded() {
        flight.succeeded();
        leave();
    }

    /** A request failed, but not for haste. */
    synchronized void failed() {
        leave();
    }

    /** A request was refused for haste: no request starts before the wait is over. */
    synchronized void refused(long startedAt, Duration wait) {
        long now = timing.nanoTime();
        flight.refused(startedAt, now);
        long until = now + wait.toNanos();
        heldUntil = isHeld && heldUntil - until > 0 ? heldUntil : until;
        isHeld = true;
        leave();
    }

    private void leave() {
        if (ended < concurrency) {
            ended++;
            rate.connected(timing.nanoTime());
        }
        inFlight--;
        notifyAll();
    }
}
