package io.lcollections.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lcollections.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** A document of this program's own, for other programs. */
public final class JsonDocument {
    private JsonDocument() {}

    /**
     * Writes it and the end of its line.
     *
     * @param document of texts, numbers, booleans, {@code null}, lists and maps of the same
     * @param pretty whether it is laid out for people
     * @throws IOException when the output does not take it
     */
    public static void write(Map<String, Object> document, boolean pretty, OutputStream stdout) throws IOException {
        RowBuffer out = new RowBuffer(stdout);
        JsonWriter json = JsonWriter.to(out, pretty);
        json.write(new ObjectMapper().valueToTree(document));
        json.writeRaw('\n');
        json.flush();
        out.send();
    }
}
