package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.Decimal;
import io.lcollections.json.JsonNumber;
import io.lcollections.json.JsonWriter;
import io.lcollections.model.Collection;
import java.text.CollationKey;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The order of rows by some of their fields. Numbers come first, then text, booleans and nested values; rows without a
 * value come last in descending order too. Rows that are equal in all fields compare as equal.
 */
public final class RowSorter implements Comparator<RowSorter.Row> {
    /** Some servers send ids and counts as strings. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** Code points of a text that are collated: sorting the combining marks of one character takes quadratic time. */
    private static final int MAX_COLLATED = 1000;

    private final List<Key> keys;
    private final Locale locale;
    /** Loaded when two texts differ, because loading is slow. */
    private Collator collator;

    /** A field to sort by. */
    public record Key(Column column, boolean descending) {
        /**
         * @param name the field's name in the API, after a hyphen for descending order
         */
        public static Key of(String name) {
            boolean descending = name.startsWith("-");
            return new Key(Column.named(descending ? name.substring(1) : name), descending);
        }
    }

    /**
     * A row and the values that it is sorted by.
     *
     * @param json the row as compact JSON, which takes a quarter of the memory of its tree
     */
    record Row(byte[] json, List<Value> values) {}

    private enum Type {
        NUMBER,
        TEXT,
        BOOLEAN,
        NESTED,
        NONE
    }

    /** A value of a type; values of the same type have the same class. */
    private record Value(Type type, Object value) {}

    /** A text and its cached collation key. */
    private static final class Text {
        private final String text;
        private CollationKey key;

        Text(String text) {
            this.text = text;
        }
    }

    /**
     * @param locale the language by whose rules texts are sorted; {@link Locale#ROOT} sorts them by code points
     */
    RowSorter(List<Key> keys, Locale locale) {
        this.keys = keys;
        this.locale = locale;
    }

    Row row(Collection collection) {
        List<Value> values = keys.stream()
                .map(key -> value(key.column.valueIn(collection), key.column.kind()))
                .toList();
        return new Row(JsonWriter.compact(collection.fields()), values);
    }

    private static Value value(JsonNode node, Column.Kind kind) {
        if (CellText.isAbsent(node) || "".equals(node.textValue())) {
            return new Value(Type.NONE, null);
        }
        if (node.isTextual()) {
            String text = node.textValue();
            boolean isNumber = (kind.isNumber() || kind == Column.Kind.TIME)
                    && DIGITS.matcher(text).matches();
            return isNumber ? new Value(Type.NUMBER, Decimal.of(text)) : new Value(Type.TEXT, new Text(text));
        }
        if (node instanceof JsonNumber number) {
            return new Value(Type.NUMBER, number.value());
        }
        return node.isBoolean()
                ? new Value(Type.BOOLEAN, node.booleanValue())
                : new Value(Type.NESTED, JsonWriter.compactText(node));
    }

    @Override
    public int compare(Row one, Row other) {
        int order = 0;
        for (int i = 0; i < keys.size() && order == 0; i++) {
            order = compare(one.values.get(i), other.values.get(i), keys.get(i).descending);
        }
        return order;
    }

    private int compare(Value one, Value other, boolean descending) {
        if (one.type == Type.NONE || other.type == Type.NONE) {
            return one.type.compareTo(other.type);
        }
        return descending ? ascending(other, one) : ascending(one, other);
    }

    private int ascending(Value one, Value other) {
        if (one.type != other.type) {
            return one.type.compareTo(other.type);
        }
        return switch (one.type) {
            case NUMBER -> ((Decimal) one.value).compareTo((Decimal) other.value);
            case TEXT -> compareTexts((Text) one.value, (Text) other.value);
            case BOOLEAN -> ((Boolean) one.value).compareTo((Boolean) other.value);
            case NESTED -> compareCodePoints((String) one.value, (String) other.value);
            case NONE -> 0;
        };
    }

    private int compareTexts(Text one, Text other) {
        if (one.text.equals(other.text)) {
            return 0;
        }
        int order = locale.equals(Locale.ROOT) ? 0 : collationKey(one).compareTo(collationKey(other));
        return order != 0 ? order : compareCodePoints(one.text, other.text);
    }

    private CollationKey collationKey(Text text) {
        if (text.key == null) {
            if (collator == null) {
                collator = Collator.getInstance(locale);
                // é as one character and as two are equal.
                collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
            }
            String start = text.text.codePointCount(0, text.text.length()) <= MAX_COLLATED
                    ? text.text
                    : text.text.substring(0, text.text.offsetByCodePoints(0, MAX_COLLATED));
            text.key = collator.getCollationKey(start);
        }
        return text.key;
    }

    /** Unlike {@link String#compareTo}, which compares UTF-16 units. */
    private static int compareCodePoints(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; ) {
            int point = one.codePointAt(i);
            int difference = point - other.codePointAt(i);
            if (difference != 0) {
                return difference;
            }
            i += Character.charCount(point);
        }
        return one.length() - other.length();
    }
}
