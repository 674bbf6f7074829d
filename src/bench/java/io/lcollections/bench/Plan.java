package io.lcollections.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Which runs of the paging part there are.
 *
 * @param sizes how many collections
 * @param secured how many over https, without latency
 * @param latencies milliseconds
 * @param inFlight how many requests the program keeps under way
 * @param rounds how often everything is run, in turns
 * @param longest milliseconds of latency in one run; what takes longer is left out
 */
record Plan(
        List<Integer> sizes,
        List<Integer> secured,
        List<Integer> latencies,
        List<Integer> inFlight,
        int rounds,
        long longest) {
    /** With so many in flight the two ways of compiling are measured, whichever the launcher takes. */
    private static final int COMPILED = 8;

    private static final List<Integer> TIERS = List.of(1, 4);

    /** Collections from which on it matters how the program is compiled. */
    private static final int MANY = 10_000;

    /** Milliseconds of latency from which on a run is mostly waiting, and once is enough. */
    private static final long LONG = 5_000;

    private static final long TOO_LONG = 60_000;

    private static final int ROUNDS = 3;

    /** What the system properties ask for: {@code bench.quick}, {@code bench.full}, {@code bench.rounds}. */
    static Plan asked() {
        if (Boolean.getBoolean("bench.quick")) {
            return new Plan(List.of(12, 1_000), List.of(1_000), List.of(0), List.of(1, 8), 1, TOO_LONG);
        }
        boolean isFull = Boolean.getBoolean("bench.full");
        return new Plan(
                List.of(12, 1_000, 10_000, 100_000),
                isFull ? List.of(10_000, 100_000) : List.of(10_000),
                List.of(0, 50, 200),
                List.of(1, 4, 8, 16),
                Integer.getInteger("bench.rounds", ROUNDS),
                isFull ? Long.MAX_VALUE : TOO_LONG);
    }

    /** The program in all its ways; a way of compiling only where there is enough to compile for. */
    List<Contender> programs() {
        List<Contender> programs =
                new ArrayList<>(inFlight.stream().map(Contender::lcollections).toList());
        if (mostCollections() >= MANY) {
            TIERS.forEach(tier -> programs.add(Contender.compiled(COMPILED, tier)));
        }
        return programs;
    }

    List<Load> loads() {
        List<Load> loads = new ArrayList<>();
        for (int collections : sizes) {
            for (int latency : latencies) {
                loads.add(Load.http(collections, latency));
            }
        }
        secured.forEach(collections -> loads.add(Load.https(collections, 0)));
        return loads;
    }

    /** What a reader of the table has to know of its numbers. */
    String notes() {
        String count = rounds == 1 ? "One run of each" : "Medians of " + rounds;
        String once = rounds == 1 ? "" : "; one run where latency alone is above " + LONG / 1000 + " s";
        String leftOut = "; -: above " + TOO_LONG / 1000 + " s, left out without -Dbench.full=true";
        boolean isLeftOut = loads().stream().anyMatch(load -> load.waiting(1) > longest);
        return count + once + (isLeftOut ? leftOut : "") + ". C: --concurrency; tier: -XX:TieredStopAtLevel.";
    }

    int mostCollections() {
        return sizes.get(sizes.size() - 1);
    }

    /** Whether a run has a place in a round, counted from 0. */
    boolean has(int round, Run run) {
        Load load = run.load();
        long waiting = load.waiting(run.contender().inFlight());
        if (run.contender().isCompilerChosen() && (load.latency() > 0 || load.collections() < MANY)) {
            return false;
        }
        return waiting <= longest && (round == 0 || waiting <= LONG);
    }
}
