package io.lcollections.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.api.ApiErrors.ServiceCode;
import io.lcollections.api.ApiErrors.ServiceError;
import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.ApiException.Retryability;
import io.lcollections.api.HttpTransport.Response;
import io.lcollections.json.JsonException;
import io.lcollections.json.JsonNumber;
import io.lcollections.json.JsonReader;
import io.lcollections.model.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Parses the response of a server, or explains why that is not possible. */
final class ResponseParser {
    private static final int MAX_REASON = 200;
    private static final int MAX_SHOWN = 60;
    /** Far more than is shown, as white space is folded. */
    private static final int MAX_EXAMINED = 8192;
    /** Dropped from the end of what is examined, so that a truncated secret is never shown. */
    private static final int MAX_SECRET = 1024;

    private static final String NO_ACCOUNT = "does an account belong to that address on this network? check it";
    private static final String NO_LOOKUP = "this relayer may not look up addresses; give the account by its number";

    private final JsonReader json = new JsonReader();
    private final UnaryOperator<String> redact;
    private final boolean hasKey;
    private final boolean isPublic;

    /**
     * @param redact removes secrets from quoted text
     * @param hasKey whether a key is sent with the requests
     * @param isPublic whether the requests go to one of the operator's own addresses
     */
    ResponseParser(UnaryOperator<String> redact, boolean hasKey, boolean isPublic) {
        this.redact = redact;
        this.hasKey = hasKey;
        this.isPublic = isPublic;
    }

    /**
     * @param accountId the requested account
     * @throws ApiException if the response is an error or not a page
     */
    Page page(Response response, OptionalLong accountId) throws ApiException {
        JsonNode page = value(response);
        if (!page.isObject()) {
            throw invalid(response, "is " + PageParser.kind(page) + ", not an object");
        }
        if (!PageParser.isPage(page)) {
            throw invalid(response, "has no collections");
        }
        try {
            OptionalLong total = PageParser.totalNum(page);
            return new Page(accountId, total, PageParser.rows(page), List.of(response.body()), List.of());
        } catch (PageParser.ShapeException shape) {
            throw invalid(response, "is of another shape: " + shape.getMessage());
        }
    }

    /**
     * @param address of the requested owner
     * @return the id of the account
     * @throws ApiException if the response is an error, has no account, or has another one
     */
    long accountId(Response response, String address) throws ApiException {
        JsonNode account;
        try {
            account = value(response);
        } catch (ApiException failure) {
            boolean isUnknown = failure.kind() == Kind.REJECTED;
            throw isUnknown ? failure.withHint(response.status() == 404 ? NO_LOOKUP : NO_ACCOUNT) : failure;
        }
        long id = account.get("accountId") instanceof JsonNumber number
                ? number.exactLong().orElse(0)
                : 0;
        if (id < 1) {
            throw invalid(response, "names no account");
        }
        String owner = account.path("owner").textValue();
        if (owner != null && !owner.equalsIgnoreCase(address)) {
            throw invalid(response, "is about another account");
        }
        return id;
    }

    private JsonNode value(Response response) throws ApiException {
        try {
            JsonNode value = json.read(response.body());
            Optional<ServiceError> error = ServiceError.in(value);
            if (error.isPresent()) {
                throw explained(refused(response, error.get()));
            }
            if (!ApiErrors.isSuccess(response.status())) {
                throw explained(failed(response));
            }
            return value;
        } catch (JsonException unreadable) {
            boolean isSuccess = ApiErrors.isSuccess(response.status());
            throw explained(isSuccess ? unreadable(response, unreadable) : failed(response));
        }
    }

    private ApiException explained(ApiException failure) {
        return isPublic ? ApiErrors.ofPublicService(failure) : failure;
    }

    private ApiException refused(Response response, ServiceError error) {
        int status = response.status();
        Optional<ServiceCode> code = error.known();
        Kind kind = code.map(known -> known.kind).orElse(Kind.REJECTED);
        if (kind != Kind.AUTHENTICATION && !ApiErrors.isSuccess(status)) {
            kind = ApiErrors.kind(status);
        }
        boolean isTemporary = kind == Kind.UNAVAILABLE;
        String verb = isTemporary ? "the service failed: " : "the service refused: ";
        return new ApiException(
                kind,
                verb + error.described(redact) + ", HTTP " + status,
                hint(kind, status, code),
                isTemporary ? ApiErrors.retryability(status, response.retryAfter()) : Retryability.NONE,
                error.code(),
                null);
    }

    private String hint(Kind kind, int status, Optional<ServiceCode> code) {
        // For a temporary failure and for a wrong path, the status says more than the code.
        boolean statusSaysMore = kind == Kind.UNAVAILABLE || status == 404;
        if (!statusSaysMore && code.isPresent()) {
            return code.get().hint;
        }
        return !statusSaysMore && kind == Kind.REJECTED ? "-v shows the request" : ApiErrors.hint(status, hasKey);
    }

    private ApiException failed(Response response) {
        int status = response.status();
        return new ApiException(
                ApiErrors.kind(status),
                "the service answered " + described(response),
                ApiErrors.hint(status, hasKey),
                ApiErrors.retryability(status, response.retryAfter()),
                null);
    }

    private ApiException unreadable(Response response, JsonException cause) {
        String beginning = beginning(response.body());
        if (beginning.isEmpty()) {
            String message = "the service answered " + described(response);
            return new ApiException(
                    Kind.INVALID_RESPONSE, message, ApiErrors.NOT_THE_SERVICE, Retryability.TRANSIENT, cause);
        }
        if (!beginning.startsWith("{") && !beginning.startsWith("[")) {
            String message = "the answer is not JSON: " + described(response);
            return new ApiException(Kind.INVALID_RESPONSE, message, ApiErrors.NOT_THE_SERVICE, cause);
        }
        String reason = ApiErrors.excerpt(redact.apply(cause.getMessage()), MAX_REASON);
        return new ApiException(
                Kind.INVALID_RESPONSE,
                "the answer " + reason + "; " + described(response),
                cause.isCutOff() ? "nothing of it was printed; try again" : ApiErrors.NOT_THE_SERVICE,
                cause.isCutOff() ? Retryability.TRANSIENT : Retryability.NONE,
                cause);
    }

    private ApiException invalid(Response response, String what) {
        String message = "the answer " + what + "; " + described(response);
        String hint = "is the base URL that of a Loopring relayer? -v shows the request";
        return new ApiException(Kind.INVALID_RESPONSE, message, hint, null);
    }

    /** The status, the type of the body and its first characters. */
    private String described(Response response) {
        String status = "HTTP " + response.status() + " with ";
        String beginning = beginning(response.body());
        if (beginning.isEmpty()) {
            return status + "an empty body";
        }
        String type = response.contentType();
        String shownType = type.isEmpty() ? "no content type" : ApiErrors.excerpt(redact.apply(type), MAX_SHOWN);
        boolean isHtml = type.contains("html") || beginning.startsWith("<");
        return status + (isHtml ? "an HTML page" : "a body") + " (" + shownType + ") that begins \"" + beginning + "\"";
    }

    /** The first characters of the body; empty if it is blank. */
    private String beginning(byte[] body) {
        int start = 0;
        while (start < body.length && Character.isWhitespace(body[start])) {
            start++;
        }
        int length = Math.min(body.length - start, MAX_EXAMINED);
        String text = redact.apply(new String(body, start, length, StandardCharsets.UTF_8));
        boolean isWhole = start + length == body.length;
        return ApiErrors.excerpt(
                isWhole ? text : text.substring(0, Math.max(0, text.length() - MAX_SECRET)) + "…", MAX_SHOWN);
    }
}
