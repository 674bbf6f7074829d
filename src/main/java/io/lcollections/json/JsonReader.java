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
 * Reads untrusted JSON into Jackson's tree; every number is a {@link JsonNumber}. Duplicate names in an object, deep
 * nesting, very long numbers, malformed UTF-8, UTF-16 or UTF-32, and content after the value are errors.
 *
 * <p>The tree is built from the streaming parser, because loading an {@code ObjectMapper} takes longer than the rest of a
 * short run.
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

    /** Receives each of several values. */
    @FunctionalInterface
    public interface Consumer<X extends Exception> {
        /** The line is from 1; the bytes of the value are from the start to before the end. */
        void accept(JsonNode value, int line, int start, int end) throws X;
    }

    /** Reads exactly one value. */
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

    /** Reads the value that starts at the current token, up to its last token. */
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
        return object;
    }

    private ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    /**
     * Converts UTF-16 and UTF-32 to UTF-8 and removes a byte order mark; malformed text becomes U+FFFD. JSON begins with
     * ASCII characters, so zero bytes among the first four show the encoding.
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
        boolean isLittleEndian = bytes.length >= 2 && (first == 0xFFFE || (first & 0xFF) == 0);
        if (bytes.length >= 4 && first == 0) {
            return Charset.forName("UTF-32BE");
        }
        if (isLittleEndian && bytes.length >= 4 && second == 0) {
            return Charset.forName("UTF-32LE");
        }
        if (bytes.length >= 2 && (first == 0xFEFF || (first & 0xFF00) == 0)) {
            return StandardCharsets.UTF_16BE;
        }
        return isLittleEndian ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] & 0xFF : 0xFF;
    }

    /** Throws if the bytes are not text of their encoding; the parser accepts overlong UTF-8. */
    public static void requireExactText(byte[] bytes) throws JsonException {
        // A new decoder reports malformed input.
        CharsetDecoder strict = charset(bytes).newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8192);
        CoderResult result;
        do {
            result = strict.decode(in, out.clear(), true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw new JsonException("is not text: byte " + in.position() + " is not " + strict.charset(), false, null);
        }
    }

    /**
     * The bytes are not valid JSON or exceed a limit. The message continues a sentence ("the response …") with the reason and
     * the position. It may quote untrusted text of any length.
     */
    public static final class JsonException extends IOException {
        private static final int MAX_EXAMINED = 8192;
        /** What the parser quotes in its messages, a character or a word. Only the beginning is shown, as it may be a secret. */
        private static final Pattern QUOTED = Pattern.compile("[^']*'(.[^']{0,11})([^']*)'.*", Pattern.DOTALL);

        private final boolean isCutOff;

        JsonException(String message, boolean isCutOff, Throwable cause) {
            super(message, cause);
            this.isCutOff = isCutOff;
        }

        static JsonException at(JsonLocation place, String what) {
            return new JsonException("is not JSON at " + shown(place) + ": " + what, false, null);
        }

        static JsonException of(IOException failure, byte[] bytes) {
            if (failure instanceof JsonException ours) {
                return ours;
            }
            if (!(failure instanceof JsonProcessingException known)) {
                return new JsonException("is not JSON: neither UTF-8 nor UTF-16 nor UTF-32", false, failure);
            }
            String message = known.getOriginalMessage();
            JsonLocation place = known.getLocation();
            if (known instanceof StreamConstraintsException) {
                // Leave out the name of the parser's setting.
                return new JsonException(
                        "exceeds a limit: " + message.replaceAll(", from `[^`]*`", ""), false, failure);
            }
            Matcher quoted = QUOTED.matcher(message);
            String word = quoted.matches() ? quoted.group(1) : "";
            // Jackson throws its own type for most ends of input, but not within or between entries.
            boolean isAtEnd = known instanceof JsonEOFException
                    || message.startsWith("Unexpected end-of-input")
                    || word.matches("t|tru?|f|fals?|fa|n|nul?|\\.")
                            && place.getByteOffset() + word.length() >= bytes.length;
            if (isAtEnd && isJson(bytes)) {
                return new JsonException("is cut off at " + shown(place), true, failure);
            }
            try {
                requireExactText(bytes);
            } catch (JsonException notText) {
                return notText;
            }
            if (message.startsWith("Illegal unquoted character") || message.contains("CTRL-CHAR")) {
                return at(place, "a control character");
            }
            if (word.isEmpty() || word.charAt(0) > '~') {
                return at(
                        place, word.isEmpty() ? message.replaceFirst("(?s): .*", "") : "a character that is not ASCII");
            }
            return at(place, "unexpected '" + word + (quoted.group(2).isEmpty() ? "" : "…") + "'");
        }

        private static String shown(JsonLocation place) {
            return "line " + place.getLineNr() + ", column " + place.getColumnNr()
                    + (place.getByteOffset() < 0 ? "" : " (byte " + place.getByteOffset() + ")");
        }

        /** Whether it begins like a JSON object or array: other text cannot be cut off JSON. */
        private static boolean isJson(byte[] bytes) {
            byte[] start = toUtf8(Arrays.copyOf(bytes, Math.min(bytes.length, MAX_EXAMINED)));
            String text = new String(start, StandardCharsets.UTF_8).stripLeading();
            return text.startsWith("{") || text.startsWith("[");
        }

        /** Whether the bytes are the beginning of valid JSON, so that the rest is missing. */
        public boolean isCutOff() {
            return isCutOff;
        }
    }
}
