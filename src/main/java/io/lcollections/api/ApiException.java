package io.lcollections.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** A request to the service failed, or a saved response could not be read. */
public final class ApiException extends Exception {
    /** What is wrong; each kind has an exit code. */
    public enum Kind {
        AUTHENTICATION,
        /** The service or a firewall rejects the request, or redirects it elsewhere. */
        REJECTED,
        UNAVAILABLE,
        /** The response is unreadable, cut off, incomplete, or not of the expected form. */
        INVALID_RESPONSE
    }

    /** Whether the same request may succeed later; HTTP 429 concerns all requests and not only this one. */
    enum Retry {
        NEVER,
        TRANSIENT,
        RATE_LIMITED
    }

    /** What the response says; the code of the service is unsanitized text, and the status 0 if there was no response. */
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
            throw failed.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(failed);
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
        return new ApiException(kind, getMessage(), better, details, this);
    }

    public ApiException withMessage(String better) {
        return new ApiException(kind, better, hint, details, this);
    }

    public ApiException about(String subject) {
        return withMessage(subject + ": " + getMessage());
    }

    public ApiException during(String what) {
        return withMessage(getMessage() + "; " + what);
    }
}
