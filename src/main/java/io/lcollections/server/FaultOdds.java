package io.lcollections.server;

import java.util.Map;

/**
 * How often each fault happens.
 *
 * @param odds probabilities from 0 to 1; faults that are missing never happen
 */
public record FaultOdds(Map<Fault, Double> odds) {
    /** Without faults. */
    public static final FaultOdds NONE = new FaultOdds(Map.of());

    public FaultOdds {
        odds = Map.copyOf(odds);
    }

    /** The probability of one fault, from 0 to 1. */
    public double of(Fault fault) {
        return odds.getOrDefault(fault, 0.0);
    }
}
