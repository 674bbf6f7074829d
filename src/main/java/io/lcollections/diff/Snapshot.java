package io.lcollections.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.api.CollectionsApi.PageConsumer;
import io.lcollections.diff.Change.FieldChange;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The collections of an account at one time, each once, identified by its id or, without one, by all of its fields. Numbers are
 * compared by value ({@code 1} and {@code 1.0} are equal), objects in any order of their fields, everything else exactly.
 */
public final class Snapshot implements PageConsumer {
    private static final Set<String> NUMBERS =
            Set.of(Collection.COUNT, "times.createdAt", "times.updatedAt", "createdAt", "updatedAt");

    private final Map<Object, Collection> rows = new LinkedHashMap<>();

    @Override
    public void accept(Page page, long nextOffset) {
        page.collections().forEach(this::add);
    }

    /** A part would be compared as if it were complete. */
    @Override
    public boolean usesPartialResult() {
        return false;
    }

    /** Adds a collection; of two with the same id, the first stays. */
    public void add(Collection row) {
        rows.putIfAbsent(key(row), row);
    }

    /** Adds a collection, or replaces the one with its id. */
    public void put(Collection row) {
        rows.put(key(row), row);
    }

    public void remove(Collection row) {
        rows.remove(key(row));
    }

    public int size() {
        return rows.size();
    }

    /** The collections in the order in which they were added. */
    public List<Collection> rows() {
        return List.copyOf(rows.values());
    }

    /** The changes from this snapshot to a later one: first what was added, then removed, then changed. */
    public List<Change> changesTo(Snapshot later) {
        List<Change> changes = new ArrayList<>();
        later.rows.forEach((key, after) -> {
            Collection before = rows.get(key);
            List<FieldChange> fields = new ArrayList<>();
            if (before != null) {
                compare("", before.fields(), after.fields(), fields);
                fields.removeIf(field -> field.name().equals("id"));
            }
            if (before == null || !fields.isEmpty()) {
                changes.add(new Change(before, after, fields));
            }
        });
        rows.forEach((key, before) -> {
            if (!later.rows.containsKey(key)) {
                changes.add(new Change(before, null, List.of()));
            }
        });
        changes.sort(Comparator.comparing(Change::kind));
        return changes;
    }

    static Object key(Collection row) {
        return row.idValue().orElseGet(() -> canonical(row.fields()));
    }

    private static void compare(String prefix, JsonNode before, JsonNode after, List<FieldChange> found) {
        Set<String> names = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            JsonNode one = value(prefix + name, before.path(name));
            JsonNode other = value(prefix + name, after.path(name));
            if (one.isObject() && other.isObject()) {
                compare(prefix + name + ".", one, other, found);
            } else if (!canonical(one).equals(canonical(other))) {
                found.add(new FieldChange(prefix + name, before.path(name), after.path(name)));
            }
        }
    }

    /** A count or a time may be a number in one response and a string of digits in the other. */
    private static JsonNode value(String path, JsonNode sent) {
        JsonNumber number = NUMBERS.contains(path) ? JsonNumber.in(sent) : null;
        return number == null ? sent : number;
    }

    /** A form in which values that are the same are equal. */
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
