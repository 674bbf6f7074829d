package io.lcollections.output;

import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextWidth;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table with aligned columns. On a terminal each cell is cut to the width of its column; elsewhere nothing is cut. The
 * layout of a hidden column is {@code null}.
 *
 * <p>Terminals disagree about the width of text that is not ASCII, so the cell after such a text is placed with a cursor
 * sequence if the terminal has one.
 */
public record Table(Appendable out, Screen screen, List<Slot> slots) {
    /** Blanks between two columns by default. */
    public static final int GAP = 2;

    /** The maximal width of a column of a table in full: a longer cell shifts the rest of its row. */
    private static final int MAX_PADDED = 200;

    /** Cells up to this width are always aligned. */
    private static final int MIN_PADDED = 45;

    private static final int MIN_WRAPPED = 24;

    /** Default columns are hidden rather than texts be narrower than this. */
    private static final int MIN_DEFAULT_TEXT = 20;
    /** Texts get this width before addresses are shown whole. */
    private static final int PREFERRED_TEXT = 32;
    /** At least this many columns are shown, even if their texts are narrow. */
    private static final int MIN_COLUMNS = 3;

    /**
     * The layout of a column.
     *
     * @param width 0 for the last column, if its texts are not cut
     * @param gap blanks before the next column
     */
    public record Slot(Column.Kind kind, int width, int gap) {
        public Slot(Column.Kind kind, int width) {
            this(kind, width, GAP);
        }
    }

    /**
     * @param text safe to print
     * @param style applied to the text after it is cut
     */
    public record Cell(String text, UnaryOperator<String> style) {
        /** An empty cell, which is not padded at the end of a line. */
        public static final Cell NONE = new Cell("");

        Cell(String text) {
            this(text, UnaryOperator.identity());
        }

        /** A cell without style; {@link #NONE} for an empty text. */
        public static Cell of(String text) {
            return of(text, UnaryOperator.identity());
        }

        /** {@link #NONE} for an empty text. */
        public static Cell of(String text, UnaryOperator<String> style) {
            return text.isEmpty() ? NONE : new Cell(text, style);
        }

        public static List<Cell> line(String... texts) {
            return Stream.of(texts).map(Cell::of).toList();
        }
    }

    /** Writes and flushes a table in full, in which each column is as wide as its widest cell. */
    public static void write(Writer out, List<List<Cell>> lines, Column.Kind... kinds) throws IOException {
        Table table = new Table(out, Screen.none(), full(List.of(kinds), widths(lines, Screen.none(), Table::widest)));
        for (List<Cell> line : lines) {
            table.line(line);
        }
        out.flush();
    }

    public boolean isShown(int column) {
        return slots.get(column) != null;
    }

    /** How many columns of the terminal are before a column. */
    public int start(int column) {
        return slots.stream()
                .limit(column)
                .filter(Objects::nonNull)
                .mapToInt(slot -> slot.width + slot.gap)
                .sum();
    }

    public void line(List<Cell> cells) throws IOException {
        int start = 1;
        int blanks = 0;
        boolean isCertain = true;
        for (int i = 0; i < cells.size(); i++) {
            Slot slot = slots.get(i);
            Cell cell = cells.get(i);
            if (slot == null) {
                continue;
            }
            if (cell == Cell.NONE) {
                blanks += slot.width + slot.gap;
            } else {
                String text = cut(cell.text, slot);
                String padding = " ".repeat(Math.max(0, slot.width - screen.widthOf(text)));
                out.append(isCertain ? " ".repeat(blanks) : screen.toColumn(start))
                        .append(slot.kind.isNumber() ? padding : "")
                        .append(screen.isolated(cell.style.apply(text)));
                blanks = slot.gap + (slot.kind.isNumber() ? 0 : padding.length());
                isCertain = !screen.canMoveCursor() || TextWidth.isPrintableAscii(text);
            }
            start += slot.width + slot.gap;
        }
        out.append('\n');
    }

    /** Writes a line, and a text in its last column that is wrapped to fit a width. */
    public void wrappedLine(List<Cell> cells, String text, int width) throws IOException {
        List<Cell> line = new ArrayList<>(cells);
        for (String part : screen.wrap(text, Math.max(MIN_WRAPPED, width - start(cells.size())))) {
            line.add(Cell.of(part));
            line(line);
            line = new ArrayList<>(Collections.nCopies(cells.size(), Cell.NONE));
        }
    }

    private String cut(String text, Slot slot) {
        if (screen.width().isEmpty() || slot.width == 0) {
            return text;
        }
        return slot.kind.isCutInTheMiddle() ? screen.cutMiddle(text, slot.width) : screen.cut(text, slot.width);
    }

    private static int[] widths(List<List<Cell>> lines, Screen screen, ToIntFunction<int[]> width) {
        return IntStream.range(0, lines.get(0).size())
                .mapToObj(i -> lines.stream().mapToInt(line -> screen.widthOf(line.get(i).text)))
                .mapToInt(cells -> width.applyAsInt(cells.toArray()))
                .toArray();
    }

    private static int widest(int[] cells) {
        return Arrays.stream(cells).max().orElse(0);
    }

    /** The width to which a column is padded: that of its widest cell, except for a few that are far wider than the others. */
    private static int typical(int[] widths) {
        int[] cells = Arrays.stream(widths).skip(1).sorted().toArray();
        int median = cells.length == 0 ? 0 : cells[(cells.length - 1) / 2];
        int max = Math.max(2 * median, MIN_PADDED);
        return Math.max(
                widths[0],
                widest(Arrays.stream(cells).filter(width -> width <= max).toArray()));
    }

    private static List<Slot> full(List<Column.Kind> kinds, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(i -> new Slot(kinds.get(i), Math.min(widths[i], MAX_PADDED)))
                .toList();
    }

    /**
     * A table that is fitted to the terminal; in full, all columns fit.
     *
     * @param lines the first one has the headers
     * @param order the indexes of the columns, the most important first
     * @param areChosen whether texts become narrow before a column is hidden
     */
    public static Table fitted(
            Appendable out,
            Screen screen,
            List<Column.Kind> kinds,
            List<List<Cell>> lines,
            List<Integer> order,
            boolean areChosen) {
        if (screen.width().isEmpty()) {
            return new Table(out, screen, full(kinds, widths(lines, screen, Table::typical)));
        }
        int room = screen.width().getAsInt();
        int[] natural = widths(lines, screen, Table::widest);
        int[] widths = narrowest(kinds, natural, areChosen ? Column.Kind.TEXT.minWidth : MIN_DEFAULT_TEXT);
        if (countFitting(order, widths, room) < Math.min(MIN_COLUMNS, order.size())) {
            widths = narrowest(kinds, natural, Column.Kind.TEXT.minWidth);
        }
        List<Integer> shown =
                order.stream().limit(countFitting(order, widths, room)).sorted().toList();
        widths[shown.get(0)] = Math.min(widths[shown.get(0)], room);
        widen(kinds, shown, widths, natural, room);
        Slot[] slots = new Slot[widths.length];
        for (int i : shown) {
            slots[i] = new Slot(kinds.get(i), widths[i]);
        }
        return new Table(out, screen, Arrays.asList(slots));
    }

    private static int[] narrowest(List<Column.Kind> kinds, int[] natural, int text) {
        return IntStream.range(0, natural.length)
                .map(i -> Math.min(natural[i], kinds.get(i) == Column.Kind.TEXT ? text : kinds.get(i).minWidth))
                .toArray();
    }

    private static int countFitting(List<Integer> order, int[] widths, int room) {
        int used = widths[order.get(0)];
        int count = 1;
        while (count < order.size() && used + GAP + widths[order.get(count)] <= room) {
            used += GAP + widths[order.get(count)];
            count++;
        }
        return count;
    }

    /** Distributes the remaining width: to texts, then to addresses that then fit uncut, then to all but addresses. */
    private static void widen(List<Column.Kind> kinds, List<Integer> shown, int[] widths, int[] natural, int room) {
        int left = room + GAP - shown.stream().mapToInt(i -> widths[i] + GAP).sum();
        Predicate<Integer> isAddress = i -> kinds.get(i) == Column.Kind.ADDRESS;
        List<Integer> texts =
                shown.stream().filter(i -> kinds.get(i) == Column.Kind.TEXT).toList();
        left = widen(texts, widths, natural, PREFERRED_TEXT, left);
        for (int i : shown) {
            if (isAddress.test(i) && natural[i] - widths[i] <= left) {
                left -= natural[i] - widths[i];
                widths[i] = natural[i];
            }
        }
        widen(shown.stream().filter(isAddress.negate()).toList(), widths, natural, room, left);
    }

    /** Repeatedly widens the narrowest of these columns, and returns the width that remains. */
    private static int widen(List<Integer> columns, int[] widths, int[] natural, int max, int room) {
        for (int left = room; left > 0; left--) {
            int narrowest = -1;
            for (int i : columns) {
                boolean canGrow = widths[i] < Math.min(natural[i], max);
                narrowest = canGrow && (narrowest < 0 || widths[i] < widths[narrowest]) ? i : narrowest;
            }
            if (narrowest < 0) {
                return left;
            }
            widths[narrowest]++;
        }
        return 0;
    }
}
