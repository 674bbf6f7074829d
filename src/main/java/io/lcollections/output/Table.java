package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.output.Column.Kind;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table with aligned columns, of which hidden ones are {@code null}; cells are cut on a terminal only. Terminals disagree
 * about the width of text that is not ASCII, so the cell after it is placed with a cursor sequence if there is one.
 */
public record Table(Appendable out, Screen screen, List<Slot> slots) {
    private static final int GAP = 2;
    private static final int MAX_PADDED = 200; // where nothing is cut, a wider cell shifts the rest of its row
    private static final int MIN_PADDED = 45; // cells up to this width are always aligned
    private static final int MIN_DEFAULT_TEXT = 20; // default columns are hidden rather than texts be narrower
    private static final int MIN_COLUMNS = 3; // texts are narrow where otherwise fewer columns would be shown
    private static final int PREFERRED_TEXT = 32; // texts get this width before addresses are shown whole

    record Slot(Kind kind, int width) {}

    /** A text that is safe to print, and its style, applied after it is cut. An empty text is not padded at the end of a line. */
    public record Cell(String text, UnaryOperator<String> style) {
        public Cell(String text) {
            this(text, UnaryOperator.identity());
        }

        public static List<Cell> line(String... texts) {
            return Stream.of(texts).map(Cell::new).toList();
        }
    }

    /** Writes and flushes a table in full, in which each column is as wide as its widest cell. */
    public static void write(Writer out, List<List<Cell>> lines, Kind... kinds) throws IOException {
        Table table = inFull(out, Screen.none(), List.of(kinds), lines, Integer.MAX_VALUE);
        for (List<Cell> line : lines) {
            table.line(line);
        }
        out.flush();
    }

    /** Cells that are wider than the given width, and far wider than most, do not widen their column. */
    private static Table inFull(
            Appendable out, Screen screen, List<Kind> kinds, List<List<Cell>> lines, int minPadded) {
        List<Slot> slots = new ArrayList<>();
        for (Kind kind : kinds) {
            int[] sorted = widths(lines, slots.size(), screen).sorted().toArray();
            int max = Math.max(minPadded, sorted.length == 0 ? 0 : 2 * sorted[sorted.length / 2]);
            int widest =
                    IntStream.of(sorted).filter(width -> width <= max).max().orElse(0);
            slots.add(new Slot(kind, Math.min(widest, MAX_PADDED)));
        }
        return new Table(out, screen, slots);
    }

    private static IntStream widths(List<List<Cell>> lines, int column, Screen screen) {
        return lines.stream().mapToInt(line -> screen.widthOf(line.get(column).text));
    }

    public boolean isShown(int column) {
        return slots.get(column) != null;
    }

    public void line(List<Cell> cells) throws IOException {
        int start = 1;
        int blanks = 0;
        boolean isCertain = true;
        for (int i = 0; i < cells.size(); i++) {
            Slot slot = slots.get(i);
            if (slot == null) {
                continue;
            }
            Cell cell = cells.get(i);
            if (cell.text.isEmpty()) {
                blanks += slot.width + GAP;
            } else {
                String text = cell.text;
                if (screen.width().isPresent()) {
                    text = slot.kind.isCutInTheMiddle()
                            ? screen.cutMiddle(text, slot.width)
                            : screen.cut(text, slot.width);
                }
                String padding = " ".repeat(Math.max(0, slot.width - screen.widthOf(text)));
                out.append(isCertain ? " ".repeat(blanks) : screen.toColumn(start))
                        .append(slot.kind.isNumber() ? padding : "")
                        .append(screen.isolated(cell.style.apply(text)));
                blanks = GAP + (slot.kind.isNumber() ? 0 : padding.length());
                isCertain = !screen.canMoveCursor() || TextSanitizer.isPrintableAscii(text);
            }
            start += slot.width + GAP;
        }
        out.append('\n');
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
        if (screen.width().isEmpty()) {
            return inFull(out, screen, kinds, lines, MIN_PADDED);
        }
        int room = screen.width().getAsInt();
        int minText = Math.min(areChosen ? Kind.TEXT.minWidth : MIN_DEFAULT_TEXT, room / 2);
        int[] natural = IntStream.range(0, kinds.size())
                .map(i -> widths(lines, i, screen).max().orElse(0))
                .toArray();
        int[] widths = natural.clone();
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.min(natural[i], kinds.get(i) == Kind.TEXT ? minText : kinds.get(i).minWidth);
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
        List<Integer> columns = order.stream().limit(shown).sorted().toList();
        // First texts get their preferred width, then addresses their whole one, then texts what is left.
        for (int step = 0; step < 3; step++) {
            for (int i : columns) {
                int missing = Math.min(natural[i], step == 0 ? PREFERRED_TEXT : Integer.MAX_VALUE) - widths[i];
                boolean isWidened = kinds.get(i) == Kind.ADDRESS ? step == 1 && missing <= left : step != 1;
                int added = isWidened ? Math.max(0, Math.min(left, missing)) : 0;
                widths[i] += added;
                left -= added;
            }
        }
        return new Table(
                out,
                screen,
                IntStream.range(0, widths.length)
                        .mapToObj(i -> columns.contains(i) ? new Slot(kinds.get(i), widths[i]) : null)
                        .toList());
    }

    /** Collections as a table, fitted to the terminal or in full. All text is safe to print. */
    record Rows(Writer out, Options options, ZoneId zone, List<Column> columns, List<List<Cell>> rows)
            implements Renderer {
        Rows(Writer out, Options options) {
            this(out, options, options.zone().get(), options.columnsOr(Column.USUAL), new ArrayList<>());
        }

        private Screen screen() {
            return options.screen();
        }

        /** Keeps the rows: the widths of the columns depend on all of them. */
        @Override
        public void page(Page page) {
            for (Collection row : page.collections()) {
                rows.add(columns.stream().map(column -> cell(row, column)).toList());
            }
        }

        @Override
        public void abandon() throws IOException {
            if (!rows.isEmpty()) {
                write();
            }
        }

        @Override
        public void end() throws IOException {
            Table table = write();
            String hidden = IntStream.range(0, columns.size())
                    .filter(i -> !table.isShown(i))
                    .mapToObj(i -> columns.get(i).key())
                    .collect(Collectors.joining(", "));
            if (!hidden.isEmpty()) {
                String how = options.columns().isEmpty() ? " (--wide or --columns shows them)" : " (--wide shows them)";
                String note = "hidden: " + TextSanitizer.sanitize(hidden) + how;
                for (String line : screen().wrap(note, screen().width().getAsInt())) {
                    out.append(screen().dim(line)).append('\n');
                }
            }
            out.flush();
        }

        private Cell cell(Collection row, Column column) {
            JsonNode value = column.valueIn(row);
            if (column.key().equals(Column.NAME)) {
                return name(row);
            }
            if (column.kind() == Kind.STATE) {
                String state = CellText.exact(value);
                String text = TextSanitizer.sanitize(screen().isTerminal() ? CellText.withSymbol(state) : state);
                return new Cell(text, shown -> CellText.inStateColour(screen(), state, shown));
            }
            boolean isTimeOfDay = column.kind() == Kind.TIME && options.wide();
            JsonNumber number = isTimeOfDay || column.kind() == Kind.COUNT ? JsonNumber.in(value) : null;
            if (number == null) {
                return new Cell(CellText.shown(value, column.kind(), zone));
            }
            String text = isTimeOfDay ? CellText.time(number, zone) : CellText.count(number, options.numbers());
            return number.isZero() ? new Cell(text, screen()::dim) : new Cell(text);
        }

        private Cell name(Collection row) {
            boolean hasName = CellText.hasName(row);
            Optional<String> page =
                    screen().isLinked() ? SafeUrls.metadata(row, options.ipfsGateway()) : Optional.empty();
            return new Cell(CellText.name(row), text -> {
                String styled = hasName ? text : screen().dim(text);
                return page.map(url -> screen().link(url, styled)).orElse(styled);
            });
        }

        private Table write() throws IOException {
            List<List<Cell>> lines = new ArrayList<>(rows);
            lines.add(
                    0,
                    columns.stream()
                            .map(column -> options.header() ? TextSanitizer.sanitize(column.header()) : "")
                            .map(header -> new Cell(header, screen()::bold))
                            .toList());
            boolean areChosen = !options.columns().isEmpty();
            List<Integer> order = IntStream.range(0, columns.size())
                    .boxed()
                    .sorted(Comparator.comparing(i -> areChosen
                            ? i
                            : Column.BY_IMPORTANCE.indexOf(columns.get(i).key())))
                    .toList();
            List<Kind> kinds = columns.stream().map(Column::kind).toList();
            Table table = Table.fitted(out, screen(), kinds, lines, order, areChosen);
            for (List<Cell> line : lines.subList(options.header() ? 0 : 1, lines.size())) {
                table.line(line);
            }
            out.flush();
            return table;
        }
    }
}
