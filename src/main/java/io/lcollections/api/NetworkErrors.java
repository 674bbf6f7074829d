package io.lcollections.api;

import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.ApiException.Retryability;
import io.lcollections.config.Durations;
import io.lcollections.config.ProxyServer;
import java.io.EOFException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Explains the exceptions of the JDK's HTTP client in one line and a hint: DNS, connect, TLS, proxy, timeouts.
 *
 * @param uri what was requested
 * @param proxy through which, if any
 * @param isPublic whether the URI is one of the operator's own, of which more is known when they fail
 */
record NetworkErrors(URI uri, Optional<ProxyServer> proxy, boolean isPublic) {
    private static final String CHECK_CONNECTION = "check the address and the network; -v shows the request";

    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    /** For a wrong password; 407 is only for a missing one. Source: tinyproxy 1.11. */
    private static final int UNAUTHORIZED_BY_TINYPROXY = 401;

    /** The only place where the client gives the status of a failed {@code CONNECT}. */
    private static final Pattern TUNNEL_FAILED = Pattern.compile("Tunnel failed, got: (\\d{3})");

    /** The client's message when it may not retry; the reason is in the cause. */
    private static final String NO_REASON = "Too many retries";

    /** Whether the server requested a certificate of the client, and what it got. */
    enum ClientCertificate {
        NOT_REQUESTED,
        MISSING,
        SENT
    }

    /** No response began. */
    ApiException noResponse(IOException cause, ClientCertificate certificate) {
        Optional<ApiException> ofProxy = proxy.flatMap(server -> ofProxy(server, cause));
        if (ofProxy.isPresent()) {
            return ofProxy.get();
        }
        if (isUnknownHost(cause)) {
            return unavailable(
                    "the host '" + uri.getHost() + "' cannot be found (DNS)",
                    hint(CHECK_CONNECTION),
                    Retryability.NONE,
                    cause);
        }
        if (isTls(cause)) {
            return tls(cause, certificate);
        }
        if (isCausedBy(cause, ConnectException.class)) {
            return unavailable(
                    "cannot connect to " + target() + ": " + reason(cause),
                    hint(CHECK_CONNECTION),
                    Retryability.TRANSIENT,
                    cause);
        }
        // A server that does not speak HTTP never will; one that closed the connection may answer the next request.
        return unavailable(
                "no answer in HTTP from " + target() + ": " + reason(cause),
                hint(certificate == ClientCertificate.MISSING ? TlsConfig.CERTIFICATE_REQUESTED : CHECK_CONNECTION),
                isCausedBy(cause, ProtocolException.class) ? Retryability.NONE : Retryability.TRANSIENT,
                cause);
    }

    private ApiException tls(IOException cause, ClientCertificate certificate) {
        String message = "TLS with " + target() + " failed: ";
        ExplainingTrustManager.Refusal refusal = cause(cause, ExplainingTrustManager.Refusal.class);
        if (refusal != null) {
            return unavailable(message + refusal.getMessage(), refusal.hint(), Retryability.NONE, cause);
        }
        String hint = switch (certificate) {
            case NOT_REQUESTED -> "is it https there?";
            case MISSING -> TlsConfig.CERTIFICATE_REQUESTED;
            case SENT -> TlsConfig.CERTIFICATE_REFUSED;
        };
        boolean isClosed = isCausedBy(cause, EOFException.class) || isCausedBy(cause, SocketException.class);
        return unavailable(
                message + reason(cause), hint(hint), isClosed ? Retryability.TRANSIENT : Retryability.NONE, cause);
    }

    /** A response began and did not end as it should. */
    ApiException brokenBody(int status, boolean hasKey, IOException cause) {
        if (!ApiErrors.isSuccess(status)) {
            ApiException failure = new ApiException(
                    ApiErrors.kind(status),
                    "the service answered HTTP " + status + ", and its body cannot be read: " + reason(cause),
                    ApiErrors.hint(status, hasKey),
                    ApiErrors.retryability(status, Optional.empty()),
                    cause);
            return isPublic ? ApiErrors.ofPublicService(failure) : failure;
        }
        boolean isTooLarge = isCausedBy(cause, HttpTransport.BodyTooLarge.class);
        boolean isPermanent = isTooLarge || isCausedBy(cause, UnsupportedEncodingException.class);
        return new ApiException(
                Kind.INVALID_RESPONSE,
                "the answer (HTTP " + status + ")"
                        + (isTooLarge ? " is refused: it is " : " cannot be read to its end: ") + reason(cause),
                isTooLarge ? "ask for fewer collections with --limit" : "nothing of it was printed; try again",
                isPermanent ? Retryability.NONE : Retryability.TRANSIENT,
                cause);
    }

    /**
     * The response was not complete in time.
     *
     * @param status 0 where not even the headers came
     */
    ApiException timeout(Duration timeout, int status) {
        String begun = status == 0 ? "" : " (its head came, HTTP " + status + ", but not all of its body)";
        return unavailable(
                "no whole answer from " + target() + " within " + Durations.format(timeout) + begun,
                hint("--timeout gives it longer, for example --timeout 2m"),
                Retryability.TRANSIENT,
                null);
    }

    /** Where the request went, for a message. */
    String target() {
        String service = uri.getScheme() + "://" + uri.getRawAuthority();
        return service + proxy.map(server -> " through the proxy " + server).orElse("");
    }

    /** What goes wrong at the proxy rather than at the service behind it. */
    private Optional<ApiException> ofProxy(ProxyServer server, IOException cause) {
        if (isUnknownHost(cause)) {
            String message = "the host '" + server.host() + "' of the proxy cannot be found (DNS)";
            return Optional.of(unavailable(message, origin(server), Retryability.NONE, cause));
        }
        if (isCausedBy(cause, ConnectException.class)) {
            String message = "cannot reach the proxy " + server + ": " + reason(cause);
            return Optional.of(unavailable(message, origin(server), Retryability.TRANSIENT, cause));
        }
        Matcher tunnel = TUNNEL_FAILED.matcher(reason(cause));
        return tunnel.find()
                ? Optional.of(tunnelFailed(server, Integer.parseInt(tunnel.group(1)), cause))
                : Optional.empty();
    }

    private ApiException tunnelFailed(ProxyServer server, int status, IOException cause) {
        if (status == UNAUTHORIZED_BY_TINYPROXY) {
            return proxyLogin(server, status, "");
        }
        String message = "the proxy " + server + (status >= 500 ? " cannot connect to " : " refuses to connect to ")
                + uri.getRawAuthority() + " (HTTP " + status + ")";
        return unavailable(message, origin(server), ApiErrors.retryability(status, Optional.empty()), cause);
    }

    /** The failure that a response is when it comes from the proxy, which does not let the request through. */
    Optional<ApiException> proxyLogin(HttpResponse<?> response) {
        if (proxy.isEmpty() || !isProxyLogin(response, proxy.get())) {
            return Optional.empty();
        }
        String schemes = String.join(", ", response.headers().allValues("proxy-authenticate"));
        return Optional.of(proxyLogin(proxy.get(), response.statusCode(), schemes));
    }

    private static boolean isProxyLogin(HttpResponse<?> response, ProxyServer server) {
        if (response.statusCode() != UNAUTHORIZED_BY_TINYPROXY) {
            return response.statusCode() == PROXY_AUTHENTICATION_REQUIRED;
        }
        // The service takes its key in a header of its own, and never asks for a user and a password.
        String scheme = response.headers().firstValue("www-authenticate").orElse("");
        return response.uri().getScheme().equalsIgnoreCase("http")
                && scheme.matches("(?i)basic\\b.*")
                && server.login().isPresent();
    }

    /**
     * @param schemes the value of {@code Proxy-Authenticate}; empty where it is not known
     */
    private static ApiException proxyLogin(ProxyServer server, int status, String schemes) {
        String message = "the proxy " + server
                + (server.login().isPresent()
                        ? " refuses the user and the password given"
                        : " asks for a user and a password")
                + " (HTTP " + status + ")";
        boolean takesBasic = schemes.isEmpty() || schemes.matches("(?i)(.*,)?\\s*basic\\b.*");
        String hint = takesBasic
                ? "name it as http://user:password@" + server
                        + ", best in HTTPS_PROXY or LCOLLECTIONS_PROXY: others can read a command line"
                : "it asks for " + ApiErrors.excerpt(schemes, 40) + ", and only Basic is spoken here";
        return unavailable(message, hint, Retryability.NONE, new IOException("HTTP " + status));
    }

    private static String origin(ProxyServer server) {
        return "the proxy is named by " + server.origin()
                + "; NO_PROXY lists what is asked without one, and --proxy '' asks everything without";
    }

    private static ApiException unavailable(String message, String hint, Retryability retryability, Throwable cause) {
        return new ApiException(Kind.UNAVAILABLE, message, hint, retryability, cause);
    }

    private String hint(String usual) {
        return isPublic ? ApiErrors.SERVICE_CLOSED : usual;
    }

    private static boolean isUnknownHost(IOException failure) {
        return isCausedBy(failure, UnresolvedAddressException.class) || isCausedBy(failure, UnknownHostException.class);
    }

    /** Whether no secure connection could be made. */
    static boolean isTls(Throwable failure) {
        return isCausedBy(failure, SSLException.class);
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        return cause(failure, type) != null;
    }

    /** The first exception of a type in the chain of causes, or {@code null}. */
    private static <T extends Throwable> T cause(Throwable failure, Class<T> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }

    /** The first message in the chain of causes; some exceptions of the JDK have none. */
    private static String reason(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            String message = at.getMessage();
            if (message != null && !message.isBlank() && !message.startsWith(NO_REASON)) {
                return message;
            }
        }
        return failure instanceof ConnectException
                ? "refused"
                : failure.getClass().getSimpleName();
    }
}
