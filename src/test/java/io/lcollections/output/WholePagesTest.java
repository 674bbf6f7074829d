package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.support.Rendering;
import io.lcollections.support.Rows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Between two pages the stream has whole rows only, however the program ends then. */
class WholePagesTest {
    private static final OptionalLong NONE = OptionalLong.empty();

    /** Keeps each write apart. */
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
        Page page = new Page(NONE, NONE, List.of(row("1"), row("2")), List.of(() -> new byte[] {'{', '}'}), List.of());
        renderer.begin(page);
        renderer.page(page);
        renderer.page(page);
        assertEquals(List.of(text(first), "flushed", text(second), "flushed"), writes.parts);
        writes.parts.clear();
        renderer.end();
        if (end == null) {
            writes.parts.remove("flushed");
        }
        assertEquals(end == null ? List.of() : List.of(text(end), "flushed"), writes.parts);
    }

    private static String text(String shown) {
        return shown.replace('⏎', '\n').replace('→', '\t').replace('▏', '|');
    }

    private static Collection row(String id) {
        return Rows.of(Map.of("id", new JsonNumber(id)));
    }

    private static Renderer renderer(Format format, Writes writes) {
        List<Column> columns =
                format != Format.html && format != Format.raw ? Column.of(List.of("id", "name")) : List.of();
        return Renderer.of(format, Rendering.pipe(columns), writes);
    }
}
