package io.lcollections.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What starting costs with one Java, and what that is of other programs. */
final class StartTable {
    private static final double OF_PLAIN = 0.3;
    private static final double MILLIS_A_SECOND = 1000;

    private final List<Start> starts;
    private final Results<Start> results;

    /** @param starts its lines, all of one Java */
    StartTable(List<Start> starts, Results<Start> results) {
        this.starts = starts;
        this.results = results;
    }

    String text() {
        Markdown table = new Markdown(
                List.of("", "median, ms", "least, ms", "CPU, ms", "/ empty", "/ java -jar", "/ curl|jq", "aims"));
        for (Start start : starts) {
            List<String> cells = new ArrayList<>(List.of(start.name()));
            Optional<Sample> median = results.median(start);
            cells.add(number("%.0f", median.map(Sample::wall)));
            cells.add(number("%.0f", results.least(start).map(Sample::wall)));
            cells.add(number("%.0f", median.map(sample -> sample.cpu() * MILLIS_A_SECOND)));
            cells.add(number("%.2f", ratio(start, start.empty())));
            cells.add(number("%.2f", ratio(start, start.by(Start.Way.PLAIN))));
            cells.add(number("%.2f", ratio(start, start.by(Start.Way.CURL))));
            cells.add(aims(start));
            table.row(cells);
        }
        return table.text();
    }

    private static String number(String format, Optional<Double> value) {
        return value.filter(Double::isFinite)
                .map(finite -> String.format(Locale.ROOT, format, finite))
                .orElse(Markdown.NOTHING);
    }

    /** Of the medians; empty where one is not known, and of a program to itself. */
    private Optional<Double> ratio(Start start, Start other) {
        return start.equals(other)
                ? Optional.empty()
                : results.median(start)
                        .flatMap(sample -> results.median(other).map(yardstick -> sample.wall() / yardstick.wall()));
    }

    private String aims(Start start) {
        if (start.way() != Start.Way.LAUNCHER || Double.isNaN(start.task().aim())) {
            return "";
        }
        List<String> aims = new ArrayList<>();
        ratio(start, start.empty())
                .ifPresent(ratio -> aims.add(aim("empty", start.task().aim(), ratio)));
        ratio(start, start.by(Start.Way.PLAIN)).ifPresent(ratio -> aims.add(aim("java -jar", OF_PLAIN, ratio)));
        return String.join("; ", aims);
    }

    private static String aim(String other, double most, double ratio) {
        return String.format(Locale.ROOT, "at most %.1f of %s: %s", most, other, ratio <= most ? "reached" : "missed");
    }
}
