package io.lcollections.render;

import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.io.IOException;
import java.util.List;

/** RFC 4180 with lines that end in LF; with a tab for the comma, TSV. */
final class CsvRenderer implements Renderer {
    private final Utf8Buffer out;
    private final char separator;
    private final List<Column> columns;
    private final boolean header;

    CsvRenderer(Utf8Buffer out, char separator, List<Column> columns, boolean header) {
        this.out = out;
        this.separator = separator;
        this.columns = columns;
        this.header = header;
    }

    @Override
    public void begin(Page first) throws IOException {
        if (header) {
            line(columns.stream().map(Column::key).toList());
        }
    }

    @Override
    public void page(Page page) throws IOException {
        for (Collection row : page.collections()) {
            line(columns.stream()
                    .map(column -> CellText.exact(column.valueIn(row)))
                    .toList());
        }
        out.flush();
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    private void line(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.ascii(separator);
            }
            cell(cells.get(i), cells.size() == 1);
        }
        out.ascii('\n');
        out.endRow();
    }

    /** A lone empty cell is quoted: readers take an empty line for no record at all. */
    private void cell(String text, boolean alone) {
        boolean quote = (alone && text.isEmpty())
                || text.indexOf(separator) >= 0
                || text.indexOf('"') >= 0
                || text.indexOf('\n') >= 0
                || text.indexOf('\r') >= 0
                || text.startsWith(" ")
                || text.endsWith(" ");
        out.text(quote ? '"' + text.replace("\"", "\"\"") + '"' : text);
    }
}
