package io.lcollections.output;

import io.lcollections.model.Page;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.UserTimeZone;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Writes collections in one format: {@link #begin}, {@link #page} for each page in order, {@link #end}. */
public interface Renderer {

    /**
     * How output looks. Without columns, a format has its defaults; a wide table is not fitted to the terminal and shows the
     * time of day; {@link Locale#ROOT} leaves counts as plain digits; the gateway ends with a slash.
     */
    record Options(
            List<Column> columns,
            boolean accounts,
            boolean header,
            boolean wide,
            boolean spreadsheetSafe,
            Screen screen,
            Supplier<UserTimeZone> zone,
            Locale numbers,
            URI ipfsGateway,
            Instant now) {

        /** For all fields as JSON. */
        public Options(Screen screen) {
            this(List.of(), false, true, false, false, screen, null, Locale.ROOT, null, null);
        }

        List<Column> columnsOr(List<Column> defaults) {
            return columns.isEmpty() ? withAccount(defaults) : columns;
        }

        List<Column> withAccount(List<Column> others) {
            return accounts
                    ? Stream.concat(Stream.of(Column.ACCOUNT), others.stream()).toList()
                    : others;
        }
    }

    /** The renderer of a format; the stream is flushed and not closed. */
    static Renderer of(Format format, Options options, OutputStream out) {
        return switch (format) {
            case table -> new Table.Rows(writer(out), options);
            case json, ndjson -> JsonDocument.Rows.to(out, options, format == Format.ndjson);
            case csv, tsv -> new CsvRenderer(out, format == Format.csv ? ',' : '\t', options);
            case xlsx -> new XlsxRenderer(out, options);
            case markdown -> new MarkdownRenderer(writer(out), options);
            case html -> new HtmlRenderer(writer(out), options);
            case raw -> new Raw(new RowBuffer(out));
        };
    }

    /** A writer in UTF-8, whatever the locale: it throws the errors of the stream, and writes U+FFFD for a lone surrogate. */
    static Writer writer(OutputStream out) {
        CharsetEncoder encoder = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .replaceWith("\uFFFD".getBytes(StandardCharsets.UTF_8));
        return new BufferedWriter(new OutputStreamWriter(out, encoder), 32 * 1024);
    }

    /** Writes what comes before the rows. The first page has the account and its total; its rows are passed to {@link #page}. */
    default void begin(Page first) throws IOException {}

    /** Writes the rows of a page. When it returns, they are flushed, and no part of another row is written. */
    void page(Page page) throws IOException;

    /** Whether the output ends with a line end, so that a message can follow it on a terminal. */
    default boolean isAtLineStart() {
        return true;
    }

    /**
     * Completes and flushes the output; there was at least one page. After a failure, writes buffered rows, but nothing that
     * makes the output look complete. Returns warnings about the output.
     */
    default List<String> end(boolean isComplete) throws IOException {
        return List.of();
    }

    /** The response bodies as they were received, each followed by a newline. */
    record Raw(RowBuffer out) implements Renderer {
        @Override
        public void page(Page page) throws IOException {
            for (Supplier<byte[]> document : page.documents()) {
                out.writeBytes(document.get());
                out.write('\n');
                out.endRow();
            }
            out.send();
        }
    }

    /** Buffers whole rows: the stream gets few writes and, if the program is interrupted, no part of a row. */
    final class RowBuffer extends ByteArrayOutputStream {
        private static final int MAX_BUFFERED = 256 * 1024;
        private final OutputStream out;

        RowBuffer(OutputStream out) {
            this.out = out;
        }

        void endRow() throws IOException {
            if (size() >= MAX_BUFFERED) {
                send();
            }
        }

        void send() throws IOException {
            if (size() > 0) {
                writeTo(out);
                reset();
            }
            out.flush();
        }
    }
}
