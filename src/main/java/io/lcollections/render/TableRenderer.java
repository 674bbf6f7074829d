package io.lcollections.render;

import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.terminal.Palette;
import io.lcollections.terminal.Sanitizer;
import io.lcollections.terminal.TextWidth;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Aligned columns for people: fitted to a terminal, or in full. Nothing in a cell can act on the terminal. */
final class TableRenderer implements Renderer {
    private final Writer out;
    private final RenderOptions options;
    private final Palette palette;
    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();
    private TableLayout layout;

    TableRenderer(Writer out, RenderOptions options) {
        this.out = out;
        this.options = options;
        this.palette = options.screen().palette();
        this.columns = options.columnsOr(Column.usual()).stream()
                .map(column -> new Column(column.key(), Sanitizer.visible(column.header()), column.kind()))
                .toList();
    }

    /** Kept until the last has come: how wide a column is depends on all of its cells. */
    @Override
    public void page(Page page) {
        page.collections().forEach(row -> rows.add(cells(row)));
    }

    private void table() throws IOException {
        layout =
                TableLayout.of(columns, rows, options.header(), options.screen().width());
        if (options.header()) {
            line(columns.stream().map(Column::header).toList(), true);
        }
        for (List<String> row : rows) {
            line(row, false);
        }
    }

    @Override
    public void abandon() throws IOException {
        if (!rows.isEmpty()) {
            table();
            out.flush();
        }
    }

    private List<String> cells(Collection row) {
        return columns.stream()
                .map(column -> CellText.shown(column.valueIn(row), column.kind(), options.zone()))
                .toList();
    }

    private void line(List<String> cells, boolean header) throws IOException {
        int start = 1;
        boolean certain = true;
        for (int i = 0; i < layout.columns().size(); i++) {
            // The cell before may not have ended where we reckon.
            if (!certain) {
                out.append(options.screen().cursor().toColumn(start));
            }
            boolean last = i == layout.columns().size() - 1;
            certain = TextWidth.isCertain(cells.get(i));
            cell(layout.columns().get(i), cells.get(i), layout.widths()[i], header, last);
            start += layout.widths()[i] + TableLayout.GAP;
        }
        out.append('\n');
    }

    private void cell(Column column, String text, int width, boolean header, boolean last) throws IOException {
        boolean address = column.kind() == Column.Kind.ADDRESS && !header;
        String cut = address ? TextWidth.cutMiddle(text, width) : TextWidth.cut(text, width);
        String pad = " ".repeat(Math.max(0, width - TextWidth.of(cut)));
        boolean right = column.kind() == Column.Kind.NUMBER;
        String looks = header ? palette.bold(cut) : look(column, cut);
        out.append(right ? pad : "").append(looks);
        if (!last) {
            out.append(right ? "" : pad).append(" ".repeat(TableLayout.GAP));
        }
    }

    private String look(Column column, String text) {
        boolean none = column.key().equals(Collection.COUNT) && text.equals("0");
        if (column.kind() != Column.Kind.STATE) {
            return none ? palette.dim(text) : text;
        }
        return switch (text) {
            case "DEPLOYED" -> palette.good(text);
            case "DEPLOYING" -> palette.pending(text);
            case "DEPLOY_FAILED" -> palette.bad(text);
            case "NOT_DEPLOYED" -> palette.dim(text);
            default -> text;
        };
    }

    @Override
    public void end() throws IOException {
        table();
        if (!layout.dropped().isEmpty()) {
            String names =
                    String.join(",", layout.dropped().stream().map(Column::key).toList());
            String hidden = TextWidth.cut(
                    "hidden: " + Sanitizer.visible(names),
                    options.screen().width().getAsInt());
            out.append(palette.dim(hidden)).append('\n');
        }
        out.flush();
    }
}
