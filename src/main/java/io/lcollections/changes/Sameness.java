package io.lcollections.changes;

import io.lcollections.model.Collection;
import io.lcollections.model.Decimal;
import io.lcollections.model.JsonNumber;
import io.lcollections.model.RowText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** What is different between two rows of one collection; the fields of a row are kept no longer than that takes. */
    static List<FieldChange> differences(Collection before, Collection after) {
        if (isSameText(before.exactText(), after.exactText())) {
            return List.of();
        }
        Collection was = before.unread();
        Collection is = after.unread();
        List<FieldChange> found = new ArrayList<>();
        compare(List.of(), was.fields(), is.fields(), found);
        // Both are read as numbers and as strings, which say the same.
        boolean isSameCount = was.count().isPresent() && isSame(was.count(), is.count());
        found.removeIf(change ->
                change.path().equals(ID) || isSameCount && change.path().equals(COUNT));
        return found;
    }

    private static boolean isSameText(Optional<RowText> before, Optional<RowText> after) {
        return before.isPresent()
                && after.isPresent()
                && before.get().head().equals(after.get().head())
                && before.get().tail().equals(after.get().tail());
    }

    private static boolean isSame(Optional<JsonNumber> one, Optional<JsonNumber> other) {
        return isSame(one.orElse(null), other.orElse(null));
    }

    private static void compare(List<String> path, Map<?, ?> before, Map<?, ?> after, List<FieldChange> found) {
        before.forEach((name, was) ->
                compare(below(path, name), was, after.containsKey(name) ? after.get(name) : FieldChange.ABSENT, found));
        after.forEach((name, is) -> {
            if (!before.containsKey(name)) {
                found.add(new FieldChange(below(path, name), FieldChange.ABSENT, is));
            }
        });
    }

    private static void compare(List<String> path, Object before, Object after, List<FieldChange> found) {
        if (before instanceof Map<?, ?> was && after instanceof Map<?, ?> is) {
            compare(path, was, is, found);
        } else if (!isSame(before, after)) {
            found.add(new FieldChange(path, before, after));
        }
    }

    private static List<String> below(List<String> path, Object name) {
        List<String> longer = new ArrayList<>(path);
        longer.add((String) name);
        return List.copyOf(longer);
    }

    private static boolean isSame(Object one, Object other) {
        if (one == null || other == null) {
            return one == other;
        }
        return one.equals(other) || canonical(one).equals(canonical(other));
    }

    /** A value that equals all others that are the same. */
    static Object canonical(Object value) {
        if (value instanceof JsonNumber number) {
            return Decimal.of(number.text());
        }
        if (value instanceof List<?> items) {
            List<Object> all = new ArrayList<>(items.size());
            items.forEach(item -> all.add(canonical(item)));
            return all;
        }
        if (value instanceof Map<?, ?> fields) {
            Map<Object, Object> all = new HashMap<>();
            fields.forEach((name, field) -> all.put(name, canonical(field)));
            return all;
        }
        return value;
    }
}
