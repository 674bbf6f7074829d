package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.model.Collection;
import java.util.ArrayList;
import java.util.List;

/**
 * One field of a collection that holds no others.
 *
 * @param path its name, behind those of the fields that it is nested in, with dots between
 * @param value as it was served
 */
record CardField(String path, JsonNode value) {

    /** All fields that were served, in their order; arrays and empty objects are taken whole. */
    static List<CardField> of(Collection row) {
        List<CardField> fields = new ArrayList<>();
        add(fields, "", row.fields());
        return fields;
    }

    private static void add(List<CardField> fields, String prefix, JsonNode object) {
        object.properties().forEach(field -> {
            String path = prefix + field.getKey();
            JsonNode value = field.getValue();
            if (value.isObject() && !value.isEmpty()) {
                add(fields, path + ".", value);
            } else {
                fields.add(new CardField(path, value));
            }
        });
    }
}
