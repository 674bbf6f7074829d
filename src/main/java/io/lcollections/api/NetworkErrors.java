package io.lcollections.api;

import io.lcollections.api.ApiException.Details;
import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.ApiException.Retry;
import io.lcollections.api.HttpTransport.Response;
import io.lcollections.api.ProxyRoute.ProxyServer;
import io.lcollections.model.Durations;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Explains the exceptions of the JDK's HTTP client in one line and a hint: DNS, connect, TLS, proxy, timeouts. */
public record NetworkErrors(URI uri, Optional<ProxyServer> proxy) {
    static final String CHECK_CONNECTION = "check the address and the network; -v shows the request";
    static final String CHECK_TLS = "does the server speak https on this port? if it requires a client certificate,"
            + " -Djavax.net.ssl.keyStore=FILE and -Djavax.net.ssl.keyStorePassword in LCOLLECTIONS_JAVA_OPTS name it";
    static final String MORE_TIME = "--timeout allows more time, for example --timeout 2m";
    /** Of tinyproxy 1.11 for a wrong password; its 407 is only for a missing one. */
    private static final int UNAUTHORIZED_BY_TINYPROXY = 401;
    /** The only place where the client gives the status of a failed {@code CONNECT}. */
    private static final Pattern TUNNEL_FAILED = Pattern.compile("Tunnel failed, got: (\\d{3})");
    /** Messages that give no reason: the client may not retry, or a class is named; the reason is in the cause. */
    private static final Pattern NO_REASON = Pattern.compile("Too many retries|\\b(java|javax|jdk|sun)\\.\\w+\\.");
    /** The messages of the client about invalid HTTP, each matching at most one pattern, in plain words. */
    private static final Map<String, String> PLAIN_WORDS = Map.of(
            "fixed content-length: (\\d+), bytes received: (\\d+)", "the connection was closed after $2 of $1 bytes",
            "chunked transfer encoding, state.*|EOF reached.*|readHandshakeRecord|.*header parser received no bytes",
                    "the connection was closed too early",
            "For input string.*|fixed content-length: -.*", "its Content-Length is not a number of bytes",
            "(?s)parsing HTTP/1.1 .*, receiving \\[(.*)\\], parser state.*", "not HTTP, or cut off: \"$1\"");

    public ApiException noResponse(IOException cause) {
        String connection = proxy.map(server -> "the proxy is named by " + server.origin()
                        + "; NO_PROXY lists hosts to reach without a proxy, and --proxy '' turns it off")
                .orElse(CHECK_CONNECTION);
        if (isCausedBy(cause, UnresolvedAddressException.class) || isCausedBy(cause, UnknownHostException.class)) {
            String host =
                    proxy.map(server -> "'" + server.host() + "' of the proxy").orElse("'" + uri.getHost() + "'");
            return failure("the host " + host + " cannot be found (DNS)", connection, Retry.NEVER, cause);
        }
        String reason = reason(cause);
        if (isCausedBy(cause, ConnectException.class)) {
            String what = proxy.map(server -> "reach the proxy " + server).orElse("connect to " + target());
            return failure("cannot " + what + ": " + reason, connection, Retry.TRANSIENT, cause);
        }
        Matcher tunnel = TUNNEL_FAILED.matcher(reason);
        if (proxy.isPresent() && tunnel.find()) {
            int status = Integer.parseInt(tunnel.group(1));
            String what = status >= 500 ? " cannot connect to " : " refuses to connect to ";
            String message = "the proxy " + proxy.get() + what + uri.getRawAuthority() + " (HTTP " + status + ")";
            return status == UNAUTHORIZED_BY_TINYPROXY
                    ? proxyLogin(proxy.get(), status)
                    : failure(message, connection, ApiErrors.retry(status), cause);
        }
        if (isTls(cause)) {
            TlsConfig.Refusal refusal = cause(cause, TlsConfig.Refusal.class);
            boolean isClosed = isCausedBy(cause, EOFException.class) || isCausedBy(cause, SocketException.class);
            String message = "TLS with " + target() + " failed: " + (refusal == null ? reason : refusal.getMessage());
            String hint = refusal == null ? CHECK_TLS : refusal.hint;
            return failure(message, hint, isClosed && refusal == null ? Retry.TRANSIENT : Retry.NEVER, cause);
        }
        // A server that does not speak HTTP never will; one that closed the connection may answer the next request.
        Retry retry = isCausedBy(cause, ProtocolException.class) ? Retry.NEVER : Retry.TRANSIENT;
        String hint = uri.getScheme().equalsIgnoreCase("https") ? CHECK_TLS : CHECK_CONNECTION;
        return failure("no HTTP response from " + target() + ": " + reason, hint, retry, cause);
    }

    /** A response began but its body could not be read completely. */
    static ApiException brokenBody(Response received, Instant now, IOException cause) {
        int status = received.status();
        if (status / 100 != 2) {
            String message = "the service answered HTTP " + status + ", and its body cannot be read: " + reason(cause);
            return ApiErrors.ofStatus(received, message, false, now, cause);
        }
        boolean isTooLarge = isCausedBy(cause, HttpTransport.BodyTooLarge.class);
        String what = isTooLarge ? "is too large: " : "cannot be read completely: ";
        String hint = isTooLarge ? "request fewer collections with --limit" : "nothing of it was printed; try again";
        String message = "the response (HTTP " + status + ") " + what + reason(cause);
        Details details = Details.of(isTooLarge ? Retry.NEVER : Retry.TRANSIENT);
        return new ApiException(Kind.INVALID_RESPONSE, message, hint, details, cause);
    }

    /** The response was not complete in time; the status is 0 if not even the headers were received. */
    ApiException timeout(Duration timeout, int status) {
        String begun = status == 0 ? "" : " (HTTP " + status + ", but only a part of the body)";
        String message = "no complete response from " + target() + " within " + Durations.format(timeout) + begun;
        return failure(message, MORE_TIME, Retry.TRANSIENT, null);
    }

    private String target() {
        String service = uri.getScheme() + "://" + uri.getRawAuthority();
        return service + proxy.map(server -> " through the proxy " + server).orElse("");
    }

    /** Throws if the response is from the proxy, which rejects the login or requires one. */
    void checkProxyLogin(HttpResponse<?> response) throws ApiException {
        int status = response.statusCode();
        // The service has a header of its own for the key, and never asks for a user and a password.
        boolean isTinyproxy = status == UNAUTHORIZED_BY_TINYPROXY
                && response.uri().getScheme().equalsIgnoreCase("http")
                && response.headers().firstValue("www-authenticate").orElse("").matches("(?i)basic\\b.*")
                && proxy.flatMap(ProxyServer::login).isPresent();
        if (proxy.isPresent() && (status == 407 || isTinyproxy)) {
            throw proxyLogin(proxy.get(), status);
        }
    }

    private static ApiException proxyLogin(ProxyServer server, int status) {
        String how =
                server.login().isPresent() ? " rejects the given user and password" : " requires a user and a password";
        String hint =
                "name it as http://user:password@" + server + ", best in HTTPS_PROXY or LCOLLECTIONS_PROXY: others"
                        + " can read a command line; only the login method Basic is supported";
        return failure("the proxy " + server + how + " (HTTP " + status + ")", hint, Retry.NEVER, null);
    }

    private static ApiException failure(String message, String hint, Retry retry, Throwable cause) {
        return new ApiException(Kind.UNAVAILABLE, message, hint, Details.of(retry), cause);
    }

    public static boolean isTls(Throwable failure) {
        return isCausedBy(failure, SSLException.class);
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        return cause(failure, type) != null;
    }

    /** The first exception of a type in the chain of causes, or {@code null}. */
    static <T extends Throwable> T cause(Throwable failure, Class<T> type) {
        return failure == null || type.isInstance(failure) ? type.cast(failure) : cause(failure.getCause(), type);
    }

    /** The first message in the chain of causes, in plain words; some exceptions of the JDK have none. */
    private static String reason(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            String message = Objects.requireNonNullElse(at.getMessage(), "");
            if (!message.isBlank() && !NO_REASON.matcher(message).find()) {
                for (Map.Entry<String, String> words : PLAIN_WORDS.entrySet()) {
                    message = message.replaceFirst("\\A(?:" + words.getKey() + ")\\z", words.getValue());
                }
                return ApiErrors.excerpt(message, ApiErrors.MAX_REASON);
            }
        }
        return failure instanceof ConnectException ? "refused" : "the connection was closed";
    }
}
