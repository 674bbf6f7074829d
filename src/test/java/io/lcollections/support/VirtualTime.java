package io.lcollections.support;

import io.lcollections.api.HttpSettings.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Clocks that stand still until somebody sleeps, which takes no time. For many threads at once. */
public class VirtualTime implements TimeSource {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Duration> sleeps = new CopyOnWriteArrayList<>();
    private long nanos;
    private int lastSleep = Integer.MAX_VALUE;

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public synchronized Instant now() {
        return START.plusNanos(nanos);
    }

    @Override
    public synchronized void sleep(Duration wait) {
        sleeps.add(wait);
        nanos += wait.toNanos();
    }

    /** A program is interrupted when it sleeps for the time of this number, from 1. */
    public VirtualTime interruptingAt(int sleep) {
        lastSleep = sleep;
        return this;
    }

    /** Lets time go by without anybody sleeping. */
    public synchronized void pass(Duration time) {
        nanos += time.toNanos();
    }

    public List<Duration> sleeps() {
        return sleeps;
    }

    /** The same time for a whole program. */
    public TimeSource ofHost() {
        return new TimeSource() {
            @Override
            public long nanoTime() {
                return VirtualTime.this.nanoTime();
            }

            @Override
            public Instant now() {
                return VirtualTime.this.now();
            }

            @Override
            public void sleep(Duration wait) throws InterruptedException {
                if (wait.compareTo(Duration.ZERO) > 0) {
                    VirtualTime.this.sleep(wait);
                    if (sleeps.size() >= lastSleep) {
                        throw new InterruptedException("as the test wants it");
                    }
                }
            }
        };
    }
}
