package io.lcollections.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A complete response of a server.
 *
 * @param status the HTTP status
 * @param contentType the header of that name, or an empty string
 * @param retryAfter how long the server asks to wait, where it does
 * @param location where a redirect leads, as the server says it; empty for other responses
 * @param body the bytes, decompressed
 */
record ApiResponse(
        int status, String contentType, Optional<Duration> retryAfter, Optional<String> location, byte[] body) {
    private static final int MAX_SHOWN = 60;
    /** Far more than is shown, as white space is folded. */
    private static final int MAX_EXAMINED = 8192;
    /** Dropped from the end of what is examined, so that a truncated secret is never shown. */
    private static final int MAX_SECRET = 1024;

    boolean isSuccess() {
        return ApiErrors.isSuccess(status);
    }

    boolean isBlank() {
        return firstVisible() == body.length;
    }

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
     * The type of the body and its first characters, for a message.
     *
     * @param redact removes secrets from a text
     */
    String described(UnaryOperator<String> redact) {
        if (isBlank()) {
            return "an empty body";
        }
        String type =
                contentType.isEmpty() ? "no content type" : ApiErrors.excerpt(redact.apply(contentType), MAX_SHOWN);
        String beginning = beginning(redact);
        boolean isHtml = contentType.contains("html") || beginning.startsWith("<");
        return (isHtml ? "an HTML page" : "a body") + " (" + type + ") that begins \"" + beginning + "\"";
    }

    private String beginning(UnaryOperator<String> redact) {
        int start = firstVisible();
        int length = Math.min(body.length - start, MAX_EXAMINED);
        String text = redact.apply(new String(body, start, length, StandardCharsets.UTF_8));
        boolean isWhole = start + length == body.length;
        return ApiErrors.excerpt(
                isWhole ? text : text.substring(0, Math.max(0, text.length() - MAX_SECRET)) + "…", MAX_SHOWN);
    }
}
