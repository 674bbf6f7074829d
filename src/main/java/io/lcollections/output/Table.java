package io.lcollections.output;

import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.TextWidth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Aligned columns: every table of the program is written by this class. On a terminal each cell is cut to the width of
 * its column; elsewhere nothing is cut.
 *
 * <p>No count of columns is right on every terminal, so the cell behind a text of uncertain width is placed with a cursor
 * sequence where the terminal has one.
 */
public final class Table {
    /** Blanks between two columns, unless a column has its own gap. */
    static final int GAP = 2;

    /** A full table pads no column beyond this width: a longer cell shifts only the rest of its own row. */
    private static final int MAX_PADDED = 200;

    /** Text is not wrapped to less than this. */
    private static final int MIN_WRAPPED = 24;

    private static final int MIN_TEXT = 10;
    /** A table whose columns were not chosen hides columns rather than have texts narrower than this. */
    private static final int DECENT_TEXT = 20;
    /** Texts get this width before addresses are shown whole. */
    private static final int GOOD_TEXT = 32;
    /** {@code 0x1abe…8788} tells two addresses apart. */
    private static final int SHORT_ADDRESS = 11;

    private static final int MIN_URI = 16;
    private static final int MAX_NUMBER = 13;
    private static final int MAX_WORD = 20;
    /** So many columns are shown, however narrow their texts get. */
    private static final int MIN_COLUMNS = 3;

    private final Appendable out;
    private final Screen screen;
    private final boolean isTerminal;
    private final List<Slot> slots;

    /**
     * One column as it is laid out.
     *
     * @param kind numbers are aligned to the right; addresses and numbers are cut in the middle
     * @param gap blanks between this column and the next
     */
    public record Slot(Column.Kind kind, int width, int gap) {
        public Slot(Column.Kind kind, int width) {
            this(kind, width, GAP);
        }
    }

    /**
     * One cell of a line.
     *
     * @param text safe to print
     * @param style applied to what is shown of the text
     */
    public record Cell(String text, UnaryOperator<String> style) {
        /** Leaves its place free. At the end of a line it adds no blanks, unlike a cell with an empty text. */
        public static final Cell NONE = new Cell("", UnaryOperator.identity());

        /** A cell without style; none for an empty text. */
        public static Cell of(String text) {
            return text.isEmpty() ? NONE : new Cell(text, UnaryOperator.identity());
        }
    }

    /**
     * @param isTerminal whether texts that run from right to left are kept apart from the cells behind them
     */
    Table(Appendable out, Screen screen, boolean isTerminal, List<Slot> slots) {
        this.out = out;
        this.screen = screen;
        this.isTerminal = isTerminal;
        this.slots = slots;
    }

    /** A table in which nothing is cut and no cursor moves. */
    public Table(Appendable out, List<Slot> slots) {
        this(out, Screen.none(), false, slots);
    }

    /** The same, in which each column has the width of its widest cell. */
    public static Table inFull(Appendable out, List<List<String>> lines, Column.Kind... kinds) {
        return new Table(out, full(List.of(kinds), widest(lines, TextWidth.Mode.TYPICAL)));
    }

    /** Writes one line: a cell for each column, or fewer. */
    public void line(List<Cell> cells) throws IOException {
        int start = 1;
        int blanks = 0;
        boolean isCertain = true;
        for (int i = 0; i < cells.size(); i++) {
            Slot slot = slots.get(i);
            if (cells.get(i) == Cell.NONE) {
                blanks += slot.width + slot.gap;
            } else {
                out.append(isCertain ? " ".repeat(blanks) : screen.toColumn(start));
                String text = cut(cells.get(i).text, slot);
                String padding = " ".repeat(Math.max(0, slot.width - TextWidth.of(text, screen.widthMode())));
                String styled = cells.get(i).style.apply(text);
                out.append(slot.kind.isNumber() ? padding : "")
                        .append(isTerminal ? TextSanitizer.endRightToLeft(styled) : styled);
                blanks = slot.gap + (slot.kind.isNumber() ? 0 : padding.length());
                isCertain = !screen.canMoveCursor() || TextWidth.isPrintableAscii(text);
            }
            start += slot.width + slot.gap;
        }
        out.append('\n');
    }

    /** Writes one line whose last cell is a text that is wrapped within its column to fit a width. */
    public void wrappedLine(List<Cell> cells, String text, int width) throws IOException {
        int start = slots.stream()
                .limit(cells.size())
                .mapToInt(slot -> slot.width + slot.gap)
                .sum();
        List<Cell> line = new ArrayList<>(cells);
        for (String part : TextWidth.wrap(text, Math.max(MIN_WRAPPED, width - start), screen.widthMode())) {
            line.add(Cell.of(part));
            line(line);
            line = new ArrayList<>(Collections.nCopies(cells.size(), Cell.NONE));
        }
    }

    private String cut(String text, Slot slot) {
        if (screen.width().isEmpty()) {
            return text;
        }
        return slot.kind.isCutInTheMiddle()
                ? TextWidth.cutMiddle(text, slot.width, screen.widthMode())
                : TextWidth.cut(text, slot.width, screen.widthMode());
    }

    /** The width of the widest cell of each column. */
    static int[] widest(List<List<String>> lines, TextWidth.Mode reading) {
        int[] widths = new int[lines.isEmpty() ? 0 : lines.get(0).size()];
        for (List<String> line : lines) {
            Arrays.setAll(widths, i -> Math.max(widths[i], TextWidth.of(line.get(i), reading)));
        }
        return widths;
    }

    /** The slots of a table in full, by the widths of the widest cells. */
    static List<Slot> full(List<Column.Kind> kinds, int[] natural) {
        return IntStream.range(0, natural.length)
                .mapToObj(i -> new Slot(kinds.get(i), Math.min(natural[i], MAX_PADDED)))
                .toList();
    }

    /**
     * Which columns have room.
     *
     * @param shown the indexes of the columns that have room, from the left
     * @param slots theirs
     */
    record Fit(List<Integer> shown, List<Slot> slots) {
        /** The cells of a line, of the columns that are shown. */
        List<Cell> cells(IntFunction<Cell> cell) {
            return shown.stream().map(cell::apply).toList();
        }
    }

    /**
     * Fits columns to the terminal.
     *
     * @param order the indexes of the columns, the most important first
     * @param natural the widths of the widest cells
     * @param room the width of the terminal
     * @param areChosen whether the user named the columns: then texts get narrow before a column is hidden
     */
    static Fit fit(List<Column.Kind> kinds, List<Integer> order, int[] natural, int room, boolean areChosen) {
        int[] decent = narrowest(kinds, natural, areChosen ? MIN_TEXT : DECENT_TEXT);
        boolean isEnough = countFitting(order, decent, room) >= Math.min(MIN_COLUMNS, order.size());
        int[] widths = isEnough ? decent : narrowest(kinds, natural, MIN_TEXT);
        int count = countFitting(order, widths, room);
        int[] shown = order.stream().limit(count).mapToInt(i -> i).sorted().toArray();
        widths[shown[0]] = Math.min(widths[shown[0]], room);
        widen(kinds, shown, widths, natural, room);
        return new Fit(
                IntStream.of(shown).boxed().toList(),
                IntStream.of(shown)
                        .mapToObj(i -> new Slot(kinds.get(i), widths[i]))
                        .toList());
    }

    private static int[] narrowest(List<Column.Kind> kinds, int[] natural, int text) {
        return IntStream.range(0, natural.length)
                .map(i -> Math.min(
                        natural[i],
                        switch (kinds.get(i)) {
                            case TEXT -> text;
                            case ADDRESS -> SHORT_ADDRESS;
                            case URI -> MIN_URI;
                            case NUMBER, COUNT -> MAX_NUMBER;
                            case WORD, TIME, STATE -> MAX_WORD;
                        }))
                .toArray();
    }

    /** How many of the columns fit side by side; at least one. */
    private static int countFitting(List<Integer> order, int[] widths, int room) {
        int used = widths[order.get(0)];
        int count = 1;
        while (count < order.size() && used + GAP + widths[order.get(count)] <= room) {
            used += GAP + widths[order.get(count)];
            count++;
        }
        return count;
    }

    /** Gives the room that is left to texts, then to addresses that it shows whole, then to all but addresses. */
    private static void widen(List<Column.Kind> kinds, int[] shown, int[] widths, int[] natural, int room) {
        int left = room
                - GAP * (shown.length - 1)
                - IntStream.of(shown).map(i -> widths[i]).sum();
        left = widen(where(shown, i -> kinds.get(i) == Column.Kind.TEXT), widths, natural, GOOD_TEXT, left);
        for (int i : shown) {
            // An address that is neither short nor whole is harder to compare.
            if (kinds.get(i) == Column.Kind.ADDRESS && natural[i] - widths[i] <= left) {
                left -= natural[i] - widths[i];
                widths[i] = natural[i];
            }
        }
        widen(where(shown, i -> kinds.get(i) != Column.Kind.ADDRESS), widths, natural, room, left);
    }

    private static int[] where(int[] columns, IntPredicate isWanted) {
        return IntStream.of(columns).filter(isWanted).toArray();
    }

    /** Widens the narrowest of some columns step by step, and returns the room that is left. */
    private static int widen(int[] columns, int[] widths, int[] natural, int max, int room) {
        for (int left = room; left > 0; left--) {
            int narrowest = -1;
            for (int i : columns) {
                boolean canGrow = widths[i] < Math.min(natural[i], max);
                if (canGrow && (narrowest < 0 || widths[i] < widths[narrowest])) {
                    narrowest = i;
                }
            }
            if (narrowest < 0) {
                return left;
            }
            widths[narrowest]++;
        }
        return 0;
    }
}
