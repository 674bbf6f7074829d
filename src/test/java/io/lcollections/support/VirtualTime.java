package io.lcollections.support;

import io.lcollections.api.TimeSource;
import io.lcollections.cli.Environment;
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

    /** How long was slept, each time. */
    public List<Duration> sleeps() {
        return sleeps;
    }

    /** The same time for a whole program. */
    public Environment.Time ofHost() {
        return new Environment.Time(this::nanoTime, this::now, this::pause);
    }

    private synchronized void pause(long wait) throws InterruptedException {
        sleep(Duration.ofNanos(wait));
        if (sleeps.size() >= lastSleep) {
            throw new InterruptedException("as the test wants it");
        }
    }
}
