package io.lcollections.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;

/** CSV (RFC 4180, but with LF line ends), or TSV with a tab as the separator. */
final class CsvRenderer implements Renderer {
    private final RowBuffer out;
    private final Writer text;
    private final CsvWriter csv;
    private final List<Column> columns;
    private final boolean header;
    private final FormulaEscaper escaper;

    CsvRenderer(OutputStream out, char separator, RenderOptions options) {
        this.out = new RowBuffer(out);
        this.text = Utf8.writer(this.out);
        this.columns = options.columnsOr(Column.DOCUMENTED);
        this.csv = CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(new Quoting(columns.size()))
                .bufferSize(0)
                .build(text);
        this.header = options.header();
        this.escaper = new FormulaEscaper(options, separator);
    }

    @Override
    public void begin(Page first) throws IOException {
        if (header) {
            csv.writeRecord(columns.stream()
                    .map(column -> escaper.escaped(column.key()))
                    .toList());
            text.flush();
        }
    }

    @Override
    public void page(Page page) throws IOException {
        String[] cells = new String[columns.size()];
        for (Collection row : page.collections()) {
            for (int i = 0; i < cells.length; i++) {
                cells[i] = escaper.cell(columns.get(i), row);
            }
            csv.writeRecord(cells);
            text.flush();
            out.endRow();
        }
        out.send();
    }

    @Override
    public List<String> notes() {
        return escaper.notes();
    }

    /** Quotes more than RFC 4180 requires. */
    private record Quoting(int columns) implements QuoteStrategy {
        /** Readers skip an empty line. */
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
