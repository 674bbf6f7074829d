package io.lcollections.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One collection, flat: the fields of the wire's {@code collection} in the order they were served, unknown ones too,
 * and {@code count} last.
 *
 * <p>A value is a {@link String}, a {@link JsonNumber}, a {@link Boolean}, {@code null}, a {@code List} or a
 * {@code Map} of such values; nothing of it is changed on the way from the server to the output.
 *
 * @param fields the fields by name, in order
 */
public record Collection(Map<String, Object> fields) {

    /** The name of the field that says how many kinds of NFT the account holds in the collection. */
    public static final String COUNT = "count";

    /** The unique id as text, whether it was served as a number or as a string; empty when there is none. */
    public Optional<String> id() {
        Object id = fields.get("id");
        return id instanceof JsonNumber || id instanceof String ? Optional.of(id.toString()) : Optional.empty();
    }

    /** Whether the account is known to hold nothing of it. A collection without a {@code count} is not known to. */
    public boolean isEmpty() {
        return fields.get(COUNT) instanceof JsonNumber count && count.isZero();
    }

    /** Whether a {@link FieldPath} leads to a field that was served, be its value {@code null}. */
    public boolean has(String path) {
        return FieldPath.of(path).isIn(this);
    }

    /** The value at a {@link FieldPath}, or {@code null} where it is absent or null. */
    public Object at(String path) {
        return FieldPath.of(path).valueIn(this);
    }

    /** The same collection without one of its fields. */
    public Collection without(String name) {
        Map<String, Object> rest = new LinkedHashMap<>(fields);
        rest.remove(name);
        return new Collection(rest);
    }
}
