package io.lcollections.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Everything that was measured of paging, as tables. */
final class Report {
    private final Plan plan;
    private final List<Contender> contenders;
    private final Results<Run> results;

    Report(Plan plan, List<Contender> contenders, Results<Run> results) {
        this.plan = plan;
        this.contenders = contenders;
        this.results = results;
    }

    /** A table for each thing that was measured, with a line for each load and a column for each contender. */
    String tables() {
        List<String> tables = new ArrayList<>(List.of(table("wall, ms", "%.0f", Sample::wall)));
        if (Meter.GNU_TIME.isThere()) {
            tables.add(table("CPU, s", "%.2f", Sample::cpu));
            tables.add(table("memory, MiB", "%.0f", Sample::memory));
        }
        return String.join("\n\n", tables);
    }

    private String table(String name, String format, ToDoubleFunction<Sample> part) {
        List<String> heads = new ArrayList<>(List.of(name));
        contenders.forEach(contender -> heads.add(contender.name()));
        Markdown table = new Markdown(heads);
        for (Load load : plan.loads()) {
            List<String> cells = new ArrayList<>(List.of(load.toString()));
            for (Contender contender : contenders) {
                cells.add(results.median(new Run(contender, load))
                        .map(sample -> String.format(Locale.ROOT, format, part.applyAsDouble(sample)))
                        .orElse(Markdown.NOTHING));
            }
            table.row(cells);
        }
        return table.text();
    }
}
