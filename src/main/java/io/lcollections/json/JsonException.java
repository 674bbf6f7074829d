package io.lcollections.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The bytes are not valid JSON or exceed a limit. The message continues a sentence ("the response …") with the reason and
 * the position. It may quote untrusted text of any length.
 */
public final class JsonException extends IOException {
    /** The first characters of compressed files. */
    private static final Map<String, String> SIGNATURES = Map.of(
            "\u001f\u008b", "gzip",
            "PK\u0003\u0004", "zip",
            "BZh", "bzip2",
            "\u00fd7zXZ", "xz",
            "7z\u00bc\u00af", "7z",
            "\u0028\u00b5\u002f\u00fd", "zstd",
            "x\u009c", "deflate",
            "x\u00da", "deflate");

    private static final int MAX_SIGNATURE = 6;
    private static final int MAX_EXAMINED = 8192;
    private static final int MAX_QUOTED = 12;

    /** With possessive quantifiers, as there may be any number of digits. */
    private static final String BEGINNING_OF_NUMBER = "-?\\d*+\\.?\\d*+([eE][+-]?\\d*+)?";

    private final boolean isCutOff;
    private final boolean isCompressed;

    private JsonException(String message, boolean isCutOff, boolean isCompressed, Throwable cause) {
        super(message, cause);
        this.isCutOff = isCutOff;
        this.isCompressed = isCompressed;
    }

    static JsonException of(IOException failure, byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, MAX_SIGNATURE), ISO_8859_1);
        for (Map.Entry<String, String> signature : SIGNATURES.entrySet()) {
            if (start.startsWith(signature.getKey())) {
                return new JsonException(
                        "is compressed (" + signature.getValue() + "), not JSON", false, true, failure);
            }
        }
        if (!(failure instanceof JsonProcessingException known)) {
            boolean isOurs = failure instanceof JsonReader.InvalidText;
            String reason = isOurs ? failure.getMessage() : "neither UTF-8 nor UTF-16 nor UTF-32";
            return new JsonException("is not JSON: " + reason, false, false, failure);
        }
        boolean isCutOff = isJson(bytes) && isCutOff(known, bytes);
        String reason = isCutOff ? "is cut off at " + where(known) : reason(known, bytes);
        return new JsonException(reason, isCutOff, false, failure);
    }

    /** Whether it begins like a JSON object or array: other text cannot be cut off JSON. */
    private static boolean isJson(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, MAX_EXAMINED), ISO_8859_1);
        return start.matches("(?s)[\\x00\\xEF\\xBB\\xBF\\xFE\\xFF\\s]*[\\[{].*");
    }

    public boolean isCompressed() {
        return isCompressed;
    }

    /** Whether the bytes are the beginning of valid JSON, so that the rest is missing. */
    public boolean isCutOff() {
        return isCutOff;
    }

    private static String reason(JsonProcessingException failure, byte[] bytes) {
        String message = failure.getOriginalMessage();
        if (failure instanceof StreamConstraintsException) {
            // Leave out the name of the parser's setting.
            return "exceeds a limit: " + message.replaceAll(", from `[^`]*`", "");
        }
        if (failure instanceof JsonReader.Refusal) {
            return "is not JSON at " + where(failure) + ": " + message;
        }
        try {
            JsonReader.requireExactText(bytes);
        } catch (IOException notText) {
            return "is not JSON: " + notText.getMessage();
        }
        return "is not JSON at " + where(failure) + ": " + unexpected(failure, bytes);
    }

    /** The word or the character at which the parser stopped; it reads on behind a word before it reports it. */
    private static String unexpected(JsonProcessingException failure, byte[] bytes) {
        int start = (int) failure.getLocation().getByteOffset();
        if (start < 0 || start > bytes.length) {
            return "unexpected text";
        }
        if (!failure.getOriginalMessage().startsWith("Illegal unquoted")) {
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
                return "unexpected '" + (word.length() > MAX_QUOTED ? word.substring(0, MAX_QUOTED) + "…" : word) + "'";
            }
            // The parser also reads on behind a control character, and into a character of several bytes.
            start -= start > 0 && isControl(bytes[start - 1]) ? 1 : 0;
        }
        while (start > 0 && start < bytes.length && (bytes[start] & 0xC0) == 0x80) {
            start--;
        }
        String rest = new String(bytes, start, Math.min(bytes.length - start, MAX_SIGNATURE), UTF_8);
        if (rest.isEmpty()) {
            return "unexpected end";
        }
        int character = rest.codePointAt(0);
        return character < ' '
                ? "unexpected U+%04X".formatted(character)
                : "unexpected '" + Character.toString(character) + "'";
    }

    private static boolean isControl(byte next) {
        return next >= 0 && next < ' ' && "\t\n\r".indexOf(next) < 0;
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

    private static String where(JsonProcessingException failure) {
        JsonLocation location = failure.getLocation();
        String byteOffset = location.getByteOffset() < 0 ? "" : " (byte " + location.getByteOffset() + ")";
        return "line " + location.getLineNr() + ", column " + location.getColumnNr() + byteOffset;
    }
}
