package io.lcollections.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.api.ApiErrors.ServiceError;
import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.ApiException.Retryability;
import io.lcollections.api.ApiException.Retryability.Reason;
import io.lcollections.api.HttpTransport.Response;
import io.lcollections.json.JsonException;
import io.lcollections.json.JsonNumber;
import io.lcollections.json.JsonReader;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The service over HTTP: sends one request per call, without retries, and parses the response or explains why that is not
 * possible.
 */
public final class HttpCollectionsApi implements CollectionsApi {
    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_REASON = 200;
    private static final int MAX_SHOWN = 60;
    /** Bytes of a body from which its beginning is shown; more than {@link #MAX_SHOWN}, as white space is folded. */
    private static final int MAX_EXAMINED = 8192;
    /** Dropped from the end of the examined text, so that a truncated secret is never shown. */
    private static final int MAX_SECRET = 1024;

    private final BaseUrl base;
    private final boolean isPublic;
    private final HttpSettings settings;
    private final HttpTransport http;
    private final JsonReader json = new JsonReader();

    /** The base URL is public if it is one of the operator's own, which have hints of their own. */
    public HttpCollectionsApi(BaseUrl base, boolean isPublic, HttpSettings settings) {
        this.base = base;
        this.isPublic = isPublic;
        this.settings = settings;
        this.http = new HttpTransport(settings, base.isSecure(), isPublic);
    }

    @Override
    public Page fetch(Query query) throws ApiException {
        Response response = follow(base.of(query), true);
        JsonNode page = value(response);
        if (!PageParser.isPage(page)) {
            String what = page.isObject() ? "has no collections" : "is " + PageParser.kind(page) + ", not an object";
            throw invalid(response, what);
        }
        try {
            return PageParser.page(page, query, response.body());
        } catch (PageParser.ShapeException shape) {
            throw invalid(response, "is of another shape: " + shape.getMessage());
        }
    }

    /** This request needs no key, so none is sent. */
    @Override
    public long accountId(String owner) throws ApiException {
        Response response = follow(base.ofOwner(owner), false);
        JsonNode account = account(response);
        JsonNumber number = JsonNumber.in(account.path("accountId"));
        long id = number == null ? 0 : number.exactLong().orElse(0);
        if (id < 1) {
            throw invalid(response, "names no account");
        }
        if (!account.path("owner").asText(owner).equalsIgnoreCase(owner)) {
            throw invalid(response, "is about another account");
        }
        return id;
    }

    private JsonNode account(Response response) throws ApiException {
        try {
            return value(response);
        } catch (ApiException failure) {
            if (failure.kind() == Kind.AUTHENTICATION || response.status() == 404) {
                throw failure.withHint("this relayer may not look up addresses; give the account by its number");
            }
            if (failure.kind() == Kind.REJECTED && failure.serviceCode().isPresent()) {
                throw failure.withHint("does an account belong to that address on this network? check it");
            }
            throw failure;
        }
    }

    @Override
    public void close() {
        http.close();
    }

    /** Follows redirects within the origin only, so that nobody else receives the key. */
    private Response follow(URI first, boolean withKey) throws ApiException {
        URI uri = first;
        for (int followed = 0; followed <= MAX_REDIRECTS; followed++) {
            Response response = http.get(uri, withKey);
            if (!ApiErrors.isRedirect(response.status())) {
                return response;
            }
            uri = next(uri, response.header("location"), response.status());
        }
        String message = "the service redirected more than " + MAX_REDIRECTS + " times, last to " + uri;
        throw rejected(message, ApiErrors.NOT_THE_SERVICE);
    }

    private URI next(URI from, String location, int status) throws ApiException {
        String redirects = "the service redirects (HTTP " + status + ") ";
        String shown = ApiErrors.excerpt(settings.redact(location), MAX_REASON);
        if (location.isBlank()) {
            throw rejected(redirects + "without a location", ApiErrors.NOT_THE_SERVICE);
        }
        URI to;
        try {
            // The JDK resolves a bare query by an older rule, which drops the last part of the path.
            to = from.resolve(location.startsWith("?") ? from.getRawPath() + location : location);
        } catch (IllegalArgumentException invalid) {
            throw rejected(redirects + "to '" + shown + "', not a URL", ApiErrors.NOT_THE_SERVICE);
        }
        if (to.getHost() == null || !BaseUrl.sameOrigin(from, to)) {
            String hint = "a hotspot or proxy may ask for a login there: open it in a browser; if it is the relayer,"
                    + " use it as --base-url";
            throw rejected(redirects + "to another origin, which is not followed: " + shown, hint);
        }
        return to;
    }

    private static ApiException rejected(String message, String hint) {
        return new ApiException(Kind.REJECTED, message, hint, null);
    }

    /** The JSON of a successful response; throws if it is an error or not JSON. */
    private JsonNode value(Response response) throws ApiException {
        boolean isSuccess = ApiErrors.isSuccess(response.status());
        ApiException failure;
        try {
            JsonNode value = json.read(response.body());
            Optional<ServiceError> error = ServiceError.in(value);
            if (error.isEmpty() && isSuccess) {
                return value;
            }
            failure = error.isPresent() ? reported(response, error.get()) : failed(response, value.isObject());
        } catch (JsonException unreadable) {
            failure = isSuccess ? unreadable(response, unreadable) : failed(response, false);
        }
        throw isPublic ? ApiErrors.ofPublicService(failure) : failure;
    }

    private ApiException reported(Response response, ServiceError error) {
        int status = response.status();
        boolean codeDecides = error.kind() != Kind.REJECTED || ApiErrors.isSuccess(status);
        Kind kind = codeDecides ? error.kind() : ApiErrors.kind(status, true);
        boolean isTemporary = kind == Kind.UNAVAILABLE;
        String ofStatus = ApiErrors.hint(status, response.hasKey(), true);
        boolean statusSaysMore = !codeDecides && (isTemporary || status == 404);
        String ofCode = error.hint().orElse(kind == Kind.REJECTED ? "-v shows the request" : ofStatus);
        String hint = statusSaysMore ? ofStatus : ofCode;
        Retryability retryability = isTemporary ? retryability(response) : Retryability.NONE;
        if (codeDecides && isTemporary && retryability.reason() == Reason.NONE) {
            retryability = new Retryability(Reason.TRANSIENT, retryability.retryAfter());
        }
        String message = (isTemporary ? "the service failed: " : "the service refused: ")
                + error.described(settings::redact) + ", HTTP " + status;
        return new ApiException(kind, message, hint, retryability, error.code(), status, null);
    }

    private Retryability retryability(Response response) {
        return ApiErrors.retryability(
                response.status(),
                ApiErrors.retryAfter(response.headers(), settings.timing().now()));
    }

    private ApiException failed(Response response, boolean isJson) {
        int status = response.status();
        String hint = ApiErrors.hint(status, response.hasKey(), isJson);
        String message = "the service answered " + described(response);
        Kind kind = ApiErrors.kind(status, isJson);
        return new ApiException(kind, message, hint, retryability(response), null, status, null);
    }

    private ApiException unreadable(Response response, JsonException cause) {
        String beginning = beginning(response.body());
        String message = "the response is not JSON: " + described(response);
        String hint = ApiErrors.NOT_THE_SERVICE;
        Retryability retryability = Retryability.NONE;
        if (beginning.isEmpty()) {
            message = "the service answered " + described(response);
            retryability = Retryability.TRANSIENT;
        } else if (cause.isCompressed()) {
            message = "the response " + cause.getMessage() + "; HTTP " + response.status();
        } else if (beginning.startsWith("{") || beginning.startsWith("[")) {
            String reason = ApiErrors.excerpt(settings.redact(cause.getMessage()), MAX_REASON);
            message = "the response " + reason + "; " + described(response);
            if (cause.isCutOff()) {
                hint = "nothing of it was printed; try again";
                retryability = Retryability.TRANSIENT;
            }
        }
        return new ApiException(Kind.INVALID_RESPONSE, message, hint, retryability, cause);
    }

    private ApiException invalid(Response response, String what) {
        String hint = "is the base URL that of a Loopring relayer? -v shows the request";
        return new ApiException(Kind.INVALID_RESPONSE, "the response " + what + "; " + described(response), hint, null);
    }

    /** The status, the type of the body and its first characters. */
    private String described(Response response) {
        String status = "HTTP " + response.status() + " with ";
        String beginning = beginning(response.body());
        if (beginning.isEmpty()) {
            return status + "an empty body";
        }
        String type = response.header("content-type");
        String shownType = type.isEmpty() ? "no content type" : ApiErrors.excerpt(settings.redact(type), MAX_SHOWN);
        String what = type.contains("html") || beginning.startsWith("<") ? "an HTML page" : "a body";
        return status + what + " (" + shownType + ") that begins \"" + beginning + "\"";
    }

    /** The first characters of the body; empty if it is blank. */
    private String beginning(byte[] body) {
        int start = 0;
        while (start < body.length && Character.isWhitespace(body[start])) {
            start++;
        }
        int length = Math.min(body.length - start, MAX_EXAMINED);
        String text = settings.redact(new String(body, start, length, StandardCharsets.UTF_8));
        if (start + length < body.length) {
            text = text.substring(0, Math.max(0, text.length() - MAX_SECRET)) + "…";
        }
        return ApiErrors.excerpt(text, MAX_SHOWN);
    }
}
