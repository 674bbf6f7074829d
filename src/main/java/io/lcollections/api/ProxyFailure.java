package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.config.ProxyServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What goes wrong at a proxy, told apart from what goes wrong at the service behind it. */
final class ProxyFailure extends IOException implements NearFailure {
    private static final long serialVersionUID = 1;

    private static final int UNKNOWN = 407;
    /** Where the password is wrong; 407 is only where there is none. Source: tinyproxy 1.11. */
    private static final int UNKNOWN_TO_TINYPROXY = 401;

    /** What the client of the JDK says of an answer to {@code CONNECT}. */
    private static final Pattern TUNNEL = Pattern.compile("Tunnel failed, got: (\\d{3})");

    private ProxyFailure(IOException cause) {
        super(cause);
    }

    /** The failure, if it is the proxy's; {@code null} where there is none, or it let the request through. */
    static ApiException of(Attempt attempt, IOException trouble) {
        if (attempt.proxy().isEmpty()) {
            return null;
        }
        ProxyServer proxy = attempt.proxy().get();
        if (HttpFailure.isNameUnknown(trouble)) {
            String message = "the host '" + proxy.host() + "' of the proxy cannot be found (DNS)";
            return failure(message, named(proxy), RetryAdvice.NONE, trouble);
        }
        if (HttpFailure.isCausedBy(trouble, ConnectException.class)) {
            String message = "cannot reach the proxy " + proxy + ": " + HttpFailure.reason(trouble);
            return failure(message, named(proxy), RetryAdvice.PASSING, trouble);
        }
        Matcher tunnel = TUNNEL.matcher(HttpFailure.reason(trouble));
        return tunnel.find() ? tunnel(attempt, proxy, Integer.parseInt(tunnel.group(1)), trouble) : null;
    }

    private static ApiException tunnel(Attempt attempt, ProxyServer proxy, int status, IOException trouble) {
        if (status == UNKNOWN_TO_TINYPROXY) {
            return login(proxy, status, "");
        }
        boolean isPassing = status >= 500;
        String message = "the proxy " + proxy + (isPassing ? " cannot connect to " : " refuses to connect to ")
                + attempt.uri().getRawAuthority() + " (HTTP " + status + ")";
        return failure(message, named(proxy), RetryAdvice.of(status, Optional.empty()), trouble);
    }

    /** Whether it is the proxy that does not know who asks; an HTTP 401 may be a service's as well. */
    static boolean isLogin(HttpResponse<?> response, ProxyServer proxy) {
        if (response.statusCode() != UNKNOWN_TO_TINYPROXY) {
            return response.statusCode() == UNKNOWN;
        }
        boolean isPlain = response.uri().getScheme().equalsIgnoreCase("http");
        // The service takes its key in a header of its own, and has no use for a user and a password.
        boolean isBasic =
                response.headers().firstValue("www-authenticate").orElse("").matches("(?i)basic\\b.*");
        return isPlain && isBasic && proxy.login().isPresent();
    }

    /**
     * HTTP 407, or what stands for it.
     *
     * @param schemes the value of {@code Proxy-Authenticate}; empty where it is not known
     */
    static ApiException login(ProxyServer proxy, int status, String schemes) {
        boolean isShown = proxy.login().isPresent();
        boolean takesBasic = schemes.isEmpty() || schemes.matches("(?i)(.*,)?\\s*basic\\b.*");
        String message = "the proxy " + proxy
                + (isShown ? " refuses the user and the password given" : " asks for a user and a password")
                + " (HTTP " + status + ")";
        String way = takesBasic
                ? "name it as http://user:password@" + proxy
                        + ", best in HTTPS_PROXY or LCOLLECTIONS_PROXY: others can read a" + " command line"
                : "it asks for " + Excerpt.of(schemes, 40) + ", and only Basic is spoken here";
        return failure(message, way, RetryAdvice.NONE, new IOException("HTTP " + status));
    }

    private static ApiException failure(String message, String hint, RetryAdvice advice, IOException cause) {
        return new ApiException(Kind.UNREACHABLE, message, hint, advice, new ProxyFailure(cause));
    }

    private static String named(ProxyServer proxy) {
        return "the proxy is named by " + proxy.origin()
                + "; NO_PROXY lists what is asked without one, and --proxy '' asks" + " everything without";
    }
}
