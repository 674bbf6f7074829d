package io.lcollections.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lcollections.api.ApiErrors.ServiceCode;
import io.lcollections.api.ApiErrors.ServiceError;
import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.ApiException.Retryability;
import io.lcollections.json.JsonException;
import io.lcollections.json.JsonNumber;
import io.lcollections.json.JsonReader;
import io.lcollections.model.Page;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Turns what a server sent into a page, or into the one failure that it is. */
final class ResponseParser {
    private static final int MOST_REASON = 200;
    private static final String NO_ACCOUNT = "does an account belong to that address on this network? check it";
    private static final String NO_LOOKUP = "this relayer may not look up addresses; give the account by its number";

    private final JsonReader json = new JsonReader();
    private final UnaryOperator<String> redact;
    private final boolean hasKey;

    /**
     * @param redact takes secrets out of what a message quotes
     * @param hasKey whether a key is sent with the requests
     */
    ResponseParser(UnaryOperator<String> redact, boolean hasKey) {
        this.redact = redact;
        this.hasKey = hasKey;
    }

    /**
     * @param accountId the account that was asked for
     * @throws ApiException when the answer is an error, or no page can be read from it
     */
    Page read(ApiResponse answer, OptionalLong accountId) throws ApiException {
        return page(answer, value(answer), accountId);
    }

    /**
     * @param address of the owner that was asked for
     * @return the number of the account
     * @throws ApiException when the answer is an error, or is about no account, or about another one
     */
    long account(ApiResponse answer, String address) throws ApiException {
        JsonNode account;
        try {
            account = value(answer);
        } catch (ApiException failure) {
            boolean isUnknown = failure.kind() == Kind.REJECTED;
            throw isUnknown ? failure.withHint(answer.status() == 404 ? NO_LOOKUP : NO_ACCOUNT) : failure;
        }
        if (!(account.get("accountId") instanceof JsonNumber number)
                || number.exactLong().orElse(0) < 1) {
            throw misshapen(answer, "names no account");
        }
        String owner = account.path("owner").textValue();
        if (owner != null && !owner.equalsIgnoreCase(address)) {
            throw misshapen(answer, "is about another account");
        }
        return number.exactLong().getAsLong();
    }

    private JsonNode value(ApiResponse answer) throws ApiException {
        JsonNode value = MissingNode.getInstance();
        JsonException unreadable = null;
        try {
            value = json.read(answer.body());
        } catch (JsonException failure) {
            unreadable = failure;
        }
        Optional<ServiceError> error = ServiceError.in(value);
        if (error.isPresent()) {
            throw refused(answer, error.get());
        }
        if (!answer.isSuccess()) {
            throw failed(answer);
        }
        if (unreadable != null) {
            throw unreadable(answer, unreadable);
        }
        return value;
    }

    private Page page(ApiResponse answer, JsonNode value, OptionalLong accountId) throws ApiException {
        if (!value.isObject()) {
            throw misshapen(answer, "is " + PageParser.kind(value) + ", not an object");
        }
        if (!PageParser.isPage(value)) {
            throw misshapen(answer, "has no collections");
        }
        try {
            return new Page(
                    accountId, PageParser.totalNum(value), PageParser.rows(value), List.of(answer.body()), List.of());
        } catch (PageParser.ShapeException shape) {
            throw misshapen(answer, "is of another shape: " + shape.getMessage());
        }
    }

    private ApiException refused(ApiResponse answer, ServiceError error) {
        int status = answer.status();
        Optional<ServiceCode> code = error.known();
        Kind kind = code.map(ServiceCode::kind).orElse(Kind.REJECTED);
        if (kind != Kind.AUTHENTICATION && !ApiErrors.isSuccess(status)) {
            kind = ApiErrors.kind(status);
        }
        String verb = kind == Kind.UNAVAILABLE ? "the service failed: " : "the service refused: ";
        return new ApiException(
                kind,
                verb + error.described(redact) + ", HTTP " + status,
                hint(kind, status, code),
                kind == Kind.UNAVAILABLE ? ApiErrors.retryability(status, answer.retryAfter()) : Retryability.NONE,
                error.code(),
                null);
    }

    /** What fails in passing is mended by waiting, and a wrong path by another one, whatever the code says. */
    private String hint(Kind kind, int status, Optional<ServiceCode> code) {
        boolean statusSaysMore = kind == Kind.UNAVAILABLE || status == 404;
        if (code.isPresent() && !statusSaysMore) {
            return code.get().hint();
        }
        return kind == Kind.REJECTED && !statusSaysMore ? "-v shows the request" : ApiErrors.hint(status, hasKey);
    }

    private ApiException failed(ApiResponse answer) {
        return new ApiException(
                ApiErrors.kind(answer.status()),
                "the service answered HTTP " + answer.status() + " with " + answer.described(redact),
                ApiErrors.hint(answer.status(), hasKey),
                ApiErrors.retryability(answer.status(), answer.retryAfter()),
                null);
    }

    private ApiException unreadable(ApiResponse answer, JsonException trouble) {
        if (answer.isBlank()) {
            String message = "the service answered HTTP " + answer.status() + " with an empty body";
            return new ApiException(
                    Kind.INVALID_RESPONSE, message, ApiErrors.NOT_THE_SERVICE, Retryability.TRANSIENT, null);
        }
        String came = "HTTP " + answer.status() + " with " + answer.described(redact);
        if (!answer.looksLikeJson()) {
            return new ApiException(
                    Kind.INVALID_RESPONSE, "the answer is not JSON: " + came, ApiErrors.NOT_THE_SERVICE, trouble);
        }
        boolean cutOff = trouble.isCutOff();
        String hint = cutOff ? "nothing of it was printed; try again" : ApiErrors.NOT_THE_SERVICE;
        String reason = ApiErrors.excerpt(redact.apply(trouble.getMessage()), MOST_REASON);
        return new ApiException(
                Kind.INVALID_RESPONSE,
                "the answer " + reason + "; " + came,
                hint,
                cutOff ? Retryability.TRANSIENT : Retryability.NONE,
                trouble);
    }

    private ApiException misshapen(ApiResponse answer, String how) {
        return new ApiException(
                Kind.INVALID_RESPONSE,
                "the answer " + how + "; HTTP " + answer.status() + " with " + answer.described(redact),
                "is the base URL that of a Loopring relayer? -v shows the request",
                null);
    }
}
