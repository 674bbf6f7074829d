package io.lcollections.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Which runs there are.
 *
 * @param sizes how many collections
 * @param latencies milliseconds
 * @param rounds how often everything is run, in turns
 * @param longest milliseconds of latency in one run; what takes longer is left out
 */
record Plan(List<Integer> sizes, List<Integer> latencies, int rounds, long longest) {
    static final List<Integer> IN_FLIGHT = List.of(1, 4, 8, 16);

    /** Milliseconds of latency from which on a run is mostly waiting, and once is enough. */
    static final long LONG = 5_000;

    static final long TOO_LONG = 60_000;

    private static final int ROUNDS = 3;

    /** What the system properties ask for: {@code bench.quick}, {@code bench.full}, {@code bench.rounds}. */
    static Plan asked() {
        if (Boolean.getBoolean("bench.quick")) {
            return new Plan(List.of(12, 1_000), List.of(0, 50), 1, TOO_LONG);
        }
        return new Plan(
                List.of(12, 1_000, 10_000, 100_000),
                List.of(0, 50, 200),
                Integer.getInteger("bench.rounds", ROUNDS),
                Boolean.getBoolean("bench.full") ? Long.MAX_VALUE : TOO_LONG);
    }

    List<Load> loads() {
        List<Load> loads = new ArrayList<>();
        for (int collections : sizes) {
            for (int latency : latencies) {
                loads.add(new Load(collections, latency));
            }
        }
        return loads;
    }

    /** What a reader of the table has to know of its numbers. */
    String notes() {
        String count = rounds == 1 ? "One run of each" : "Medians of " + rounds;
        String once = rounds == 1 ? "" : "; one run where latency alone is above " + LONG / 1000 + " s";
        String leftOut = "; -: above " + TOO_LONG / 1000 + " s, left out without -Dbench.full=true";
        boolean isLeftOut = loads().stream().anyMatch(load -> load.waiting(1) > longest);
        return count + once + (isLeftOut ? leftOut : "") + ".";
    }

    int mostCollections() {
        return sizes.get(sizes.size() - 1);
    }

    /** Whether a run has a place in a round, counted from 0. */
    boolean has(int round, Load load, Contender contender) {
        long waiting = load.waiting(contender.inFlight());
        return waiting <= longest && (round == 0 || waiting <= LONG);
    }
}
