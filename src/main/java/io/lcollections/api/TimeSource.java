package io.lcollections.api;

import java.time.Duration;
import java.time.Instant;

/** The clocks and waiting, injected so that tests need not wait. */
public interface TimeSource {

    /** A monotonic clock in nanoseconds, as {@link System#nanoTime}: compare values by their difference. */
    long nanoTime();

    /** The time of day. */
    Instant now();

    /** Waits; a duration of zero or less returns at once. */
    void sleep(Duration duration) throws InterruptedException;
}
