package io.lcollections.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

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
        return find(row.fields(), 0);
    }

    /** The names on the way to the field, from the root; empty if there is no such field. */
    public List<String> namesIn(Collection row) {
        List<String> way = new ArrayList<>();
        return find(row.fields(), 0, way) ? way : List.of();
    }

    private boolean find(JsonNode object, int from, List<String> way) {
        int last = names.length - 1;
        if (object.has(names[from][last])) {
            way.add(names[from][last]);
            return true;
        }
        for (int to = from; to < last; to++) {
            way.add(names[from][to]);
            if (find(object.path(names[from][to]), to + 1, way)) {
                return true;
            }
            way.remove(way.size() - 1);
        }
        return false;
    }

    private JsonNode find(JsonNode object, int from) {
        int last = names.length - 1;
        JsonNode found = object.path(names[from][last]);
        for (int to = from; to < last && found.isMissingNode(); to++) {
            found = find(object.path(names[from][to]), to + 1);
        }
        return found;
    }
}
