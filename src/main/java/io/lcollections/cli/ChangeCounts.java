package io.lcollections.cli;

import io.lcollections.changes.Change;
import io.lcollections.changes.Changes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How many changes there are. */
final class ChangeCounts {
    private ChangeCounts() {}

    /** {@code 2 added, 1 changed}, or {@code no changes}. */
    static String of(List<Changes> all) {
        List<String> counts = new ArrayList<>();
        for (Change.Kind kind : Change.Kind.values()) {
            int count = all.stream().mapToInt(each -> each.of(kind).size()).sum();
            if (count > 0) {
                counts.add(count + " " + kind.name().toLowerCase(Locale.ROOT));
            }
        }
        return counts.isEmpty() ? "no changes" : String.join(", ", counts);
    }
}
