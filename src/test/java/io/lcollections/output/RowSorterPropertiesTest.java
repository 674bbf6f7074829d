package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.json.JsonNumber;
import io.lcollections.support.Property;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The order is total for all values, and sorting keeps equal rows in their order. */
class RowSorterPropertiesTest {
    /** Any value that a stranger may send, drawn from few, so that equal ones come often. */
    private static Object value(Random luck) {
        return switch (luck.nextInt(8)) {
            case 0 ->
                new JsonNumber(List.of("1", "1.0", "-2", "1e999999999", "1e-99999999999")
                        .get(luck.nextInt(5)));
            case 1 -> luck.nextBoolean();
            case 2 -> luck.nextBoolean() ? List.of(text(luck)) : Map.of("a", text(luck));
            case 3 -> luck.nextBoolean() ? "" : RowSorterTest.ABSENT;
            default -> text(luck);
        };
    }

    private static String text(Random luck) {
        String[] parts = {"a", "A", "ä", "a\u0308", " ", "-", "\ud83d", "\ude00", "😀", "ﬀ", "한", "\u0000", "10", "9"};
        StringBuilder text = new StringBuilder();
        for (int left = luck.nextInt(4); left > 0; left--) {
            boolean any = luck.nextInt(3) == 0;
            text.append(any ? "" + (char) luck.nextInt(0x10000) : parts[luck.nextInt(parts.length)]);
        }
        return text.toString();
    }

    @Test
    void orderIsTotal() {
        Property<List<Object>> triples =
                new Property<>(luck -> List.of(value(luck), value(luck), value(luck)), triple -> Stream.of());
        for (String tag : List.of("und", "de", "ja", "vi", "th")) {
            for (String key : List.of("id", "-name")) {
                RowSorter sorter = RowSorterTest.sorter(Locale.forLanguageTag(tag), key);
                String field = key.replace("-", "");
                triples.holds(5_000, triple -> requireTotal(sorter, triple, field));
            }
        }
    }

    private static void requireTotal(RowSorter sorter, List<Object> triple, String field) {
        List<RowSorter.Row> rows = triple.stream()
                .map(value -> sorter.row(RowSorterTest.row(field, value)))
                .toList();
        for (RowSorter.Row one : rows) {
            assertEquals(0, sorter.compare(one, one));
            for (RowSorter.Row other : rows) {
                int order1 = Integer.signum(sorter.compare(one, other));
                assertEquals(-order1, Integer.signum(sorter.compare(other, one)));
                for (RowSorter.Row third : rows) {
                    int order2 = Integer.signum(sorter.compare(other, third));
                    int order3 = Integer.signum(sorter.compare(one, third));
                    assertTrue(order1 > 0 || order2 > 0 || order3 == Math.min(order1, order2), triple.toString());
                }
            }
        }
    }

    @Test
    void equalRowsKeepTheirOrder() {
        new Property<>(
                        luck -> IntStream.range(0, 40)
                                .mapToObj(i -> value(luck))
                                .toList(),
                        values -> IntStream.range(0, values.size())
                                .mapToObj(i -> IntStream.range(0, values.size())
                                        .filter(j -> j != i)
                                        .mapToObj(values::get)
                                        .toList()))
                .holds(500, RowSorterPropertiesTest::requireStable);
    }

    private static void requireStable(List<Object> values) {
        RowSorter sorter = RowSorterTest.sorter(Locale.forLanguageTag("de"), "-name");
        List<RowSorter.Row> received = values.stream()
                .map(value -> sorter.row(RowSorterTest.row("name", value)))
                .toList();
        List<RowSorter.Row> sorted = received.stream().sorted(sorter).toList();
        for (int i = 1; i < sorted.size(); i++) {
            int step = sorter.compare(sorted.get(i - 1), sorted.get(i));
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
}
