package io.lcollections.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Why text is not JSON that can be used, and where. */
final class JsonFailure {
    private static final int MOST_REASON = 120;

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
            // Behind this the parser lists all that it knows.
            String reason = known.getOriginalMessage().split(": (was )?expect", 2)[0];
            return "is not JSON at " + where(known) + ": " + Excerpt.of(reason, MOST_REASON);
        }
        return "is not JSON: " + failure.getMessage();
    }

    private static String where(JsonProcessingException failure) {
        JsonLocation place = failure.getLocation();
        String byteOffset = place.getByteOffset() < 0 ? "" : " (byte " + place.getByteOffset() + ")";
        return "line " + place.getLineNr() + ", column " + place.getColumnNr() + byteOffset;
    }
}
