package io.lcollections.sandbox;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What the sandbox serves, how fast, and how badly.
 *
 * @param collections how many each account holds; empty for a number that follows from the account's
 * @param latency that each answer is held back
 * @param pageCap rows in an answer at most, whatever limit was asked for; from 1
 * @param faults how often which fault happens
 * @param seed the same seed and the same sequence of requests have the same faults
 */
public record SandboxSettings(OptionalInt collections, Duration latency, int pageCap, FaultOdds faults, long seed) {
    /** As the service is known to be on a good day. */
    public static final SandboxSettings USUAL =
            new SandboxSettings(OptionalInt.empty(), Duration.ZERO, 50, FaultOdds.NONE, 1);
}
