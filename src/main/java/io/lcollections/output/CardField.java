package io.lcollections.output;

import io.lcollections.model.Collection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One field of a collection that holds no others.
 *
 * @param path its name, behind those of the fields that it is nested in, with dots between
 * @param value as it was served
 */
record CardField(String path, Object value) {

    /** All fields that were served, in their order; arrays and empty objects are taken whole. */
    static List<CardField> of(Collection row) {
        List<CardField> fields = new ArrayList<>();
        add(fields, "", row.fields());
        return fields;
    }

    private static void add(List<CardField> fields, String prefix, Map<?, ?> object) {
        object.forEach((name, value) -> {
            String path = prefix + name;
            if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
                add(fields, path + ".", inner);
            } else {
                fields.add(new CardField(path, value));
            }
        });
    }
}
