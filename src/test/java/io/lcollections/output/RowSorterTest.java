package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.json.JsonWriter;
import io.lcollections.model.Page;
import io.lcollections.support.Property;
import io.lcollections.support.Rendering;
import io.lcollections.support.Rows;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedAccount;
import io.lcollections.support.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of values of all types and languages. */
class RowSorterTest {
    /** Sorts values of a field, as JSON; an absent one is empty. */
    private static List<String> sorted(String language, String key, List<String> values) {
        String column = key.replaceFirst("^-", "");
        String field = column.substring(column.indexOf('.') + 1);
        String form = field.equals("count") ? "{'collection':{},%s}" : "{'collection':{%s}}";
        String rows = values.stream()
                .map(value -> value.isEmpty() ? "" : "\"" + field + "\":" + value)
                .map(form.replace('\'', '"')::formatted)
                .collect(Collectors.joining(","));
        Run.Result run = Run.with()
                .env("LANG", language + ".UTF-8")
                .stdin("{\"collections\":[" + rows + "]}")
                .args("--input", "-", "-q", "-o", "ndjson", "--columns", column, "--sort", key);
        run.expectMessages("");
        return run.out()
                .lines()
                .map(row -> row.equals("{}") ? "" : row.substring(field.length() + 4, row.length() - 1))
                .toList();
    }

    private static String json(String text) {
        return JsonWriter.compactText(TextNode.valueOf(text));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/tables/sort-order.csv", delimiter = '|', quoteCharacter = '`')
    void valuesAreInOrder(String language, String key, String values, String expected) {
        assertEquals(values(expected), sorted(language, key, values(values)));
    }

    private static List<String> values(String list) {
        return Stream.of(list.replace('\'', '"').split("¶"))
                .map(value -> value.replace("`", "").strip())
                .toList();
    }

    /** Sorting half a million combining marks of one character would take minutes. */
    @Test
    void longTextIsCollatedByItsStart() {
        String marks = "a" + "\u0316\u0300".repeat(500_000);
        assertEquals(
                Stream.of("\u00e1", marks + "a", marks + "b", "b")
                        .map(RowSorterTest::json)
                        .toList(),
                sorted(
                        "fr_FR",
                        "name",
                        Stream.of(marks + "b", "b", marks + "a", "\u00e1")
                                .map(RowSorterTest::json)
                                .toList()));
    }

    /** Of few different values, so that equal ones are frequent. */
    private static String value(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> List.of("1", "10", "-2", "1e999999999", "1e-99999999999").get(random.nextInt(5));
            case 1 -> "" + random.nextBoolean();
            case 2 -> random.nextBoolean() ? "[" + json(text(random)) + "]" : "{\"a\":" + json(text(random)) + "}";
            case 3 -> "";
            default -> json("-" + text(random));
        };
    }

    private static String text(Random random) {
        String[] parts = {"a", "A", "ä", "a\u0308", " ", "-", "\ud83d", "\ude00", "😀", "ﬀ", "한", "\u0000", "10", "9"};
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(4); left > 0; left--) {
            boolean any = random.nextInt(3) == 0;
            text.append(any ? "" + (char) random.nextInt(0x10000) : parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({"C, name", "de_DE, -name", "ja_JP, name", "vi_VN, -id", "th_TH, id"})
    void orderDoesNotDependOnThatOfArrival(String language, String key) {
        Property.holds(
                20,
                random -> IntStream.range(0, 60).mapToObj(i -> value(random)).toList(),
                values -> {
                    List<String> reversed = new ArrayList<>(values);
                    Collections.reverse(reversed);
                    assertEquals(sorted(language, key, values), sorted(language, key, reversed));
                });
    }

    @Test
    void manyRowsAreAllPassedOn() {
        List<String> ids = IntStream.range(1000, 2002).mapToObj(id -> "" + id).toList();
        List<String> descending = new ArrayList<>(ids);
        Collections.reverse(descending);
        assertEquals(descending, sorted("C", "-id", ids));
    }

    private static Page page(long total, String id) {
        return new Page(
                OptionalLong.of(7),
                OptionalLong.of(total),
                List.of(Rows.of(Map.of("id", new JsonNumber(id)))),
                List.of(),
                List.of());
    }

    /** The HTML page compares the number of rows with the latest total. */
    @Test
    void latestTotalIsPassedOn() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Renderer html = new RowSorter(
                Renderer.of(Format.html, Rendering.pipe(List.of()), out),
                List.of(RowSorter.Key.of("-id")),
                Locale.ROOT);
        html.begin(page(3, "1"));
        html.page(page(3, "1"));
        html.page(page(2, "2"));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        html.end(true);
        assertFalse(out.toString(StandardCharsets.UTF_8).contains("This page holds"));
    }

    private static final String BROKEN = ScriptedServer.answer(503, "text/plain", "busy");

    @Test
    void allPagesAreOneList() throws IOException {
        Run.Result run = Run.with().served(ScriptedAccount.of(137), "-a 7 --all -o csv --sort -id --columns id");
        List<String> lines = run.out().lines().toList();
        assertEquals(List.of("id", "136", "135"), lines.subList(0, 3), run.toString());
        assertEquals("0", lines.get(137));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "csv", "table", "json"})
    void failureHalfwayKeepsWhatCameInOrder(String format) {
        ScriptedAccount script = ScriptedAccount.of(137).brokenBehind(50, BROKEN);
        String all = "-a 7 --all --retries 0 -o " + format;
        Run.Result unsorted = Run.with().served(script, all);
        Run.Result run = Run.with().served(script, all + " --sort -id");
        run.expectCode(5).expectMessages(unsorted.err());
        assertEquals(unsorted.out().length(), run.out().length());
        assertTrue(run.out().indexOf("n49") < run.out().indexOf("n48"), run.out());
        assertTrue(run.out().contains("n49") && run.out().contains("n0"), run.out());
    }
}
