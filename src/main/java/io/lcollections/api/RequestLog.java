package io.lcollections.api;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** Is told of each request when it has ended; for {@code -v}. */
public interface RequestLog {

    /** The head of an answer came, from behind any proxy. */
    default void arrived(HttpHeaders headers, Optional<SSLSession> session) {}

    /** A whole answer came. {@code bytes} is the size of the body as it was sent. */
    void answered(URI uri, int status, long bytes, Duration took);

    /** None came; the reason is one line. */
    void failed(URI uri, String reason, Duration took);
}
