package io.lcollections.api;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * What a server sent, whole.
 *
 * @param status the HTTP status
 * @param contentType the header of that name, or an empty string
 * @param body the bytes, decompressed
 */
record Answer(int status, String contentType, byte[] body) {
    private static final int SHOWN_CHARACTERS = 60;
    /** More than is shown, so that a secret across the cut is seen whole when it is masked. */
    private static final int LOOKED_AT_BYTES = 4096;

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isBlank() {
        for (byte octet : body) {
            if (octet != ' ' && octet != '\t' && octet != '\r' && octet != '\n') {
                return false;
            }
        }
        return true;
    }

    /**
     * What came, for a message: its type and its first characters, or that there were none.
     *
     * @param redact takes secrets out of a text
     */
    String described(UnaryOperator<String> redact) {
        if (isBlank()) {
            return "an empty body";
        }
        String type = contentType.isEmpty() ? "no content type" : contentType;
        String beginning = beginning(redact);
        boolean html = contentType.contains("html") || beginning.startsWith("<");
        return (html ? "an HTML page" : "a body") + " (" + type + ") that begins \"" + beginning + "\"";
    }

    /** The first characters with white space folded; where they are cut, an ellipsis stands. */
    private String beginning(UnaryOperator<String> redact) {
        int bytes = Math.min(body.length, LOOKED_AT_BYTES);
        String text = redact.apply(new String(body, 0, bytes, StandardCharsets.UTF_8))
                .strip()
                .replaceAll("\\s+", " ");
        int characters = text.codePointCount(0, text.length());
        if (bytes == body.length && characters <= SHOWN_CHARACTERS) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, Math.min(characters, SHOWN_CHARACTERS))) + "…";
    }
}
