package io.lcollections.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads untrusted JSON into Jackson's tree; every number is a {@link JsonNumber}. The streaming parser builds the tree, as
 * loading an {@code ObjectMapper} takes longer than the rest of a short run.
 */
public final class JsonReader {
    static final int MAX_DIGITS = 1000;
    /** Real responses have 5 levels; very deep nesting would overflow the stack. */
    public static final int MAX_NESTING = 100;

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxNumberLength(MAX_DIGITS)
                    // The size of the response is limited elsewhere.
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            // Interned names are never freed, and a server can send any number of them.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    public interface Consumer<X extends Exception> {
        /** The line is from 1; the bytes of the value are from the start to before the end. */
        void accept(JsonNode value, int line, int start, int end) throws X;
    }

    public JsonNode read(byte[] bytes) throws JsonException {
        try (JsonParser parser = factory.createParser(bytes)) {
            if (parser.nextToken() == null) {
                throw new JsonEOFException(parser, null, "unexpected end");
            }
            JsonNode value = value(parser);
            if (parser.nextToken() != null) {
                throw JsonException.at(parser.currentLocation(), "unexpected content after the end of the JSON");
            }
            requireExactText(bytes);
            return value;
        } catch (IOException failure) {
            throw JsonException.of(failure, bytes);
        }
    }

    /** Reads a sequence of values, such as one per line, and hands each on before it reads the next one. */
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

    private JsonNode value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    // Programs differ in which of two values with the same name they use.
                    if (object.has(name)) {
                        throw JsonException.at(parser.currentTokenLocation(), "the name '" + name + "' appears twice");
                    }
                    parser.nextToken();
                    object.set(name, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_STRING -> TextNode.valueOf(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getText());
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.instance;
            default -> throw new IllegalStateException("not the start of a value: " + parser.currentToken());
        };
    }

    /** Converts UTF-16 and UTF-32 to UTF-8, and removes a byte order mark; malformed text becomes U+FFFD. */
    public static byte[] toUtf8(byte[] bytes) {
        Charset charset = charset(bytes);
        if (charset.equals(StandardCharsets.UTF_8) && (bytes.length == 0 || bytes[0] != (byte) 0xEF)) {
            return bytes;
        }
        String text = new String(bytes, charset);
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).getBytes(StandardCharsets.UTF_8);
    }

    /** JSON begins with ASCII characters, so zero bytes among the first four show the encoding. */
    private static Charset charset(byte[] bytes) {
        byte[] start = Arrays.copyOf(bytes, 4);
        int first = (start[0] & 0xFF) << 8 | start[1] & 0xFF;
        boolean hasFour = bytes.length >= 4;
        if (bytes.length >= 2 && (first == 0xFEFF || start[0] == 0)) {
            return hasFour && first == 0 ? Charset.forName("UTF-32BE") : StandardCharsets.UTF_16BE;
        }
        if (bytes.length >= 2 && (first == 0xFFFE || start[1] == 0)) {
            boolean isWide = hasFour && start[2] == 0 && start[3] == 0;
            return isWide ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    /** Throws if the bytes are not text of their encoding; the parser accepts overlong UTF-8. */
    public static void requireExactText(byte[] bytes) throws JsonException {
        CharsetDecoder strict = charset(bytes).newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8192);
        CoderResult result;
        do {
            result = strict.decode(in, out.clear(), true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw new JsonException("is not text: byte " + in.position() + " is not " + strict.charset(), false);
        }
    }

    /** Invalid JSON; the message continues "the response …", and may quote untrusted text of any length. */
    public static final class JsonException extends IOException {
        /** What the parser quotes in its messages, a character or a word. Only the beginning is shown, as it may be a secret. */
        private static final Pattern QUOTED = Pattern.compile("[^']*'(.[^']{0,11})([^']*)'.*", Pattern.DOTALL);

        public final boolean isCutOff;

        JsonException(String message, boolean isCutOff) {
            super(message);
            this.isCutOff = isCutOff;
        }

        static JsonException at(JsonLocation place, String what) {
            return new JsonException("is not JSON at " + shown(place) + ": " + what, false);
        }

        static JsonException of(IOException failure, byte[] bytes) throws JsonException {
            if (failure instanceof JsonException ours) {
                return ours;
            }
            if (!(failure instanceof JsonProcessingException known)) {
                return new JsonException("is not JSON: neither UTF-8 nor UTF-16 nor UTF-32", false);
            }
            String message = known.getOriginalMessage();
            if (known instanceof StreamConstraintsException) {
                // Leave out the name of the parser's setting.
                return new JsonException("exceeds a limit: " + message.replaceAll(", from `[^`]*`", ""), false);
            }
            JsonLocation place = known.getLocation();
            Matcher quoted = QUOTED.matcher(message);
            String word = quoted.matches() ? quoted.group(1) : "";
            // Jackson throws its own type for most ends of input, but not within or between entries.
            boolean isAtEnd = known instanceof JsonEOFException
                    || message.startsWith("Unexpected end-of-input")
                    || word.matches("t|tru?|f|fals?|fa|n|nul?|\\.")
                            && place.getByteOffset() + word.length() >= bytes.length;
            if (isAtEnd && isJson(bytes)) {
                return new JsonException("is cut off at " + shown(place), true);
            }
            requireExactText(bytes);
            if (message.startsWith("Illegal unquoted character") || message.contains("CTRL-CHAR")) {
                return at(place, "a control character");
            }
            if (word.isEmpty()) {
                return at(place, message.replaceFirst("(?s): .*", ""));
            }
            String shown = "unexpected '" + word + (quoted.group(2).isEmpty() ? "" : "…") + "'";
            return at(place, word.charAt(0) > '~' ? "a character that is not ASCII" : shown);
        }

        private static String shown(JsonLocation place) {
            return "line " + place.getLineNr() + ", column " + place.getColumnNr()
                    + (place.getByteOffset() < 0 ? "" : " (byte " + place.getByteOffset() + ")");
        }

        /** Whether it begins like a JSON object or array: other text cannot be cut off JSON. */
        private static boolean isJson(byte[] bytes) {
            byte[] start = toUtf8(Arrays.copyOf(bytes, Math.min(bytes.length, 8192)));
            String text = new String(start, StandardCharsets.UTF_8).stripLeading();
            return text.startsWith("{") || text.startsWith("[");
        }
    }
}
