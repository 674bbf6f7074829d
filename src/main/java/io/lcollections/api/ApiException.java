package io.lcollections.api;

import io.lcollections.model.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** A request to the service failed, or a saved response could not be read. */
public final class ApiException extends Exception {
    /** What is wrong; each kind has an exit code. */
    public enum Kind {
        /** The API key is missing or was rejected (104001, 104002, HTTP 401, HTTP 403 with a JSON body). */
        AUTHENTICATION,
        /** The request is rejected (other codes, other 4xx, a 403 page of a firewall), or redirected elsewhere. */
        REJECTED,
        /** The service cannot be reached or does not work: DNS, connect, TLS, timeouts, 408, 429, 5xx, some codes. */
        UNAVAILABLE,
        /** The response is unreadable, cut off, incomplete, or not of the expected form. */
        INVALID_RESPONSE
    }

    /** Whether the same request may succeed later. */
    enum Retry {
        /** It would fail again. */
        NEVER,
        /** A temporary failure: connection, timeout, a body that is cut off, HTTP 408, most 5xx, some codes. */
        TRANSIENT,
        /** HTTP 429, which concerns all requests and not only this one. */
        RATE_LIMITED
    }

    /**
     * What the response says.
     *
     * @param retryAfter how long the server asks to wait ({@code Retry-After}), if it does
     * @param serviceCode the error code of the service, if any; unsanitized text from a server
     * @param status 0 if there was no response
     */
    record Details(Retry retry, Optional<Duration> retryAfter, Optional<String> serviceCode, int status) {
        static Details of(Retry retry) {
            return new Details(retry, Optional.empty(), Optional.empty(), 0);
        }
    }

    private final Kind kind;
    private final String hint;
    private final transient Details details;

    /** A failure that is not retried. The message is one line, not sanitized; the hint and the cause may be {@code null}. */
    public ApiException(Kind kind, String message, String hint, Throwable cause) {
        this(kind, message, hint, Details.of(Retry.NEVER), cause);
    }

    ApiException(Kind kind, String message, String hint, Details details, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.hint = hint;
        this.details = details;
    }

    public static ApiException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new ApiException(Kind.UNAVAILABLE, "interrupted", null, cause);
    }

    /** Waits for the result of another thread. */
    public static <T> T await(Future<T> result) throws ApiException {
        try {
            return result.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ApiException failure) {
                throw failure;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            if (failed.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    public Kind kind() {
        return kind;
    }

    /** What the user can do, or {@code null}. */
    public String hint() {
        return hint;
    }

    Details details() {
        return details;
    }

    public Optional<String> serviceCode() {
        return details.serviceCode();
    }

    public Optional<Duration> retryAfter() {
        return details.retryAfter();
    }

    public ApiException withHint(String better) {
        return copy(getMessage(), better);
    }

    public ApiException about(String subject) {
        return copy(subject + ": " + getMessage(), hint);
    }

    public ApiException during(String what) {
        return copy(getMessage() + "; " + what, hint);
    }

    ApiException after(int attempts) {
        return attempts == 1 ? this : copy(getMessage() + " (tried " + attempts + " times)", hint);
    }

    /** Appends that the server asks for a longer wait than a request is retried after. */
    ApiException asking(Duration wait) {
        boolean isPlausible = wait.toDays() <= 366;
        Duration seconds = Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
        String asked = isPlausible ? Durations.format(seconds) : "over a year";
        String message = getMessage() + "; it asks to wait too long: " + asked;
        String newHint = isPlausible ? "run it again after " + asked : "ask its operator; -v shows the request";
        Details later = new Details(details.retry(), Optional.of(wait), details.serviceCode(), details.status());
        return new ApiException(kind, message, newHint, later, this);
    }

    private ApiException copy(String newMessage, String newHint) {
        return new ApiException(kind, newMessage, newHint, details, this);
    }
}
