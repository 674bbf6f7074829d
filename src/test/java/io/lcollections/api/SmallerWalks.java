package io.lcollections.api;

import io.lcollections.api.WalkCase.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Walks that are a little simpler than one. */
final class SmallerWalks {
    private SmallerWalks() {}

    static Stream<WalkCase> of(WalkCase made) {
        return Stream.of(
                        fewerChanges(made),
                        fewerFaults(made),
                        Stream.of(made.jittery(0)).filter(calm -> made.jitter() > 0),
                        smaller(made.concurrency(), 1).mapToObj(made::concurrently),
                        smaller(made.start(), 0).mapToObj(made::from),
                        smaller(made.total(), 0).mapToObj(less -> made.of(less, made.cap(), made.size())),
                        smaller(made.cap(), 1).mapToObj(less -> made.of(made.total(), less, made.size())),
                        smaller(made.size(), 1).mapToObj(less -> made.of(made.total(), made.cap(), less)),
                        smaller(made.lie(), 1).mapToObj(less -> made.odd(made.oddity(), less)),
                        smallerChanges(made))
                .flatMap(all -> all);
    }

    private static Stream<WalkCase> fewerChanges(WalkCase made) {
        return without(made.changes()).map(fewer -> made.with(fewer, made.faults()));
    }

    private static Stream<WalkCase> fewerFaults(WalkCase made) {
        return without(made.faults()).map(fewer -> made.with(made.changes(), fewer));
    }

    private static <T> Stream<List<T>> without(List<T> all) {
        return IntStream.range(0, all.size()).mapToObj(left -> {
            List<T> fewer = new ArrayList<>(all);
            fewer.remove(left);
            return fewer;
        });
    }

    private static Stream<WalkCase> smallerChanges(WalkCase made) {
        return IntStream.range(0, made.changes().size()).boxed().flatMap(at -> {
            Change change = made.changes().get(at);
            return Stream.of(
                            smaller(change.rows(), 1)
                                    .mapToObj(rows -> changed(change, change.at(), change.place(), rows)),
                            smaller(change.at(), 0)
                                    .mapToObj(when -> changed(change, when, change.place(), change.rows())),
                            smaller(change.place(), 0)
                                    .mapToObj(place -> changed(change, change.at(), place, change.rows())))
                    .flatMap(all -> all)
                    .map(simpler -> {
                        List<Change> changes = new ArrayList<>(made.changes());
                        changes.set(at, simpler);
                        return made.with(changes, made.faults());
                    });
        });
    }

    private static Change changed(Change change, int at, int place, int rows) {
        return new Change(at, change.kind(), place, rows);
    }

    private static IntStream smaller(int value, int least) {
        return IntStream.of(least, (value + least) / 2, value - 1)
                .filter(less -> less >= least && less < value)
                .distinct();
    }
}
