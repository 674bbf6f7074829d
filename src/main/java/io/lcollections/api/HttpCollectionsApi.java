package io.lcollections.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.lcollections.api.ApiErrors.ServiceError;
import io.lcollections.api.ApiException.Details;
import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.ApiException.Retry;
import io.lcollections.api.PageParser.ShapeException;
import io.lcollections.api.ProxyRoute.ProxyServer;
import io.lcollections.api.ProxyRoute.ProxyServer.Login;
import io.lcollections.json.JsonNumber;
import io.lcollections.json.JsonReader;
import io.lcollections.json.JsonReader.JsonException;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** The service over HTTP: one request per call, without retries; explains why a response cannot be used. Thread-safe. */
public final class HttpCollectionsApi implements CollectionsApi {
    /** Of a body, compressed or not. Enough for 23,000 collections; the service sends at most 50 per page. */
    static final int MAX_BYTES = 32 << 20;

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_SHOWN = 60;

    private final BaseUrl base;
    private final HttpSettings settings;
    private final JsonReader json = new JsonReader();
    private final ThreadGroup threads = new ThreadGroup("http client");
    /** Built on another thread, because that takes as long as the rest of the start. */
    private final FutureTask<HttpClient> client = new FutureTask<>(this::client);

    public HttpCollectionsApi(BaseUrl base, HttpSettings settings) {
        this.base = base;
        this.settings = settings;
        Thread builder = new Thread(threads, client, "http client builder");
        builder.setDaemon(true);
        builder.start();
    }

    record Response(int status, HttpHeaders headers, Instant time, boolean hasKey, byte[] body) {
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    private interface Parser<T> {
        T parse(JsonNode value, byte[] document) throws ShapeException;
    }

    @Override
    public Page fetch(Query query) throws ApiException {
        return get(base.of(query), true, (value, document) -> PageParser.page(value, query, document));
    }

    @Override
    public long accountId(String owner) throws ApiException {
        try {
            return get(base.ofOwner(owner), false, (value, document) -> {
                JsonNumber number = JsonNumber.in(value.path("accountId"));
                long id = number == null ? 0 : number.exactLong().orElse(0);
                boolean isAsked = value.path("owner").asText(owner).equalsIgnoreCase(owner);
                if (id < 1 || !isAsked) {
                    throw new ShapeException(isAsked ? "it names no account" : "it is about another account");
                }
                return id;
            });
        } catch (ApiException failure) {
            boolean isRefused = failure.kind() == Kind.AUTHENTICATION
                    || failure.kind() == Kind.REJECTED && failure.serviceCode().isPresent()
                    || failure.details().status() == 404;
            String hint = "does an account belong to that address on this network? this relayer may not look up"
                    + " addresses; --account takes the number of the account, too";
            throw isRefused ? failure.withHint(hint) : failure;
        }
    }

    /** Ends the selector thread of the client, for which the JVM would wait; {@code HttpClient.close()} is of Java 21. */
    @Override
    public void close() {
        try {
            client.get();
        } catch (ExecutionException noClient) {
            // No threads.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        threads.interrupt();
    }

    private <T> T get(URI uri, boolean withKey, Parser<T> parser) throws ApiException {
        try {
            Response response = follow(uri, withKey);
            try {
                return parser.parse(value(response), response.body());
            } catch (ShapeException shape) {
                String message = "the response is of another shape: " + shape.getMessage() + "; " + described(response);
                String hint = "is the base URL that of a Loopring relayer? -v shows the request";
                throw new ApiException(Kind.INVALID_RESPONSE, message, hint, null);
            }
        } catch (ApiException failure) {
            throw base.isPublic() ? ApiErrors.ofPublicService(failure) : failure;
        }
    }

    /** Follows redirects within the origin only, so that nobody else receives the key. */
    private Response follow(URI first, boolean withKey) throws ApiException {
        URI uri = first;
        for (int followed = 0; followed <= MAX_REDIRECTS; followed++) {
            Response response = send(uri, withKey);
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
                String shown = ApiErrors.excerpt(settings.redact(location));
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

    private HttpClient client() throws ApiException, GeneralSecurityException {
        // Its usual executor: on one that runs tasks inline, a name is looked up before the timeout begins.
        HttpClient.Builder builder = HttpClient.newBuilder()
                // An upgrade to HTTP/2 would cost a header and gain nothing for one page.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER);
        if (base.isSecure()) {
            builder.sslContext(settings.tls().context());
        } else {
            // Keeps the client from reading the trust store. A context that is not initialized does no TLS.
            builder.sslContext(SSLContext.getInstance("TLS")).sslParameters(new SSLParameters());
        }
        if (settings.route().server().isPresent()) {
            ProxyServer proxy = settings.route().server().get();
            // The name is resolved for each request, so that a failure there has its message.
            builder.proxy(ProxySelector.of(InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
        } else if (!settings.route().why().isEmpty()) {
            builder.proxy(HttpClient.Builder.NO_PROXY);
        }
        return builder.build();
    }

    private Response send(URI uri, boolean withKey) throws ApiException {
        long start = settings.timing().nanoTime();
        boolean hasKey = withKey && settings.key().isPresent();
        Optional<ProxyServer> proxy = settings.route().server();
        AtomicReference<Response> begun = new AtomicReference<>();
        ApiException failure;
        try {
            HttpResponse<byte[]> response = send(request(uri, hasKey), hasKey, begun);
            ApiErrors.checkProxyLogin(response, proxy);
            settings.log().arrived(response.headers(), response.sslSession());
            byte[] body = decoded(response.body());
            String size = response.body().length + " bytes, " + millisSince(start) + " ms";
            settings.log().verbose("GET " + uri + ": HTTP " + response.statusCode() + ", " + size);
            return new Response(
                    response.statusCode(), response.headers(), settings.timing().now(), hasKey, body);
        } catch (TimeoutException late) {
            failure = ApiErrors.timeout(uri, proxy, settings.timeout(), begun.get());
        } catch (ExecutionException | IOException broken) {
            failure = begun.get() == null
                    ? ApiErrors.noResponse(uri, proxy, broken)
                    : ApiErrors.brokenBody(begun.get(), broken);
        } catch (ApiException known) {
            failure = known;
        }
        settings.log().verbose("GET " + uri + ": failed after " + millisSince(start) + " ms: " + failure.getMessage());
        throw failure;
    }

    private HttpResponse<byte[]> send(HttpRequest request, boolean hasKey, AtomicReference<Response> begun)
            throws ExecutionException, TimeoutException, ApiException {
        CompletableFuture<HttpResponse<byte[]>> pending = ApiException.await(client)
                .sendAsync(request, head -> {
                    Instant now = settings.timing().now();
                    begun.set(new Response(head.statusCode(), head.headers(), now, hasKey, new byte[0]));
                    return limitedBody();
                });
        try {
            // HttpRequest.timeout() does not include the body.
            return pending.get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            throw ApiException.interrupted(interrupted);
        } finally {
            pending.cancel(true);
        }
    }

    /** Collects a body; the client cancels the request when the consumer throws. */
    private static BodySubscriber<byte[]> limitedBody() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        return BodySubscribers.mapping(
                BodySubscribers.ofByteArrayConsumer(chunk -> {
                    chunk.ifPresent(body::writeBytes);
                    if (body.size() > MAX_BYTES) {
                        IOException tooLarge = new BodyTooLarge();
                        throw new UncheckedIOException(tooLarge.getMessage(), tooLarge);
                    }
                }),
                end -> body.toByteArray());
    }

    private HttpRequest request(URI uri, boolean hasKey) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Accept", "application/json")
                .header("Accept-Encoding", "gzip")
                .header("User-Agent", settings.userAgent());
        if (hasKey) {
            request.header("X-API-KEY", settings.key().get().reveal());
        }
        // Sent with the first request; the client passes this header to the proxy only.
        Optional<Login> login = settings.route().server().flatMap(ProxyServer::login);
        login.ifPresent(
                known -> request.header("Proxy-Authorization", known.header().reveal()));
        return request.build();
    }

    /** The decompressed body. The body itself shows whether it is compressed: proxies change it and keep the header. */
    private static byte[] decoded(byte[] received) throws IOException {
        byte[] body = received;
        // A proxy may compress a body once more.
        for (int i = 0; i < 3; i++) {
            if (body.length < 2 || (body[0] & 0xFF) != 0x1F || (body[1] & 0xFF) != 0x8B) {
                return body;
            }
            // A few kilobytes can unpack to gigabytes.
            try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = unpacked.readNBytes(MAX_BYTES);
                if (unpacked.read() >= 0) {
                    throw new BodyTooLarge();
                }
            } catch (EOFException | ZipException damaged) {
                throw new IOException("its gzip data is cut off or damaged", damaged);
            }
        }
        return body;
    }

    private long millisSince(long start) {
        return (settings.timing().nanoTime() - start) / 1_000_000;
    }

    private JsonNode value(Response response) throws ApiException {
        boolean isSuccess = response.status() / 100 == 2;
        JsonNode value = NullNode.instance;
        try {
            value = json.read(response.body());
        } catch (JsonException unreadable) {
            if (isSuccess) {
                boolean isEmpty = beginning(response.body()).isEmpty();
                String reason = ApiErrors.excerpt(settings.redact(unreadable.getMessage()));
                String message = isEmpty ? "the service answered " : "the response " + reason + "; ";
                String hint = unreadable.isCutOff ? "nothing of it was printed; try again" : ApiErrors.NOT_THE_SERVICE;
                Details details = Details.of(isEmpty || unreadable.isCutOff ? Retry.TRANSIENT : Retry.NEVER);
                throw new ApiException(Kind.INVALID_RESPONSE, message + described(response), hint, details, unreadable);
            }
        }
        ServiceError error = ServiceError.in(value);
        if (error != null) {
            throw ApiErrors.ofService(response, error, settings::redact);
        }
        if (!isSuccess) {
            String message = "the service answered " + described(response);
            throw ApiErrors.ofStatus(response, message, value.isObject(), null);
        }
        return value;
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
        String text = new String(body, StandardCharsets.UTF_8).stripLeading();
        // Many more characters than are shown, so that no part of a secret is.
        String start = text.substring(0, Math.min(text.length(), 8192));
        return ApiErrors.excerpt(settings.redact(start), MAX_SHOWN);
    }

    static final class BodyTooLarge extends IOException {
        BodyTooLarge() {
            super("over " + (MAX_BYTES >> 20) + " MiB");
        }
    }
}
