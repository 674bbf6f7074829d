package io.lcollections.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is the same in two readings of an account: numbers by their value ({@code 1} and {@code 1.0}), objects in any
 * order of their fields, all else exactly.
 */
final class Sameness {
    private static final List<String> ID = List.of("id");
    private static final List<String> COUNT = List.of(Collection.COUNT);

    private Sameness() {}

    /** What tells a collection from all others: its id, be it a number or a string; without one, all that it is. */
    static Object key(Collection row) {
        return row.idValue().orElseGet(() -> canonical(row.fields()));
    }

    /** What is different between two rows of one collection. */
    static List<FieldChange> differences(Collection before, Collection after) {
        List<FieldChange> found = new ArrayList<>();
        compare(List.of(), before.fields(), after.fields(), found);
        // Both are read as numbers and as strings, which say the same.
        boolean isSameCount = before.count().isPresent()
                && after.count().isPresent()
                && isSame(before.count().get(), after.count().get());
        found.removeIf(change ->
                change.path().equals(ID) || isSameCount && change.path().equals(COUNT));
        return found;
    }

    private static void compare(List<String> path, JsonNode before, JsonNode after, List<FieldChange> found) {
        if (before.isObject() && after.isObject()) {
            before.properties()
                    .forEach(field ->
                            compare(below(path, field.getKey()), field.getValue(), after.path(field.getKey()), found));
            after.properties().stream()
                    .filter(field -> !before.has(field.getKey()))
                    .forEach(field -> found.add(
                            new FieldChange(below(path, field.getKey()), MissingNode.getInstance(), field.getValue())));
        } else if (!isSame(before, after)) {
            found.add(new FieldChange(path, before, after));
        }
    }

    private static List<String> below(List<String> path, String name) {
        return Stream.concat(path.stream(), Stream.of(name)).toList();
    }

    private static boolean isSame(JsonNode one, JsonNode other) {
        return one.equals(other) || canonical(one).equals(canonical(other));
    }

    /** A value that equals all others that are the same. */
    static Object canonical(JsonNode value) {
        if (value instanceof JsonNumber number) {
            return number.key();
        }
        if (value.isArray()) {
            List<Object> items = new ArrayList<>();
            value.forEach(item -> items.add(canonical(item)));
            return items;
        }
        if (value.isObject()) {
            Map<String, Object> fields = new HashMap<>();
            value.properties().forEach(field -> fields.put(field.getKey(), canonical(field.getValue())));
            return fields;
        }
        return value;
    }
}
