package io.lcollections.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.JsonNumber;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * The service's own word that something is wrong: {@code {"resultInfo": {"code": c, "message": "…"}}}, or bare
 * {@code {"code": c, "msg": "…"}}, with the text in either field.
 *
 * @param code the service's code; never 0, which is success
 * @param text what it says; may be empty
 */
record ServiceError(String code, String text) {
    private static final int MOST_TEXT = 200;
    private static final int MOST_CODE = 20;

    /** The error that an answer's JSON holds; empty where it holds none, or the code of success. */
    static Optional<ServiceError> in(JsonNode answer) {
        return of(answer.path("resultInfo")).or(() -> of(answer));
    }

    private static Optional<ServiceError> of(JsonNode holder) {
        JsonNode code = holder.path("code");
        boolean isCode =
                code.isNumber() || (code.isTextual() && !code.textValue().isBlank());
        if (!isCode || new JsonNumber(code.asText()).exactLong().equals(OptionalLong.of(0))) {
            return Optional.empty();
        }
        return Optional.of(new ServiceError(code.asText(), text(holder)));
    }

    private static String text(JsonNode holder) {
        for (String field : new String[] {"message", "msg"}) {
            String text = holder.path(field).textValue();
            if (text != null && !text.isBlank()) {
                return text.strip();
            }
        }
        return "";
    }

    /** What is known of the code. */
    Optional<ServiceCode> known() {
        OptionalLong number = new JsonNumber(code).exactLong();
        return number.isPresent() ? ServiceCode.of(number.getAsLong()) : Optional.empty();
    }

    /**
     * The text and the code, as they stand in a message.
     *
     * @param redact takes secrets out of a text, before it is cut
     */
    String described(UnaryOperator<String> redact) {
        String reason = text.isEmpty() ? "no reason given" : "\"" + Excerpt.of(redact.apply(text), MOST_TEXT) + "\"";
        return reason + " (code " + Excerpt.of(redact.apply(code), MOST_CODE) + ")";
    }
}
