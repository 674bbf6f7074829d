package io.lcollections.server;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What the sandbox serves, how fast, and with which faults.
 *
 * @param collections how many each account holds; empty for a number that depends on the account id
 * @param latency added to each response
 * @param pageCap maximum rows of a page, whatever limit was asked for; from 1
 * @param faults how often each fault happens
 * @param seed the same seed and sequence of requests give the same faults
 */
public record SandboxSettings(OptionalInt collections, Duration latency, int pageCap, FaultOdds faults, long seed) {
    /** Like the service: pages of 50, no faults. */
    public static final SandboxSettings USUAL =
            new SandboxSettings(OptionalInt.empty(), Duration.ZERO, 50, FaultOdds.NONE, 1);
}
