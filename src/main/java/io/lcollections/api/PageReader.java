package io.lcollections.api;

import io.lcollections.model.Collection;
import io.lcollections.model.JsonNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Reads the rows of an answer out of its JSON, in both forms that are known: nested, as it is on the wire
 * ({@code {"collection": {…}, "count": 2}}), and flat, as the specification's table has it ({@code count} among the
 * fields of the collection).
 */
final class PageReader {
    private PageReader() {}

    /** The JSON is not of the shape of an answer. */
    static final class ShapeException extends Exception {
        private static final long serialVersionUID = 1L;

        ShapeException(String what) {
            super(what);
        }
    }

    /** Whether the object is an answer with rows; {@code null} rows count: servers send them for none. */
    static boolean isPage(Map<?, ?> answer) {
        return answer.containsKey("collections");
    }

    /** The rows of an answer, in order. */
    static List<Collection> rows(Map<?, ?> answer) throws ShapeException {
        Object served = answer.get("collections");
        if (served == null) {
            return List.of();
        }
        if (!(served instanceof List<?> items)) {
            throw new ShapeException("its collections are " + kind(served) + ", not an array");
        }
        List<Collection> rows = new ArrayList<>(items.size());
        for (Object item : items) {
            if (!(item instanceof Map<?, ?> row)) {
                throw new ShapeException("its collections[" + rows.size() + "] is " + kind(item) + ", not an object");
            }
            rows.add(row(row, "its collections[" + rows.size() + "]"));
        }
        return rows;
    }

    /** Whether the object is one collection, in either form; by its id even if a new field has another's name. */
    static boolean isRow(Map<?, ?> object) {
        boolean isWhole = object.containsKey("id") || object.containsKey(Collection.COUNT);
        return isWhole || object.get("collection") instanceof Map;
    }

    /**
     * One row in either form. What is nested is taken over: the collection's own map gets what stands beside it.
     *
     * @param place what to call it when its shape is wrong
     */
    static Collection row(Map<?, ?> row, String place) throws ShapeException {
        boolean isFlat = row.containsKey("id") || !row.containsKey("collection");
        if (isFlat) {
            if (!isRow(row)) {
                throw new ShapeException(place + " has neither a collection nor an id");
            }
            return countLast(new LinkedHashMap<>(fields(row)), Map.of());
        }
        if (!(row.get("collection") instanceof Map<?, ?> collection)) {
            throw new ShapeException(place + " has " + kind(row.get("collection")) + " for a collection");
        }
        return countLast(fields(collection), row);
    }

    /** An object of JSON as the map that it is made of. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> fields(Map<?, ?> object) {
        return (Map<String, Object>) object;
    }

    /** Flattens; what a newer server may put beside the collection is kept, behind the collection's own fields. */
    private static Collection countLast(Map<String, Object> fields, Map<?, ?> beside) {
        Map<?, ?> holder = beside.containsKey(Collection.COUNT) ? beside : fields;
        boolean isCounted = holder.containsKey(Collection.COUNT);
        Object count = holder.get(Collection.COUNT);
        beside.forEach((name, value) -> {
            if (!name.equals("collection") && !name.equals(Collection.COUNT)) {
                fields.putIfAbsent((String) name, value);
            }
        });
        fields.remove(Collection.COUNT);
        if (isCounted) {
            fields.put(Collection.COUNT, count);
        }
        return new Collection(fields);
    }

    /** The server's {@code totalNum}; absent and null are no total. */
    static OptionalLong totalNum(Map<?, ?> answer) throws ShapeException {
        Object served = answer.get("totalNum");
        if (served == null) {
            return OptionalLong.empty();
        }
        boolean isCount = served instanceof JsonNumber || (served instanceof String text && text.matches("\\d+"));
        OptionalLong total = isCount ? new JsonNumber(served.toString()).asLong() : OptionalLong.empty();
        if (total.isEmpty() || total.getAsLong() < 0) {
            throw new ShapeException("its totalNum is " + shown(served) + ", not a count");
        }
        return total;
    }

    /** What JSON calls a value of this kind, with its article. */
    static String kind(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof List) {
            return "an array";
        }
        if (value instanceof String) {
            return "a string";
        }
        return value instanceof JsonNumber ? "a number" : "a boolean";
    }

    private static String shown(Object value) {
        return value instanceof JsonNumber || value instanceof Boolean ? value.toString() : kind(value);
    }
}
