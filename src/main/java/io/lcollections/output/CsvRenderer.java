package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;

/** RFC 4180 with lines that end in LF; with a tab in place of the comma, TSV. */
final class CsvRenderer implements Renderer {
    private final RowBuffer out;
    private final Writer text;
    private final CsvWriter csv;
    private final List<Column> columns;
    private final boolean header;
    private final FormulaGuard guard;

    CsvRenderer(OutputStream out, char separator, List<Column> columns, boolean header, Formulas formulas) {
        this.out = new RowBuffer(out);
        this.text = Utf8.writer(this.out);
        this.csv = CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(new Quoting(columns.size()))
                .bufferSize(0)
                .build(text);
        this.columns = columns;
        this.header = header;
        this.guard = new FormulaGuard(formulas);
    }

    @Override
    public void begin(Page first) throws IOException {
        if (header) {
            csv.writeRecord(
                    columns.stream().map(column -> guard.header(column.key())).toList());
            text.flush();
        }
    }

    @Override
    public void page(Page page) throws IOException {
        String[] cells = new String[columns.size()];
        for (Collection row : page.collections()) {
            for (int i = 0; i < cells.length; i++) {
                JsonNode value = columns.get(i).valueIn(row);
                cells[i] = guard.cell(value, CellText.exact(value), columns.get(i), row);
            }
            csv.writeRecord(cells);
            text.flush();
            out.endRow();
        }
        out.send();
    }

    @Override
    public void end() throws IOException {
        out.send();
    }

    @Override
    public List<String> notes() {
        return guard.notes();
    }

    /** What is quoted besides separators, quotes and line ends. */
    private record Quoting(int columns) implements QuoteStrategy {
        /** Readers take an empty line for no record at all. */
        @Override
        public boolean quoteEmpty(int line, int column) {
            return columns == 1;
        }

        @Override
        public boolean quoteValue(int line, int column, String value) {
            return value.startsWith(" ") || value.endsWith(" ");
        }
    }
}
