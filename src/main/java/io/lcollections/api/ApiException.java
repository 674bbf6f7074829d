package io.lcollections.api;

import io.lcollections.config.Durations;
import java.time.Duration;
import java.util.Optional;

/** The service was asked, or a saved answer was read, and no page came of it. */
public final class ApiException extends Exception {

    /** What went wrong, by what a caller can do about it. */
    public enum Kind {
        /** There is no key, or the service refuses it (104001, 104002, HTTP 401 and 403). */
        KEY,
        /** The service refuses the request (other codes, other 4xx), or points elsewhere. */
        REFUSED,
        /** The service cannot be reached or does not work: DNS, connect, TLS, timeouts, 408, 429, 5xx. */
        UNREACHABLE,
        /** Something came, and it cannot be vouched for: unreadable, cut off, or of another shape. */
        UNVOUCHED
    }

    private final Kind kind;
    private final String hint;
    private final RetryAdvice advice;

    /**
     * A failure that asking again does not mend.
     *
     * @param kind what went wrong
     * @param message one line, with the value; text of a server's in it is made safe only when it is shown
     * @param hint the way out, or {@code null} where there is none to tell
     * @param cause what was caught, or {@code null}
     */
    public ApiException(Kind kind, String message, String hint, Throwable cause) {
        this(kind, message, hint, RetryAdvice.NONE, cause);
    }

    /**
     * @param advice whether asking again may mend it
     */
    ApiException(Kind kind, String message, String hint, RetryAdvice advice, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.hint = hint;
        this.advice = advice;
    }

    /** What went wrong, by what a caller can do about it. */
    public Kind kind() {
        return kind;
    }

    /** The way out; {@code null} where there is none to tell. */
    public String hint() {
        return hint;
    }

    /** The service's own code, where it gave one; text of a server's. */
    public Optional<String> serviceCode() {
        for (Throwable at = this; at != null; at = at.getCause()) {
            if (at instanceof ServiceRefusal refusal) {
                return Optional.of(refusal.getMessage());
            }
        }
        return Optional.empty();
    }

    /** Whether asking again may mend it. */
    RetryAdvice advice() {
        return advice;
    }

    /** The same failure with another hint, where the caller knows a better way out. */
    public ApiException withHint(String better) {
        return new ApiException(kind, getMessage(), better, advice, this);
    }

    /** The same failure, and what it is about. */
    public ApiException about(String what) {
        return new ApiException(kind, what + ": " + getMessage(), hint, advice, this);
    }

    /** The same failure, and what it interrupted. */
    public ApiException during(String what) {
        return new ApiException(kind, getMessage() + "; " + what, hint, advice, this);
    }

    /** The same failure after so many tries. */
    ApiException after(int tries) {
        return tries == 1
                ? this
                : new ApiException(kind, getMessage() + " (tried " + tries + " times)", hint, advice, this);
    }

    /** The same failure, where the server asks for a longer wait than is sat through. */
    ApiException asking(Duration wait) {
        String asked = Durations.format(Duration.ofSeconds(Math.max(1, wait.toSeconds())));
        return new ApiException(
                kind, getMessage() + "; it asks to wait " + asked, "run it again after " + asked, advice, this);
    }
}
