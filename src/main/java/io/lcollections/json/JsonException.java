package io.lcollections.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * Bytes that are not the JSON that is accepted. The message says why and where, and goes on behind "the answer" or the
 * name of a file; it may quote the bytes, at any length.
 */
public final class JsonException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean isCutOff;

    private JsonException(String message, boolean isCutOff, Throwable cause) {
        super(message, cause);
        this.isCutOff = isCutOff;
    }

    static JsonException of(IOException failure, byte[] bytes) {
        if (!(failure instanceof JsonProcessingException known)) {
            return new JsonException("is not JSON: " + failure.getMessage(), false, failure);
        }
        boolean isCutOff = isCutOff(known, bytes);
        return new JsonException(isCutOff ? "is cut off at " + where(known) : reason(known), isCutOff, failure);
    }

    /** Whether the JSON was right as far as it went, and went no further. */
    public boolean isCutOff() {
        return isCutOff;
    }

    private static String reason(JsonProcessingException failure) {
        String message = failure.getOriginalMessage();
        if (failure instanceof StreamConstraintsException) {
            // The parser names its own setting as well.
            return "is beyond what is sane: " + message.replaceAll(", from `[^`]*`", "");
        }
        // Without the parser's list of the words that it knows, and without a word that it has cut itself.
        String reason =
                message.startsWith("Unrecognized token") ? "an unknown word" : message.split(": (was )?expect", 2)[0];
        return "is not JSON at " + where(failure) + ": " + reason;
    }

    private static boolean isCutOff(JsonProcessingException failure, byte[] bytes) {
        String message = String.valueOf(failure.getMessage());
        boolean isWithinWord = message.startsWith("Unrecognized token") || message.contains("numeric value");
        return failure instanceof JsonEOFException
                || message.startsWith("Unexpected end-of-input")
                || (isWithinWord && endsWithinWord(bytes));
    }

    /** Whether the last thing is the beginning of a number, {@code true}, {@code false} or {@code null}. */
    private static boolean endsWithinWord(byte[] bytes) {
        int start = bytes.length;
        while (start > 0 && (Character.isLetterOrDigit(bytes[start - 1]) || "+-.".indexOf(bytes[start - 1]) >= 0)) {
            start--;
        }
        String last = new String(bytes, start, bytes.length - start, ISO_8859_1);
        boolean isLiteral = Stream.of("true", "false", "null").anyMatch(literal -> literal.startsWith(last));
        return !last.isEmpty() && (isLiteral || last.matches("-?\\d*\\.?\\d*([eE][+-]?\\d*)?"));
    }

    private static String where(JsonProcessingException failure) {
        JsonLocation place = failure.getLocation();
        String byteOffset = place.getByteOffset() < 0 ? "" : " (byte " + place.getByteOffset() + ")";
        return "line " + place.getLineNr() + ", column " + place.getColumnNr() + byteOffset;
    }
}
