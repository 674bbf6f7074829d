package io.lcollections.output;

import io.lcollections.model.Page;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.TextWidth;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Aligned columns for people: fitted to a terminal, or in full. Nothing in a cell can act on the terminal. */
final class TableRenderer implements Renderer {
    private final Writer out;
    private final RenderOptions options;
    private final Screen screen;
    private final TableCells cells;
    private final List<TableRow> rows = new ArrayList<>();

    TableRenderer(Writer out, RenderOptions options) {
        this.out = out;
        this.options = options;
        this.screen = options.screen();
        this.cells = new TableCells(options.columnsOr(Column.usual()), options);
    }

    /** Kept until the last has come: how wide a column is depends on all of its cells. */
    @Override
    public void page(Page page) {
        page.collections().forEach(row -> rows.add(cells.of(row)));
    }

    @Override
    public void abandon() throws IOException {
        if (!rows.isEmpty()) {
            table();
            out.flush();
        }
    }

    @Override
    public void end() throws IOException {
        TableLayout layout = table();
        if (!layout.hidden().isEmpty()) {
            hidden(layout.hidden());
        }
        out.flush();
    }

    private TableLayout table() throws IOException {
        List<Column> columns = cells.columns();
        TableLayout layout = layout(columns);
        TableLine line = new TableLine(columns, layout, options, out);
        if (options.header()) {
            line.header();
        }
        for (TableRow row : rows) {
            line.row(row);
        }
        return layout;
    }

    private TableLayout layout(List<Column> columns) {
        int[] natural = new int[columns.size()];
        for (int i = 0; i < natural.length; i++) {
            natural[i] = options.header() ? TextWidth.of(columns.get(i).header()) : 0;
            for (TableRow row : rows) {
                natural[i] = Math.max(natural[i], TextWidth.of(row.cells().get(i), screen.widthMode()));
            }
        }
        if (screen.width().isEmpty()) {
            return TableLayout.full(natural);
        }
        boolean areChosen = !options.columns().isEmpty();
        List<Integer> order = IntStream.range(0, natural.length).boxed().toList();
        return TableLayout.fitted(
                columns,
                areChosen ? order : Column.byImportance(columns),
                natural,
                screen.width().getAsInt(),
                areChosen);
    }

    /** Names the columns that had no room, and what shows them; on as many lines as that takes. */
    private void hidden(List<Column> columns) throws IOException {
        List<String> words = new ArrayList<>(List.of("hidden:"));
        String names = String.join(", ", columns.stream().map(Column::key).toList());
        words.addAll(List.of(TextSanitizer.sanitize(names).split(" ")));
        words.addAll(List.of(
                options.columns().isEmpty()
                        ? new String[] {"(--wide", "or", "--columns", "shows", "them)"}
                        : new String[] {"(--wide", "shows", "them)"}));
        int room = screen.width().getAsInt();
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            if (!line.isEmpty() && TextWidth.of(line + " " + word) > room) {
                dim(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(TextWidth.cut(word, room));
        }
        dim(line.toString());
    }

    private void dim(String line) throws IOException {
        out.append(screen.styles().dim(line)).append('\n');
    }
}
