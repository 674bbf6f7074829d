package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.WalkCase.Fault;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Failures that pass, as the real service comes to them. */
final class Failures {
    private Failures() {}

    static ApiException passing(Fault fault) {
        if (fault.status() == 0) {
            return HttpFailure.beforeAnswer(
                    new Attempt(URI.create("http://127.0.0.1:1"), Optional.empty(), false),
                    new IOException("Connection reset"));
        }
        return status(
                fault.status(),
                fault.retryAfter() < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(fault.retryAfter())));
    }

    static ApiException status(int status, Optional<Duration> retryAfter) {
        return new ApiException(
                Kind.UNREACHABLE,
                "the service answered HTTP " + status,
                HttpStatus.hint(status, true),
                RetryAdvice.of(status, retryAfter),
                null);
    }
}
