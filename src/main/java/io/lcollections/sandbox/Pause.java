package io.lcollections.sandbox;

import java.time.Duration;

/** Lets time pass; a test hands in its own, and waits for nothing. */
@FunctionalInterface
interface Pause {
    void last(Duration time) throws InterruptedException;
}
