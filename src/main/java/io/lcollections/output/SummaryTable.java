package io.lcollections.output;

import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.TextWidth;
import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Totals for people: numbers, and bars below them, fitted to a terminal or in full. Nothing in it can act on the terminal. */
public final class SummaryTable {
    /** Of one column on every terminal, which the blocks and lines of other scripts' fonts are not. */
    private static final String BAR = "=";

    private static final String COLLECTIONS = "collections";
    private static final String BRIEF_COLLECTIONS = "coll.";
    private static final String KINDS = "kinds";
    /** Where there is less room, the numbers of collections have a shorter word above them. */
    private static final int ROOM_FOR_WORDS = 60;

    private final Writer out;
    private final Screen screen;
    private final Function<Number, String> counts;

    /**
     * @param counts how a number of things is written
     */
    public SummaryTable(Writer out, Screen screen, Function<Number, String> counts) {
        this.out = out;
        this.screen = screen;
        this.counts = counts;
    }

    /**
     * @throws IOException when the output does not take it
     */
    public void write(Summary summary) throws IOException {
        Map<String, List<SummaryRow>> sections = new LinkedHashMap<>();
        sections.put("Type", SummaryRow.of(summary.types(), screen.styles()));
        sections.put(
                "Status",
                SummaryRow.ofStates(
                        summary.states(), screen.styles(), screen.width().isPresent()));
        sections.put("Owner", SummaryRow.of(summary.owners(), screen.styles()));
        sections.put("Mint channel", SummaryRow.of(summary.mintChannels(), screen.styles()));
        totals(summary);
        if (summary.collections() > 0) {
            sections(sections, summary.collections());
        }
        out.flush();
    }

    private void totals(Summary summary) throws IOException {
        if (summary.accountId().isPresent()) {
            String account = "Account " + summary.accountId().getAsLong();
            out.append(screen.styles().bold(account)).append("\n\n");
        }
        Map<String, Number> totals = new LinkedHashMap<>();
        totals.put("Collections", summary.collections());
        totals.put("Kinds held", summary.kinds());
        totals.put("Empty", summary.zero());
        if (summary.withoutCount() > 0) {
            totals.put("Without a count", summary.withoutCount());
        }
        int label = widest(totals.keySet(), TextWidth::of);
        int number = widest(totals.values(), this::width);
        for (Map.Entry<String, Number> total : totals.entrySet()) {
            out.append(padded(total.getKey(), label)).append(blanks(SummaryLayout.GAP));
            out.append(number(total.getValue(), number)).append('\n');
        }
    }

    private void sections(Map<String, List<SummaryRow>> sections, long all) throws IOException {
        List<SummaryRow> rows = sections.values().stream().flatMap(List::stream).toList();
        OptionalInt room = screen.width();
        String word = room.orElse(ROOM_FOR_WORDS) >= ROOM_FOR_WORDS ? COLLECTIONS : BRIEF_COLLECTIONS;
        int collections = Math.max(word.length(), widest(rows, row -> width(row.collections())));
        int kinds = Math.max(KINDS.length(), widest(rows, row -> width(row.kinds())));
        int titles = widest(sections.keySet(), TextWidth::of) - SummaryLayout.INDENT;
        int whole = Math.max(titles, widest(rows, row -> TextWidth.of(row.label(), screen.widthMode())));
        SummaryLayout layout = SummaryLayout.of(whole, collections, kinds, room);
        boolean isBrief = layout.label() < whole;
        if (isBrief) {
            int brief = Math.max(titles, widest(rows, row -> TextWidth.of(row.brief(), screen.widthMode())));
            layout = SummaryLayout.of(brief, collections, kinds, room);
        }
        for (Map.Entry<String, List<SummaryRow>> section : sections.entrySet()) {
            title(section.getKey(), layout, word);
            for (SummaryRow row : section.getValue()) {
                row(row, isBrief ? row.brief() : row.label(), layout, all);
            }
        }
    }

    private void title(String title, SummaryLayout layout, String collections) throws IOException {
        int label = SummaryLayout.INDENT + layout.label();
        String cut = TextWidth.cut(title, label);
        out.append('\n').append(screen.styles().bold(cut));
        out.append(blanks(label - TextWidth.of(cut) + SummaryLayout.GAP + layout.collections() - collections.length()));
        out.append(screen.styles().dim(collections));
        out.append(blanks(layout.share() > 0 ? SummaryLayout.GAP + layout.share() : 0));
        out.append(blanks(SummaryLayout.GAP + layout.kinds() - KINDS.length()));
        out.append(screen.styles().dim(KINDS)).append('\n');
    }

    private void row(SummaryRow row, String label, SummaryLayout layout, long all) throws IOException {
        String cut = TextWidth.cut(label, layout.label(), screen.widthMode());
        out.append(blanks(SummaryLayout.INDENT)).append(closed(row.look().apply(cut)));
        if (screen.canMoveCursor() && !TextWidth.isPrintableAscii(cut)) {
            out.append(screen.toColumn(layout.behindLabel()));
        } else {
            out.append(blanks(layout.label() - TextWidth.of(cut) + SummaryLayout.GAP));
        }
        out.append(number(row.collections(), layout.collections()));
        if (layout.share() > 0) {
            out.append(blanks(SummaryLayout.GAP)).append(right(share(row.collections(), all), layout.share()));
        }
        out.append(blanks(SummaryLayout.GAP)).append(number(row.kinds(), layout.kinds()));
        if (layout.bar() > 0) {
            String bar = BAR.repeat(bar(row.collections(), all, layout.bar()));
            out.append(blanks(SummaryLayout.GAP)).append(row.look().apply(bar));
        }
        out.append('\n');
    }

    /** Numbers follow. */
    private String closed(String label) {
        return screen.width().isPresent() ? TextSanitizer.endRightToLeft(label) : label;
    }

    /** 100 and 0 are said only of all and of none. */
    private static String share(long some, long all) {
        long percent = Math.round(100.0 * some / all);
        return percent < 1 ? "<1%" : (some < all ? Math.min(99, percent) : 100) + "%";
    }

    /** Whatever there is has a bar, and only all of it has the whole one. */
    private static int bar(long some, long all, int columns) {
        int rounded = (int) Math.round((double) columns * some / all);
        return some == all ? columns : Math.max(1, Math.min(columns - 1, rounded));
    }

    private String number(Number number, int width) {
        String text = right(counts.apply(number), width);
        boolean isNone = number.equals(0L) || number.equals(BigInteger.ZERO);
        return isNone ? screen.styles().dim(text) : text;
    }

    private int width(Number number) {
        return TextWidth.of(counts.apply(number));
    }

    private static <T> int widest(Collection<T> things, ToIntFunction<T> width) {
        return things.stream().mapToInt(width).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + blanks(width - TextWidth.of(text));
    }

    private static String right(String text, int width) {
        return blanks(width - TextWidth.of(text)) + text;
    }

    private static String blanks(int columns) {
        return " ".repeat(Math.max(0, columns));
    }
}
