package io.lcollections.cli;

import io.lcollections.diff.Change;
import io.lcollections.diff.Diff;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many changes there are, of all accounts. */
final class ChangeCounts {
    private final Map<Change.Kind, Integer> counts = new EnumMap<>(Change.Kind.class);

    void add(Diff changes) {
        changes.changes().forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
    }

    boolean areNone() {
        return counts.isEmpty();
    }

    /** {@code 2 added, 1 changed}, or {@code no changes}. */
    @Override
    public String toString() {
        List<String> shown = new ArrayList<>();
        counts.forEach((kind, count) -> shown.add(count + " " + kind.name().toLowerCase(Locale.ROOT)));
        return shown.isEmpty() ? "no changes" : String.join(", ", shown);
    }
}
