package io.lcollections.output;

import io.lcollections.model.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Writes the collections of an account in one format: {@link #begin}, {@link #page} for each page in order, {@link #end}.
 *
 * <p>An {@link IOException} means that the output cannot be written: the caller should stop fetching pages.
 */
public interface Renderer {

    /** The renderer of a format; the stream is flushed and not closed. */
    static Renderer of(Format format, RenderOptions options, OutputStream out) {
        return switch (format) {
            case table -> new TableRenderer(Utf8.writer(out), options);
            case json -> new JsonRenderer(out, options, false);
            case ndjson -> new JsonRenderer(out, options, true);
            case csv -> new CsvRenderer(out, ',', options);
            case tsv -> new CsvRenderer(out, '\t', options);
            case xlsx -> new XlsxRenderer(out, options);
            case markdown -> new MarkdownRenderer(Utf8.writer(out), options);
            case html -> new HtmlRenderer(Utf8.writer(out), options);
            case raw -> new Raw(out);
        };
    }

    /** Writes what comes before the rows. The first page has the account and its total; its rows are passed to {@link #page}. */
    default void begin(Page first) throws IOException {}

    /** Writes the rows of a page. When it returns, they are flushed, and no part of another row is written. */
    void page(Page page) throws IOException;

    /** Whether the output ends with a line end, so that a message can follow it on a terminal. */
    default boolean isAtLineStart() {
        return true;
    }

    /** Called instead of {@link #end} after a failure: writes buffered rows, but nothing that makes the output look complete. */
    default void abandon() throws IOException {}

    /** Warnings about the output, after {@link #end} or {@link #abandon}. */
    default List<String> notes() {
        return List.of();
    }

    /** Completes and flushes the output; there was at least one page. */
    default void end() throws IOException {}

    /** The response bodies as they were received, each followed by a newline. */
    record Raw(OutputStream out) implements Renderer {
        @Override
        public void page(Page page) throws IOException {
            for (Supplier<byte[]> document : page.documents()) {
                byte[] bytes = document.get();
                byte[] line = Arrays.copyOf(bytes, bytes.length + 1);
                line[bytes.length] = '\n';
                out.write(line);
            }
            out.flush();
        }
    }
}
