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
    /** One column wide on every terminal, unlike block characters. */
    private static final String BAR = "=";

    private static final int MAX_BAR = 40;
    /** Narrower terminals show both ends of an address. */
    private static final int MIN_WITH_ADDRESS = 100;

    private static final int MIN_WITH_HEADING = 60;
    private static final int MIN_WITH_URI = 40;
    private static final List<Integer> BY_IMPORTANCE = List.of(0, 1, 3, 2, 4);

    /** Values that look like one of the labels, and are quoted. */
    private static final Pattern AMBIGUOUS = Pattern.compile("\\(.*|others \\(.*|\".*|\\s*", Pattern.DOTALL);

    private final Writer out;
    private final Screen screen;
    private final Locale numbers;
    private final int bar;
    /**
     * @param numbers the locale of counts; {@link Locale#ROOT} for plain digits
     */
    public SummaryTable(Writer out, Screen screen, Locale numbers) {
        this.out = out;
        this.screen = screen;
        this.numbers = numbers;
        this.bar = Math.min(MAX_BAR, screen.width().orElse(0) / 4);
    }

    public void write(Summary summary) throws IOException {
        if (summary.accountId.isPresent()) {
            out.append(screen.bold("Account " + summary.accountId.getAsLong())).append("\n\n");
        }
        List<List<Cell>> totals = List.of(
                List.of(Cell.of("Collections"), number(summary.collections)),
                List.of(Cell.of("Kinds held"), number(summary.kinds)),
                List.of(Cell.of("Empty"), number(summary.zero)),
                List.of(Cell.of("Without a count"), number(summary.withoutCount)));
        Table.write(out, totals.subList(0, summary.withoutCount > 0 ? 4 : 3), Kind.WORD, Kind.NUMBER);
        if (summary.collections > 0) {
            // Label, collections, share, kinds, bar. On narrow terminals the label leaves room for the numbers.
            Kind label = screen.width().orElse(MIN_WITH_URI) < MIN_WITH_URI ? Kind.TEXT : Kind.URI;
            List<Kind> kinds = List.of(label, Kind.NUMBER, Kind.NUMBER, Kind.NUMBER, Kind.WORD);
            List<List<Cell>> lines = new ArrayList<>();
            for (Grouping grouping : Grouping.values()) {
                add(grouping, summary, lines);
            }
            Table table = Table.fitted(out, screen, kinds, lines, BY_IMPORTANCE, true);
            for (List<Cell> line : lines) {
                out.append(line.get(0).text().startsWith(INDENT) ? "" : "\n");
                table.line(line);
            }
        }
        out.flush();
    }

    /** Adds the heading of a field, its largest groups, and one line for all others. */
    private void add(Grouping grouping, Summary summary, List<List<Cell>> lines) {
        lines.add(List.of(
                new Cell(grouping.title, screen::bold),
                new Cell(
                        screen.width().orElse(MIN_WITH_ADDRESS) < MIN_WITH_HEADING ? "coll." : "collections",
                        screen::dim),
                Cell.NONE,
                new Cell("kinds", screen::dim),
                Cell.NONE));
        List<Group> groups = summary.groups(grouping);
        // A line for a single other group would save nothing.
        int count = groups.size() <= MAX_GROUPS + 1 ? groups.size() : MAX_GROUPS;
        boolean areStates = grouping == Grouping.STATE;
        boolean isBrief = screen.width().orElse(MIN_WITH_ADDRESS) < MIN_WITH_ADDRESS;
        for (Group group : groups.subList(0, count)) {
            String text = group.text();
            String safe = TextSanitizer.sanitize(isBrief ? CellText.shortAddress(text) : text);
            String shown = AMBIGUOUS.matcher(text).matches() ? '"' + safe + '"' : safe;
            boolean isNone = group.value().isNull();
            String label = areStates && bar > 0 ? CellText.withSymbol(shown) : shown;
            UnaryOperator<String> style = cell -> areStates ? CellText.inStateColour(screen, text, cell) : cell;
            lines.add(line(isNone ? "(none)" : label, isNone ? screen::dim : style, group, summary.collections));
        }
        List<Group> others = groups.subList(count, groups.size());
        others.stream()
                .reduce(Group::plus)
                .ifPresent(sum ->
                        lines.add(line("others (" + others.size() + ")", screen::dim, sum, summary.collections)));
    }

    private List<Cell> line(String label, UnaryOperator<String> style, Group group, long all) {
        return List.of(
                new Cell(INDENT + label, text -> INDENT + style.apply(text.substring(INDENT.length()))),
                number(group.collections()),
                Cell.of(share(group.collections(), all)),
                number(group.kinds()),
                Cell.of(bar(group.collections(), all), style));
    }

    /** Rounded, but 100% only for all of them, and never 0%. */
    private static String share(long some, long all) {
        long percent = Math.round(100.0 * some / all);
        return percent < 1 ? "<1%" : (some < all ? Math.min(99, percent) : 100) + "%";
    }

    /** Full only for all of them, and never empty if there are bars. */
    private String bar(long some, long all) {
        int rounded = (int) Math.round((double) bar * some / all);
        return BAR.repeat(some == all ? bar : Math.min(Math.max(1, rounded), Math.max(0, bar - 1)));
    }

    private Cell number(Number number) {
        String count = CellText.count(number, numbers);
        return count.equals("0") ? new Cell(count, screen::dim) : Cell.of(count);
    }
}
