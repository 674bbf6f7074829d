package io.lcollections.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Why text is not JSON that can be used, and where; it may quote the text, at any length. */
final class JsonFailure {
    private JsonFailure() {}

    /** Whether the JSON was right as far as it went, and went no further. */
    static boolean isCutOff(IOException failure, byte[] bytes) {
        String message = String.valueOf(failure.getMessage());
        return failure instanceof JsonEOFException
                || message.startsWith("Unexpected end-of-input")
                || ((message.startsWith("Unrecognized token") || message.contains("numeric value"))
                        && endsWithinWord(bytes));
    }

    /** Whether the last thing is the beginning of a number, {@code true}, {@code false} or {@code null}. */
    private static boolean endsWithinWord(byte[] bytes) {
        int start = bytes.length;
        while (start > 0 && (Character.isLetterOrDigit(bytes[start - 1]) || "+-.".indexOf(bytes[start - 1]) >= 0)) {
            start--;
        }
        String last = new String(bytes, start, bytes.length - start, StandardCharsets.ISO_8859_1);
        boolean isLiteral = Stream.of("true", "false", "null").anyMatch(literal -> literal.startsWith(last));
        return !last.isEmpty() && (isLiteral || last.matches("-?\\d*\\.?\\d*([eE][+-]?\\d*)?"));
    }

    /** What is wrong and where, to stand behind "the answer" or a file's name. */
    static String of(IOException failure, byte[] bytes) {
        if (isCutOff(failure, bytes)) {
            return "is cut off at " + where((JsonProcessingException) failure);
        }
        if (failure instanceof StreamConstraintsException bound) {
            // The parser names its own setting as well.
            return "is beyond what is sane: " + bound.getOriginalMessage().replaceAll(", from `[^`]*`", "");
        }
        if (failure instanceof JsonProcessingException known) {
            return "is not JSON at " + where(known) + ": " + reason(known.getOriginalMessage());
        }
        return "is not JSON: " + failure.getMessage();
    }

    /** What the parser says, without the list of all that it knows, and without a word that it has cut itself. */
    private static String reason(String message) {
        return message.startsWith("Unrecognized token") ? "an unknown word" : message.split(": (was )?expect", 2)[0];
    }

    private static String where(JsonProcessingException failure) {
        JsonLocation place = failure.getLocation();
        String byteOffset = place.getByteOffset() < 0 ? "" : " (byte " + place.getByteOffset() + ")";
        return "line " + place.getLineNr() + ", column " + place.getColumnNr() + byteOffset;
    }
}
