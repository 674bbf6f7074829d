package io.lcollections.output;

import io.lcollections.terminal.Screen;
import io.lcollections.terminal.Styles;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.TextWidth;
import java.io.IOException;
import java.util.List;

/** Writes the lines of a table: each cell cut to its column, in its look and on its side. */
final class TableLine {
    private final List<Column> columns;
    private final TableLayout layout;
    private final Screen screen;
    private final Styles palette;
    private final TextWidth.Mode reading;
    private final boolean isTerminal;
    private final Appendable out;

    TableLine(List<Column> columns, TableLayout layout, RenderOptions options, Appendable out) {
        this.columns = columns;
        this.layout = layout;
        this.screen = options.screen();
        this.palette = screen.styles();
        this.reading = screen.widthMode();
        this.isTerminal = options.pretty();
        this.out = out;
    }

    void header() throws IOException {
        write(columns.stream().map(Column::header).toList(), (column, text) -> palette.bold(text));
    }

    void row(TableRow row) throws IOException {
        write(row.cells(), (column, text) -> look(row, column, text));
    }

    /** How a cell looks. */
    private interface Look {
        /**
         * @param column the index of the cell's column
         * @param text what of it is shown
         */
        String of(int column, String text);
    }

    private void write(List<String> cells, Look look) throws IOException {
        int start = 1;
        boolean isAddressed = false;
        int last = layout.shown()[layout.shown().length - 1];
        for (int i : layout.shown()) {
            if (isAddressed) {
                out.append(screen.toColumn(start));
            }
            String text = cut(i, cells.get(i));
            isAddressed = isAddressed(text);
            cell(i, text, look, i == last);
            start += layout.widths()[i] + TableLayout.GAP;
        }
        out.append('\n');
    }

    /** Whether the next cell is put where it belongs: the one before may not have ended where we reckon. */
    private boolean isAddressed(String before) {
        return screen.canMoveCursor() && !TextWidth.isPrintableAscii(before);
    }

    private String cut(int index, String text) {
        if (screen.width().isEmpty()) {
            return text;
        }
        int width = layout.widths()[index];
        return columns.get(index).kind().isCutInTheMiddle()
                ? TextWidth.cutMiddle(text, width, reading)
                : TextWidth.cut(text, width, reading);
    }

    private void cell(int index, String text, Look look, boolean last) throws IOException {
        String pad = " ".repeat(Math.max(0, layout.widths()[index] - TextWidth.of(text, reading)));
        boolean right = columns.get(index).kind().isNumber();
        String shown = look.of(index, text);
        out.append(right ? pad : "").append(isTerminal ? TextSanitizer.endRightToLeft(shown) : shown);
        // Blanks behind a text that is wider than we reckon could run over the end of the line.
        if (!last && !isAddressed(text)) {
            out.append(right ? "" : pad).append(" ".repeat(TableLayout.GAP));
        }
    }

    private String look(TableRow row, int index, String text) {
        Column column = columns.get(index);
        if (column.kind() == Column.Kind.STATE) {
            return DeployState.look(palette, row.state(), text);
        }
        if (column.key().equals(Column.NAME)) {
            String name = row.hasStandIn() ? palette.dim(text) : text;
            return row.page().map(page -> screen.links().link(page, name)).orElse(name);
        }
        return column.kind() == Column.Kind.COUNT && row.isEmpty() ? palette.dim(text) : text;
    }
}
