package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.output.Table.Cell;
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
import java.util.stream.IntStream;

/** Collections as a table, fitted to the terminal or in full. All text is safe to print. */
final class TableRenderer implements Renderer {
    private final Writer out;
    private final RenderOptions options;
    private final Screen screen;
    private final ZoneId zone;
    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    TableRenderer(Writer out, RenderOptions options) {
        this.out = out;
        this.options = options;
        this.screen = options.screen();
        this.zone = options.zone().get();
        this.columns = options.columnsOr(Column.USUAL);
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
        List<String> hidden = write();
        if (!hidden.isEmpty()) {
            String note = "hidden: " + TextSanitizer.sanitize(String.join(", ", hidden))
                    + (options.columns().isEmpty() ? " (--wide or --columns shows them)" : " (--wide shows them)");
            for (String line : screen.wrap(note, screen.width().getAsInt())) {
                out.append(screen.dim(line)).append('\n');
            }
        }
        out.flush();
    }

    private Cell cell(Collection row, Column column) {
        if (column.key().equals(Column.NAME)) {
            return name(row);
        }
        JsonNode value = column.valueIn(row);
        if (column.kind() == Column.Kind.STATE) {
            return state(CellText.exact(value));
        }
        boolean isTimeOfDay = column.kind() == Column.Kind.TIME && options.wide();
        JsonNumber number = isTimeOfDay || column.kind() == Column.Kind.COUNT ? JsonNumber.in(value) : null;
        if (number == null) {
            return new Cell(CellText.shown(value, column.kind(), zone));
        }
        String text = isTimeOfDay ? CellText.time(number, zone) : CellText.count(number, options.numbers());
        return number.isZero() ? new Cell(text, screen::dim) : new Cell(text);
    }

    private Cell name(Collection row) {
        UnaryOperator<String> style = CellText.hasName(row) ? UnaryOperator.identity() : screen::dim;
        Optional<String> page = screen.isLinked() ? SafeUrls.metadata(row, options.ipfsGateway()) : Optional.empty();
        return new Cell(
                CellText.name(row), page.isPresent() ? text -> screen.link(page.get(), style.apply(text)) : style);
    }

    private Cell state(String state) {
        String text = TextSanitizer.sanitize(screen.isTerminal() ? CellText.withSymbol(state) : state);
        return new Cell(text, shown -> CellText.inStateColour(screen, state, shown));
    }

    private List<String> write() throws IOException {
        List<Cell> headers = columns.stream()
                .map(column -> options.header() ? TextSanitizer.sanitize(column.header()) : "")
                .map(header -> new Cell(header, screen::bold))
                .toList();
        List<List<Cell>> lines = new ArrayList<>(rows);
        lines.add(0, headers);
        List<Integer> all = IntStream.range(0, columns.size()).boxed().toList();
        List<Column.Kind> kinds = columns.stream().map(Column::kind).toList();
        boolean areChosen = !options.columns().isEmpty();
        Comparator<Integer> byImportance = Comparator.comparing(
                i -> areChosen ? i : Column.BY_IMPORTANCE.indexOf(columns.get(i).key()));
        Table table = Table.fitted(
                out, screen, kinds, lines, all.stream().sorted(byImportance).toList(), areChosen);
        for (List<Cell> line : options.header() ? lines : rows) {
            table.line(line);
        }
        out.flush();
        return all.stream()
                .filter(i -> !table.isShown(i))
                .map(i -> columns.get(i).key())
                .toList();
    }
}
