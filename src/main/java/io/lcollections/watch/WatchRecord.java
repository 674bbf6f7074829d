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
 * The state file of {@code watch}: a page in the first line, and a line for each change that was printed since.
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

    /**
     * @param bytes whole lines
     */
    public static WatchRecord read(byte[] bytes) throws Damage {
        List<JsonNode> lines = new ArrayList<>();
        try {
            new JsonReader().readAll(bytes, (value, line, start, end) -> lines.add(value));
            if (lines.isEmpty()) {
                throw new Damage("holds no whole line");
            }
            if (!(lines.get(0) instanceof ObjectNode head) || !PageParser.isPage(head)) {
                throw new Damage("does not begin with a listing");
            }
            List<Entry> entries = new ArrayList<>();
            for (JsonNode line : lines.subList(1, lines.size())) {
                entries.add(entry(line));
            }
            Map<String, Object> fields = new LinkedHashMap<>();
            head.properties().forEach(field -> fields.put(field.getKey(), plain(field.getValue())));
            return new WatchRecord(fields, PageParser.rows(head), entries);
        } catch (JsonException failure) {
            throw new Damage(ApiErrors.excerpt(failure.getMessage(), MAX_REASON));
        } catch (PageParser.ShapeException shape) {
            throw new Damage("is not what was written: " + shape.getMessage());
        }
    }

    private static Object plain(JsonNode value) {
        if (value instanceof JsonNumber number) {
            return number.key();
        }
        return value.isBoolean() ? (Object) value.booleanValue() : value.textValue();
    }

    /**
     * Writes the first line: {@code {…,"totalNum":137,"collections":[…]}}.
     *
     * @param head the fields before {@code totalNum}
     */
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

    /**
     * The line of one change.
     *
     * @param verb {@link #PUT} or {@link #DROP}
     */
    public static byte[] line(String verb, Collection row) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set(verb, row.fields());
        return (JsonWriter.compactText(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Entry entry(JsonNode line) throws Damage {
        for (String verb : new String[] {PUT, DROP}) {
            if (line.size() == 1 && line.get(verb) instanceof ObjectNode row) {
                return new Entry(verb, new Collection(row));
            }
        }
        throw new Damage("has a line that is no change");
    }
}
