package io.lcollections.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a server sent, whole.
 *
 * @param status the HTTP status
 * @param contentType the header of that name, or an empty string
 * @param retryAfter how long the server asks to wait, where it does
 * @param body the bytes, decompressed
 */
record Answer(int status, String contentType, Optional<Duration> retryAfter, byte[] body) {
    private static final int SHOWN_CHARACTERS = 60;
    /** Far more than is shown: white space is folded. */
    private static final int LOOKED_AT_BYTES = 8192;
    /** At the end of what is looked at, where a secret may be cut and too short to be known for one. */
    private static final int NOT_SHOWN = 1024;

    boolean isSuccess() {
        return HttpStatus.isSuccess(status);
    }

    boolean isBlank() {
        return firstVisible() == body.length;
    }

    /** Whether it begins as a page does; what does not was never meant as one. */
    boolean looksLikeJson() {
        int start = firstVisible();
        return start < body.length && (body[start] == '{' || body[start] == '[');
    }

    private int firstVisible() {
        int at = 0;
        while (at < body.length && Character.isWhitespace(body[at])) {
            at++;
        }
        return at;
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
        String type =
                contentType.isEmpty() ? "no content type" : Excerpt.of(redact.apply(contentType), SHOWN_CHARACTERS);
        String beginning = beginning(redact);
        boolean html = contentType.contains("html") || beginning.startsWith("<");
        return (html ? "an HTML page" : "a body") + " (" + type + ") that begins \"" + beginning + "\"";
    }

    /** The first characters; the secrets are taken out before anything is cut that is shown. */
    private String beginning(UnaryOperator<String> redact) {
        int start = firstVisible();
        int length = Math.min(body.length - start, LOOKED_AT_BYTES);
        String text = redact.apply(new String(body, start, length, StandardCharsets.UTF_8));
        boolean whole = start + length == body.length;
        return Excerpt.of(
                whole ? text : text.substring(0, Math.max(0, text.length() - NOT_SHOWN)) + "…", SHOWN_CHARACTERS);
    }
}
