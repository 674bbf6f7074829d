package io.lcollections.api;

import java.net.URI;
import java.time.Duration;

/** Is told of each request when it has ended; for {@code -v}. */
public interface RequestLog {

    /** A whole answer came. {@code bytes} is the size of the body as it was sent. */
    void answered(URI uri, int status, long bytes, Duration took);

    /** None came; the reason is one line. */
    void failed(URI uri, String reason, Duration took);
}
