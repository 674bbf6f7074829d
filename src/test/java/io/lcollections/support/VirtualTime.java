package io.lcollections.support;

import io.lcollections.api.Timing;
import io.lcollections.cli.Host;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Clocks that stand still until somebody sleeps, which takes no time. For many threads at once. */
public final class VirtualTime implements Timing {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Duration> sleeps = new CopyOnWriteArrayList<>();
    private long nanos;

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

    /** Lets time go by without anybody sleeping. */
    public synchronized void pass(Duration time) {
        nanos += time.toNanos();
    }

    /** How long was slept, each time. */
    public List<Duration> sleeps() {
        return sleeps;
    }

    /** The same time for a whole program. */
    public Host.Time ofHost() {
        return new Host.Time(this::nanoTime, this::now, wait -> sleep(Duration.ofNanos(wait)));
    }
}
