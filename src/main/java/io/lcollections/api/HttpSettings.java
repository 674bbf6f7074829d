package io.lcollections.api;

import io.lcollections.config.ApiKey;
import io.lcollections.config.ProxyRoute;
import java.time.Duration;
import java.util.Optional;

/**
 * How requests are made.
 *
 * @param key sent with each request, where there is one
 * @param timeout for one request, from connect to the last byte of the body
 * @param userAgent the header of that name
 * @param mostBytes a body longer than this, packed or unpacked, is refused
 * @param trust whose certificates are trusted; asked for https alone
 * @param route through which proxy, or through none
 * @param log is told of each request
 * @param timing the clocks
 */
public record HttpSettings(
        Optional<ApiKey> key,
        Duration timeout,
        String userAgent,
        int mostBytes,
        Trust trust,
        ProxyRoute route,
        RequestLog log,
        TimeSource timing) {
    /** 23,000 collections as the service sends them; its own cap is 50 a page. */
    public static final int MOST_BYTES = 32 << 20;

    /** A text without the key. */
    String redact(String text) {
        return key.map(secret -> secret.redact(text)).orElse(text);
    }
}
