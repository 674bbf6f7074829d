package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.api.RequestLog;
import java.net.URI;
import java.time.Duration;

/** Prints each request and retry for {@code -v}. The key is in a header, and headers are not printed. */
final class RequestNotes implements RequestLog {
    private final Console console;

    RequestNotes(Console console) {
        this.console = console;
    }

    @Override
    public void answered(URI uri, int status, long bytes, Duration took) {
        console.verbose("GET " + uri + ": HTTP " + status + ", " + bytes + " bytes, " + took.toMillis() + " ms");
    }

    @Override
    public void failed(URI uri, String reason, Duration took) {
        console.verbose("GET " + uri + ": failed after " + took.toMillis() + " ms: " + reason);
    }

    @Override
    public void retrying(ApiException failure, int retry, int maxRetries, Duration delay) {
        console.verbose(
                "retry " + retry + " of " + maxRetries + " in " + delay.toMillis() + " ms: " + failure.getMessage());
    }
}
