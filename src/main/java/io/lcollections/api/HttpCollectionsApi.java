package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** The service over HTTP. */
public final class HttpCollectionsApi implements CollectionsApi {
    private static final int MOST_REDIRECTS = 5;
    private static final int MOST_SHOWN = 200;
    private static final String REHEARSAL =
            "{\"totalNum\":1,\"collections\":[{\"collection\":{\"id\":1,\"name\":\"one\",\"isPublic\":true,"
                    + "\"deployStatus\":\"DEPLOYED\",\"times\":{\"createdAt\":1}},\"count\":1}]}";

    private final BaseUrl base;
    private final boolean isPublic;
    private final HttpGet http;
    private final UnaryOperator<String> redact;
    private final AnswerReader reader;

    /**
     * @param base where the service is
     * @param isPublic whether that is one of the operator's own addresses, of which more is known when they fail
     * @param settings how to ask
     */
    public HttpCollectionsApi(BaseUrl base, boolean isPublic, HttpSettings settings) {
        this.base = base;
        this.isPublic = isPublic;
        this.http = new HttpGet(settings, base.isSecure());
        this.redact = settings::redact;
        this.reader = new AnswerReader(redact, settings.key().isPresent());
    }

    @Override
    public Page fetch(Query query) throws ApiException {
        try {
            Page page = reader.read(follow(base.of(query), true), query.accountId());
            return page.noting(Paginator.notesOnPage(
                    query.offset().orElse(0), page.collections().size(), page.totalNum()));
        } catch (ApiException failure) {
            throw explained(failure);
        }
    }

    /** Public, so the key stays here. */
    @Override
    public long accountId(String owner) throws ApiException {
        try {
            return reader.account(follow(base.ofOwner(owner), false), owner);
        } catch (ApiException failure) {
            throw explained(failure).about(owner);
        }
    }

    private ApiException explained(ApiException failure) {
        boolean isAway = failure.kind() == Kind.UNREACHABLE || HttpStatus.blamesAddress(failure.hint());
        boolean isNear = failure.getCause() instanceof NearFailure;
        return isPublic && isAway && !isNear ? failure.withHint(ServiceStatus.HINT) : failure;
    }

    @Override
    public Optional<Page> rehearse() throws ApiException {
        Answer made = new Answer(200, "application/json", Optional.empty(), REHEARSAL.getBytes(StandardCharsets.UTF_8));
        return Optional.of(reader.read(made, OptionalLong.of(1)));
    }

    @Override
    public void close() {
        http.close();
    }

    /** Follows redirects within the origin only: the key must not reach anyone else. */
    private Answer follow(URI first, boolean withKey) throws ApiException {
        URI uri = first;
        for (int followed = 0; followed <= MOST_REDIRECTS; followed++) {
            HttpGet.Reply reply = http.get(uri, withKey);
            if (reply.location().isEmpty()) {
                return reply.answer();
            }
            uri = next(uri, reply.location().get(), reply.answer().status());
        }
        throw new ApiException(
                Kind.REFUSED,
                "the service redirected more than " + MOST_REDIRECTS + " times, last to " + uri,
                null,
                null);
    }

    private URI next(URI from, String location, int status) throws ApiException {
        String redirects = "the service redirects (HTTP " + status + ") ";
        String shown = Excerpt.of(redact.apply(location), MOST_SHOWN);
        if (location.isBlank()) {
            throw new ApiException(Kind.REFUSED, redirects + "without saying where", null, null);
        }
        URI to;
        try {
            // The JDK resolves a bare query by an older rule, which drops the last part of the path.
            to = from.resolve(location.startsWith("?") ? from.getRawPath() + location : location);
        } catch (IllegalArgumentException notOne) {
            throw new ApiException(Kind.REFUSED, redirects + "to '" + shown + "', not a URL", null, null);
        }
        if (to.getHost() == null || !BaseUrl.sameOrigin(from, to)) {
            throw new ApiException(
                    Kind.REFUSED,
                    redirects + "to another origin, and is not followed there: " + shown,
                    "if that is the right place, name it with --base-url",
                    null);
        }
        return to;
    }
}
