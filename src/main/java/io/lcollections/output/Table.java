package io.lcollections.output;

import io.lcollections.output.Column.Kind;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextWidth;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
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
    private static final int GAP = 2;

    /** Where nothing is cut, a wider cell shifts the rest of its row. */
    private static final int MAX_PADDED = 200;

    /** Cells up to this width are always aligned. */
    private static final int MIN_PADDED = 45;

    private static final int MIN_WRAPPED = 24;

    /** Default columns are hidden rather than texts be narrower than this. */
    private static final int MIN_DEFAULT_TEXT = 20;
    /** Texts are narrow where otherwise fewer columns would be shown. */
    private static final int MIN_COLUMNS = 3;

    /** Texts get this width before addresses are shown whole. */
    private static final int PREFERRED_TEXT = 32;

    /** The layout of a column. The width is 0 for a last column whose texts are not cut; the gap is before the next column. */
    public record Slot(Kind kind, int width, int gap) {
        public Slot(Kind kind, int width) {
            this(kind, width, GAP);
        }
    }

    /** A text that is safe to print, and its style, applied after it is cut. An empty text is not padded at the end of a line. */
    public record Cell(String text, UnaryOperator<String> style) {
        public static final Cell NONE = new Cell("");

        public Cell(String text) {
            this(text, UnaryOperator.identity());
        }

        public static List<Cell> line(String... texts) {
            return Stream.of(texts).map(Cell::new).toList();
        }
    }

    /** Writes and flushes a table in full, in which each column is as wide as its widest cell. */
    public static void write(Writer out, List<List<Cell>> lines, Kind... kinds) throws IOException {
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < kinds.length; i++) {
            int index = i;
            int width = lines.stream()
                    .mapToInt(line -> Screen.none().widthOf(line.get(index).text))
                    .max()
                    .orElse(0);
            slots.add(new Slot(kinds[i], Math.min(width, MAX_PADDED)));
        }
        Table table = new Table(out, Screen.none(), slots);
        for (List<Cell> line : lines) {
            table.line(line);
        }
        out.flush();
    }

    public boolean isShown(int column) {
        return slots.get(column) != null;
    }

    private int start(int column) {
        return slots.stream()
                .limit(column)
                .filter(Objects::nonNull)
                .mapToInt(slot -> slot.width + slot.gap)
                .sum();
    }

    public void line(List<Cell> cells) throws IOException {
        int blanks = 0;
        boolean isCertain = true;
        for (int i = 0; i < cells.size(); i++) {
            Slot slot = slots.get(i);
            Cell cell = cells.get(i);
            if (slot == null || cell.text.isEmpty()) {
                blanks += slot == null ? 0 : slot.width + slot.gap;
                continue;
            }
            String text = cut(cell.text, slot);
            String padding = " ".repeat(Math.max(0, slot.width - screen.widthOf(text)));
            out.append(isCertain ? " ".repeat(blanks) : screen.toColumn(start(i) + 1))
                    .append(slot.kind.isNumber() ? padding : "")
                    .append(screen.isolated(cell.style.apply(text)));
            blanks = slot.gap + (slot.kind.isNumber() ? 0 : padding.length());
            isCertain = !screen.canMoveCursor() || TextWidth.isPrintableAscii(text);
        }
        out.append('\n');
    }

    /** Writes a line, and a text in its last column that is wrapped to fit a width. */
    public void wrappedLine(List<Cell> cells, String text, int width) throws IOException {
        List<Cell> line = new ArrayList<>(cells);
        for (String part : screen.wrap(text, Math.max(MIN_WRAPPED, width - start(cells.size())))) {
            line.add(new Cell(part));
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

    /**
     * A table that is fitted to the terminal; in full, all columns fit. The order has the most important columns first; if
     * they are chosen, texts become narrow before a column is hidden.
     */
    public static Table fitted(
            Appendable out,
            Screen screen,
            List<Kind> kinds,
            List<List<Cell>> lines,
            List<Integer> order,
            boolean areChosen) {
        boolean isFull = screen.width().isEmpty();
        int room = screen.width().orElse(0);
        int minText = Math.min(areChosen ? Kind.TEXT.minWidth : MIN_DEFAULT_TEXT, room / 2);
        Slot[] slots = new Slot[kinds.size()];
        int[] natural = new int[slots.length];
        int[] widths = new int[slots.length];
        for (int i = 0; i < slots.length; i++) {
            int index = i;
            Kind kind = kinds.get(i);
            int[] cells = lines.stream()
                    .mapToInt(line -> screen.widthOf(line.get(index).text))
                    .sorted()
                    .toArray();
            natural[i] = isFull ? padded(cells) : cells[cells.length - 1];
            widths[i] = Math.min(natural[i], kind == Kind.TEXT ? minText : kind.minWidth);
            slots[i] = isFull ? new Slot(kind, natural[i]) : null;
        }
        if (isFull) {
            return new Table(out, screen, Arrays.asList(slots));
        }
        widths[order.get(0)] = Math.min(widths[order.get(0)], room);
        int left = room + GAP;
        int shown = 0;
        while (shown < order.size() && widths[order.get(shown)] + GAP <= left) {
            left -= widths[order.get(shown)] + GAP;
            shown++;
        }
        if (!areChosen && shown < Math.min(MIN_COLUMNS, order.size())) {
            return fitted(out, screen, kinds, lines, order, true);
        }
        int[] columns = order.stream().limit(shown).mapToInt(i -> i).sorted().toArray();
        int[] addresses =
                IntStream.of(columns).filter(i -> kinds.get(i) == Kind.ADDRESS).toArray();
        int[] others =
                IntStream.of(columns).filter(i -> kinds.get(i) != Kind.ADDRESS).toArray();
        left = widen(others, widths, natural, PREFERRED_TEXT, left);
        for (int i : addresses) {
            int missing = natural[i] - widths[i];
            left = missing <= left ? widen(new int[] {i}, widths, natural, room, left) : left;
        }
        widen(others, widths, natural, room, left);
        for (int i : columns) {
            slots[i] = new Slot(kinds.get(i), widths[i]);
        }
        return new Table(out, screen, Arrays.asList(slots));
    }

    /** The width of the widest cell, except for those that are far wider than most. */
    private static int padded(int... sorted) {
        int max = Math.max(MIN_PADDED, 2 * sorted[sorted.length / 2]);
        int widest = IntStream.of(sorted).filter(width -> width <= max).max().orElse(0);
        return Math.min(widest, MAX_PADDED);
    }

    /** Widens columns one after the other, and returns the width that remains. */
    private static int widen(int[] columns, int[] widths, int[] natural, int max, int room) {
        int left = room;
        for (int i : columns) {
            int added = Math.max(0, Math.min(left, Math.min(natural[i], max) - widths[i]));
            widths[i] += added;
            left -= added;
        }
        return left;
    }
}
