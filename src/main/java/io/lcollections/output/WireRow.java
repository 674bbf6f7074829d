package io.lcollections.output;

import io.lcollections.model.Collection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A collection as it stands on the wire: {@code {"collection":{…},"count":2}}, every value as it was served. */
public final class WireRow {
    private WireRow() {}

    /** The JSON of it, compact and in UTF-8. */
    public static byte[] of(Collection row) {
        Map<String, Object> wire = new LinkedHashMap<>();
        wire.put("collection", row.without(Collection.COUNT).fields());
        if (row.fields().containsKey(Collection.COUNT)) {
            wire.put(Collection.COUNT, row.fields().get(Collection.COUNT));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Utf8Buffer out = new Utf8Buffer(bytes);
        new JsonWriter(out, false).value(wire, 0);
        try {
            out.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException("nothing is written but memory", impossible);
        }
        return bytes.toByteArray();
    }
}
