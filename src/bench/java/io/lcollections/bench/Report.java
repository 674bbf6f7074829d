package io.lcollections.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Everything that was measured, as a table. */
final class Report {
    private static final String NOTHING = "-";
    private static final String FIRST = "%-18s";

    private final Plan plan;
    private final List<Contender> contenders;
    private final Results results;
    private final List<Group> groups = new ArrayList<>();

    Report(Plan plan, List<Contender> contenders, Results results) {
        this.plan = plan;
        this.contenders = contenders;
        this.results = results;
        groups.add(new Group("wall, ms", "%.0f", 7, Sample::wall));
        if (Stopwatch.knowsCost()) {
            groups.add(new Group("CPU, s", "%.2f", 6, Sample::cpu));
            groups.add(new Group("memory, MiB", "%.0f", 5, Sample::memory));
        }
    }

    /** A line for each load; groups of columns, each with a column for each contender. */
    String table() {
        StringBuilder text = new StringBuilder(String.format(FIRST, ""));
        for (Group group : groups) {
            int width = contenders.stream().mapToInt(group::width).sum();
            text.append(String.format("  %" + -width + "s", "  " + group.name()));
        }
        text.append('\n').append(String.format(FIRST, "collections"));
        groups.forEach(group -> text.append(cells(group, Contender::name)));
        for (Load load : plan.loads()) {
            text.append('\n').append(String.format(FIRST, load));
            groups.forEach(group -> text.append(cells(
                    group,
                    contender ->
                            results.median(load, contender).map(group::text).orElse(NOTHING))));
        }
        return text.append('\n').toString();
    }

    private String cells(Group group, Function<Contender, String> cell) {
        StringBuilder text = new StringBuilder("  ");
        for (Contender contender : contenders) {
            text.append(String.format("%" + group.width(contender) + "s", cell.apply(contender)));
        }
        return text.toString();
    }

    /** One thing that was measured of all. */
    private record Group(String name, String format, int leastWidth, ToDoubleFunction<Sample> part) {
        int width(Contender contender) {
            return Math.max(leastWidth, contender.name().length() + 1);
        }

        String text(Sample sample) {
            return String.format(Locale.ROOT, format, part.applyAsDouble(sample));
        }
    }
}
