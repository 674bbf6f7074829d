package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.summary.Summary;
import io.lcollections.support.HostileText;
import io.lcollections.support.Property;
import io.lcollections.support.Rendering;
import io.lcollections.support.Rows;
import io.lcollections.support.Run;
import io.lcollections.support.StrictTerminal;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for all formats: hostile texts have no effect on a terminal, pages leave as whole rows, and the work grows with
 * the text.
 */
class RenderersTest {
    private static final List<String> FIELDS =
            List.of("id", "name", "nftType", "deployStatus", "contractAddress", "owner", "description", "new");

    private static final List<Column> ALL = Column.of(List.of("new", "description", "owner", "name", "count", "id"));
    private static final int ROWS = 5;
    private static final int CASES = 600;

    /** Rows, each with a text for each field. */
    private record HostileRows(List<List<String>> texts) {
        static HostileRows any(Random random) {
            return new HostileRows(Stream.generate(() -> Stream.generate(() -> HostileText.any(random))
                            .limit(FIELDS.size())
                            .toList())
                    .limit(1 + random.nextInt(2 * ROWS - 1))
                    .toList());
        }

        Page page() {
            List<Collection> collections =
                    texts.stream().map(HostileRows::collection).toList();
            return new Page(OptionalLong.of(1), OptionalLong.empty(), collections, List.of(), List.of());
        }

        private static Collection collection(List<String> texts) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (int i = 0; i < FIELDS.size(); i++) {
                fields.put(FIELDS.get(i), texts.get(i));
            }
            fields.put("collectionAddress", "0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788");
            fields.put("count", new JsonNumber("1234"));
            return Rows.of(fields);
        }

        @Override
        public String toString() {
            return texts.stream()
                    .map(row -> row.stream().map(HostileText::escaped).collect(Collectors.joining("\", \"")))
                    .collect(Collectors.joining("\")\n(\"", "(\"", "\")"));
        }
    }

    @Test
    void tableOnATerminal() {
        holds(rows -> {
            for (int width : new int[] {40, 80, 120, 200}) {
                StrictTerminal terminal = shown(Format.table, Rendering.terminal(width, List.of()), rows);
                terminal.expectNoLineBeyond(width);
            }
            shown(Format.table, Rendering.terminal(100, ALL), rows).expectNoLineBeyond(100);
        });
    }

    @Test
    void tableInFull() {
        holds(rows -> {
            int lines = rows.texts().size() + 1;
            assertEquals(
                    lines, shown(Format.table, Rendering.wide(), rows).lines().size());
            assertEquals(
                    lines,
                    shown(Format.table, Rendering.pipe(ALL), rows).lines().size());
        });
    }

    @Test
    void markdown() {
        holds(rows -> assertEquals(
                rows.texts().size() + 2,
                shown(Format.markdown, Rendering.pipe(ALL), rows).lines().size()));
    }

    @Test
    void summary() {
        holds(rows -> {
            for (int width : new int[] {40, 80, 120}) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                Screen screen = Rendering.terminal(width, List.of()).screen();
                Summary summary = new Summary(screen, Locale.ROOT);
                summary.add(rows.page());
                summary.write(Renderer.writer(out));
                new StrictTerminal().write(out.toString(StandardCharsets.UTF_8)).expectNoLineBeyond(width);
            }
        });
    }

    private static void holds(Property.Check<HostileRows> check) {
        Property.holds(CASES, HostileRows::any, check);
    }

    private static StrictTerminal shown(Format format, Renderer.Options options, HostileRows rows) throws IOException {
        return new StrictTerminal().write(written(format, options, rows));
    }

    private static String written(Format format, Renderer.Options options, HostileRows rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Renderer renderer = Renderer.of(format, options, out);
        Page page = rows.page();
        renderer.begin(page);
        renderer.page(page);
        renderer.end(true);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static final OptionalLong NONE = OptionalLong.empty();

    private static final class Writes extends ByteArrayOutputStream {
        private final List<String> parts = new ArrayList<>();

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            parts.add(new String(bytes, from, length, StandardCharsets.UTF_8));
        }

        @Override
        public void flush() {
            parts.add("flushed");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            json   | {"collections":[{"id":1},{"id":2} | ,{"id":1},{"id":2} | ]}⏎
            ndjson | {"id":1}⏎{"id":2}⏎                | {"id":1}⏎{"id":2}⏎ |
            csv    | id,name⏎1,⏎2,⏎                    | 1,⏎2,⏎             |
            markdown | ▏ ID ▏ NAME ▏⏎▏ ---: ▏ --- ▏⏎▏ 1 ▏ _Unknown_ ▏⏎▏ 2 ▏ _Unknown_ ▏⏎ | ▏ 1 ▏ _Unknown_ ▏⏎▏ 2 ▏ _Unknown_ ▏⏎ |
            tsv    | id→name⏎1→⏎2→⏎                    | 1→⏎2→⏎             |
            raw    | {}⏎                               | {}⏎                |
            """)
    void pageLeavesInOneWriteAndIsFlushed(Format format, String first, String second, String end) throws IOException {
        Writes writes = new Writes();
        Renderer renderer = renderer(format, writes);
        Page page =
                new Page(NONE, NONE, List.of(rowOf("1"), rowOf("2")), List.of(() -> new byte[] {'{', '}'}), List.of());
        renderer.begin(page);
        renderer.page(page);
        renderer.page(page);
        assertEquals(List.of(text(first), "flushed", text(second), "flushed"), writes.parts);
        writes.parts.clear();
        renderer.end(true);
        if (end == null) {
            writes.parts.remove("flushed");
        }
        assertEquals(end == null ? List.of() : List.of(text(end), "flushed"), writes.parts);
    }

    private static String text(String shown) {
        return shown.replace('⏎', '\n').replace('→', '\t').replace('▏', '|');
    }

    private static Collection rowOf(String id) {
        return Rows.of(Map.of("id", new JsonNumber(id)));
    }

    private static Renderer renderer(Format format, Writes writes) {
        List<Column> columns =
                format != Format.html && format != Format.raw ? Column.of(List.of("id", "name")) : List.of();
        return Renderer.of(format, Rendering.pipe(columns), writes);
    }

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
        requireLinear(piece, text -> Rendering.terminal(80, List.of()).screen().wrap(TextSanitizer.sanitize(text), 20));
        requireLinear(piece, text -> Screen.NONE.wrap(text, 20));
        requireLinear(piece, text -> Screen.NONE.cutMiddle(text, 20));
        requireLinear(piece, text -> render(Format.table, Rendering.terminal(80, List.of()), text));
        requireLinear(piece, text -> render(Format.markdown, Rendering.pipe(List.of()), text));
        requireLinear(piece, text -> render(Format.html, Rendering.pipe(List.of()), text));
        requireLinear(piece, text -> render(Format.csv, Rendering.pipe(List.of()), text));
        requireLinear(
                piece,
                text -> new CsvRenderer(OutputStream.nullOutputStream(), '\t', Rendering.spreadsheetSafe())
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

    private static void render(Format format, Renderer.Options options, String text) throws IOException {
        render(renderer(format, options), text);
    }

    private static Renderer renderer(Format format, Renderer.Options options) {
        return Renderer.of(format, options, OutputStream.nullOutputStream());
    }

    private static void render(Renderer renderer, String text) throws IOException {
        OptionalLong none = OptionalLong.empty();
        Page page = new Page(none, none, List.of(row(text), row(text)), List.of(), List.of());
        renderer.begin(page);
        renderer.page(page);
        renderer.end(true);
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

    // Columns

    @Test
    void longTextOffATerminalShiftsItsOwnRowOnly() {
        String rows = "{\"collections\":[{\"id\":1,\"name\":\"" + "n".repeat(5000)
                + "\",\"count\":3},{\"id\":2,\"name\":\"a\",\"count\":4}]}";
        Run run = Run.with().stdin(rows);
        run.line("--input - --columns name,count --no-header").expectOut("n".repeat(5000) + "  3\na  4\n");
    }

    @ParameterizedTest
    @CsvSource({
        "nftType, nftType", "NFTTYPE, nftType", "TYPE, nftType",
        "status, deployStatus", "Created, times.createdAt", "contract, contractAddress",
        "cached avatar, cached.avatar", "legacy, extra.properties.isLegacy", "public, isPublic",
        "account, accountId", "count, count", "holds, count",
        "Times, times", "extra.properties, extra.properties", "name, name",
        "royalty.Share, royalty.Share",
    })
    void userNamesAColumnByItsFieldOrItsHeader(String name, String key) {
        assertEquals(key, Column.of(name).key());
        assertEquals(
                List.of(key), Column.of(List.of(name)).stream().map(Column::key).toList());
        assertEquals(key, RowSorter.Key.of(name).column().key());
        assertEquals(
                new RowSorter.Key(Column.of(name), true).column().key(),
                RowSorter.Key.of("-" + name).column().key());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/tables/grouped-counts.csv", delimiter = '|', quoteCharacter = '\'')
    void countsAreGroupedByTheLocale(String locale, String sent, String shown) {
        assertEquals(shown, CellText.count(new JsonNumber(sent), Locale.forLanguageTag(locale)));
    }
}
