package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.config.ProxyRoute;
import io.lcollections.config.ProxyServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** One GET: headers, deadline, bound, decompression, and a failure in words. */
final class HttpGet {
    private final HttpSettings settings;
    /** Made on a thread of its own, as that takes as long as all that can be done meanwhile. */
    private final FutureTask<HttpClient> client;

    private final AtomicBoolean wantsCertificate = new AtomicBoolean();

    /**
     * @param secure whether it is https that is spoken
     */
    HttpGet(HttpSettings settings, boolean secure) {
        this.settings = settings;
        this.client = new FutureTask<>(() -> client(secure));
        Thread maker = new Thread(client, "http client");
        maker.setDaemon(true);
        maker.start();
    }

    private HttpClient client(boolean secure) throws GeneralSecurityException {
        HttpClient.Builder builder = HttpClient.newBuilder()
                // The upgrade to 2 costs a header and brings one page nothing.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(secure ? EarlyTrust.context(settings.trust(), wantsCertificate) : new NoTls());
        if (settings.route().server().isPresent()) {
            builder.proxy(Proxying.selector(settings.route().server().get()));
        } else if (settings.route().kind() == ProxyRoute.Kind.DIRECT) {
            builder.proxy(HttpClient.Builder.NO_PROXY);
        }
        return builder.build();
    }

    /**
     * @param answer what came
     * @param location where the server points instead, when it does; an empty text where it does not say where
     */
    record Reply(Answer answer, Optional<String> location) {}

    /**
     * @param withKey whether the key is sent, where there is one
     */
    Reply get(URI uri, boolean withKey) throws ApiException {
        long start = settings.timing().nanoTime();
        AtomicInteger status = new AtomicInteger();
        try {
            HttpResponse<byte[]> response = send(request(uri, withKey), status);
            refuseUnlessLetThrough(response, start);
            settings.log().arrived(response.headers(), response.sslSession());
            byte[] body =
                    ContentDecoding.decode(response.body(), header(response, "content-encoding"), settings.mostBytes());
            settings.log().answered(uri, response.statusCode(), response.body().length, since(start));
            Answer answer =
                    new Answer(response.statusCode(), header(response, "content-type"), retryAfter(response), body);
            return new Reply(answer, redirect(response));
        } catch (IOException trouble) {
            ApiException failure = status.get() == 0
                    ? HttpFailure.beforeAnswer(attempt(uri), trouble)
                    : HttpFailure.withinAnswer(status.get(), settings.key().isPresent(), trouble);
            settings.log().failed(uri, failure.getMessage(), since(start));
            throw failure;
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request, AtomicInteger status) throws IOException, ApiException {
        CompletableFuture<HttpResponse<byte[]>> pending = client().sendAsync(request, head -> {
            status.set(head.statusCode());
            return new BoundedBody(settings.mostBytes(), length(head.headers()));
        });
        try {
            // The client's own timeout ends with the headers; a body that drips must end too.
            return pending.get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            pending.cancel(true);
            ApiException failure = HttpFailure.late(attempt(request.uri()), settings.timeout(), status.get());
            settings.log().failed(request.uri(), failure.getMessage(), settings.timeout());
            throw failure;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException trouble ? trouble : new IOException(failed.getCause());
        } catch (InterruptedException interrupted) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new ApiException(Kind.UNREACHABLE, "interrupted", null, interrupted);
        }
    }

    private Attempt attempt(URI uri) {
        return new Attempt(uri, settings.route().server(), wantsCertificate.get());
    }

    private void refuseUnlessLetThrough(HttpResponse<?> response, long start) throws ApiException {
        Optional<ProxyServer> proxy = settings.route().server();
        if (proxy.isPresent() && ProxyFailure.isLogin(response, proxy.get())) {
            String schemes = String.join(", ", response.headers().allValues("proxy-authenticate"));
            ApiException failure = ProxyFailure.login(proxy.get(), response.statusCode(), schemes);
            settings.log().failed(response.uri(), failure.getMessage(), since(start));
            throw failure;
        }
    }

    private HttpClient client() throws ApiException {
        try {
            return client.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof StoreFailure store) {
                throw HttpFailure.store(store);
            }
            throw new IllegalStateException("the HTTP client cannot be made: " + failed.getCause(), failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ApiException(Kind.UNREACHABLE, "interrupted", null, interrupted);
        }
    }

    /** Ends the thread of the client, for which the JVM would wait at its exit. */
    void close() {
        try {
            ClientThread.end(client.get());
        } catch (ExecutionException noClient) {
            // Then there is none to end.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(URI uri, boolean withKey) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Accept", "application/json")
                .header("Accept-Encoding", ContentDecoding.ACCEPTED)
                .header("User-Agent", settings.userAgent());
        settings.key().filter(key -> withKey).ifPresent(key -> request.header("X-API-KEY", key.reveal()));
        if (settings.route().server().isPresent()) {
            Proxying.login(settings.route().server().get(), request);
        }
        return request.build();
    }

    private static Optional<String> redirect(HttpResponse<?> response) {
        return HttpStatus.isRedirect(response.statusCode())
                ? Optional.of(header(response, "location"))
                : Optional.empty();
    }

    private Optional<Duration> retryAfter(HttpResponse<?> response) {
        return RetryAfter.parse(
                header(response, "retry-after"),
                header(response, "date"),
                settings.timing().now());
    }

    /** What is no number is no claim; the client itself has its own opinion of it. */
    private static OptionalLong length(HttpHeaders headers) {
        String claimed = headers.firstValue("content-length").orElse("");
        return claimed.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(claimed)) : OptionalLong.empty();
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private Duration since(long start) {
        return Duration.ofNanos(settings.timing().nanoTime() - start);
    }
}
