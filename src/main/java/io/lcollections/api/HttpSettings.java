package io.lcollections.api;

import java.time.Duration;
import java.util.Optional;

/**
 * How requests are sent.
 *
 * @param key sent with each request, if present
 * @param timeout for one request, from connect to the last byte of the body
 * @param maxBytes the maximum size of a body, compressed or not
 * @param tls used for https only
 */
public record HttpSettings(
        Optional<ApiKey> key,
        Duration timeout,
        String userAgent,
        int maxBytes,
        TlsConfig tls,
        ProxyRoute route,
        RequestLog log,
        TimeSource timing) {
    /** Enough for 23,000 collections; the service sends at most 50 per page. */
    public static final int MAX_BYTES = 32 << 20;

    public HttpSettings withLog(RequestLog other) {
        return new HttpSettings(key, timeout, userAgent, maxBytes, tls, route, other, timing);
    }

    /** A text without the key. */
    String redact(String text) {
        return key.map(secret -> secret.redact(text)).orElse(text);
    }
}
