package io.lcollections.changes;

import io.lcollections.model.Collection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The collections of an account as they were at one time, each once.
 *
 * <p>A collection is told from others by its id. One without an id is told by all that it is: it can come and go, but
 * not change.
 */
public final class Holding {
    private final Map<Object, Collection> rows = new LinkedHashMap<>();

    /** Adds a collection; of two with one id, the first stays. */
    public void add(Collection row) {
        rows.putIfAbsent(Sameness.key(row), row);
    }

    /** How many there are. */
    public int size() {
        return rows.size();
    }

    /** All of them, in the order in which they came. */
    public List<Collection> rows() {
        return List.copyOf(rows.values());
    }

    /** What must become of this to be the other: first what is added, then what is removed, then what is changed. */
    public List<Change> changesTo(Holding later) {
        List<Change> changes = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        later.rows.forEach((key, after) -> {
            Collection before = rows.get(key);
            if (before == null) {
                changes.add(Change.added(after));
            } else {
                List<FieldChange> fields = Sameness.differences(before, after);
                if (!fields.isEmpty()) {
                    changed.add(new Change(before, after, fields));
                }
            }
        });
        rows.forEach((key, before) -> {
            if (!later.rows.containsKey(key)) {
                changes.add(Change.removed(before));
            }
        });
        changes.addAll(changed);
        return changes;
    }

    /** Makes one change. One that was made before does no harm. */
    public void apply(Change change) {
        if (change.kind() == Change.Kind.REMOVED) {
            remove(change.before());
        } else {
            put(change.after());
        }
    }

    /** Puts a collection in the place of the one that it is, or behind all others. */
    public void put(Collection row) {
        rows.put(Sameness.key(row), row);
    }

    /** Takes a collection away, if it is there. */
    public void remove(Collection row) {
        rows.remove(Sameness.key(row));
    }
}
