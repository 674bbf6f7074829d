package io.lcollections.output;

import io.lcollections.output.Column.Kind;
import io.lcollections.output.Table.Cell;
import io.lcollections.output.Table.Slot;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.Styles;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.TextWidth;
import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Totals for people: numbers, and bars below them, fitted to a terminal or in full. Nothing in it can act on the terminal. */
public final class SummaryTable {
    private static final String INDENT = "  ";
    /** Groups behind the tenth are counted together. */
    private static final int MAX_GROUPS = 10;

    /** One column wide on every terminal, unlike block characters. */
    private static final String BAR = "=";

    private static final int MIN_BAR = 6;
    private static final int GOOD_BAR = 20;
    private static final int MAX_BAR = 40;
    private static final int MIN_LABEL = 6;
    /** A sign and the longest of the documented states. */
    private static final int GOOD_LABEL = 15;

    private static final int SHARE = "100%".length();
    private static final String KINDS = "kinds";
    /** Below this width the heading of the numbers of collections is shortened. */
    private static final int WIDE = 60;

    /** Values that could be taken for a label of ours. */
    private static final Pattern AMBIGUOUS = Pattern.compile("\\(.*|others \\(.*|\".*|\\s*", Pattern.DOTALL);

    private final Writer out;
    private final Screen screen;
    private final Styles palette;
    private final Locale numbers;

    /** One line with a bar; the label is safe to print. */
    private record Line(String label, UnaryOperator<String> style, long collections, BigInteger kinds) {
        /** The label, with an address cut to its ends. */
        String brief() {
            return CellText.shortAddress(label);
        }
    }

    /**
     * Widths that depend on the room.
     *
     * @param share 0 where there is no room for it
     * @param bar 0 where there is no room for it
     */
    private record Widths(int label, int share, int bar) {}

    /**
     * @param numbers whose digit grouping is used; {@link Locale#ROOT} for none
     */
    public SummaryTable(Writer out, Screen screen, Locale numbers) {
        this.out = out;
        this.screen = screen;
        this.palette = screen.styles();
        this.numbers = numbers;
    }

    /**
     * @throws IOException when the output does not take it
     */
    public void write(Summary summary) throws IOException {
        totals(summary);
        if (summary.collections() > 0) {
            Map<String, List<Line>> sections = new LinkedHashMap<>();
            sections.put("Type", lines(summary, Summary.TYPE));
            sections.put("Status", lines(summary, Summary.STATE));
            sections.put("Owner", lines(summary, Summary.OWNER));
            sections.put("Mint channel", lines(summary, Summary.MINT_CHANNEL));
            sections(sections, summary.collections());
        }
        out.flush();
    }

    private void totals(Summary summary) throws IOException {
        if (summary.accountId().isPresent()) {
            String account = "Account " + summary.accountId().getAsLong();
            out.append(palette.bold(account)).append("\n\n");
        }
        List<List<String>> totals = new ArrayList<>();
        totals.add(List.of("Collections", count(summary.collections())));
        totals.add(List.of("Kinds held", count(summary.kinds())));
        totals.add(List.of("Empty", count(summary.zero())));
        if (summary.withoutCount() > 0) {
            totals.add(List.of("Without a count", count(summary.withoutCount())));
        }
        Table table = Table.inFull(out, totals, Kind.WORD, Kind.NUMBER);
        for (List<String> total : totals) {
            table.line(List.of(Cell.of(total.get(0)), number(total.get(1))));
        }
    }

    /** The largest groups of a field, and one line for all others. */
    private List<Line> lines(Summary summary, String field) {
        List<Summary.Group> groups = summary.groups(field);
        // A line for a single other group would save nothing.
        int count = groups.size() <= MAX_GROUPS + 1 ? groups.size() : MAX_GROUPS;
        boolean hasSigns = field.equals(Summary.STATE) && screen.width().isPresent();
        List<Line> lines = new ArrayList<>();
        for (Summary.Group group : groups.subList(0, count)) {
            String text = group.text();
            boolean isAmbiguous = AMBIGUOUS.matcher(text).matches();
            String shown = isAmbiguous ? '"' + TextSanitizer.sanitize(text) + '"' : TextSanitizer.sanitize(text);
            UnaryOperator<String> style = field.equals(Summary.STATE)
                    ? label -> DeployState.styled(palette, text, label)
                    : UnaryOperator.identity();
            lines.add(new Line(
                    (hasSigns ? sign(text) : "") + (group.value().isNull() ? "(none)" : shown),
                    group.value().isNull() ? palette::dim : style,
                    group.collections(),
                    group.kinds()));
        }
        List<Summary.Group> others = groups.subList(count, groups.size());
        others.stream().reduce(Summary.Group::plus).ifPresent(sum -> {
            String label = (hasSigns ? sign("") : "") + "others (" + others.size() + ")";
            lines.add(new Line(label, palette::dim, sum.collections(), sum.kinds()));
        });
        return lines;
    }

    /** States without a sign are aligned with the words of the others. */
    private static String sign(String state) {
        String sign = DeployState.sign(state);
        return (sign.isEmpty() ? " " : sign) + " ";
    }

    private void sections(Map<String, List<Line>> sections, long all) throws IOException {
        List<Line> lines = sections.values().stream().flatMap(List::stream).toList();
        String heading = screen.width().orElse(WIDE) >= WIDE ? "collections" : "coll.";
        int collections = Math.max(heading.length(), widest(lines.stream().map(line -> count(line.collections))));
        int kinds = Math.max(KINDS.length(), widest(lines.stream().map(line -> count(line.kinds))));
        int rest = screen.width().orElse(0) - INDENT.length() - Table.GAP - collections - Table.GAP - kinds;
        int titles = widest(sections.keySet().stream()) - INDENT.length();
        int whole = Math.max(titles, widest(lines.stream().map(Line::label)));
        Widths full = widths(whole, rest);
        boolean isBrief = full.label < whole;
        Widths widths = isBrief ? widths(Math.max(titles, widest(lines.stream().map(Line::brief))), rest) : full;
        List<Slot> slots = List.of(
                new Slot(Kind.TEXT, INDENT.length() + widths.label),
                new Slot(Kind.NUMBER, collections),
                new Slot(Kind.NUMBER, widths.share, widths.share > 0 ? Table.GAP : 0),
                new Slot(Kind.NUMBER, kinds),
                new Slot(Kind.TEXT, widths.bar));
        Table table = new Table(out, screen, screen.width().isPresent(), slots);
        for (Map.Entry<String, List<Line>> section : sections.entrySet()) {
            out.append('\n');
            Cell title = new Cell(section.getKey(), palette::bold);
            table.line(List.of(
                    title, new Cell(heading, palette::dim), Cell.NONE, new Cell(KINDS, palette::dim), Cell.NONE));
            for (Line line : section.getValue()) {
                String label = INDENT + (isBrief ? line.brief() : line.label);
                String bar = BAR.repeat(widths.bar > 0 ? bar(line.collections, all, widths.bar) : 0);
                table.line(List.of(
                        new Cell(label, text -> INDENT + line.style.apply(text.substring(INDENT.length()))),
                        number(count(line.collections)),
                        widths.share > 0 ? Cell.of(share(line.collections, all)) : Cell.NONE,
                        number(count(line.kinds)),
                        bar.isEmpty() ? Cell.NONE : new Cell(bar, line.style)));
            }
        }
    }

    /**
     * The label gives way to the bar, and the share, which the bar shows as well, to both. Numbers are never cut.
     *
     * @param label the width of the longest one
     * @param room what the numbers leave
     */
    private Widths widths(int label, int room) {
        if (screen.width().isEmpty()) {
            return new Widths(label, SHARE, 0);
        }
        int minLabel = Math.min(label, GOOD_LABEL);
        int share = room - Table.GAP - SHARE - Table.GAP - MIN_BAR >= minLabel ? SHARE : 0;
        int left = room - (share > 0 ? Table.GAP + SHARE : 0) - Table.GAP;
        int fitted = Math.min(label, Math.max(minLabel, left - GOOD_BAR));
        int bar = Math.min(MAX_BAR, left - fitted);
        return bar < MIN_BAR
                ? new Widths(Math.max(MIN_LABEL, Math.min(label, room)), 0, 0)
                : new Widths(fitted, share, bar);
    }

    private int widest(Stream<String> texts) {
        return texts.mapToInt(text -> TextWidth.of(text, screen.widthMode()))
                .max()
                .orElse(0);
    }

    /** Only all of them are 100%, and none that exist are 0%. */
    private static String share(long some, long all) {
        long percent = Math.round(100.0 * some / all);
        return percent < 1 ? "<1%" : (some < all ? Math.min(99, percent) : 100) + "%";
    }

    /** Every group has a bar, and only one with all collections has the whole bar. */
    private static int bar(long some, long all, int columns) {
        int rounded = (int) Math.round((double) columns * some / all);
        return some == all ? columns : Math.max(1, Math.min(columns - 1, rounded));
    }

    private String count(Number number) {
        return CellText.count(number, numbers);
    }

    private Cell number(String count) {
        return count.equals("0") ? new Cell(count, palette::dim) : Cell.of(count);
    }
}
