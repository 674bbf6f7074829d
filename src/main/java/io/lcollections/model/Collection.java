package io.lcollections.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * One collection, flat: the fields of the wire's {@code collection} in the order they were served, unknown ones too,
 * and {@code count} last.
 *
 * <p>A value is a {@link String}, a {@link JsonNumber}, a {@link Boolean}, {@code null}, a {@code List} or a
 * {@code Map} of such values; nothing of it is changed on the way from the server to the output.
 */
public final class Collection {
    /** The name of the field that says how many kinds of NFT the account holds in the collection. */
    public static final String COUNT = "count";

    /** The name of the field that says whose it is, where that is to be seen in the row. */
    public static final String ACCOUNT = "accountId";

    /** So many digits are always a number of 64 bits. */
    private static final int SHORT_ID = 18;

    private final Optional<String> id;
    private final Optional<RowText> text;
    private final Function<RowText, Map<String, Object>> reader;
    /** Not there until asked for, where there is a text: most rows are only printed as they came. */
    private Map<String, Object> fields;

    /**
     * @param fields the fields by name, in order
     */
    public Collection(Map<String, Object> fields) {
        Object served = fields.get("id");
        this.id = served instanceof JsonNumber || served instanceof String
                ? Optional.of(served.toString())
                : Optional.empty();
        this.text = Optional.empty();
        this.reader = null;
        this.fields = fields;
    }

    /**
     * @param id the id that the text has
     * @param text what was served
     * @param reader finds the fields in it; called once at most, and once for each {@link #unread} row, by one thread at
     *     a time
     */
    public Collection(String id, RowText text, Function<RowText, Map<String, Object>> reader) {
        this.id = Optional.of(id);
        this.text = Optional.of(text);
        this.reader = reader;
    }

    /** The fields by name, in order. Asked for by one thread at a time. */
    public Map<String, Object> fields() {
        if (fields == null) {
            fields = reader.apply(text.orElseThrow());
        }
        return fields;
    }

    /** What to print for it as compact JSON, where that is known without its fields. */
    public Optional<RowText> exactText() {
        return text.isPresent() && text.get().isExact() ? text : Optional.empty();
    }

    /** The unique id as text, whether it was served as a number or as a string; empty when there is none. */
    public Optional<String> id() {
        return id;
    }

    /**
     * The unique id by its value: numbers that are the same are equal here however they are spelled ({@code 4}, {@code 4.0}),
     * and so is a string of their digits. Other strings are what they are.
     */
    public Optional<Object> idValue() {
        return id.map(text -> {
            if (isPlain(text)) {
                return text.length() <= SHORT_ID ? text : Decimal.of(text);
            }
            // Seldom so; what is read of the row for it is not kept.
            return unread().fields().get("id") instanceof JsonNumber number ? value(number) : text;
        });
    }

    private static boolean isPlain(String id) {
        return !id.isEmpty()
                && (id.equals("0") || id.charAt(0) != '0')
                && id.chars().allMatch(Collection::isDigit);
    }

    /** Small whole numbers as their digits, which take little room. */
    private static Object value(JsonNumber id) {
        OptionalLong whole = id.asLong();
        String digits = whole.isPresent() ? Long.toString(whole.getAsLong()) : "";
        return whole.isPresent() && digits.length() <= SHORT_ID ? digits : Decimal.of(id.text());
    }

    /** Whether the account is known to hold nothing of it. A collection without a {@code count} is not known to. */
    public boolean isEmpty() {
        return count().filter(JsonNumber::isZero).isPresent();
    }

    /** How many kinds the account holds of it, whether that was served as a number or as a string of digits. */
    public Optional<JsonNumber> count() {
        Object served = fields().get(COUNT);
        if (served instanceof String text && !text.isEmpty() && text.chars().allMatch(Collection::isDigit)) {
            return Optional.of(new JsonNumber(text));
        }
        return served instanceof JsonNumber number ? Optional.of(number) : Optional.empty();
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /** Whether a {@link FieldPath} leads to a field that was served, be its value {@code null}. */
    public boolean has(String path) {
        return FieldPath.of(path).isIn(this);
    }

    /** The value at a {@link FieldPath}, or {@code null} where it is absent or null. */
    public Object at(String path) {
        return FieldPath.of(path).valueIn(this);
    }

    /** The same row, for keeping: where it has a text, without what was read of it so far, which is several times as large. */
    public Collection unread() {
        return text.isPresent() ? new Collection(id.orElseThrow(), text.get(), reader) : this;
    }

    /** The same collection with the account that holds it as its first field. */
    public Collection heldBy(long account) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(ACCOUNT, new JsonNumber(Long.toString(account)));
        fields().forEach(all::putIfAbsent);
        return new Collection(all);
    }

    /** The same collection without one of its fields. */
    public Collection without(String name) {
        Map<String, Object> rest = new LinkedHashMap<>(fields());
        rest.remove(name);
        return new Collection(rest);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Collection row && fields().equals(row.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    @Override
    public String toString() {
        return "Collection" + fields();
    }
}
