package io.lcollections.api;

import io.lcollections.model.JsonNumber;
import java.util.Map;
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
    static Optional<ServiceError> in(Object json) {
        if (!(json instanceof Map<?, ?> answer)) {
            return Optional.empty();
        }
        Map<?, ?> info = answer.get("resultInfo") instanceof Map<?, ?> inner ? inner : Map.of();
        return in(info).or(() -> in(answer));
    }

    private static Optional<ServiceError> in(Map<?, ?> holder) {
        Object code = holder.get("code");
        boolean isCode = code instanceof JsonNumber || (code instanceof String text && !text.isBlank());
        if (!isCode || new JsonNumber(code.toString()).asLong().equals(OptionalLong.of(0))) {
            return Optional.empty();
        }
        return Optional.of(new ServiceError(code.toString(), text(holder)));
    }

    private static String text(Map<?, ?> holder) {
        for (String field : new String[] {"message", "msg"}) {
            if (holder.get(field) instanceof String text && !text.isBlank()) {
                return text.strip();
            }
        }
        return "";
    }

    /** What is known of the code. */
    Optional<ServiceCode> known() {
        OptionalLong number = new JsonNumber(code).asLong();
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
