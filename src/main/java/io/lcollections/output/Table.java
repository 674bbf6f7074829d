package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.output.Column.Kind;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.UserTimeZone;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table with aligned columns, of which some may be hidden; cells are cut on a terminal only. Terminals disagree about the
 * width of text that is not ASCII (some draw a skin tone in two columns, others in none), so the cell after it is placed with
 * a cursor sequence if there is one.
 */
public record Table(Appendable out, Screen screen, List<Kind> kinds, int[] widths) {
    private static final int GAP = 2;
    private static final int MAX_PADDED = 200; // where nothing is cut, a wider cell shifts the rest of its row
    private static final int MIN_PADDED = 45; // cells up to this width are always aligned
    private static final int MIN_DEFAULT_TEXT = 20; // default columns are hidden rather than texts be narrower
    private static final int MIN_COLUMNS = 3; // texts are narrow where otherwise fewer columns would be shown
    private static final int PREFERRED_TEXT = 32; // texts get this width before addresses are shown whole
    private static final int HIDDEN = -1;

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
        inFull(out, Screen.NONE, List.of(kinds), lines, Integer.MAX_VALUE).lines(lines);
        out.flush();
    }

    /** Cells that are wider than the given width, and far wider than most, do not widen their column. */
    private static Table inFull(
            Appendable out, Screen screen, List<Kind> kinds, List<List<Cell>> lines, int minPadded) {
        int[] widths = new int[kinds.size()];
        for (int i = 0; i < widths.length; i++) {
            int[] sorted = widths(lines, i, screen).sorted().toArray();
            int max = Math.max(minPadded, sorted.length == 0 ? 0 : 2 * sorted[sorted.length / 2]);
            IntStream usual = IntStream.of(sorted).filter(width -> width <= max);
            widths[i] = Math.min(usual.max().orElse(0), MAX_PADDED);
        }
        return new Table(out, screen, kinds, widths);
    }

    private static IntStream widths(List<List<Cell>> lines, int column, Screen screen) {
        return lines.stream().mapToInt(line -> screen.widthOf(line.get(column).text));
    }

    public boolean isShown(int column) {
        return widths[column] != HIDDEN;
    }

    public void lines(List<List<Cell>> lines) throws IOException {
        for (List<Cell> line : lines) {
            line(line);
        }
    }

    public void line(List<Cell> cells) throws IOException {
        int start = 1;
        int blanks = 0;
        boolean isCertain = true;
        for (int i = 0; i < cells.size(); i++) {
            int width = widths[i];
            Kind kind = kinds.get(i);
            Cell cell = cells.get(i);
            if (width != HIDDEN && !cell.text.isEmpty()) {
                int limit = screen.width().isPresent() ? width : Integer.MAX_VALUE;
                String text =
                        kind.isCutInTheMiddle() ? screen.cutMiddle(cell.text, limit) : screen.cut(cell.text, limit);
                String padding = " ".repeat(Math.max(0, width - screen.widthOf(text)));
                out.append(isCertain ? " ".repeat(blanks) : Screen.toColumn(start))
                        .append(kind.isNumber() ? padding : "")
                        .append(screen.isolated(cell.style.apply(text)));
                blanks = kind.isNumber() ? 0 : padding.length();
                isCertain = !screen.canMoveCursor() || TextSanitizer.isPrintableAscii(text);
            } else if (width != HIDDEN) {
                blanks += width;
            }
            blanks += width == HIDDEN ? 0 : GAP;
            start += width == HIDDEN ? 0 : width + GAP;
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
        int room = screen.columns();
        int minText = Math.min(areChosen ? Kind.TEXT.minWidth : MIN_DEFAULT_TEXT, room / 2);
        int[] widths = new int[kinds.size()];
        Arrays.fill(widths, HIDDEN);
        int[] natural = new int[widths.length];
        int left = room + GAP;
        int shown = 0;
        for (; shown < order.size(); shown++) {
            int i = order.get(shown);
            natural[i] = widths(lines, i, screen).max().orElse(0);
            int min = kinds.get(i) == Kind.TEXT ? minText : kinds.get(i).minWidth;
            int width = Math.min(natural[i], shown == 0 ? Math.min(min, room) : min);
            if (width + GAP > left) {
                break;
            }
            widths[i] = width;
            left -= width + GAP;
        }
        if (!areChosen && shown < Math.min(MIN_COLUMNS, order.size())) {
            return fitted(out, screen, kinds, lines, order, true);
        }
        // First texts get their preferred width, then addresses their whole one, then texts what is left.
        for (int step = 0; step < 3; step++) {
            for (int i : order.stream().limit(shown).sorted().toList()) {
                int missing = Math.min(natural[i], step == 0 ? PREFERRED_TEXT : Integer.MAX_VALUE) - widths[i];
                boolean isWidened = kinds.get(i) == Kind.ADDRESS ? step == 1 && missing <= left : step != 1;
                int added = isWidened ? Math.max(0, Math.min(left, missing)) : 0;
                widths[i] += added;
                left -= added;
            }
        }
        return new Table(out, screen, kinds, widths);
    }

    /** Collections as a table, fitted to the terminal or in full. All text is safe to print. */
    record Rows(Writer out, Options options, UserTimeZone zone, List<Column> columns, List<List<Cell>> rows)
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
        public List<String> end(boolean isComplete) throws IOException {
            if (!isComplete && rows.isEmpty()) {
                return List.of();
            }
            List<Cell> header = columns.stream()
                    .map(column -> options.header() ? TextSanitizer.sanitize(column.header()) : "")
                    .map(text -> new Cell(text, screen()::bold))
                    .toList();
            rows.add(0, header);
            boolean areChosen = !options.columns().isEmpty();
            List<String> keys = columns.stream().map(Column::key).toList();
            Comparator<Integer> byImportance =
                    Comparator.comparing(i -> areChosen ? i : Column.BY_IMPORTANCE.indexOf(keys.get(i)));
            List<Integer> order =
                    IntStream.range(0, keys.size()).boxed().sorted(byImportance).toList();
            List<Kind> kinds = columns.stream().map(Column::kind).toList();
            Table table = Table.fitted(out, screen(), kinds, rows, order, areChosen);
            table.lines(options.header() ? rows : rows.subList(1, rows.size()));
            String hidden = IntStream.range(0, keys.size())
                    .filter(i -> isComplete && !table.isShown(i))
                    .mapToObj(keys::get)
                    .collect(Collectors.joining(", "));
            if (!hidden.isEmpty()) {
                String how = areChosen ? " (--wide shows them)" : " (--wide or --columns shows them)";
                String note = "hidden: " + TextSanitizer.sanitize(hidden) + how;
                for (String line : screen().wrap(note, screen().columns())) {
                    out.append(screen().dim(line)).append('\n');
                }
            }
            out.flush();
            return List.of();
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
    }
}
