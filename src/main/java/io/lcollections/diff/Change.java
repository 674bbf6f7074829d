package io.lcollections.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.model.Collection;
import java.util.List;

/**
 * One collection that was added, removed or changed.
 *
 * @param before {@code null} where it was added
 * @param after {@code null} where it was removed
 * @param fields what is different, where it was changed; otherwise empty
 */
public record Change(Collection before, Collection after, List<FieldChange> fields) {

    public enum Kind {
        added,
        removed,
        changed
    }

    /**
     * One field that is different.
     *
     * @param name as options take it, with dots
     * @param before its value; a missing node where it did not exist
     * @param after its value; a missing node where it does not exist; not both are missing
     */
    public record FieldChange(String name, JsonNode before, JsonNode after) {
        boolean isCount() {
            return name.equals(Collection.COUNT);
        }
    }

    public Kind kind() {
        return before == null ? Kind.added : after == null ? Kind.removed : Kind.changed;
    }

    public Collection row() {
        return after == null ? before : after;
    }
}
