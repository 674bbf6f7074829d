package io.lcollections.changes;

import java.util.List;

/**
 * What became of one field.
 *
 * @param path the names that lead to it, from the outermost
 * @param before its value, or {@link #ABSENT}
 * @param after its value, or {@link #ABSENT}; not both
 */
public record FieldChange(List<String> path, Object before, Object after) {
    /** In place of the value of a field that is not there; {@code null} is one that was served. */
    public static final Object ABSENT = new Object() {
        @Override
        public String toString() {
            return "ABSENT";
        }
    };

    /** Its name as options take it, with dots. */
    public String name() {
        return String.join(".", path);
    }
}
