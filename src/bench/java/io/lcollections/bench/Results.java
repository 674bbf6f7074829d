package io.lcollections.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured, and what was wrong with it.
 *
 * @param <R> what was run
 */
final class Results<R> {
    private final Map<R, List<Sample>> samples = new HashMap<>();
    private final Map<R, String> wrong = new LinkedHashMap<>();

    void add(R run, Sample sample) {
        samples.computeIfAbsent(run, none -> new ArrayList<>()).add(sample);
    }

    /** Of what was once wrong no sample counts. */
    void addWrong(R run, String complaint) {
        wrong.put(run, complaint);
    }

    /** Empty where nothing was measured, or anything was wrong. */
    Optional<Sample> median(R run) {
        return of(run).map(Sample::median);
    }

    /** The same of the least. */
    Optional<Sample> least(R run) {
        return of(run).map(Sample::least);
    }

    private Optional<List<Sample>> of(R run) {
        return Optional.ofNullable(wrong.containsKey(run) ? null : samples.get(run));
    }

    /** A text for each run that failed, or printed something else than the rows of the server. */
    List<String> wrong() {
        return wrong.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
    }
}
