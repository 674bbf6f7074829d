package io.lcollections.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table that reads well on a screen, and can stand in a README as it is. */
final class Markdown {
    /** What stands in a cell where nothing was measured. */
    static final String NOTHING = "-";

    private static final Pattern NUMBER = Pattern.compile("[\\d.]+|" + NOTHING);

    private final List<List<String>> rows = new ArrayList<>();

    Markdown(List<String> heads) {
        row(heads);
    }

    /** As many cells as there are heads. */
    void row(List<String> cells) {
        rows.add(cells.stream().map(cell -> cell.replace("|", "\\|")).toList());
    }

    /** Columns of numbers end at one line, the others begin at one. */
    String text() {
        List<Integer> columns = IntStream.range(0, rows.get(0).size()).boxed().toList();
        List<Integer> widths = columns.stream().map(this::width).toList();
        List<Boolean> numbers = columns.stream().map(this::isNumbers).toList();
        String rule = columns.stream()
                .map(column -> numbers.get(column)
                        ? "-".repeat(widths.get(column) + 1) + ":|"
                        : "-".repeat(widths.get(column) + 2) + "|")
                .collect(Collectors.joining("", "|", ""));
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(columns.stream()
                    .map(column -> String.format(
                            "%" + (numbers.get(column) ? "" : "-") + widths.get(column) + "s", row.get(column)))
                    .collect(Collectors.joining(" | ", "| ", " |")));
        }
        lines.add(1, rule);
        return String.join("\n", lines);
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private boolean isNumbers(int column) {
        return rows.stream()
                .skip(1)
                .allMatch(row -> NUMBER.matcher(row.get(column)).matches());
    }
}
