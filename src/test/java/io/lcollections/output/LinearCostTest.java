package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.fail;

import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.support.Rendering;
import io.lcollections.support.Rows;
import io.lcollections.support.Run;
import io.lcollections.terminal.TextSanitizer;
import io.lcollections.terminal.TextWidth;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text of eight times the length takes about eight times the work, whatever a stranger wrote; 64 would be quadratic. */
class LinearCostTest {
    private static final int LENGTH = 4_000;
    private static final int FACTOR = 8;
    private static final int MAX_GROWTH = 32;
    /** The just-in-time compiler and other programs disturb a measurement. */
    private static final int TRIES = 4;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private interface Work {
        void on(String text) throws IOException;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0661", "a ", " ", "\u0301", "👨\u200d", "\n", "9", "1e", ",\u00a0", ":a", "%2"})
    void workGrowsWithTheText(String piece) throws IOException {
        requireLinear(piece, text -> TextWidth.wrap(TextSanitizer.sanitize(text), 20, TextWidth.Mode.MAX));
        requireLinear(piece, text -> TextWidth.wrap(text, 20, TextWidth.Mode.TYPICAL));
        requireLinear(piece, text -> TextWidth.cutMiddle(text, 20, TextWidth.Mode.TYPICAL));
        requireLinear(piece, text -> render(Format.table, Rendering.terminal(80, List.of()), text));
        requireLinear(piece, text -> render(Format.markdown, Rendering.pipe(List.of()), text));
        requireLinear(piece, text -> render(Format.html, Rendering.pipe(List.of()), text));
        requireLinear(piece, text -> render(Format.csv, Rendering.pipe(List.of()), text));
        requireLinear(
                piece,
                text -> new FormulaEscaper(Rendering.spreadsheetSafe(), '\t')
                        .cell(Column.named("name"), Rows.of(Map.of("name", text))));
        List<RowSorter.Key> keys = List.of(RowSorter.Key.of("name"), RowSorter.Key.of("count"));
        requireLinear(
                piece,
                text -> render(
                        new RowSorter(renderer(Format.raw, Rendering.pipe(List.of())), keys, Locale.GERMANY), text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0661", "a ", "\\n", "\\u0301"})
    void cardsToo(String piece) throws IOException {
        requireLinear(
                piece,
                text -> Run.with()
                        .terminal(80)
                        .stdin("{\"collections\":[{\"id\":7,\"name\":\"x\",\"description\":\"" + text + "\"}]}")
                        .line("show 7 --input -"));
    }

    private static void render(Format format, RenderOptions options, String text) throws IOException {
        render(renderer(format, options), text);
    }

    private static Renderer renderer(Format format, RenderOptions options) {
        return Renderer.of(format, options, OutputStream.nullOutputStream());
    }

    private static void render(Renderer renderer, String text) throws IOException {
        OptionalLong none = OptionalLong.empty();
        Page page = new Page(none, none, List.of(row(text), row(text)), List.of(), List.of());
        renderer.begin(page);
        renderer.page(page);
        renderer.end();
    }

    private static Collection row(String text) {
        return Rows.of(
                Map.of("id", text, "name", text, "description", text, "count", text, "avatar", "ipfs://" + text));
    }

    private static void requireLinear(String piece, Work work) throws IOException {
        String text = piece.repeat(LENGTH);
        String longer = piece.repeat(LENGTH * FACTOR);
        long growth = 0;
        for (int i = 0; i < TRIES; i++) {
            long time = Math.max(1, cpuTime(work, text));
            growth = cpuTime(work, longer) / time;
            if (growth <= MAX_GROWTH) {
                return;
            }
        }
        fail("grows by a factor of " + growth);
    }

    private static long cpuTime(Work work, String text) throws IOException {
        long start = THREADS.getCurrentThreadCpuTime();
        work.on(text);
        return THREADS.getCurrentThreadCpuTime() - start;
    }
}
