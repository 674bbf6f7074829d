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

    /** Whether the path leads to a field that was served, be its value {@code null}. */
    public boolean has(String path) {
        return find(fields, path).isPresent();
    }

    /**
     * The value at a path such as {@code extra.properties.isLegacy}, or {@code null} where it is absent or null. A
     * field whose own name has dots in it is found by that name.
     */
    public Object at(String path) {
        return find(fields, path).map(Found::value).orElse(null);
    }

    /** The same collection without one of its fields. */
    public Collection without(String name) {
        Map<String, Object> rest = new LinkedHashMap<>(fields);
        rest.remove(name);
        return new Collection(rest);
    }

    private static Optional<Found> find(Map<?, ?> object, String path) {
        if (object.containsKey(path)) {
            return Optional.of(new Found(object.get(path)));
        }
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            if (object.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
                Optional<Found> found = find(inner, path.substring(dot + 1));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** A value that was served; {@code Optional} cannot hold the null that it may be. */
    private record Found(Object value) {}
}
