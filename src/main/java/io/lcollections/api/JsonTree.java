package io.lcollections.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.lcollections.model.JsonNumber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON as values that keep what was written: numbers as their text, objects in their order.
 *
 * <p>Jackson's own tree would round or respell numbers, and its mapper is the costliest part of a short run; its
 * streaming parser under this has neither fault.
 */
final class JsonTree {
    /** The real answers nest 5 deep; what nests deeper than this is an attack on the stack. */
    static final int MOST_NESTING = 100;

    private static final int MOST_DIGITS = 1000;

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_NESTING)
                    .maxNumberLength(MOST_DIGITS)
                    // Bounded by the body already.
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            // The names are a stranger's too; there is no end to how many he may make up.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /**
     * A parser over text in UTF-8 (or UTF-16 and UTF-32, which it recognizes), before the first token. It refuses names
     * that come twice in an object, at a cost.
     */
    JsonParser parser(byte[] bytes) throws IOException {
        return factory.createParser(bytes).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    }

    /**
     * The one value that the bytes hold.
     *
     * @throws IOException when they hold none, more than one, or no JSON; see {@link JsonFailure}
     */
    Object only(byte[] bytes) throws IOException {
        try (JsonParser quick = factory.createParser(bytes)) {
            return only(quick, bytes);
        } catch (IOException failure) {
            // Once more for what to say: only the strict parser knows where a name comes twice, and what is wrong
            // first.
            try (JsonParser strict = parser(bytes)) {
                return only(strict, bytes);
            }
        }
    }

    private Object only(JsonParser parser, byte[] bytes) throws IOException {
        if (parser.nextToken() == null) {
            throw new JsonEOFException(parser, null, "nothing but white space");
        }
        Object value = value(parser);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "something follows the end of the JSON");
        }
        JsonText.requireExact(bytes);
        return value;
    }

    /** The value whose first token is the current one; the parser is left at its last. */
    Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IllegalStateException("not the start of a value: " + token);
        };
    }

    private Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        int served = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
            served++;
        }
        // Two values under one name: no reader could say which one was meant.
        if (fields.size() < served) {
            throw new JsonParseException(parser, "a name comes twice");
        }
        return fields;
    }

    private List<Object> array(JsonParser parser) throws IOException {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return items;
    }
}
