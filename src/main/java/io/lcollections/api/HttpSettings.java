package io.lcollections.api;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** How requests are sent. The timeout is for one request, from connect to the last byte of the body. */
public record HttpSettings(
        Optional<ApiKey> key,
        Duration timeout,
        String userAgent,
        TlsConfig tls,
        ProxyRoute route,
        RequestLog log,
        TimeSource timing) {
    String redact(String text) {
        return key.map(secret -> secret.redact(text)).orElse(text);
    }

    /** Listens to requests, lookups and retries; by default nothing is logged. */
    public interface RequestLog {
        /** The headers of a response were received, from the server itself and not from a proxy. */
        default void arrived(HttpHeaders headers, Optional<SSLSession> session) {}

        default void verbose(String line) {}

        default void note(String line) {}
    }

    /** The clocks and waiting, injected so that tests need not wait. */
    public interface TimeSource {
        /** A monotonic clock in nanoseconds, as {@link System#nanoTime}: compare values by their difference. */
        long nanoTime();

        Instant now();

        void sleep(Duration duration) throws InterruptedException;
    }
}
