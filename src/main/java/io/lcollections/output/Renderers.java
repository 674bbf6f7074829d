package io.lcollections.output;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** Makes the renderer of a format. */
public final class Renderers {
    private Renderers() {}

    /**
     * @param out where it writes; the renderer flushes it and leaves it open
     */
    public static Renderer of(Format format, RenderOptions options, OutputStream out) {
        return switch (format) {
            case table -> new TableRenderer(Utf8.writer(out), options);
            case json -> new JsonRenderer(out, options.pretty(), options.accounts());
            case ndjson -> new NdjsonRenderer(out);
            case csv -> csv(',', options, out);
            case tsv -> csv('\t', options, out);
            case markdown ->
                new MarkdownRenderer(
                        Utf8.writer(out),
                        options.columnsOr(Column.usual()),
                        options.zone().get());
            case html -> new HtmlRenderer(Utf8.writer(out), options);
            case raw -> new RawRenderer(out);
        };
    }

    /** A card for each collection. */
    public static Renderer cards(RenderOptions options, OutputStream out) {
        return new CardRenderer(Utf8.writer(out), options);
    }

    /**
     * The same renderer, given the rows in order when all of them have come.
     *
     * @param locale of whose language the order of texts is; {@link Locale#ROOT} for the order of code points
     */
    public static Renderer sorted(Renderer renderer, List<SortKey> keys, Locale locale) {
        return new SortedRenderer(renderer, new RowOrder(keys, locale));
    }

    private static Renderer csv(char separator, RenderOptions options, OutputStream out) {
        return new CsvRenderer(
                out, separator, options.columnsOr(Column.DOCUMENTED), options.header(), options.formulas());
    }
}
