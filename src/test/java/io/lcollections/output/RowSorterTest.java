package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.json.JsonWriter;
import io.lcollections.model.Page;
import io.lcollections.support.Expect;
import io.lcollections.support.PagingScript;
import io.lcollections.support.Property;
import io.lcollections.support.Rendering;
import io.lcollections.support.Rows;
import io.lcollections.support.Run;
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
        assertEquals("", run.err());
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

    @Test
    void furtherFieldsDecideWhereTheFirstAreEqualAndThenTheOrderStays() {
        String rows = Stream.of("1 5 b", "2 7 a", "3 5 a", "4 5 b", "5 7 a")
                .map(text -> text.split(" "))
                .map(part -> "{\"id\":%s,\"count\":%s,\"name\":\"%s\"}".formatted((Object[]) part))
                .collect(Collectors.joining("\n"));
        String[] args = {"--input", "-", "-o", "csv", "--columns", "id", "--no-header", "--sort", "-count,name"};
        assertEquals("2\n5\n3\n1\n4\n", Run.with().stdin(rows).args(args).out());
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
        Property<List<String>> lists = new Property<>(
                random -> IntStream.range(0, 60).mapToObj(i -> value(random)).toList(), values -> Stream.of());
        lists.holds(20, values -> {
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
        html.end();
        assertFalse(out.toString(StandardCharsets.UTF_8).contains("This page holds"));
    }

    private static final String ROWS = "{\"accountId\":7,\"totalNum\":3,\"collections\":["
            + "{\"id\":1,\"owner\":\"b\",\"name\":\"Ärger\",\"o\":2,\"new\":{\"x\":9},\"count\":10},"
            + "{\"id\":2,\"owner\":\"c\",\"name\":\"Zorn\",\"o\":1,\"new\":{\"x\":10},\"count\":9},"
            + "{\"id\":3,\"owner\":\"a\",\"name\":\"Angst\",\"o\":3,\"count\":1e999999999}]}";
    private static final String BROKEN = ScriptedServer.answer(503, "text/plain", "busy");

    private static String ids(Run run, String... sort) {
        Run.Result result = run.stdin(ROWS)
                .given("--input", "-", "-o", "csv", "--columns", "id", "--no-header")
                .args(sort);
        assertEquals("", result.err());
        return result.out().replace("\n", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--sort count|213", "--sort=count|213", "--sort -count|312",
                "--sort=-count|312", "--sort -owner|213", "--sort=-owner|213",
                "--sort -new.x|213", "--sort new.x|123", "--sort=o|213",
                "--sort=-count,name|312", "--sort=-count,\u00a0name|312", "--sort count --sort -owner|213",
                "--sort id --all|123", "--sort -id --max-items 2 --all -q|21",
            })
    void fieldsAndDirectionsAreAsTyped(String options, String ids) {
        assertEquals(ids, ids(Run.with(), options.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"LANG,de_DE.UTF-8,312", "LC_COLLATE,de_DE.UTF-8,312", "LANG,C.UTF-8,321", "LC_NUMERIC,de_DE,321"})
    void textIsByTheUsersLanguage(String variable, String locale, String ids) {
        assertEquals(ids, ids(Run.with().env(variable, locale), "--sort", "name"));
    }

    @Test
    void everyFormatIsSortedAndOtherwiseTheSame() {
        String[] json = {"--input", "-", "--sort", "-id", "-o", "json"};
        assertEquals(
                "{\"accountId\":7,\"totalNum\":3,\"collections\":["
                        + "{\"id\":3,\"owner\":\"a\",\"name\":\"Angst\",\"o\":3,\"count\":1e999999999},"
                        + "{\"id\":2,\"owner\":\"c\",\"name\":\"Zorn\",\"o\":1,\"new\":{\"x\":10},\"count\":9},"
                        + "{\"id\":1,\"owner\":\"b\",\"name\":\"Ärger\",\"o\":2,\"new\":{\"x\":9},\"count\":10}]}\n",
                Run.with().stdin(ROWS).args(json).out());
        for (String format : List.of("ndjson", "tsv", "table")) {
            String out = Run.with()
                    .stdin(ROWS)
                    .args("--input", "-", "-o", format, "--sort", "name")
                    .out();
            assertTrue(out.matches("(?s).*Angst.*Zorn.*Ärger.*"), out);
        }
    }

    @Test
    void fieldThatNoRowHasIsTold() {
        Expect.failure(
                2,
                "there is no field 'royaltyShare': no collection has such a field",
                Run.with().stdin(ROWS).line("--input - -o json --sort -royaltyShare"));
        assertEquals(0, Run.with().stdin(ROWS).line("--input - --sort new.x").code());
    }

    @Test
    void standingDefaultSortsWhatCanBeSorted() {
        assertEquals("321", ids(Run.with().env("LCOLLECTIONS_SORT", "-id")));
        assertEquals("123", ids(Run.with().env("LCOLLECTIONS_SORT", "-id"), "--sort", "id"));
        Run.Result raw = Run.with().env("LCOLLECTIONS_SORT", "nmae").stdin(ROWS).args("--input", "-", "-o", "raw");
        assertEquals(ROWS + "\n", raw.out(), raw.toString());
        Run.Result slip = Run.with().env("LCOLLECTIONS_SORT", "id,,").args("-a", "1");
        assertTrue(slip.err().startsWith("lcollections: LCOLLECTIONS_SORT 'id,,' has an empty name"), slip.err());
    }

    @Test
    void allPagesAreOneList() throws IOException {
        Run.Result run = Run.with().served(PagingScript.of(137), "-a 7 --all -o csv --sort -id --columns id");
        List<String> lines = run.out().lines().toList();
        assertEquals(List.of("id", "136", "135"), lines.subList(0, 3), run.toString());
        assertEquals("0", lines.get(137));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "csv", "table", "json"})
    void failureHalfwayKeepsWhatCameInOrder(String format) {
        PagingScript script = PagingScript.of(137).brokenBehind(50, BROKEN);
        String all = "-a 7 --all --retries 0 -o " + format;
        Run.Result unsorted = Run.with().served(script, all);
        Run.Result run = Run.with().served(script, all + " --sort -id");
        assertEquals(5, run.code(), run.toString());
        assertEquals(unsorted.err(), run.err());
        assertEquals(unsorted.out().length(), run.out().length());
        assertTrue(run.out().indexOf("n49") < run.out().indexOf("n48"), run.out());
        assertTrue(run.out().contains("n49") && run.out().contains("n0"), run.out());
    }
}
