package io.lcollections.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.lcollections.api.ApiErrors.ServiceError;
import io.lcollections.api.ApiException.Details;
import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.ApiException.Retry;
import io.lcollections.api.HttpTransport.Response;
import io.lcollections.json.JsonNumber;
import io.lcollections.json.JsonReader;
import io.lcollections.json.JsonReader.JsonException;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;

/** The service over HTTP: one request per call, without retries; explains why a response cannot be used. */
public final class HttpCollectionsApi implements CollectionsApi {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_SHOWN = 60;
    /** Bytes of a body from which its beginning is shown; many more than are shown, so that no cut secret is. */
    private static final int MAX_EXAMINED = 8192;

    private final BaseUrl base;
    private final HttpSettings settings;
    private final HttpTransport http;
    private final JsonReader json = new JsonReader();

    public HttpCollectionsApi(BaseUrl base, HttpSettings settings) {
        this.base = base;
        this.settings = settings;
        this.http = new HttpTransport(settings, base.isSecure());
    }

    private record Answer(Response response, JsonNode value) {}

    @Override
    public Page fetch(Query query) throws ApiException {
        Answer answer = get(base.of(query), true);
        try {
            return PageParser.page(answer.value(), query, answer.response().body());
        } catch (PageParser.ShapeException shape) {
            throw invalid(answer, shape.getMessage());
        }
    }

    /** This request needs no key, so none is sent. */
    @Override
    public long accountId(String owner) throws ApiException {
        Answer answer;
        try {
            answer = get(base.ofOwner(owner), false);
        } catch (ApiException failure) {
            boolean isRefused = failure.kind() == Kind.AUTHENTICATION
                    || failure.kind() == Kind.REJECTED && failure.serviceCode().isPresent()
                    || failure.details().status() == 404;
            String hint = "does an account belong to that address on this network? this relayer may not look up"
                    + " addresses; --account takes the number of the account, too";
            throw isRefused ? failure.withHint(hint) : failure;
        }
        JsonNumber number = JsonNumber.in(answer.value().path("accountId"));
        long id = number == null ? 0 : number.exactLong().orElse(0);
        boolean isAsked = answer.value().path("owner").asText(owner).equalsIgnoreCase(owner);
        if (id < 1 || !isAsked) {
            throw invalid(answer, isAsked ? "it names no account" : "it is about another account");
        }
        return id;
    }

    @Override
    public void close() {
        http.close();
    }

    private Answer get(URI uri, boolean withKey) throws ApiException {
        try {
            Response response = follow(uri, withKey);
            return new Answer(response, value(response));
        } catch (ApiException failure) {
            throw base.isPublic() ? ApiErrors.ofPublicService(failure) : failure;
        }
    }

    private ApiException invalid(Answer answer, String what) {
        String message = "the response is of another shape: " + what + "; " + described(answer.response());
        String hint = "is the base URL that of a Loopring relayer? -v shows the request";
        return new ApiException(Kind.INVALID_RESPONSE, message, hint, null);
    }

    /** Follows redirects within the origin only, so that nobody else receives the key. */
    private Response follow(URI first, boolean withKey) throws ApiException {
        URI uri = first;
        for (int followed = 0; followed <= MAX_REDIRECTS; followed++) {
            Response response = http.get(uri, withKey);
            if (!REDIRECTS.contains(response.status())) {
                return response;
            }
            String message = "the service redirects (HTTP " + response.status() + ")";
            String location = response.header("location");
            if (location.isBlank()) {
                throw new ApiException(Kind.REJECTED, message + " without a location", ApiErrors.NOT_THE_SERVICE, null);
            }
            URI target = target(uri, location);
            if (target == null) {
                String shown = ApiErrors.excerpt(settings.redact(location), ApiErrors.MAX_REASON);
                String where = " to '" + shown + "', which is not followed: it is not a URL of the same origin";
                String hint =
                        "a hotspot or proxy may ask for a login there: open it in a browser; if it is the relayer,"
                                + " use it as --base-url";
                throw new ApiException(Kind.REJECTED, message + where, hint, null);
            }
            uri = target;
        }
        String message = "the service redirected more than " + MAX_REDIRECTS + " times, last to " + uri;
        throw new ApiException(Kind.REJECTED, message, ApiErrors.NOT_THE_SERVICE, null);
    }

    /** Returns {@code null} for another origin, or if the location is not a URL. */
    private static URI target(URI from, String location) {
        try {
            // The JDK resolves a bare query by an older rule, which drops the last part of the path.
            URI target = from.resolve(location.startsWith("?") ? from.getRawPath() + location : location);
            boolean isSameOrigin = from.getScheme().equalsIgnoreCase(target.getScheme())
                    && from.getHost().equalsIgnoreCase(target.getHost())
                    && BaseUrl.port(from) == BaseUrl.port(target);
            return isSameOrigin ? target : null;
        } catch (IllegalArgumentException invalid) {
            return null;
        }
    }

    /** The JSON of a successful response; throws if it is an error or not JSON. */
    private JsonNode value(Response response) throws ApiException {
        boolean isSuccess = response.status() / 100 == 2;
        Instant now = settings.timing().now();
        JsonNode value = NullNode.instance;
        try {
            value = json.read(response.body());
        } catch (JsonException unreadable) {
            if (isSuccess) {
                throw unreadable(response, unreadable);
            }
        }
        ServiceError error = ServiceError.in(value);
        if (error != null) {
            String description = error.described(settings::redact) + ", HTTP " + response.status();
            throw ApiErrors.ofService(response, error, description, now);
        }
        if (!isSuccess) {
            String message = "the service answered " + described(response);
            throw ApiErrors.ofStatus(response, message, value.isObject(), now, null);
        }
        return value;
    }

    private ApiException unreadable(Response response, JsonException cause) {
        boolean isEmpty = beginning(response.body()).isEmpty();
        String reason = ApiErrors.excerpt(settings.redact(cause.getMessage()), ApiErrors.MAX_REASON);
        String message = (isEmpty ? "the service answered " : "the response " + reason + "; ") + described(response);
        String hint = cause.isCutOff() ? "nothing of it was printed; try again" : ApiErrors.NOT_THE_SERVICE;
        Details details = Details.of(isEmpty || cause.isCutOff() ? Retry.TRANSIENT : Retry.NEVER);
        return new ApiException(Kind.INVALID_RESPONSE, message, hint, details, cause);
    }

    private String described(Response response) {
        String status = "HTTP " + response.status() + " with ";
        String beginning = beginning(response.body());
        if (beginning.isEmpty()) {
            return status + "an empty body";
        }
        String type = response.header("content-type");
        String encoding = response.header("content-encoding");
        String shown = (type.isEmpty() ? "no content type" : type)
                + (encoding.isEmpty() ? "" : ", Content-Encoding " + encoding);
        String what = type.contains("html") || beginning.startsWith("<") ? "an HTML page" : "a body";
        return status + what + " (" + ApiErrors.excerpt(settings.redact(shown), MAX_SHOWN) + ") that begins \""
                + beginning + "\"";
    }

    private String beginning(byte[] body) {
        int start = 0;
        while (start < body.length && Character.isWhitespace(body[start])) {
            start++;
        }
        int length = Math.min(body.length - start, MAX_EXAMINED);
        return ApiErrors.excerpt(settings.redact(new String(body, start, length, StandardCharsets.UTF_8)), MAX_SHOWN);
    }
}
