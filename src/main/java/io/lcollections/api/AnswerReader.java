package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.model.Page;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Turns what a server sent into a page, or into the one failure that it is. */
final class AnswerReader {
    private static final String ELSEWHERE =
            "a proxy, a login page or another server may stand at this address; -v shows the request";

    private final JsonTree json = new JsonTree();
    private final UnaryOperator<String> redact;

    /**
     * @param redact takes secrets out of what a message quotes
     */
    AnswerReader(UnaryOperator<String> redact) {
        this.redact = redact;
    }

    /**
     * @param accountId the account that was asked for
     * @throws ApiException when the answer is an error, or no page can be read from it
     */
    Page read(Answer answer, OptionalLong accountId) throws ApiException {
        Object value = null;
        IOException unreadable = null;
        try {
            value = json.only(answer.body());
        } catch (IOException trouble) {
            unreadable = trouble;
        }
        Optional<ServiceError> error = ServiceError.in(value);
        if (error.isPresent()) {
            throw refused(answer.status(), error.get());
        }
        if (!answer.isSuccess()) {
            throw failed(answer);
        }
        if (unreadable != null) {
            throw unreadable(answer, unreadable);
        }
        return page(answer, value, accountId);
    }

    private Page page(Answer answer, Object value, OptionalLong accountId) throws ApiException {
        if (!(value instanceof Map<?, ?> object)) {
            throw misshapen(answer, "is " + PageReader.kind(value) + ", not an object");
        }
        if (!PageReader.isPage(object)) {
            throw misshapen(answer, "has no collections");
        }
        try {
            return new Page(
                    accountId, PageReader.totalNum(object), PageReader.rows(object), List.of(answer.body()), List.of());
        } catch (PageReader.ShapeException shape) {
            throw misshapen(answer, "is of another shape: " + shape.getMessage());
        }
    }

    private static ApiException refused(int status, ServiceError error) {
        Optional<ServiceCode> code = error.known();
        Kind kind = code.map(ServiceCode::kind).orElse(Kind.REFUSED);
        if (kind != Kind.KEY) {
            kind = status < 300 ? kind : kindOf(status);
        }
        String verb = kind == Kind.UNREACHABLE ? "the service failed: " : "the service refused: ";
        return new ApiException(
                kind,
                verb + error.described() + ", HTTP " + status,
                code.map(ServiceCode::hint).orElse(hintOf(status)),
                null);
    }

    private ApiException failed(Answer answer) {
        return new ApiException(
                kindOf(answer.status()),
                "the service answered HTTP " + answer.status() + " with " + answer.described(redact),
                hintOf(answer.status()),
                null);
    }

    private ApiException unreadable(Answer answer, IOException trouble) {
        if (answer.isBlank()) {
            String message = "the service answered HTTP " + answer.status() + " with an empty body";
            return new ApiException(Kind.UNVOUCHED, message, ELSEWHERE, null);
        }
        String hint = JsonTrouble.isCutOff(trouble) ? "nothing of it was printed; try again" : ELSEWHERE;
        return new ApiException(
                Kind.UNVOUCHED,
                "the answer " + JsonTrouble.of(trouble) + "; HTTP " + answer.status() + " with "
                        + answer.described(redact),
                hint,
                trouble);
    }

    private ApiException misshapen(Answer answer, String how) {
        return new ApiException(
                Kind.UNVOUCHED,
                "the answer " + how + "; HTTP " + answer.status() + " with " + answer.described(redact),
                "is the base URL that of a Loopring relayer? -v shows the request",
                null);
    }

    private static Kind kindOf(int status) {
        if (status == 401 || status == 403) {
            return Kind.KEY;
        }
        return status == 408 || status == 429 || status >= 500 ? Kind.UNREACHABLE : Kind.REFUSED;
    }

    private static String hintOf(int status) {
        return switch (status) {
            case 401, 403 -> "check the key: was it pasted whole, and is it of this network?";
            case 404 -> "is the base URL right? the call is " + BaseUrl.PATH + " under it; -v shows the request";
            case 407 -> "the proxy asks for a user and a password";
            case 429 -> "too many requests: wait, and ask less often";
            default -> status >= 500 ? "try again later" : ELSEWHERE;
        };
    }
}
