package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.output.Table.Cell;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.TextWidth;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Collections as a table, fitted to the terminal or in full. All text is safe to print. */
final class TableRenderer implements Renderer {
    private final Writer out;
    private final RenderOptions options;
    private final Screen screen;
    private final ZoneId zone;
    private final List<Column> columns;
    private final List<String> headers;
    private final BitSet numberColumns = new BitSet();
    private final BitSet otherColumns = new BitSet();
    private final List<Row> rows = new ArrayList<>();

    /**
     * @param texts the text of each column, safe to print
     * @param page the URL that the name links to
     * @param isNameless whether the name is a fallback
     * @param state the deploy state, not safe to print
     * @param isEmpty whether the count is 0
     */
    private record Row(List<String> texts, Optional<String> page, boolean isNameless, String state, boolean isEmpty) {}

    TableRenderer(Writer out, RenderOptions options) {
        this.out = out;
        this.options = options;
        this.screen = options.screen();
        this.zone = options.zone().get();
        this.columns = options.columnsOr(Column.usual());
        this.headers = columns.stream()
                .map(column -> options.header() ? TextSanitizer.sanitize(column.header()) : "")
                .toList();
    }

    /** Keeps the rows: the widths of the columns depend on all of them. */
    @Override
    public void page(Page page) {
        page.collections().forEach(row -> rows.add(row(row)));
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
                out.append(screen.styles().dim(line)).append('\n');
            }
        }
        out.flush();
    }

    private Row row(Collection row) {
        List<String> texts = new ArrayList<>(columns.size());
        boolean isNameless = false;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            JsonNode value = column.valueIn(row);
            if (!CellText.isAbsent(value)) {
                (value.isNumber() ? numberColumns : otherColumns).set(i);
            }
            boolean isFallback = column.key().equals(Column.NAME) && CellText.isNameless(value);
            isNameless |= isFallback;
            texts.add(isFallback ? CellText.fallbackName(row) : text(row, value, column.kind()));
        }
        Optional<String> page = screen.links().enabled() ? SafeUrls.metadataPage(row) : Optional.empty();
        return new Row(texts, page, isNameless, CellText.exact(row.at("deployStatus")), row.isEmpty());
    }

    private String text(Collection row, JsonNode value, Column.Kind kind) {
        if (kind == Column.Kind.COUNT && row.count().isPresent()) {
            return CellText.count(row.count().get(), options.numbers());
        }
        if (kind == Column.Kind.TIME && options.wide() && value instanceof JsonNumber time) {
            return CellText.time(time, zone);
        }
        return options.pretty() && kind == Column.Kind.STATE
                ? TextSanitizer.sanitize(DeployState.withSymbol(CellText.exact(value)))
                : CellText.shown(value, kind, zone);
    }

    /** Writes header and rows, and returns the columns that did not fit. */
    private List<Column> write() throws IOException {
        List<Column.Kind> kinds =
                IntStream.range(0, columns.size()).mapToObj(this::kind).toList();
        int[] natural = Table.widest(
                Stream.concat(Stream.of(headers), rows.stream().map(Row::texts)).toList(), screen.widthMode());
        List<Integer> all = IntStream.range(0, columns.size()).boxed().toList();
        boolean areChosen = !options.columns().isEmpty();
        Table.Fit fit = screen.width().isEmpty()
                ? new Table.Fit(all, Table.full(kinds, natural))
                : Table.fit(
                        kinds,
                        areChosen ? all : Column.byImportance(columns),
                        natural,
                        screen.width().getAsInt(),
                        areChosen);
        Table table = new Table(out, screen, options.pretty(), fit.slots());
        if (options.header()) {
            table.line(fit.cells(i -> new Cell(headers.get(i), screen.styles()::bold)));
        }
        for (Row row : rows) {
            table.line(fit.cells(i -> new Cell(row.texts.get(i), text -> styled(row, columns.get(i), text))));
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

    private String styled(Row row, Column column, String text) {
        if (column.kind() == Column.Kind.STATE) {
            return DeployState.styled(screen.styles(), row.state, text);
        }
        if (column.key().equals(Column.NAME)) {
            String name = row.isNameless ? screen.styles().dim(text) : text;
            return row.page.map(page -> screen.links().link(page, name)).orElse(name);
        }
        return column.kind() == Column.Kind.COUNT && row.isEmpty
                ? screen.styles().dim(text)
                : text;
    }
}
