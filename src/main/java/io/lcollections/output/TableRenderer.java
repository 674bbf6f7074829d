package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.output.Table.Cell;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.Styles;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.TextWidth;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Collections as a table, fitted to the terminal or in full. All text is safe to print. */
final class TableRenderer implements Renderer {
    private final Writer out;
    private final RenderOptions options;
    private final Screen screen;
    private final Styles styles;
    private final ZoneId zone;
    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();
    private final BitSet numberColumns = new BitSet();
    private final BitSet otherColumns = new BitSet();

    TableRenderer(Writer out, RenderOptions options) {
        this.out = out;
        this.options = options;
        this.screen = options.screen();
        this.styles = screen.styles();
        this.zone = options.zone().get();
        this.columns = options.columnsOr(Column.USUAL);
    }

    /** Keeps the rows: the widths of the columns depend on all of them. */
    @Override
    public void page(Page page) {
        for (Collection row : page.collections()) {
            rows.add(IntStream.range(0, columns.size())
                    .mapToObj(i -> cell(row, i))
                    .toList());
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
        List<Column> hidden = write();
        if (!hidden.isEmpty()) {
            String names = String.join(", ", hidden.stream().map(Column::key).toList());
            String note = "hidden: " + TextSanitizer.sanitize(names)
                    + (options.columns().isEmpty() ? " (--wide or --columns shows them)" : " (--wide shows them)");
            for (String line : TextWidth.wrap(note, screen.width().getAsInt(), screen.widthMode())) {
                out.append(styles.dim(line)).append('\n');
            }
        }
        out.flush();
    }

    private Cell cell(Collection row, int index) {
        Column column = columns.get(index);
        JsonNode value = column.valueIn(row);
        if (!CellText.isAbsent(value)) {
            (value.isNumber() ? numberColumns : otherColumns).set(index);
        }
        return column.key().equals(Column.NAME)
                ? name(row)
                : switch (column.kind()) {
                    case COUNT -> count(row, column, value);
                    case STATE -> state(CellText.exact(value));
                    case TIME -> new Cell(time(value), UnaryOperator.identity());
                    default -> new Cell(CellText.shown(value, column.kind(), zone), UnaryOperator.identity());
                };
    }

    private Cell name(Collection row) {
        UnaryOperator<String> style = CellText.hasName(row) ? UnaryOperator.identity() : styles::dim;
        Optional<String> page =
                screen.links().enabled() ? SafeUrls.metadata(row, options.ipfsGateway()) : Optional.empty();
        return new Cell(
                CellText.name(row),
                text -> page.map(url -> screen.links().link(url, style.apply(text)))
                        .orElseGet(() -> style.apply(text)));
    }

    private Cell count(Collection row, Column column, JsonNode value) {
        JsonNumber count = JsonNumber.in(value);
        String text = count == null
                ? CellText.shown(value, Column.Kind.COUNT, zone)
                : CellText.count(count, options.numbers());
        boolean isEmpty = column.key().equals(Collection.COUNT) && row.isEmpty();
        return new Cell(text, isEmpty ? styles::dim : UnaryOperator.identity());
    }

    private Cell state(String state) {
        String text = TextSanitizer.sanitize(options.pretty() ? CellText.withSymbol(state) : state);
        return new Cell(text, shown -> CellText.inStateColour(styles, state, shown));
    }

    private String time(JsonNode value) {
        JsonNumber time = options.wide() ? JsonNumber.in(value) : null;
        return time != null ? CellText.time(time, zone) : CellText.shown(value, Column.Kind.TIME, zone);
    }

    /** Writes header and rows, and returns the columns that did not fit. */
    private List<Column> write() throws IOException {
        List<Cell> headers = columns.stream()
                .map(column -> options.header() ? TextSanitizer.sanitize(column.header()) : "")
                .map(header -> new Cell(header, styles::bold))
                .toList();
        List<Integer> all = IntStream.range(0, columns.size()).boxed().toList();
        List<Column.Kind> kinds = all.stream().map(this::kind).toList();
        List<List<String>> texts = Stream.concat(Stream.of(headers), rows.stream())
                .map(cells -> cells.stream().map(Cell::text).toList())
                .toList();
        boolean isInFull = screen.width().isEmpty();
        int[] natural = isInFull ? Table.typical(texts, screen.widthMode()) : Table.widest(texts, screen.widthMode());
        boolean areChosen = !options.columns().isEmpty();
        List<Integer> order = areChosen ? all : Column.byImportance(columns);
        Table.Fit fit = isInFull
                ? new Table.Fit(all, Table.full(kinds, natural))
                : Table.fit(kinds, order, natural, screen.width().getAsInt(), areChosen);
        Table table = new Table(out, screen, options.pretty(), fit.slots());
        if (options.header()) {
            table.line(fit.cells(headers));
        }
        for (List<Cell> row : rows) {
            table.line(fit.cells(row));
        }
        out.flush();
        return all.stream()
                .filter(i -> !fit.shown().contains(i))
                .map(columns::get)
                .toList();
    }

    /** An undocumented field whose values are all numbers is a number. */
    private Column.Kind kind(int column) {
        Column.Kind kind = columns.get(column).kind();
        boolean isNumber = numberColumns.get(column) && !otherColumns.get(column);
        return kind == Column.Kind.TEXT && isNumber ? Column.Kind.NUMBER : kind;
    }
}
