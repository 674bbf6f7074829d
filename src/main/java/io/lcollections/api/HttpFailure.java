package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.config.Durations;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** What the client of the JDK throws, in words that say where and why. */
final class HttpFailure {
    private static final String CONNECTION = "check the address and the network; -v shows the request";

    /** What the client says when it was told not to try again; the reason is below it. */
    private static final String NO_REASON = "Too many retries";

    private HttpFailure() {}

    /** No answer began. */
    static ApiException beforeAnswer(URI uri, IOException trouble) {
        if (isCausedBy(trouble, UnresolvedAddressException.class) || isCausedBy(trouble, UnknownHostException.class)) {
            return unreachable("the host '" + uri.getHost() + "' cannot be found (DNS)", CONNECTION, trouble);
        }
        if (isCausedBy(trouble, SSLException.class)) {
            return unreachable("TLS with " + place(uri) + " failed: " + reason(trouble), "is it https there?", trouble);
        }
        if (isCausedBy(trouble, ConnectException.class)) {
            return unreachable("cannot connect to " + place(uri) + ": " + reason(trouble), CONNECTION, trouble);
        }
        return unreachable("no answer in HTTP from " + place(uri) + ": " + reason(trouble), CONNECTION, trouble);
    }

    /** An answer began and did not end as it should. */
    static ApiException withinAnswer(int status, boolean hasKey, IOException trouble) {
        if (!HttpStatus.isSuccess(status)) {
            String message =
                    "the service answered HTTP " + status + ", and its body cannot be read: " + reason(trouble);
            return new ApiException(HttpStatus.kind(status), message, HttpStatus.hint(status, hasKey), trouble);
        }
        boolean tooLarge = isCausedBy(trouble, BodyTooLarge.class);
        String what = tooLarge ? " is refused: it is " : " cannot be read to its end: ";
        return new ApiException(
                Kind.UNVOUCHED,
                "the answer (HTTP " + status + ")" + what + reason(trouble),
                tooLarge ? "ask for fewer collections with --limit" : "nothing of it was printed; try again",
                trouble);
    }

    /** The answer was not whole when its time was over. */
    static ApiException late(URI uri, Duration timeout, int status) {
        String begun = status == 0 ? "" : " (its head came, HTTP " + status + ", but not all of its body)";
        return unreachable(
                "no whole answer from " + place(uri) + " within " + Durations.format(timeout) + begun,
                "--timeout gives it longer, for example --timeout 2m",
                null);
    }

    private static ApiException unreachable(String message, String hint, Throwable cause) {
        return new ApiException(Kind.UNREACHABLE, message, hint, cause);
    }

    private static String place(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static boolean isCausedBy(Throwable trouble, Class<? extends Throwable> kind) {
        for (Throwable at = trouble; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    /** The first message on the way down; the JDK leaves some of its exceptions without one. */
    private static String reason(Throwable trouble) {
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
