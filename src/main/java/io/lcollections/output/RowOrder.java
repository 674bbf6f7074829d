package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.Decimal;
import io.lcollections.json.JsonNumber;
import io.lcollections.json.JsonWriter;
import io.lcollections.model.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The order of rows by some of their fields. In each, numbers come first, then text, booleans, and what is nested; rows
 * that have nothing there come last, also where the greatest comes first.
 */
final class RowOrder {
    /** As some servers write ids and counts. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private final List<SortKey> keys;
    private final TextOrder texts;

    /**
     * @param locale of whose language the order of texts is; {@link Locale#ROOT} for the order of code points
     */
    RowOrder(List<SortKey> keys, Locale locale) {
        this.keys = keys;
        this.texts = new TextOrder(locale);
    }

    private enum Rank {
        NUMBER,
        TEXT,
        BOOLEAN,
        NESTED,
        NONE
    }

    /** A value with what it is; values of one rank are of one class. */
    private record Ranked(Rank rank, Object value) {}

    /**
     * A row with what it is sorted by.
     *
     * @param json the compact JSON of the row, which takes a quarter of the memory of its tree
     */
    record Keyed(byte[] json, List<Ranked> values) {}

    Keyed keyed(Collection row) {
        return new Keyed(
                JsonWriter.compact(row.fields()),
                keys.stream()
                        .map(key ->
                                ranked(key.column().valueIn(row), key.column().kind()))
                        .toList());
    }

    private static Ranked ranked(JsonNode value, Column.Kind kind) {
        if (value.isNull() || value.isMissingNode() || "".equals(value.textValue())) {
            return new Ranked(Rank.NONE, null);
        }
        if (value.isTextual()) {
            String text = value.textValue();
            boolean isNumber = (kind.isNumber() || kind == Column.Kind.TIME)
                    && DIGITS.matcher(text).matches();
            return isNumber
                    ? new Ranked(Rank.NUMBER, Decimal.of(text))
                    : new Ranked(Rank.TEXT, new TextOrder.Text(text));
        }
        if (value instanceof JsonNumber number) {
            return new Ranked(Rank.NUMBER, number.value());
        }
        return value.isBoolean()
                ? new Ranked(Rank.BOOLEAN, value.booleanValue())
                : new Ranked(Rank.NESTED, JsonWriter.compactText(value));
    }

    /** Of rows that are equal in all of the fields, none comes before another. */
    Comparator<Keyed> comparator() {
        return (one, other) -> {
            for (int i = 0; i < keys.size(); i++) {
                int order = compare(
                        one.values().get(i), other.values().get(i), keys.get(i).descending());
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    private int compare(Ranked one, Ranked other, boolean descending) {
        if (one.rank() == Rank.NONE || other.rank() == Rank.NONE) {
            return one.rank().compareTo(other.rank());
        }
        return descending ? ascending(other, one) : ascending(one, other);
    }

    private int ascending(Ranked one, Ranked other) {
        if (one.rank() != other.rank()) {
            return one.rank().compareTo(other.rank());
        }
        return switch (one.rank()) {
            case NUMBER -> ((Decimal) one.value()).compareTo((Decimal) other.value());
            case TEXT -> texts.compare((TextOrder.Text) one.value(), (TextOrder.Text) other.value());
            case BOOLEAN -> ((Boolean) one.value()).compareTo((Boolean) other.value());
            case NESTED -> TextOrder.byCodePoints((String) one.value(), (String) other.value());
            case NONE -> 0;
        };
    }
}
