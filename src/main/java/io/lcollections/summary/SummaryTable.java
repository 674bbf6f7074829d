package io.lcollections.summary;

import io.lcollections.output.CellText;
import io.lcollections.output.Column.Kind;
import io.lcollections.output.Table;
import io.lcollections.output.Table.Cell;
import io.lcollections.summary.Summary.Group;
import io.lcollections.summary.Summary.Grouping;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Totals as a table with bars, fitted to the terminal or in full. All text is safe to print. */
public final class SummaryTable {
    private static final String INDENT = "  ";
    private static final int MAX_GROUPS = 10;
    private static final int MAX_BAR = 40;
    /** Narrower terminals show both ends of an address. */
    private static final int MIN_WITH_ADDRESS = 100;

    /** Label, collections, share, kinds, bar. */
    private static final List<Kind> KINDS = List.of(Kind.TEXT, Kind.NUMBER, Kind.NUMBER, Kind.NUMBER, Kind.WORD);

    private static final List<Integer> BY_IMPORTANCE = List.of(0, 1, 3, 2, 4);

    /** Values that look like one of the labels, and are quoted. */
    private static final Pattern AMBIGUOUS = Pattern.compile("\\(.*|others \\(.*|\".*|\\s*", Pattern.DOTALL);

    private final Writer out;
    private final Screen screen;
    private final Locale numbers;
    private final int bar;
    private final boolean isNarrow;

    /** Counts are in the notation of a locale; {@link Locale#ROOT} for plain digits. */
    public SummaryTable(Writer out, Screen screen, Locale numbers) {
        this.out = out;
        this.screen = screen;
        this.numbers = numbers;
        this.bar = Math.min(MAX_BAR, screen.width().orElse(0) / 4);
        this.isNarrow = screen.width().orElse(MIN_WITH_ADDRESS) < MIN_WITH_ADDRESS;
    }

    public void write(Summary summary) throws IOException {
        if (summary.accountId.isPresent()) {
            out.append(screen.bold("Account " + summary.accountId.getAsLong())).append("\n\n");
        }
        List<List<Cell>> totals = List.of(
                List.of(new Cell("Collections"), number(summary.collections)),
                List.of(new Cell("Kinds held"), number(summary.kinds)),
                List.of(new Cell("Empty"), number(summary.zero)),
                List.of(new Cell("Without a count"), number(summary.withoutCount)));
        Table.write(out, totals.subList(0, summary.withoutCount > 0 ? 4 : 3), Kind.WORD, Kind.NUMBER);
        if (summary.collections > 0) {
            List<List<Cell>> lines = new ArrayList<>();
            for (Grouping grouping : Grouping.values()) {
                add(grouping, summary, lines);
            }
            Table table = Table.fitted(out, screen, KINDS, lines, BY_IMPORTANCE, true);
            for (List<Cell> line : lines) {
                out.append(line.get(0).text().startsWith(INDENT) ? "" : "\n");
                table.line(line);
            }
        }
        out.flush();
    }

    /** Adds the heading of a field, its largest groups, and one line for all others. */
    private void add(Grouping grouping, Summary summary, List<List<Cell>> lines) {
        Cell collections = new Cell(isNarrow ? "coll." : "collections", screen::dim);
        Cell kinds = new Cell("kinds", screen::dim);
        lines.add(List.of(new Cell(grouping.title, screen::bold), collections, Cell.NONE, kinds, Cell.NONE));
        List<Group> groups = summary.groups(grouping);
        // A line for a single other group would save nothing.
        int count = groups.size() <= MAX_GROUPS + 1 ? groups.size() : MAX_GROUPS;
        for (Group group : groups.subList(0, count)) {
            if (group.value().isNull()) {
                lines.add(line("(none)", screen::dim, group, summary.collections));
                continue;
            }
            String text = group.text();
            String safe = TextSanitizer.sanitize(isNarrow ? CellText.shortAddress(text) : text);
            String label = AMBIGUOUS.matcher(text).matches() ? '"' + safe + '"' : safe;
            if (grouping == Grouping.STATE) {
                String state = bar > 0 ? CellText.withSymbol(label) : label;
                lines.add(line(state, cell -> CellText.inStateColour(screen, text, cell), group, summary.collections));
            } else {
                lines.add(line(label, UnaryOperator.identity(), group, summary.collections));
            }
        }
        List<Group> others = groups.subList(count, groups.size());
        others.stream()
                .reduce(Group::plus)
                .ifPresent(sum ->
                        lines.add(line("others (" + others.size() + ")", screen::dim, sum, summary.collections)));
    }

    private List<Cell> line(String label, UnaryOperator<String> style, Group group, long all) {
        // Rounded, but whole only for all of them, and never empty.
        double share = (double) group.collections() / all;
        long percent = share < 1 ? Math.min(99, Math.round(100 * share)) : 100;
        long length = share < 1 ? Math.min(Math.max(1, Math.round(bar * share)), bar - 1) : bar;
        return List.of(
                new Cell(INDENT + label, style),
                number(group.collections()),
                new Cell(percent < 1 ? "<1%" : percent + "%"),
                number(group.kinds()),
                // One column wide on every terminal, unlike block characters.
                new Cell("=".repeat((int) Math.max(0, length)), style));
    }

    private Cell number(Number number) {
        String count = CellText.count(number, numbers);
        return count.equals("0") ? new Cell(count, screen::dim) : new Cell(count);
    }
}
