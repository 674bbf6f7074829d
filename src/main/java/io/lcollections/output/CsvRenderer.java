package io.lcollections.output;

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
    private final FormulaGuard guard;
    /** What a cell may hold without being looked at more closely. */
    private final boolean[] plain;

    CsvRenderer(Utf8Buffer out, char separator, List<Column> columns, boolean header, Formulas formulas) {
        this.out = out;
        this.separator = separator;
        this.columns = columns;
        this.header = header;
        this.guard = new FormulaGuard(formulas);
        this.plain = Utf8Buffer.plainBut("\"" + separator);
    }

    @Override
    public void begin(Page first) throws IOException {
        if (header) {
            for (int i = 0; i < columns.size(); i++) {
                cell(i, guard.header(columns.get(i).key()));
            }
            endLine();
        }
    }

    @Override
    public void page(Page page) throws IOException {
        for (Collection row : page.collections()) {
            for (int i = 0; i < columns.size(); i++) {
                Object value = columns.get(i).valueIn(row);
                cell(i, guard.cell(value, CellText.exact(value), columns.get(i), row));
            }
            endLine();
        }
        out.flush();
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    @Override
    public List<String> notes() {
        return guard.notes();
    }

    private void endLine() throws IOException {
        out.ascii('\n');
        out.endRow();
    }

    private void cell(int column, String text) {
        if (column > 0) {
            out.ascii(separator);
        }
        int start = out.size();
        if (isBlankAtNoEnd(text) && out.ascii(text, 0, plain) == text.length()) {
            return;
        }
        out.cutTo(start);
        out.text(mustQuote(text) ? '"' + text.replace("\"", "\"\"") + '"' : text);
    }

    private static boolean isBlankAtNoEnd(String text) {
        return !text.isEmpty() && text.charAt(0) != ' ' && text.charAt(text.length() - 1) != ' ';
    }

    /** A lone empty cell is quoted: readers take an empty line for no record at all. */
    private boolean mustQuote(String text) {
        return text.isEmpty()
                ? columns.size() == 1
                : text.indexOf(separator) >= 0
                        || text.indexOf('"') >= 0
                        || text.indexOf('\n') >= 0
                        || text.indexOf('\r') >= 0
                        || text.startsWith(" ")
                        || text.endsWith(" ");
    }
}
