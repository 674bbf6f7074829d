package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.config.Durations;
import java.io.EOFException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What the client of the JDK throws, in words that say where and why. */
final class HttpFailure {
    private static final String CONNECTION = "check the address and the network; -v shows the request";

    private static final String CERTIFICATE_WANTED = "the server asks for a certificate of yours:"
            + " -Djavax.net.ssl.keyStore=FILE and -Djavax.net.ssl.keyStorePassword in LCOLLECTIONS_JAVA_OPTS name it";

    /** What the client says when it was told not to try again; the reason is below it. */
    private static final String NO_REASON = "Too many retries";

    private HttpFailure() {}

    /** No answer began. */
    static ApiException beforeAnswer(Attempt attempt, IOException trouble) {
        ApiException ofProxy = ProxyFailure.of(attempt, trouble);
        if (ofProxy != null) {
            return ofProxy;
        }
        if (isNameUnknown(trouble)) {
            return unreachable(
                    "the host '" + attempt.uri().getHost() + "' cannot be found (DNS)",
                    CONNECTION,
                    RetryAdvice.NONE,
                    trouble);
        }
        if (isCausedBy(trouble, SSLException.class)) {
            return tls(attempt, trouble);
        }
        if (isCausedBy(trouble, ConnectException.class)) {
            return unreachable(
                    "cannot connect to " + attempt.place() + ": " + reason(trouble),
                    CONNECTION,
                    RetryAdvice.PASSING,
                    trouble);
        }
        // Who does not speak HTTP will not learn it; who closed the connection may answer the next one.
        boolean anotherTongue = isCausedBy(trouble, ProtocolException.class);
        return unreachable(
                "no answer in HTTP from " + attempt.place() + ": " + reason(trouble),
                attempt.wantsCertificate() ? CERTIFICATE_WANTED : CONNECTION,
                anotherTongue ? RetryAdvice.NONE : RetryAdvice.PASSING,
                trouble);
    }

    /** A certificate does not mend itself; a connection that was closed may be open again. */
    private static ApiException tls(Attempt attempt, IOException trouble) {
        StoreFailure store = cause(trouble, StoreFailure.class);
        if (store != null) {
            return store(store);
        }
        CertificateRefusal refusal = cause(trouble, CertificateRefusal.class);
        if (refusal != null) {
            String message = "TLS with " + attempt.place() + " failed: " + refusal.getMessage();
            return unreachable(message, refusal.hint(), RetryAdvice.NONE, refusal);
        }
        boolean closed = isCausedBy(trouble, EOFException.class) || isCausedBy(trouble, SocketException.class);
        return unreachable(
                "TLS with " + attempt.place() + " failed: " + reason(trouble),
                tlsHint(attempt, reason(trouble)),
                closed ? RetryAdvice.PASSING : RetryAdvice.NONE,
                trouble);
    }

    private static String tlsHint(Attempt attempt, String reason) {
        if (attempt.wantsCertificate()) {
            return CERTIFICATE_WANTED;
        }
        // A server that complains of one speaks of its client's.
        return reason.matches("(?i).*fatal alert: \\w*(certificate|unknown_ca)\\w*")
                ? "the server does not take the certificate that -Djavax.net.ssl.keyStore names"
                : "is it https there?";
    }

    /** The certificates on this side cannot be read, which has nothing to do with the server. */
    static ApiException store(StoreFailure failure) {
        return unreachable(failure.getMessage(), failure.hint(), RetryAdvice.NONE, failure);
    }

    /** An answer began and did not end as it should. */
    static ApiException withinAnswer(int status, boolean hasKey, IOException trouble) {
        if (!HttpStatus.isSuccess(status)) {
            String message =
                    "the service answered HTTP " + status + ", and its body cannot be read: " + reason(trouble);
            return new ApiException(
                    HttpStatus.kind(status),
                    message,
                    HttpStatus.hint(status, hasKey),
                    RetryAdvice.of(status, Optional.empty()),
                    trouble);
        }
        boolean tooLarge = isCausedBy(trouble, BodyTooLarge.class);
        boolean lasting = tooLarge || isCausedBy(trouble, UnsupportedEncodingException.class);
        String what = tooLarge ? " is refused: it is " : " cannot be read to its end: ";
        return new ApiException(
                Kind.UNVOUCHED,
                "the answer (HTTP " + status + ")" + what + reason(trouble),
                tooLarge ? "ask for fewer collections with --limit" : "nothing of it was printed; try again",
                lasting ? RetryAdvice.NONE : RetryAdvice.PASSING,
                trouble);
    }

    /** The answer was not whole when its time was over. */
    static ApiException late(Attempt attempt, Duration timeout, int status) {
        String begun = status == 0 ? "" : " (its head came, HTTP " + status + ", but not all of its body)";
        return unreachable(
                "no whole answer from " + attempt.place() + " within " + Durations.format(timeout) + begun,
                "--timeout gives it longer, for example --timeout 2m",
                RetryAdvice.PASSING,
                null);
    }

    private static ApiException unreachable(String message, String hint, RetryAdvice advice, Throwable cause) {
        return new ApiException(Kind.UNREACHABLE, message, hint, advice, cause);
    }

    static boolean isNameUnknown(IOException trouble) {
        return isCausedBy(trouble, UnresolvedAddressException.class) || isCausedBy(trouble, UnknownHostException.class);
    }

    static boolean isCausedBy(Throwable trouble, Class<? extends Throwable> kind) {
        return cause(trouble, kind) != null;
    }

    /** The first of its kind on the way down; {@code null} where there is none. */
    private static <T extends Throwable> T cause(Throwable trouble, Class<T> kind) {
        for (Throwable at = trouble; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return kind.cast(at);
            }
        }
        return null;
    }

    /** The first message on the way down; the JDK leaves some of its exceptions without one. */
    static String reason(Throwable trouble) {
        for (Throwable at = trouble; at != null; at = at.getCause()) {
            String message = at.getMessage();
            if (message != null && !message.isBlank() && !message.startsWith(NO_REASON)) {
                return message;
            }
        }
        return trouble instanceof ConnectException
                ? "refused"
                : trouble.getClass().getSimpleName();
    }
}
