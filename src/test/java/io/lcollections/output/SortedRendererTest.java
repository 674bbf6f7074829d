package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.support.Rendering;
import io.lcollections.support.Rows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SortedRendererTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Renderer descending(Format format) {
        List<Column> columns = format.hasColumns() ? Column.of(List.of("id", "name")) : List.of();
        RenderOptions options = Rendering.pipe(columns);
        return Renderer.sorted(Renderer.of(format, options, out), List.of(RowSorter.Key.of("-id")), Locale.ROOT);
    }

    private static Page page(long total, String id, String name) {
        Collection row = Rows.of(Map.of("id", new JsonNumber(id)));
        Collection named = Rows.of(Map.of("id", new JsonNumber(id + "0"), "name", name));
        return new Page(OptionalLong.of(7), OptionalLong.of(total), List.of(row, named), List.of(), List.of());
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void nothingIsWrittenBeforeTheEnd() throws IOException {
        Renderer csv = descending(Format.csv);
        csv.begin(page(4, "1", "a"));
        csv.page(page(4, "1", "=a"));
        csv.page(page(5, "2", "b"));
        assertEquals("", out());
        csv.end();
        assertEquals("id,name\n20,b\n10,=a\n2,\n1,\n", out());
        assertEquals(
                List.of("1 cell begins like a formula, in name of collection 10; --spreadsheet-safe disarms it"),
                csv.notes());
    }

    /** The HTML page compares the number of rows with the latest total. */
    @Test
    void latestTotalIsPassedOn() throws IOException {
        Renderer html = descending(Format.html);
        html.begin(page(5, "1", "a"));
        html.page(page(5, "1", "a"));
        html.page(page(4, "2", "b"));
        html.end();
        assertFalse(out().contains("This page holds"), out());
    }

    @Test
    void manyRowsAreAllPassedOn() throws IOException {
        Renderer csv = descending(Format.csv);
        csv.begin(page(0, "1", "a"));
        StringBuilder expected = new StringBuilder();
        for (int id = 1000; id <= 1500; id++) {
            csv.page(page(0, "" + id, "a"));
            expected.insert(0, id + ",\n");
        }
        csv.end();
        assertEquals(1 + 2 * 501, out().lines().count());
        assertTrue(out().endsWith(expected.toString()), out());
        csv = descending(Format.csv);
        csv.begin(page(0, "1", "a"));
        out.reset();
        csv.end();
        assertEquals("id,name\n", out());
    }

    @Test
    void jsonHasTheTotalOfTheFirstPageAndStaysOpenAfterAFailure() throws IOException {
        Renderer json = descending(Format.json);
        json.begin(page(4, "1", "a"));
        assertTrue(json.isAtLineStart());
        json.page(page(4, "1", "a"));
        json.page(page(5, "2", "b"));
        assertTrue(json.isAtLineStart());
        json.abandon();
        String start = "{\"accountId\":7,\"totalNum\":4,\"collections\":[";
        assertTrue(out().startsWith(start), out());
        assertEquals(
                List.of("20", "10", "2", "1"),
                out().substring(start.length())
                        .replaceAll("[^0-9]+", " ")
                        .strip()
                        .lines()
                        .flatMap(ids -> List.of(ids.split(" ")).stream())
                        .toList());
        assertTrue(out().endsWith("}"), out());
        assertFalse(json.isAtLineStart());
    }
}
