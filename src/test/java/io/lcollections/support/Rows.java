package io.lcollections.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lcollections.json.JsonReader;
import io.lcollections.json.JsonReader.JsonException;
import io.lcollections.model.Collection;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Collections and JSON values for tests, out of what Java has for them. */
public final class Rows {
    private Rows() {}

    /** A collection of texts, numbers, booleans, {@code null}, lists and maps. */
    public static Collection of(Map<String, ?> fields) {
        return new Collection((ObjectNode) value(fields));
    }

    /** A value of JSON; integers and the like become numbers of the same spelling. */
    public static JsonNode value(Object value) {
        if (value == null) {
            return NullNode.instance;
        }
        if (value instanceof JsonNode node) {
            return node;
        }
        if (value instanceof String text) {
            return TextNode.valueOf(text);
        }
        if (value instanceof Boolean truth) {
            return BooleanNode.valueOf(truth);
        }
        if (value instanceof Map<?, ?> fields) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            fields.forEach((name, field) -> object.set((String) name, value(field)));
            return object;
        }
        if (value instanceof List<?> items) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> array.add(value(item)));
            return array;
        }
        return json(value.toString());
    }

    /** What a text is as JSON; for {@code "} it may have {@code '}. */
    public static JsonNode json(String singleQuoted) {
        return read(singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** What bytes are as JSON. */
    public static JsonNode read(byte[] json) {
        try {
            return new JsonReader().read(json);
        } catch (JsonException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }
}
