package io.lcollections.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

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
    private static final long serialVersionUID = 1L;

    /** With possessive quantifiers, as there may be any number of digits. */
    private static final String BEGINNING_OF_NUMBER = "-?\\d*+\\.?\\d*+([eE][+-]?\\d*+)?";

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

    /** Whether the bytes are the beginning of valid JSON, so that the rest is missing. */
    public boolean isCutOff() {
        return isCutOff;
    }

    private static String reason(JsonProcessingException failure) {
        String message = failure.getOriginalMessage();
        if (failure instanceof StreamConstraintsException) {
            // Leave out the name of the parser's setting.
            return "exceeds a limit: " + message.replaceAll(", from `[^`]*`", "");
        }
        boolean isUnknownWord = message.matches("(?s)(Unrecognized|Non-standard) token.*");
        // Leave out what the parser expected, and the settings of the parser that would allow it.
        String reason = isUnknownWord
                ? "an unknown word"
                : message.split(":? \\(?(was expect|expect|enable |maybe a|not recognized|has to be|only regular)", 2)[
                        0];
        return "is not JSON at " + where(failure) + ": " + reason;
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
        boolean isOtherWord = failure.getOriginalMessage().startsWith("Unrecognized token '")
                && !failure.getOriginalMessage().startsWith("Unrecognized token '" + lastWord + "'");
        return !lastWord.isEmpty()
                && !isOtherWord
                && failure.getLocation() != null
                && failure.getLocation().getByteOffset() >= start
                && (Stream.of("true", "false", "null").anyMatch(word -> word.startsWith(lastWord))
                        || lastWord.matches(BEGINNING_OF_NUMBER));
    }

    private static String where(JsonProcessingException failure) {
        JsonLocation location = failure.getLocation();
        String byteOffset = location.getByteOffset() < 0 ? "" : " (byte " + location.getByteOffset() + ")";
        return "line " + location.getLineNr() + ", column " + location.getColumnNr() + byteOffset;
    }
}
