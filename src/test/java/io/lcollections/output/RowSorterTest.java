package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.support.Property;
import io.lcollections.support.Rendering;
import io.lcollections.support.Rows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowSorterTest {
    static final Object ABSENT = new Object();

    static RowSorter sorter(Locale locale, String... names) {
        return new RowSorter(
                new Renderer.Raw(OutputStream.nullOutputStream()),
                Stream.of(names).map(RowSorter.Key::of).toList(),
                locale);
    }

    static Collection row(String field, Object value) {
        Map<String, Object> fields = new HashMap<>();
        if (value != ABSENT) {
            fields.put(field, value);
        }
        return Rows.of(fields);
    }

    /** The values in their order. */
    private static List<Object> sorted(RowSorter sorter, String field, List<?> values) {
        return values.stream()
                .map(value -> sorter.row(row(field, value)))
                .sorted()
                .map(row -> field(row.json(), field))
                .toList();
    }

    private static Object field(byte[] row, String field) {
        JsonNode value = Rows.read(row).path(field);
        return value.isMissingNode() ? ABSENT : plain(value);
    }

    private static Object plain(JsonNode value) {
        if (value.isArray()) {
            return List.of();
        }
        if (value.isObject()) {
            return Map.of("b", true);
        }
        return value.isBoolean() ? (Object) value.booleanValue() : value.isNumber() ? value : value.textValue();
    }

    private static List<Object> texts(String tag, String... texts) {
        return sorted(sorter(Locale.forLanguageTag(tag), "name"), "name", List.of(texts));
    }

    @Test
    void valuesAreSortedByTypeAndAbsentOnesComeLast() {
        List<Object> values = new ArrayList<>();
        values.add(null);
        values.addAll(List.of(true, List.of(), "b", new JsonNumber("1e999999999"), "", Map.of("b", true), false));
        values.addAll(List.of(ABSENT, "a", new JsonNumber("10"), new JsonNumber("9"), " "));
        List<Object> nothing = new ArrayList<>();
        nothing.add(null);
        nothing.addAll(List.of("", ABSENT));
        List<Object> ascending = new ArrayList<>(List.of(new JsonNumber("9"), new JsonNumber("10")));
        ascending.addAll(List.of(new JsonNumber("1e999999999"), " ", "a", "b", false, true, List.of()));
        ascending.add(Map.of("b", true));
        List<Object> descending = new ArrayList<>();
        ascending.forEach(value -> descending.add(0, value));
        ascending.addAll(nothing);
        descending.addAll(nothing);
        assertEquals(ascending, sorted(sorter(Locale.ROOT, "name"), "name", values));
        assertEquals(descending, sorted(sorter(Locale.ROOT, "-name"), "name", values));
    }

    /** Sorting half a million combining marks of one character would take minutes. */
    @Test
    void longTextIsCollatedByItsStart() {
        String marks = "a" + "\u0316\u0300".repeat(500_000);
        List<Object> values = List.of(marks + "b", "b", marks + "a", "\u00e1");
        assertEquals(
                List.of("\u00e1", marks + "a", marks + "b", "b"),
                sorted(sorter(Locale.FRANCE, "name"), "name", values));
    }

    @Test
    void digitStringsAreNumbersInNumberFields() {
        List<Object> values = List.of("10", new JsonNumber("9"), "009", "x", "-8", "９");
        List<Object> numbers = List.of(new JsonNumber("9"), "009", "10", "-8", "x", "９");
        assertEquals(numbers, sorted(sorter(Locale.ROOT, "id"), "id", values));
        assertEquals(numbers, sorted(sorter(Locale.ROOT, "count"), "count", values));
        assertEquals(
                List.of("5", "40"), sorted(sorter(Locale.ROOT, "times.createdAt"), "createdAt", List.of("40", "5")));
        assertEquals(
                List.of(new JsonNumber("9"), "-8", "009", "10", "x", "９"),
                sorted(sorter(Locale.ROOT, "name"), "name", values));
    }

    @Test
    void textWithoutALanguageIsSortedByCodePoints() {
        assertEquals(
                List.of("B", "a", "b", "ba", "Ä", "ｚ", "😀"),
                sorted(sorter(Locale.ROOT, "name"), "name", List.of("b", "😀", "ｚ", "Ä", "ba", "a", "B")));
    }

    @Test
    void textOfALanguageIsSortedByItsRules() {
        assertEquals(List.of("a", "Ä", "b", "B", "Z"), texts("de", "Z", "b", "B", "Ä", "a"));
        assertEquals(List.of("a", "b", "B", "Z", "Ä"), texts("sv", "Z", "b", "B", "Ä", "a"));
    }

    @Test
    void codePointsDecideWhereTheLanguageSeesNoDifference() {
        List<Object> alike = List.of("cafe\u0301", "caf\u00e9");
        assertEquals(alike, texts("fr", "cafe\u0301", "caf\u00e9"));
        assertEquals(alike, texts("fr", "caf\u00e9", "cafe\u0301"));
    }

    @Test
    void furtherFieldsDecideWhereTheFirstAreEqual() {
        RowSorter sorter = sorter(Locale.ROOT, "-count", "name");
        List<String> ids = Stream.of("1 5 b", "2 7 a", "3 5 a", "4 5 b", "5 7 a")
                .map(text -> text.split(" "))
                .map(part -> Rows.of(Map.of("id", part[0], "count", new JsonNumber(part[1]), "name", part[2])))
                .map(sorter::row)
                .sorted()
                .map(row -> Rows.read(row.json()).path("id").asText())
                .toList();
        assertEquals(List.of("2", "5", "3", "1", "4"), ids);
    }

    /** Any JSON value, of few different ones, so that equal values are frequent. */
    private static Object value(Random random) {
        return switch (random.nextInt(8)) {
            case 0 ->
                new JsonNumber(List.of("1", "1.0", "-2", "1e999999999", "1e-99999999999")
                        .get(random.nextInt(5)));
            case 1 -> random.nextBoolean();
            case 2 -> random.nextBoolean() ? List.of(text(random)) : Map.of("a", text(random));
            case 3 -> random.nextBoolean() ? "" : ABSENT;
            default -> text(random);
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

    @Test
    void orderIsTotal() {
        Property<List<Object>> triples =
                new Property<>(random -> List.of(value(random), value(random), value(random)), triple -> Stream.of());
        for (String tag : List.of("und", "de", "ja", "vi", "th")) {
            for (String key : List.of("id", "-name")) {
                RowSorter sorter = sorter(Locale.forLanguageTag(tag), key);
                String field = key.replace("-", "");
                triples.holds(5_000, triple -> requireTotal(sorter, triple, field));
            }
        }
    }

    private static void requireTotal(RowSorter sorter, List<Object> triple, String field) {
        List<RowSorter.Row> rows =
                triple.stream().map(value -> sorter.row(row(field, value))).toList();
        for (RowSorter.Row one : rows) {
            assertEquals(0, one.compareTo(one));
            for (RowSorter.Row other : rows) {
                int order1 = Integer.signum(one.compareTo(other));
                assertEquals(-order1, Integer.signum(other.compareTo(one)));
                for (RowSorter.Row third : rows) {
                    int order2 = Integer.signum(other.compareTo(third));
                    int order3 = Integer.signum(one.compareTo(third));
                    assertTrue(order1 > 0 || order2 > 0 || order3 == Math.min(order1, order2), triple.toString());
                }
            }
        }
    }

    @Test
    void equalRowsKeepTheirOrder() {
        new Property<>(
                        random -> IntStream.range(0, 40)
                                .mapToObj(i -> value(random))
                                .toList(),
                        values -> IntStream.range(0, values.size())
                                .mapToObj(i -> IntStream.range(0, values.size())
                                        .filter(j -> j != i)
                                        .mapToObj(values::get)
                                        .toList()))
                .holds(500, RowSorterTest::requireStable);
    }

    private static void requireStable(List<Object> values) {
        RowSorter sorter = sorter(Locale.forLanguageTag("de"), "-name");
        List<RowSorter.Row> received =
                values.stream().map(value -> sorter.row(row("name", value))).toList();
        List<RowSorter.Row> sorted = received.stream().sorted().toList();
        for (int i = 1; i < sorted.size(); i++) {
            int step = sorted.get(i - 1).compareTo(sorted.get(i));
            assertTrue(step <= 0, "out of order");
            boolean inTurn = indexOf(received, sorted.get(i - 1)) < indexOf(received, sorted.get(i));
            assertTrue(step < 0 || inTurn, "equal, but reordered");
        }
    }

    private static int indexOf(List<RowSorter.Row> rows, RowSorter.Row row) {
        return IntStream.range(0, rows.size())
                .filter(i -> rows.get(i) == row)
                .findFirst()
                .orElseThrow();
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Renderer descending(Format format) {
        List<Column> columns = format != Format.html && format != Format.raw ? Column.of(List.of("id", "name")) : List.of();
        RenderOptions options = Rendering.pipe(columns);
        return new RowSorter(Renderer.of(format, options, out), List.of(RowSorter.Key.of("-id")), Locale.ROOT);
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
                List.of(
                        "1 cell looks like a spreadsheet formula (name of collection 10); --spreadsheet-safe neutralises it"),
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
