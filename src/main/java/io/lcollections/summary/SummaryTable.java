package io.lcollections.summary;

import io.lcollections.output.CellText;
import io.lcollections.output.Column.Kind;
import io.lcollections.output.Table;
import io.lcollections.output.Table.Cell;
import io.lcollections.output.Table.Slot;
import io.lcollections.summary.Summary.Group;
import io.lcollections.summary.Summary.Grouping;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Totals as a table with bars, fitted to the terminal or in full. All text is safe to print. */
public final class SummaryTable {
    private static final String INDENT = "  ";
    private static final int MAX_GROUPS = 10;

    /** One column wide on every terminal, unlike block characters. */
    private static final String BAR = "=";

    private static final int MIN_BAR = 6;
    private static final int PREFERRED_BAR = 20;
    private static final int MAX_BAR = 40;
    private static final int MIN_LABEL = 6;
    /** A symbol and the longest documented state. */
    private static final int PREFERRED_LABEL = 15;

    private static final int SHARE = "100%".length();
    private static final String KINDS = "kinds";
    /** The heading "collections" is shortened on narrower terminals. */
    private static final int MIN_WIDE = 60;

    /** Values that look like one of the labels, and are quoted. */
    private static final Pattern AMBIGUOUS = Pattern.compile("\\(.*|others \\(.*|\".*|\\s*", Pattern.DOTALL);

    private final Writer out;
    private final Screen screen;
    private final Locale numbers;

    /** One line with a bar; the label is safe to print. */
    private record Line(String label, UnaryOperator<String> style, Group group) {}

    /** Widths that depend on the terminal; 0 for a column that is omitted. */
    private record Widths(int label, int share, int bar) {}

    /**
     * @param numbers the locale of counts; {@link Locale#ROOT} for plain digits
     */
    public SummaryTable(Writer out, Screen screen, Locale numbers) {
        this.out = out;
        this.screen = screen;
        this.numbers = numbers;
    }

    public void write(Summary summary) throws IOException {
        totals(summary);
        if (summary.collections > 0) {
            Map<Grouping, List<Line>> sections = new EnumMap<>(Grouping.class);
            for (Grouping grouping : Grouping.values()) {
                sections.put(grouping, lines(summary.groups(grouping), grouping == Grouping.STATE));
            }
            sections(sections, summary.collections);
        }
        out.flush();
    }

    private void totals(Summary summary) throws IOException {
        if (summary.accountId.isPresent()) {
            out.append(screen.bold("Account " + summary.accountId.getAsLong())).append("\n\n");
        }
        List<List<Cell>> totals = List.of(
                List.of(Cell.of("Collections"), number(summary.collections)),
                List.of(Cell.of("Kinds held"), number(summary.kinds)),
                List.of(Cell.of("Empty"), number(summary.zero)),
                List.of(Cell.of("Without a count"), number(summary.withoutCount)));
        Table.write(out, totals.subList(0, summary.withoutCount > 0 ? 4 : 3), Kind.WORD, Kind.NUMBER);
    }

    /** The largest groups of a field, and one line for all others. */
    private List<Line> lines(List<Group> groups, boolean areStates) {
        // A line for a single other group would save nothing.
        int count = groups.size() <= MAX_GROUPS + 1 ? groups.size() : MAX_GROUPS;
        boolean hasSymbols = areStates && screen.width().isPresent();
        List<Line> lines = new ArrayList<>();
        for (Group group : groups.subList(0, count)) {
            String text = group.text();
            String safe = TextSanitizer.sanitize(text);
            String shown = AMBIGUOUS.matcher(text).matches() ? '"' + safe + '"' : safe;
            boolean isNone = group.value().isNull();
            String label = (hasSymbols ? symbol(text) : "") + (isNone ? "(none)" : shown);
            UnaryOperator<String> style = cell -> areStates ? CellText.inStateColour(screen, text, cell) : cell;
            lines.add(new Line(label, isNone ? screen::dim : style, group));
        }
        List<Group> others = groups.subList(count, groups.size());
        others.stream().reduce(Group::plus).ifPresent(sum -> {
            String label = (hasSymbols ? symbol("") : "") + "others (" + others.size() + ")";
            lines.add(new Line(label, screen::dim, sum));
        });
        return lines;
    }

    /** A blank where there is no symbol aligns the labels. */
    private static String symbol(String state) {
        String symbol = CellText.stateSymbol(state);
        return (symbol.isEmpty() ? " " : symbol) + " ";
    }

    private void sections(Map<Grouping, List<Line>> sections, long all) throws IOException {
        List<Line> lines = sections.values().stream().flatMap(List::stream).toList();
        String heading = screen.width().orElse(MIN_WIDE) >= MIN_WIDE ? "collections" : "coll.";
        int collections =
                Math.max(heading.length(), widest(lines.stream().map(line -> count(line.group.collections()))));
        int kinds = Math.max(KINDS.length(), widest(lines.stream().map(line -> count(line.group.kinds()))));
        int rest = screen.width().orElse(0) - INDENT.length() - Table.GAP - collections - Table.GAP - kinds;
        int titles = widest(sections.keySet().stream().map(grouping -> grouping.title)) - INDENT.length();
        int whole = Math.max(titles, widest(lines.stream().map(Line::label)));
        boolean isBrief = widths(whole, rest).label < whole;
        int brief = Math.max(titles, widest(lines.stream().map(line -> CellText.shortAddress(line.label))));
        Widths widths = widths(isBrief ? brief : whole, rest);
        List<Slot> slots = List.of(
                new Slot(Kind.TEXT, INDENT.length() + widths.label),
                new Slot(Kind.NUMBER, collections),
                new Slot(Kind.NUMBER, widths.share, widths.share > 0 ? Table.GAP : 0),
                new Slot(Kind.NUMBER, kinds),
                new Slot(Kind.TEXT, widths.bar));
        Table table = new Table(out, screen, slots);
        for (Map.Entry<Grouping, List<Line>> section : sections.entrySet()) {
            out.append('\n');
            table.line(List.of(
                    new Cell(section.getKey().title, screen::bold),
                    new Cell(heading, screen::dim),
                    Cell.NONE,
                    new Cell(KINDS, screen::dim)));
            for (Line line : section.getValue()) {
                String label = INDENT + (isBrief ? CellText.shortAddress(line.label) : line.label);
                String bar = BAR.repeat(bar(line.group.collections(), all, widths.bar));
                table.line(List.of(
                        new Cell(label, text -> INDENT + line.style.apply(text.substring(INDENT.length()))),
                        number(line.group.collections()),
                        widths.share > 0 ? Cell.of(share(line.group.collections(), all)) : Cell.NONE,
                        number(line.group.kinds()),
                        bar.isEmpty() ? Cell.NONE : new Cell(bar, line.style)));
            }
        }
    }

    /**
     * Where the numbers leave little room, the share is omitted first, then the label is cut, then the bar is omitted.
     */
    private Widths widths(int label, int room) {
        if (screen.width().isEmpty()) {
            return new Widths(label, SHARE, 0);
        }
        int minLabel = Math.min(label, PREFERRED_LABEL);
        int share = room - Table.GAP - SHARE - Table.GAP - MIN_BAR >= minLabel ? SHARE : 0;
        int left = room - (share > 0 ? Table.GAP + SHARE : 0) - Table.GAP;
        int fitted = Math.min(label, Math.max(minLabel, left - PREFERRED_BAR));
        int bar = Math.min(MAX_BAR, left - fitted);
        return bar < MIN_BAR
                ? new Widths(Math.max(MIN_LABEL, Math.min(label, room)), 0, 0)
                : new Widths(fitted, share, bar);
    }

    private int widest(Stream<String> texts) {
        return texts.mapToInt(screen::widthOf).reduce(0, Math::max);
    }

    /** Rounded, but 100% only for all of them, and never 0%. */
    private static String share(long some, long all) {
        long percent = Math.round(100.0 * some / all);
        return percent < 1 ? "<1%" : (some < all ? Math.min(99, percent) : 100) + "%";
    }

    /** The length of a bar: full only for all of them, and never 0 if there are bars. */
    private static int bar(long some, long all, int columns) {
        int rounded = (int) Math.round((double) columns * some / all);
        return some == all ? columns : Math.min(Math.max(1, rounded), Math.max(0, columns - 1));
    }

    private String count(Number number) {
        return CellText.count(number, numbers);
    }

    private Cell number(Number number) {
        String count = count(number);
        return count.equals("0") ? new Cell(count, screen::dim) : Cell.of(count);
    }
}
