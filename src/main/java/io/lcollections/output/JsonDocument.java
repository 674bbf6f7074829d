package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lcollections.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Writes one JSON document and a line end. */
public final class JsonDocument {
    private JsonDocument() {}

    /**
     * @param document of strings, numbers, booleans, {@code null}, lists and maps
     * @throws IOException when the output cannot be written
     */
    public static void write(Map<String, Object> document, boolean pretty, OutputStream out) throws IOException {
        write(new ObjectMapper().<JsonNode>valueToTree(document), pretty, out);
    }

    public static void write(JsonNode document, boolean pretty, OutputStream out) throws IOException {
        JsonWriter json = JsonWriter.to(out, pretty);
        json.write(document);
        json.writeRaw('\n');
        json.flush();
        out.flush();
    }
}
