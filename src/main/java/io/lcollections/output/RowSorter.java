package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.json.JsonReader;
import io.lcollections.json.JsonWriter;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.io.IOException;
import java.math.BigDecimal;
import java.text.CollationKey;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Keeps all rows until the last page, sorts them by some of their fields, and passes them to another renderer. Rows without
 * a value come last in descending order too; rows that are equal in all fields keep their order.
 */
public final class RowSorter implements Renderer {
    private static final int MAX_COLLATED = 1000; // code points: sorting the marks of one takes quadratic time
    private static final int ROWS_PER_PAGE = 500; // limits how many rows are in memory as trees
    private static final List<JsonNodeType> TYPES = List.of(
            JsonNodeType.NUMBER, JsonNodeType.STRING, JsonNodeType.BOOLEAN, JsonNodeType.ARRAY, JsonNodeType.OBJECT);
    private static final int TEXT = 1;
    private static final int ABSENT = TYPES.size();
    private static final Comparator<Value> ABSENT_LAST = Comparator.comparing(value -> value.type == ABSENT);
    private static final Comparator<Value> ASCENDING = Comparator.comparing(Value::type)
            .thenComparing(Value::number)
            .thenComparing(Value::collation, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Value::points, Arrays::compare);

    private final Renderer inner;
    private final List<Key> keys;
    private final Locale locale;
    private final List<Row> rows = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>(); // without their rows, for the latest total of each account
    private Collator collator; // loaded with the first text, because loading is slow

    /** A field to sort by. */
    public record Key(Column column, boolean descending) {
        public static Key of(String name) {
            boolean descending = name.startsWith("-");
            return new Key(Column.of(descending ? name.substring(1) : name), descending);
        }
    }

    /** The values that a row is sorted by, and the row as JSON, which takes a quarter of the memory of its tree. */
    private record Row(byte[] json, List<Value> values) {}

    /** A value for comparing; {@link String#compareTo} compares UTF-16 units, so a text is an array of code points. */
    private record Value(int type, BigDecimal number, CollationKey collation, int[] points) {}

    public RowSorter(Renderer inner, List<Key> keys, Locale locale) {
        this.inner = inner;
        this.keys = keys;
        this.locale = locale;
    }

    @Override
    public void page(Page page) {
        pages.add(new Page(page.accountId(), page.totalNum(), List.of(), List.of(), List.of()));
        for (Collection row : page.collections()) {
            List<Value> values =
                    keys.stream().map(key -> value(key.column, row)).toList();
            rows.add(new Row(JsonWriter.compact(row.fields()), values));
        }
    }

    @Override
    public List<String> end(boolean isComplete) throws IOException {
        Comparator<Row> order = (one, other) -> 0;
        for (int i = 0; i < keys.size(); i++) {
            int index = i;
            Comparator<Value> values = keys.get(i).descending ? ASCENDING.reversed() : ASCENDING;
            order = order.thenComparing(row -> row.values.get(index), ABSENT_LAST.thenComparing(values));
        }
        rows.sort(order);
        inner.begin(pages.get(0));
        for (Page page : pages) {
            inner.page(page);
        }
        JsonReader reader = new JsonReader();
        for (int from = 0; from < rows.size(); from += ROWS_PER_PAGE) {
            List<Collection> next = new ArrayList<>(ROWS_PER_PAGE);
            for (Row row : rows.subList(from, Math.min(rows.size(), from + ROWS_PER_PAGE))) {
                next.add(new Collection((ObjectNode) reader.read(row.json)));
            }
            inner.page(pages.get(pages.size() - 1).with(next));
        }
        return inner.end(isComplete);
    }

    private Value value(Column column, Collection row) {
        JsonNode node = column.valueIn(row);
        // Some servers send ids, counts and times as strings.
        boolean isForNumbers = column.kind().isNumber() || column.kind() == Column.Kind.TIME;
        JsonNumber number = isForNumbers || node.isNumber() ? JsonNumber.in(node) : null;
        if (number != null) {
            return new Value(0, number.value(), null, new int[0]);
        }
        int[] points = CellText.exact(node).codePoints().toArray();
        int type = points.length == 0 ? ABSENT : TYPES.indexOf(node.getNodeType());
        return new Value(type, BigDecimal.ZERO, type == TEXT ? collated(points) : null, points);
    }

    private CollationKey collated(int[] points) {
        if (locale.equals(Locale.ROOT)) {
            return null;
        }
        if (collator == null) {
            collator = Collator.getInstance(locale);
            // é as one character and as two are equal.
            collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
        }
        return collator.getCollationKey(new String(points, 0, Math.min(points.length, MAX_COLLATED)));
    }
}
