package io.lcollections.api;

import io.lcollections.api.ProxyRoute.ProxyServer;
import io.lcollections.api.ProxyRoute.ProxyServer.Login;
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
import java.net.http.HttpResponse.ResponseInfo;
import java.security.GeneralSecurityException;
import java.util.Optional;
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

/** Sends GET requests, with a deadline from connect to the last byte and a maximum body size. Thread-safe. */
final class HttpTransport implements AutoCloseable {
    /** Of a body, compressed or not. Enough for 23,000 collections; the service sends at most 50 per page. */
    static final int MAX_BYTES = 32 << 20;
    /** A body may be compressed once more by a proxy. */
    private static final int MAX_COMPRESSIONS = 3;

    private final HttpSettings settings;
    /** All threads that the client starts. */
    private final ThreadGroup threads = new ThreadGroup("http client");
    /** Built on another thread, because that takes as long as the rest of the start. */
    private final FutureTask<HttpClient> client;

    /** A complete response with its decompressed body. */
    record Response(int status, HttpHeaders headers, boolean hasKey, byte[] body) {
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    HttpTransport(HttpSettings settings, boolean isSecure) {
        this.settings = settings;
        this.client = new FutureTask<>(() -> client(isSecure));
        Thread builder = new Thread(threads, client, "http client builder");
        builder.setDaemon(true);
        builder.start();
    }

    private HttpClient client(boolean isSecure) throws ApiException, GeneralSecurityException {
        HttpClient.Builder builder = HttpClient.newBuilder()
                // An upgrade to HTTP/2 would cost a header and gain nothing for one page.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER);
        if (isSecure) {
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

    Response get(URI uri, boolean withKey) throws ApiException {
        long start = settings.timing().nanoTime();
        boolean hasKey = withKey && settings.key().isPresent();
        NetworkErrors errors = new NetworkErrors(uri, settings.route().server());
        AtomicReference<ResponseInfo> received = new AtomicReference<>();
        ApiException failure;
        try {
            HttpResponse<byte[]> response = send(request(uri, hasKey), received);
            errors.checkProxyLogin(response);
            settings.log().arrived(response.headers(), response.sslSession());
            byte[] body = decoded(response.body());
            String size = response.body().length + " bytes, " + millisSince(start) + " ms";
            settings.log().verbose("GET " + uri + ": HTTP " + response.statusCode() + ", " + size);
            return new Response(response.statusCode(), response.headers(), hasKey, body);
        } catch (TimeoutException late) {
            int status = received.get() == null ? 0 : received.get().statusCode();
            failure = errors.timeout(settings.timeout(), status);
        } catch (IOException broken) {
            ResponseInfo head = received.get();
            failure = errors.noResponse(broken);
            if (head != null) {
                Response begun = new Response(head.statusCode(), head.headers(), hasKey, new byte[0]);
                failure = NetworkErrors.brokenBody(begun, settings.timing().now(), broken);
            }
        } catch (ApiException known) {
            failure = known;
        }
        settings.log().verbose("GET " + uri + ": failed after " + millisSince(start) + " ms: " + failure.getMessage());
        throw failure;
    }

    /** Sends a request, and hands on the headers as soon as they are received. */
    private HttpResponse<byte[]> send(HttpRequest request, AtomicReference<ResponseInfo> received)
            throws IOException, TimeoutException, ApiException {
        CompletableFuture<HttpResponse<byte[]>> pending = ApiException.await(client)
                .sendAsync(request, head -> {
                    received.set(head);
                    return limitedBody();
                });
        try {
            // HttpRequest.timeout() does not include the body.
            return pending.get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw cause instanceof IOException failure ? failure : new IOException(cause.getMessage(), cause);
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
        Optional<Secret> login =
                settings.route().server().flatMap(ProxyServer::login).map(Login::header);
        login.ifPresent(header -> request.header("Proxy-Authorization", header.reveal()));
        return request.build();
    }

    /** The decompressed body. The body itself shows whether it is compressed: proxies change it and keep the header. */
    private static byte[] decoded(byte[] received) throws IOException {
        byte[] body = received;
        for (int i = 0; i < MAX_COMPRESSIONS; i++) {
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

    /** Ends the selector thread of the client, for which the JVM would wait; {@code HttpClient.close()} is of Java 21. */
    @Override
    public void close() {
        try {
            client.get();
        } catch (ExecutionException noClient) {
            // There are no threads to end.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        threads.interrupt();
    }

    static final class BodyTooLarge extends IOException {
        BodyTooLarge() {
            super("over " + (MAX_BYTES >> 20) + " MiB");
        }
    }
}
