package io.lcollections.changes;

import io.lcollections.model.Collection;
import java.util.List;

/**
 * What became of one collection.
 *
 * @param before as it was; {@code null} where it is new
 * @param after as it is; {@code null} where it is gone
 * @param fields what is different, where it was there before and after; otherwise empty
 */
public record Change(Collection before, Collection after, List<FieldChange> fields) {

    /** What can become of a collection. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** A collection that was not there before. */
    static Change added(Collection row) {
        return new Change(null, row, List.of());
    }

    /** A collection that is there no more. */
    static Change removed(Collection row) {
        return new Change(row, null, List.of());
    }

    /** What became of it. */
    public Kind kind() {
        if (before == null) {
            return Kind.ADDED;
        }
        return after == null ? Kind.REMOVED : Kind.CHANGED;
    }

    /** The collection as it was seen last. */
    public Collection row() {
        return after == null ? before : after;
    }
}
