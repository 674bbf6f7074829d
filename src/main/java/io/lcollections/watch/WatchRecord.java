package io.lcollections.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.api.ApiErrors;
import io.lcollections.api.PageParser;
import io.lcollections.json.JsonException;
import io.lcollections.json.JsonNumber;
import io.lcollections.json.JsonReader;
import io.lcollections.json.JsonWriter;
import io.lcollections.model.Collection;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of the state file of {@code watch}: a page in the first line, and a line for each change printed since.
 *
 * @param head the other fields of the first line: strings, longs, booleans and {@code null}
 * @param rows the collections of the first line
 * @param entries the changes, in order
 */
public record WatchRecord(Map<String, Object> head, List<Collection> rows, List<Entry> entries) {
    /** A collection was added or changed. */
    public static final String PUT = "put";
    /** A collection was removed. */
    public static final String DROP = "drop";

    private static final int MAX_REASON = 200;

    /**
     * One change.
     *
     * @param verb {@link #PUT} or {@link #DROP}
     */
    public record Entry(String verb, Collection row) {}

    /** The file is invalid. The message continues the name of the file. */
    public static final class Damage extends Exception {
        private static final long serialVersionUID = 1L;

        Damage(String how) {
            super(how);
        }
    }

    public static WatchRecord read(byte[] completeLines) throws Damage {
        List<JsonNode> lines = new ArrayList<>();
        try {
            new JsonReader().readAll(completeLines, (value, line, start, end) -> lines.add(value));
            if (lines.isEmpty()) {
                throw new Damage("has no complete line");
            }
            JsonNode first = lines.get(0);
            if (!first.isObject() || !PageParser.isPage(first)) {
                throw new Damage("does not start with a list of collections");
            }
            Map<String, Object> head = new LinkedHashMap<>();
            first.properties().forEach(field -> head.put(field.getKey(), plain(field.getValue())));
            List<Entry> entries = new ArrayList<>();
            for (JsonNode line : lines.subList(1, lines.size())) {
                entries.add(entry(line));
            }
            return new WatchRecord(head, PageParser.rows(first), entries);
        } catch (JsonException failure) {
            throw new Damage(ApiErrors.excerpt(failure.getMessage(), MAX_REASON));
        } catch (PageParser.ShapeException shape) {
            throw new Damage("was changed: " + shape.getMessage());
        }
    }

    private static Object plain(JsonNode value) {
        if (value instanceof JsonNumber number) {
            return number.key();
        }
        return value.isBoolean() ? (Object) value.booleanValue() : value.textValue();
    }

    private static Entry entry(JsonNode line) throws Damage {
        for (String verb : List.of(PUT, DROP)) {
            if (line.size() == 1 && line.get(verb) instanceof ObjectNode row) {
                return new Entry(verb, new Collection(row));
            }
        }
        throw new Damage("has a line that is not a change");
    }

    /** Writes the first line: the head, the total, and the collections. */
    public static void writeListing(OutputStream out, Map<String, Object> head, List<Collection> rows)
            throws IOException {
        JsonWriter json = JsonWriter.to(out, false);
        json.writeStartObject();
        for (Map.Entry<String, Object> field : head.entrySet()) {
            json.writeObjectField(field.getKey(), field.getValue());
        }
        json.writeNumberField("totalNum", rows.size());
        json.writeArrayFieldStart("collections");
        for (Collection row : rows) {
            json.write(row.fields());
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    /** The line of one change. */
    public static byte[] line(String verb, Collection row) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set(verb, row.fields());
        return (JsonWriter.compactText(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
