package io.lcollections.api;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/**
 * How requests are sent.
 *
 * @param key sent with each request, if present
 * @param timeout for one request, from connect to the last byte of the body
 * @param tls used for https only
 */
public record HttpSettings(
        Optional<ApiKey> key,
        Duration timeout,
        String userAgent,
        TlsConfig tls,
        ProxyRoute route,
        RequestLog log,
        TimeSource timing) {
    public HttpSettings withLog(RequestLog other) {
        return new HttpSettings(key, timeout, userAgent, tls, route, other, timing);
    }

    String redact(String text) {
        return key.map(secret -> secret.redact(text)).orElse(text);
    }

    /** Listens to requests, lookups and retries; by default nothing is logged. */
    public interface RequestLog {

        /** The headers of a response were received, from the server itself and not from a proxy. */
        default void arrived(HttpHeaders headers, Optional<SSLSession> session) {}

        /** A response was received; the bytes are those of the body before decompression. */
        default void answered(URI uri, int status, long bytes, Duration took) {}

        /** A request failed without a response. */
        default void failed(URI uri, String reason, Duration took) {}

        /** The account of an owner was looked up for the first time. */
        default void found(String owner, long account) {}

        /** A request will be retried, for the time of this number (from 1), after the delay. */
        default void retrying(ApiException failure, int retry, int maxRetries, Duration delay) {}
    }
}
