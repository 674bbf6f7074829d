package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Keeps all rows until the last page, sorts them by some of their fields, and passes them to another renderer. Rows without
 * a value come last in descending order too; rows that are equal in all fields keep their order.
 */
public final class RowSorter implements Renderer {
    private static final int MAX_COLLATED = 1000; // code points: sorting the marks of one takes quadratic time
    private static final int ROWS_PER_PAGE = 500; // limits how many rows are in memory as trees

    private final Renderer inner;
    private final List<Key> keys;
    private final Locale locale;
    private final List<Row> rows = new ArrayList<>();
    private Collator collator; // loaded with the first text, because loading is slow
    /** The last page of each account, without its rows: it has the account's latest total. */
    private final Map<OptionalLong, Page> lastPages = new LinkedHashMap<>();

    private Page first;

    /** A field to sort by. */
    public record Key(Column column, boolean descending) {
        public static Key of(String name) {
            boolean descending = name.startsWith("-");
            return new Key(Column.of(descending ? name.substring(1) : name), descending);
        }
    }

    /** The values that a row is sorted by, and the row as JSON, which takes a quarter of the memory of its tree. */
    private record Row(byte[] json, List<Value> values) {}

    /** In ascending order. */
    private enum Type {
        NUMBER,
        TEXT,
        BOOLEAN,
        NESTED,
        ABSENT
    }

    /** A value for comparing; {@link String#compareTo} compares UTF-16 units, so a text is an array of code points. */
    private record Value(Type type, BigDecimal number, CollationKey collation, int[] points) {}

    private static final Comparator<Value> ASCENDING = Comparator.comparing(Value::type)
            .thenComparing(Value::number)
            .thenComparing(Value::collation, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Value::points, Arrays::compare);

    public RowSorter(Renderer inner, List<Key> keys, Locale locale) {
        this.inner = inner;
        this.keys = keys;
        this.locale = locale;
    }

    @Override
    public void begin(Page page) {
        first = page;
    }

    @Override
    public void page(Page page) {
        lastPages.put(page.accountId(), new Page(page.accountId(), page.totalNum(), List.of(), List.of(), List.of()));
        for (Collection row : page.collections()) {
            List<Value> values =
                    keys.stream().map(key -> value(key.column, row)).toList();
            rows.add(new Row(JsonWriter.compact(row.fields()), values));
        }
    }

    @Override
    public void abandon() throws IOException {
        writeRows();
        inner.abandon();
    }

    @Override
    public void end() throws IOException {
        writeRows();
        inner.end();
    }

    @Override
    public List<String> notes() {
        return inner.notes();
    }

    private void writeRows() throws IOException {
        rows.sort(IntStream.range(0, keys.size())
                .mapToObj(this::order)
                .reduce(Comparator::thenComparing)
                .orElseThrow());
        inner.begin(first);
        Page latest = first;
        for (Page page : lastPages.values()) {
            inner.page(page);
            latest = page;
        }
        JsonReader reader = new JsonReader();
        for (int from = 0; from < rows.size(); from += ROWS_PER_PAGE) {
            List<Collection> next = new ArrayList<>(ROWS_PER_PAGE);
            for (Row row : rows.subList(from, Math.min(rows.size(), from + ROWS_PER_PAGE))) {
                next.add(new Collection((ObjectNode) reader.read(row.json)));
            }
            inner.page(latest.with(next));
        }
    }

    private Comparator<Row> order(int index) {
        boolean isDescending = keys.get(index).descending;
        return Comparator.comparing((Row row) -> row.values.get(index).type == Type.ABSENT)
                .thenComparing(row -> row.values.get(index), isDescending ? ASCENDING.reversed() : ASCENDING);
    }

    private Value value(Column column, Collection row) {
        JsonNode node = column.valueIn(row);
        // Some servers send ids, counts and times as strings.
        boolean isForNumbers = column.kind().isNumber() || column.kind() == Column.Kind.TIME;
        JsonNumber number = isForNumbers || node.isNumber() ? JsonNumber.in(node) : null;
        if (number != null) {
            return new Value(Type.NUMBER, number.value(), null, new int[0]);
        }
        String text = CellText.exact(node);
        Type other = node.isBoolean() ? Type.BOOLEAN : Type.NESTED;
        Type type = text.isEmpty() ? Type.ABSENT : node.isTextual() ? Type.TEXT : other;
        int[] points = text.codePoints().toArray();
        if (type != Type.TEXT || locale.equals(Locale.ROOT)) {
            return new Value(type, BigDecimal.ZERO, null, points);
        }
        if (collator == null) {
            collator = Collator.getInstance(locale);
            // é as one character and as two are equal.
            collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
        }
        String start = new String(points, 0, Math.min(points.length, MAX_COLLATED));
        return new Value(type, BigDecimal.ZERO, collator.getCollationKey(start), points);
    }
}
