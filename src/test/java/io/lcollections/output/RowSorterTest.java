package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.support.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowSorterTest {
    static final Object ABSENT = new Object();

    static RowSorter sorter(Locale locale, String... names) {
        return new RowSorter(Stream.of(names).map(RowSorter.Key::of).toList(), locale);
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
                .sorted(sorter)
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
                .sorted(sorter)
                .map(row -> Rows.read(row.json()).path("id").asText())
                .toList();
        assertEquals(List.of("2", "5", "3", "1", "4"), ids);
    }
}
