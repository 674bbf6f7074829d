package io.lcollections.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * The bytes are not valid JSON or exceed a limit. The message continues a sentence ("the response …") with the reason and
 * the position. It may quote untrusted text of any length.
 */
public final class JsonException extends IOException {
    private static final int MAX_EXAMINED = 8192;
    private static final int MAX_QUOTED = 12;

    /** With possessive quantifiers, as there may be any number of digits. */
    private static final String BEGINNING_OF_NUMBER = "-?\\d*+\\.?\\d*+([eE][+-]?\\d*+)?";

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
            String limit = message.replaceAll(", from `[^`]*`", "");
            return new JsonException("exceeds a limit: " + limit, false, failure);
        }
        if (isJson(bytes) && isCutOff(known, bytes)) {
            return new JsonException("is cut off at " + shown(place), true, failure);
        }
        try {
            JsonReader.requireExactText(bytes);
        } catch (JsonException notText) {
            return notText;
        }
        return at(
                place,
                message.startsWith("Illegal unquoted")
                        ? "a control character within a string"
                        : message.startsWith("Illegal character ((CTRL-CHAR")
                                ? "a control character"
                                : "unexpected " + unexpected((int) place.getByteOffset(), bytes));
    }

    private static String shown(JsonLocation place) {
        return "line " + place.getLineNr() + ", column " + place.getColumnNr()
                + (place.getByteOffset() < 0 ? "" : " (byte " + place.getByteOffset() + ")");
    }

    /** Whether it begins like a JSON object or array: other text cannot be cut off JSON. */
    private static boolean isJson(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, MAX_EXAMINED), ISO_8859_1);
        return start.matches("(?s)[\\x00\\xEF\\xBB\\xBF\\xFE\\xFF\\s]*[\\[{].*");
    }

    /** Whether the bytes are the beginning of valid JSON, so that the rest is missing. */
    public boolean isCutOff() {
        return isCutOff;
    }

    /** The word or the character at which the parser stopped; it reads on behind a word before it reports it. */
    private static String unexpected(int offset, byte[] bytes) {
        int start = Math.min(offset, bytes.length);
        if (start < 0) {
            return "text";
        }
        int end = start;
        while (end < bytes.length && isOfWord(bytes[end])) {
            end++;
        }
        while (start > 0 && isOfWord(bytes[start - 1])) {
            start--;
        }
        String word = new String(bytes, start, end - start, ISO_8859_1);
        if (!word.isEmpty()) {
            // It may be a secret.
            return "'" + (word.length() > MAX_QUOTED ? word.substring(0, MAX_QUOTED) + "…" : word) + "'";
        }
        // The parser reads on into a character of several bytes.
        while (start > 0 && start < bytes.length && (bytes[start] & 0xC0) == 0x80) {
            start--;
        }
        String rest = new String(bytes, start, Math.min(bytes.length - start, Integer.BYTES), UTF_8);
        return rest.isEmpty() ? "end" : "'" + Character.toString(rest.codePointAt(0)) + "'";
    }

    private static boolean isOfWord(byte next) {
        return next > 0 && (Character.isLetterOrDigit(next) || "+-._\\".indexOf(next) >= 0);
    }

    private static boolean isCutOff(JsonProcessingException failure, byte[] bytes) {
        // Jackson throws its own type for most ends of input, but not within or between entries.
        if (failure instanceof JsonEOFException || failure.getOriginalMessage().startsWith("Unexpected end-of-input")) {
            return true;
        }
        int start = bytes.length;
        while (start > 0 && (Character.isLetterOrDigit(bytes[start - 1]) || "+-.".indexOf(bytes[start - 1]) >= 0)) {
            start--;
        }
        String lastWord = new String(bytes, start, bytes.length - start, ISO_8859_1);
        // The parser reads on behind an unknown word before it reports it.
        String unknown = "Unrecognized token '";
        boolean isOtherWord = failure.getOriginalMessage().startsWith(unknown)
                && !failure.getOriginalMessage().startsWith(unknown + lastWord + "'");
        return !lastWord.isEmpty()
                && !isOtherWord
                && failure.getLocation() != null
                && failure.getLocation().getByteOffset() >= start
                && (Stream.of("true", "false", "null").anyMatch(word -> word.startsWith(lastWord))
                        || lastWord.matches(BEGINNING_OF_NUMBER));
    }
}
