package io.lcollections.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads untrusted JSON into Jackson's tree: every number is a {@link JsonNumber}, and objects keep the order
 * of their fields.
 *
 * <p>It rejects duplicate names in an object, deep nesting, very long numbers, malformed UTF-8 (or UTF-16 or UTF-32,
 * which it detects), and anything after the value. The tree is built from the streaming parser, because an
 * {@code ObjectMapper} takes longer to load than the rest of a short run.
 */
public final class JsonReader {
    /** Real responses nest 5 levels deep; much deeper nesting would overflow the stack. */
    public static final int MAX_NESTING = 100;

    private static final int MAX_DIGITS = 1000;
    private static final int CHUNK = 8192;

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxNumberLength(MAX_DIGITS)
                    // Bounded by the size of the bytes.
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            // A stranger can make up any number of names, and interned ones are never freed.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /** Takes one of several values in a row. */
    @FunctionalInterface
    public interface Consumer<X extends Exception> {
        /**
         * @param line of its first byte, from 1
         * @param start index of its first byte
         * @param end index behind its last byte
         */
        void accept(JsonNode value, int line, int start, int end) throws X;
    }

    /**
     * The one value that the bytes hold.
     *
     * @throws JsonException when they hold none, more than one, or no JSON
     */
    public JsonNode read(byte[] bytes) throws JsonException {
        try (JsonParser parser = factory.createParser(bytes)) {
            if (parser.nextToken() == null) {
                throw new JsonEOFException(parser, null, "nothing but white space");
            }
            JsonNode value = value(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something follows the end of the JSON");
            }
            requireExactText(bytes);
            return value;
        } catch (IOException failure) {
            throw JsonException.of(failure, bytes);
        }
    }

    /**
     * The values that stand one behind the other, such as one a line. Each is handed on before the next one is read, so
     * that not all of them need be kept.
     *
     * @throws JsonException when the bytes are no JSON; what came before was handed on
     */
    public <X extends Exception> void readAll(byte[] bytes, Consumer<X> to) throws JsonException, X {
        try (JsonParser parser = factory.createParser(bytes)) {
            while (parser.nextToken() != null) {
                int line = parser.currentTokenLocation().getLineNr();
                int start = (int) parser.currentTokenLocation().getByteOffset();
                JsonNode value = value(parser);
                to.accept(value, line, start, (int) parser.currentLocation().getByteOffset());
            }
            requireExactText(bytes);
        } catch (IOException failure) {
            throw JsonException.of(failure, bytes);
        }
    }

    /** The value whose first token is the current one; the parser is left at its last. */
    private JsonNode value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> TextNode.valueOf(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getText());
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.instance;
            default -> throw new IllegalStateException("not the start of a value: " + token);
        };
    }

    private ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = nodes.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            // Two values under one name: readers differ in which of them they take.
            if (object.has(name)) {
                throw new JsonParseException(parser, "Duplicate field '" + name + "'", parser.currentTokenLocation());
            }
            parser.nextToken();
            object.set(name, value(parser));
        }
        return object;
    }

    private ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = nodes.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    /**
     * The same text in UTF-8 without a byte order mark. JSON begins with ASCII, so the zero bytes of its first two
     * characters tell UTF-16 and UTF-32.
     */
    public static byte[] toUtf8(byte[] bytes) {
        Charset charset = charset(bytes);
        if (charset.equals(StandardCharsets.UTF_8) && at(bytes, 0) != 0xEF) {
            return bytes;
        }
        String text = new String(bytes, charset);
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).getBytes(StandardCharsets.UTF_8);
    }

    private static Charset charset(byte[] bytes) {
        int first = at(bytes, 0) << 8 | at(bytes, 1);
        int second = at(bytes, 2) << 8 | at(bytes, 3);
        if (bytes.length >= 4 && first == 0) {
            return Charset.forName("UTF-32BE");
        }
        if (bytes.length >= 4 && second == 0 && (first == 0xFFFE || (first & 0xFF) == 0)) {
            return Charset.forName("UTF-32LE");
        }
        if (bytes.length >= 2 && (first == 0xFEFF || (first & 0xFF00) == 0)) {
            return StandardCharsets.UTF_16BE;
        }
        boolean isLittleEndian = bytes.length >= 2 && (first == 0xFFFE || (first & 0xFF) == 0);
        return isLittleEndian ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] & 0xFF : 0xFF;
    }

    /** Refuses bytes that only a lenient decoder takes for text: the parser accepts overlong forms. */
    private static void requireExactText(byte[] bytes) throws IOException {
        CharsetDecoder strict = charset(bytes)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(CHUNK);
        CoderResult result;
        do {
            result = strict.decode(in, out.clear(), true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw new CharConversionException("byte " + in.position() + " is not " + strict.charset());
        }
    }
}
