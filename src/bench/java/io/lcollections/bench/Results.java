package io.lcollections.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was measured, and what was wrong with it. */
final class Results {
    private final Map<Run, List<Sample>> samples = new HashMap<>();
    private final Map<Run, String> wrong = new LinkedHashMap<>();

    private record Run(Contender contender, Load load) {
        @Override
        public String toString() {
            return contender.name() + ", " + load;
        }
    }

    void add(Load load, Contender contender, Sample sample) {
        samples.computeIfAbsent(new Run(contender, load), run -> new ArrayList<>())
                .add(sample);
    }

    /** Of what was once wrong no sample counts. */
    void addWrong(Load load, Contender contender, String complaint) {
        wrong.put(new Run(contender, load), complaint);
    }

    /** Empty where nothing was measured, or anything was wrong. */
    Optional<Sample> median(Load load, Contender contender) {
        Run run = new Run(contender, load);
        return Optional.ofNullable(wrong.containsKey(run) ? null : samples.get(run))
                .map(Sample::median);
    }

    /** A text for each run that failed, or printed something else than the rows of the server. */
    List<String> wrong() {
        return wrong.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
    }
}
