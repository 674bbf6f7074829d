package io.lcollections.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What the program means to reach with whole runs, and whether it does. */
final class Aims {
    private static final Contender EIGHT = Contender.lcollections(8);
    private static final Load START_UP = Load.http(12, 0);
    private static final Load FAR = Load.http(10_000, 50);
    private static final Load MANY = Load.http(100_000, 0);

    private static final double OF_THE_LIMIT = 1.2;
    private static final double OF_THE_WALL = 0.25;
    private static final double OF_THE_CPU = 0.4;

    private final Results<Run> results;

    Aims(Results<Run> results) {
        this.results = results;
    }

    /** A line for each; those of which nothing was measured are left out. */
    List<String> verdicts() {
        return Stream.of(
                        verdict(FAR, EIGHT, START_UP, EIGHT, Aims::limit),
                        verdict(MANY, EIGHT, MANY, Contender.CURL_AND_JQ, Aims::wall),
                        verdict(MANY, EIGHT, MANY, Contender.CURL_AND_JQ, Aims::cpu))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> verdict(
            Load load, Contender contender, Load measure, Contender other, BiFunction<Sample, Sample, String> aim) {
        return results.median(new Run(contender, load))
                .flatMap(sample ->
                        results.median(new Run(other, measure)).map(yardstick -> aim.apply(sample, yardstick)))
                .map(text -> load + ", " + contender.name() + ": " + text);
    }

    private static String limit(Sample sample, Sample startUp) {
        long waiting = FAR.waiting(EIGHT.inFlight());
        double most = OF_THE_LIMIT * (startUp.wall() + waiting);
        return String.format(
                Locale.ROOT,
                "%.0f ms; aim: 1.2 x (start-up of %.0f ms + %d ms of latency) = %.0f ms; %s",
                sample.wall(),
                startUp.wall(),
                waiting,
                most,
                verdict(sample.wall(), most, startUp.wall() + waiting));
    }

    private static String wall(Sample sample, Sample other) {
        double most = OF_THE_WALL * other.wall();
        return String.format(
                Locale.ROOT,
                "%.0f ms; aim: 0.25 x curl|jq's %.0f ms = %.0f ms; %s",
                sample.wall(),
                other.wall(),
                most,
                verdict(sample.wall(), most, other.wall()));
    }

    private static String cpu(Sample sample, Sample other) {
        double most = OF_THE_CPU * other.cpu();
        return String.format(
                Locale.ROOT,
                "%.2f s of CPU; aim: 0.4 x curl|jq's %.2f s = %.2f s; %s",
                sample.cpu(),
                other.cpu(),
                most,
                verdict(sample.cpu(), most, other.cpu()));
    }

    private static String verdict(double value, double most, double whole) {
        return String.format(Locale.ROOT, "%s, at %.2f", value <= most ? "reached" : "missed", value / whole);
    }
}
