package io.lcollections.changes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What became of one field.
 *
 * @param path the names that lead to it, from the outermost
 * @param before its value; a missing node where it was not there
 * @param after its value; a missing node where it is not there; not both
 */
public record FieldChange(List<String> path, JsonNode before, JsonNode after) {
    /** Its name as options take it, with dots. */
    public String name() {
        return String.join(".", path);
    }
}
