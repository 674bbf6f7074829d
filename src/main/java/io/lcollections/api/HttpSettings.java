package io.lcollections.api;

import io.lcollections.config.ApiKey;
import io.lcollections.config.ProxyRoute;
import java.time.Duration;
import java.util.Optional;

/**
 * How requests are sent.
 *
 * @param key sent with each request, where there is one
 * @param timeout for one request, from connect to the last byte of the body
 * @param userAgent the header of that name
 * @param maxBytes a body longer than this, packed or unpacked, is refused
 * @param tls which certificates are trusted; used for https only
 * @param route through which proxy, or through none
 * @param log hears of each request
 * @param timing the clocks
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
    /** 23,000 collections as the service sends them; its own cap is 50 a page. */
    public static final int MAX_BYTES = 32 << 20;

    HttpSettings withLog(RequestLog other) {
        return new HttpSettings(key, timeout, userAgent, maxBytes, tls, route, other, timing);
    }

    /** A text without the key. */
    String redact(String text) {
        return key.map(secret -> secret.redact(text)).orElse(text);
    }
}
