package io.lcollections.api;

import java.time.Duration;
import java.time.Instant;

/** Time and waiting, so that a test can hand in its own and wait for nothing. */
public interface Timing {

    /** A clock that only goes forward, in nanoseconds. */
    long nanoTime();

    /** The time of day, for dates that a server names. */
    Instant now();

    /** Waits; nothing and less is no time. */
    void sleep(Duration wait) throws InterruptedException;
}
