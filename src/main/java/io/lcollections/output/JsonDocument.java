package io.lcollections.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lcollections.json.JqExpression;
import io.lcollections.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes JSON documents, each with a line end. */
public final class JsonDocument {
    private final OutputStream out;
    private final JsonWriter json;

    public JsonDocument(OutputStream out, boolean pretty) {
        this.out = out;
        this.json = JsonWriter.to(out, pretty);
    }

    /**
     * @param document of strings, numbers, booleans, {@code null}, lists and maps
     * @throws IOException when the output cannot be written
     */
    public static void write(Map<String, Object> document, boolean pretty, OutputStream out) throws IOException {
        new JsonDocument(out, pretty).write(new ObjectMapper().valueToTree(document));
    }

    /**
     * Prints a document, or what an expression makes of it.
     *
     * @return notes for the user
     */
    public static List<String> print(
            JsonNode document, Optional<JqExpression> expression, OutputStream out, boolean isTerminal)
            throws IOException {
        if (expression.isPresent()) {
            JqOutput.print(expression.get(), document, out, isTerminal);
            return List.of();
        }
        JsonDocument json = new JsonDocument(out, isTerminal);
        json.write(document);
        return isTerminal ? List.of() : json.notes();
    }

    /** Writes and flushes a document. */
    public void write(JsonNode document) throws IOException {
        json.write(document);
        json.writeRaw('\n');
        json.flush();
        out.flush();
    }

    /** For the user, about texts that not every program can read. */
    public List<String> notes() {
        return json.notes("");
    }
}
