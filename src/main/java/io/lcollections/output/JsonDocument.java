package io.lcollections.output;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** A document of this program's own, for other programs. */
public final class JsonDocument {
    private JsonDocument() {}

    /**
     * Writes it and the end of its line.
     *
     * @param document of texts, truth values, {@code null}, lists and maps of the same
     * @param pretty whether it is laid out for people
     * @throws IOException when the output does not take it
     */
    public static void write(Map<String, Object> document, boolean pretty, OutputStream stdout) throws IOException {
        Utf8Buffer out = new Utf8Buffer(stdout);
        new JsonWriter(out, pretty).value(document, 0);
        out.ascii('\n');
        out.flush();
    }
}
