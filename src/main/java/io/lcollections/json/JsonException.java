package io.lcollections.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes are not valid JSON or exceed a limit. The message continues a sentence ("the response …") with the reason and
 * the position. It may quote untrusted text of any length.
 */
public final class JsonException extends IOException {
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
            return new JsonException("exceeds a limit: " + message.replaceAll(", from `[^`]*`", ""), false, failure);
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
            JsonReader.requireExactText(bytes);
        } catch (JsonException notText) {
            return notText;
        }
        if (message.startsWith("Illegal unquoted character") || message.contains("CTRL-CHAR")) {
            return at(place, "a control character");
        }
        if (word.isEmpty() || word.charAt(0) > '~') {
            return at(place, word.isEmpty() ? message.replaceFirst("(?s): .*", "") : "a character that is not ASCII");
        }
        return at(place, "unexpected '" + word + (quoted.group(2).isEmpty() ? "" : "…") + "'");
    }

    private static String shown(JsonLocation place) {
        return "line " + place.getLineNr() + ", column " + place.getColumnNr()
                + (place.getByteOffset() < 0 ? "" : " (byte " + place.getByteOffset() + ")");
    }

    /** Whether it begins like a JSON object or array: other text cannot be cut off JSON. */
    private static boolean isJson(byte[] bytes) {
        byte[] start = JsonReader.toUtf8(Arrays.copyOf(bytes, Math.min(bytes.length, MAX_EXAMINED)));
        String text = new String(start, StandardCharsets.UTF_8).stripLeading();
        return text.startsWith("{") || text.startsWith("[");
    }

    /** Whether the bytes are the beginning of valid JSON, so that the rest is missing. */
    public boolean isCutOff() {
        return isCutOff;
    }
}
