package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.HttpTransport.Response;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.net.URI;
import java.util.function.UnaryOperator;

/** The service over HTTP: one request for each call, without retries. */
public final class HttpCollectionsApi implements CollectionsApi {
    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_SHOWN = 200;

    private final BaseUrl base;
    private final HttpTransport http;
    private final UnaryOperator<String> redact;
    private final ResponseParser parser;

    /**
     * @param isPublic whether the base URL is one of the operator's own, of which more is known when they fail
     */
    public HttpCollectionsApi(BaseUrl base, boolean isPublic, HttpSettings settings) {
        this.base = base;
        this.http = new HttpTransport(settings, base.isSecure(), isPublic);
        this.redact = settings::redact;
        this.parser = new ResponseParser(redact, settings.key().isPresent(), isPublic);
    }

    @Override
    public Page fetch(Query query) throws ApiException {
        Page page = parser.page(follow(base.of(query), true), query.accountId());
        return page.withNotes(Paginator.notesOnPage(
                query.offset().orElse(0), page.collections().size(), page.totalNum()));
    }

    /** The call is public, so the key is not sent. */
    @Override
    public long accountId(String owner) throws ApiException {
        try {
            return parser.accountId(follow(base.ofOwner(owner), false), owner);
        } catch (ApiException failure) {
            throw failure.about(owner);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    /** Follows redirects within the origin only: the key must not reach anyone else. */
    private Response follow(URI first, boolean withKey) throws ApiException {
        URI uri = first;
        for (int followed = 0; followed <= MAX_REDIRECTS; followed++) {
            Response response = http.get(uri, withKey);
            if (!ApiErrors.isRedirect(response.status())) {
                return response;
            }
            uri = next(uri, response.location(), response.status());
        }
        throw rejected("the service redirected more than " + MAX_REDIRECTS + " times, last to " + uri, null);
    }

    private URI next(URI from, String location, int status) throws ApiException {
        String redirects = "the service redirects (HTTP " + status + ") ";
        String shown = ApiErrors.excerpt(redact.apply(location), MAX_SHOWN);
        if (location.isBlank()) {
            throw rejected(redirects + "without saying where", null);
        }
        URI to;
        try {
            // The JDK resolves a bare query by an older rule, which drops the last part of the path.
            to = from.resolve(location.startsWith("?") ? from.getRawPath() + location : location);
        } catch (IllegalArgumentException invalid) {
            throw rejected(redirects + "to '" + shown + "', not a URL", null);
        }
        if (to.getHost() == null || !BaseUrl.sameOrigin(from, to)) {
            throw rejected(
                    redirects + "to another origin, and is not followed there: " + shown,
                    "if that is the right place, name it with --base-url");
        }
        return to;
    }

    private static ApiException rejected(String message, String hint) {
        return new ApiException(Kind.REJECTED, message, hint, null);
    }
}
