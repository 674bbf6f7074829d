package io.lcollections.model;

import java.util.Map;

/**
 * Where a field is in a collection, such as {@code extra.properties.isLegacy}: taken apart once, to be looked up in
 * many. A field whose own name has dots in it is found by that name.
 */
public final class FieldPath {
    /** Not {@code null}, which a field that was served may be. */
    private static final Object ABSENT = new Object();

    /** At {@code [i][j]}, the parts from {@code i} to {@code j} as one name. */
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

    /**
     * @param path names, with dots between them
     */
    public static FieldPath of(String path) {
        return new FieldPath(path.split("\\.", -1));
    }

    /** Whether it leads to a field that was served, be its value {@code null}. */
    public boolean isIn(Collection row) {
        return find(row.fields(), 0) != ABSENT;
    }

    /** The value of the field, or {@code null} where it is absent or null. */
    public Object valueIn(Collection row) {
        Object found = find(row.fields(), 0);
        return found == ABSENT ? null : found;
    }

    private Object find(Map<?, ?> object, int from) {
        int last = names.length - 1;
        Object whole = object.get(names[from][last]);
        if (whole != null || object.containsKey(names[from][last])) {
            return whole;
        }
        for (int to = from; to < last; to++) {
            if (object.get(names[from][to]) instanceof Map<?, ?> inner) {
                Object found = find(inner, to + 1);
                if (found != ABSENT) {
                    return found;
                }
            }
        }
        return ABSENT;
    }
}
