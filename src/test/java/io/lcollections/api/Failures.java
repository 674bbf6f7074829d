package io.lcollections.api;

import io.lcollections.api.ApiException.Details;
import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.ApiException.Retry;
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
            return new NetworkErrors(URI.create("http://127.0.0.1:1"), Optional.empty())
                    .noResponse(new IOException("Connection reset"));
        }
        if (failure.status() == 200) {
            Details details = new Details(Retry.TRANSIENT, Optional.empty(), Optional.of("100202"), 200);
            return new ApiException(Kind.UNAVAILABLE, "the service failed", null, details, null);
        }
        return status(
                failure.status(),
                failure.retryAfter() < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(failure.retryAfter())));
    }

    /** Of the values of a request. */
    static ApiException refusal() {
        Details details = new Details(Retry.NEVER, Optional.empty(), Optional.empty(), 400);
        return new ApiException(Kind.REJECTED, "the service refused", "check it", details, null);
    }

    static ApiException status(int status, Optional<Duration> retryAfter) {
        Details details = new Details(ApiErrors.retry(status), retryAfter, Optional.empty(), status);
        return new ApiException(Kind.UNAVAILABLE, "the service answered HTTP " + status, null, details, null);
    }
}
