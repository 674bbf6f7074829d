package io.lcollections.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The path of a field, such as {@code extra.properties.isLegacy}, parsed once for many collections. Field names may
 * contain dots themselves.
 */
public final class FieldPath {
    /** {@code names[i][j]} is the parts from i to j as one name. */
    private final String[][] names;

    private FieldPath(String[] parts) {
        names = new String[parts.length][parts.length];
        for (int from = 0; from < parts.length; from++) {
            names[from][from] = parts[from];
            for (int to = from + 1; to < parts.length; to++) {
                names[from][to] = names[from][to - 1] + "." + parts[to];
            }
        }
    }

    public static FieldPath of(String path) {
        return new FieldPath(path.split("\\.", -1));
    }

    /** The value of the field; a missing node if there is none. */
    public JsonNode valueIn(Collection row) {
        return find(row.fields(), 0, name -> {});
    }

    /** The names on the way to the field, from the root; empty if there is no such field. */
    public List<String> namesIn(Collection row) {
        LinkedList<String> way = new LinkedList<>();
        find(row.fields(), 0, way::addFirst);
        return way;
    }

    /** Hands on the names on the way to the field, from the last to the first. */
    private JsonNode find(JsonNode object, int from, Consumer<String> way) {
        int last = names.length - 1;
        int to = last;
        JsonNode found = object.path(names[from][last]);
        for (int next = from; next < last && found.isMissingNode(); next++) {
            to = next;
            found = find(object.path(names[from][to]), to + 1, way);
        }
        if (!found.isMissingNode()) {
            way.accept(names[from][to]);
        }
        return found;
    }
}
