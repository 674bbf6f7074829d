package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.ApiException.Retryability;
import io.lcollections.api.PagingScenario.Failure;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Temporary failures as the HTTP client reports them. */
final class Failures {
    private Failures() {}

    static ApiException temporary(Failure failure) {
        if (failure.status() == 0) {
            return new NetworkErrors(URI.create("http://127.0.0.1:1"), Optional.empty(), false)
                    .noResponse(new IOException("Connection reset"), null);
        }
        if (failure.status() == 200) {
            return new ApiException(
                    Kind.UNAVAILABLE, "the service failed", null, Retryability.TRANSIENT, "100202", 200, null);
        }
        return status(
                failure.status(),
                failure.retryAfter() < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(failure.retryAfter())));
    }

    /** Of the values of a request. */
    static ApiException refusal() {
        return new ApiException(Kind.REJECTED, "the service refused", "check it", Retryability.NONE, null, 400, null);
    }

    static ApiException status(int status, Optional<Duration> retryAfter) {
        return new ApiException(
                Kind.UNAVAILABLE,
                "the service answered HTTP " + status,
                ApiErrors.hint(status, true, false),
                ApiErrors.retryability(status, retryAfter),
                null,
                status,
                null);
    }
}
