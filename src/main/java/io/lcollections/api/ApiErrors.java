package io.lcollections.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.api.ApiException.Details;
import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.ApiException.Retry;
import io.lcollections.api.HttpCollectionsApi.Response;
import io.lcollections.api.ProxyRoute.ProxyServer;
import io.lcollections.model.Durations;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Explains failed requests: error codes of the service, HTTP statuses, and exceptions of the JDK's HTTP client. */
public final class ApiErrors {
    public static final String MISSING_KEY =
            "give a key with --api-key-file FILE, through a pipe with --api-key-file -,"
                    + " in LOOPRING_API_KEY, or store it with lcollections config set api-key; to try the tool without one: --network sandbox";

    static final String NOT_THE_SERVICE =
            "a proxy, a login page or another server may be at this address; -v shows the request";
    public static final String SERVICE_CLOSED =
            "public reports say that the operator closed the service on 2026-06-28/29; what still works:"
                    + " --input FILE (saved responses), --base-url URL (another relayer), --network sandbox";
    public static final String FIREWALL =
            "a firewall or proxy in front of the service refuses this machine or program; lcollections doctor shows more";
    private static final String KEY_OR_LOGIN = "a proxy or a login page may be in front of the service, or the key is"
            + " wrong; lcollections doctor compares the answers with and without the key";
    private static final String WRONG_PATH =
            "is the base URL right? the request goes to " + BaseUrl.PATH + " under it; -v shows the request";
    private static final String CHECK_KEY = "check the key: is it complete, and is it for this network?";
    private static final String STATUS_PASSES = "try again later";
    private static final String CHECK_CONNECTION = "check the address and the network; -v shows the request";
    private static final String CHECK_TLS =
            "does the server speak https on this port? if it requires a client certificate,"
                    + " -Djavax.net.ssl.keyStore=FILE and -Djavax.net.ssl.keyStorePassword in LCOLLECTIONS_JAVA_OPTS name it";
    private static final String MORE_TIME = "--timeout allows more time, for example --timeout 2m";
    /** Hints that name the address as a reason, or none. */
    private static final Set<String> ABOUT_ANY_ADDRESS =
            Set.of(NOT_THE_SERVICE, WRONG_PATH, STATUS_PASSES, CHECK_CONNECTION, CHECK_TLS, MORE_TIME);

    private static final int MAX_REASON = 200;
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

    private ApiErrors() {}

    /** An error of the service: {@code {"resultInfo": {"code": c, "message": "…"}}} or {@code {"code": c, "msg": "…"}}. */
    public record ServiceError(String code, String text) {
        /** {@code null} if the JSON has no error code, or that of success: zero, in any spelling, or a word for it. */
        public static ServiceError in(JsonNode json) {
            for (JsonNode object : List.of(json.path("resultInfo"), json)) {
                JsonNode code = object.path("code");
                String number = code.isNumber() || code.isTextual() ? code.asText() : "";
                // Most pages have no code, and compile no pattern.
                if (!number.isBlank() && !number.matches("(?i)[-+.0]+(e.*)?|ok|success\\w*")) {
                    String message = object.path("message").asText("").strip();
                    String text =
                            message.isEmpty() ? object.path("msg").asText("").strip() : message;
                    return new ServiceError(number.replaceAll("^0+|\\.0+$", ""), text);
                }
            }
            return null;
        }

        /** Source of the codes: the public documentation of the service. */
        public Kind kind() {
            return switch (code) {
                case "104001", "104002" -> Kind.AUTHENTICATION;
                case "100000", "100002", "100202", "100203", "100204", "104208" -> Kind.UNAVAILABLE;
                default -> Kind.REJECTED;
            };
        }

        public String hint() {
            return switch (code) {
                case "100000", "100002", "100202", "100203", "100204", "104208" ->
                    "the service fails temporarily; try again later";
                case "100001" -> "check the values of the options, --limit among them; -v shows the request";
                case "101001" -> "no account belongs to that address; check it";
                case "101002" -> "check the account and the key: the service also sends this code for a wrong key";
                case "102003", "104007" -> "check the account: its number, not its address";
                case "104001" -> MISSING_KEY;
                case "104002" -> CHECK_KEY;
                case "104003" -> "check the account, and that the key may read it";
                case "104004", "104005", "108000" -> "is the base URL that of a Loopring relayer?";
                default -> null;
            };
        }

        /** The text and the code, for a message; secrets are removed before a text is shortened. */
        public String described(UnaryOperator<String> redact) {
            String reason = text.isEmpty() ? "no reason given" : "\"" + excerpt(redact.apply(text)) + "\"";
            return reason + " (code " + excerpt(redact.apply(code), 20) + ")";
        }
    }

    static ApiException ofStatus(Response response, String message, boolean isJson, Throwable cause) {
        Kind kind = kind(response.status(), isJson);
        Details details = details(response, retry(response.status()), Optional.empty());
        return new ApiException(kind, message, hint(response, isJson), details, cause);
    }

    /** The failure of a response with an error of the service, whose code decides unless the status says more. */
    static ApiException ofService(Response response, ServiceError error, UnaryOperator<String> redact) {
        int status = response.status();
        boolean codeDecides = error.kind() != Kind.REJECTED || status / 100 == 2;
        Kind kind = codeDecides ? error.kind() : kind(status, true);
        boolean isTemporary = kind == Kind.UNAVAILABLE;
        boolean statusSaysMore = !codeDecides && (isTemporary || status == 404);
        String usual = kind == Kind.REJECTED && !statusSaysMore ? "-v shows the request" : hint(response, true);
        String hint = statusSaysMore || error.hint() == null ? usual : error.hint();
        Retry ofCode = codeDecides && retry(status) == Retry.NEVER ? Retry.TRANSIENT : retry(status);
        Details details = details(response, isTemporary ? ofCode : Retry.NEVER, Optional.of(error.code()));
        String message = isTemporary ? "the service failed: " : "the service refused: ";
        return new ApiException(kind, message + error.described(redact) + ", HTTP " + status, hint, details, null);
    }

    private static Details details(Response response, Retry retry, Optional<String> code) {
        return new Details(retry, retryAfter(response.headers(), response.time()), code, response.status());
    }

    /** The service sends a JSON object with an error status, a firewall a page. */
    private static Kind kind(int status, boolean isJson) {
        if (status == 401 || status == 403 && isJson) {
            return Kind.AUTHENTICATION;
        }
        return status == 408 || status == 429 || status >= 500 ? Kind.UNAVAILABLE : Kind.REJECTED;
    }

    private static String hint(Response response, boolean isJson) {
        int status = response.status();
        if (kind(status, isJson) == Kind.AUTHENTICATION) {
            String withKey = isJson ? CHECK_KEY : KEY_OR_LOGIN;
            return response.hasKey() ? withKey : "no key was sent: " + MISSING_KEY;
        }
        return switch (status) {
            case 403 -> FIREWALL;
            case 404 -> WRONG_PATH;
            case 407 -> "the proxy requires a user and a password";
            case 429 -> "too many requests: wait a while, or send fewer per second with --rate";
            case 511 -> "a hotspot, proxy or firewall asks for a login: open a web page in a browser and log in there";
            default -> status == 408 || status >= 500 ? STATUS_PASSES : NOT_THE_SERVICE;
        };
    }

    /** Whether a request with this HTTP status may be retried; 501 and 505 are about what the server supports. */
    static Retry retry(int status) {
        boolean isTransient = status == 408 || status / 100 == 5 && status != 501 && status != 505;
        return status == 429 ? Retry.RATE_LIMITED : isTransient ? Retry.TRANSIENT : Retry.NEVER;
    }

    /** Adapts the hint for the operator's own addresses: the base URL is right, so the hint is about the service. */
    static ApiException ofPublicService(ApiException failure) {
        boolean isAboutAddress = ABOUT_ANY_ADDRESS.contains(String.valueOf(failure.hint()));
        return isAboutAddress ? failure.withHint(SERVICE_CLOSED) : failure;
    }

    /** Nothing was received: DNS, connect, TLS, proxy, or no HTTP. */
    public static ApiException noResponse(URI uri, Optional<ProxyServer> proxy, Throwable cause) {
        String to = target(uri, proxy);
        String reason = reason(cause);
        String hint = proxy.map(server -> "the proxy is named by " + server.origin()
                        + "; NO_PROXY lists hosts to reach without a proxy, and --proxy '' turns it off")
                .orElse(CHECK_CONNECTION);
        if (cause(cause, UnresolvedAddressException.class) != null
                || cause(cause, UnknownHostException.class) != null) {
            String host = proxy.map(server -> server.host() + "' of the proxy").orElse(uri.getHost() + "'");
            return unavailable("the host '" + host + " cannot be found (DNS)", hint, Retry.NEVER, cause);
        }
        if (cause(cause, ConnectException.class) != null) {
            String what = proxy.map(server -> "reach the proxy " + server).orElse("connect to " + to);
            return unavailable("cannot " + what + ": " + reason, hint, Retry.TRANSIENT, cause);
        }
        Matcher tunnel = TUNNEL_FAILED.matcher(reason);
        if (proxy.isPresent() && tunnel.find()) {
            int status = Integer.parseInt(tunnel.group(1));
            String what = status >= 500 ? " cannot connect to " : " refuses to connect to ";
            String message = "the proxy " + proxy.get() + what + uri.getRawAuthority() + " (HTTP " + status + ")";
            return status == UNAUTHORIZED_BY_TINYPROXY
                    ? proxyLogin(proxy.get(), status)
                    : unavailable(message, hint, retry(status), cause);
        }
        TlsConfig.Refusal refusal = cause(cause, TlsConfig.Refusal.class);
        if (refusal != null) {
            String message = "TLS with " + to + " failed: " + refusal.getMessage();
            return unavailable(message, refusal.hint, Retry.NEVER, cause);
        }
        boolean isTls = cause(cause, SSLException.class) != null;
        boolean isClosed = cause(cause, EOFException.class) != null || cause(cause, SocketException.class) != null;
        // A server that does not speak HTTP never will; one that closed the connection may answer the next request.
        boolean isTransient = isTls ? isClosed : cause(cause, ProtocolException.class) == null;
        return unavailable(
                (isTls ? "TLS with " + to + " failed: " : "no HTTP response from " + to + ": ") + reason,
                isTls || uri.getScheme().equalsIgnoreCase("https") ? CHECK_TLS : CHECK_CONNECTION,
                isTransient ? Retry.TRANSIENT : Retry.NEVER,
                cause);
    }

    static ApiException brokenBody(Response begun, Throwable cause) {
        if (begun.status() / 100 != 2) {
            String message = "the service answered HTTP " + begun.status() + ", and its body cannot be read: ";
            return ofStatus(begun, message + reason(cause), false, cause);
        }
        boolean isTooLarge = cause(cause, HttpCollectionsApi.BodyTooLarge.class) != null;
        String what = isTooLarge ? "is too large: " : "cannot be read completely: ";
        String hint = isTooLarge ? "request fewer collections with --limit" : "nothing of it was printed; try again";
        String message = "the response (HTTP " + begun.status() + ") " + what + reason(cause);
        Details details = Details.of(isTooLarge ? Retry.NEVER : Retry.TRANSIENT);
        return new ApiException(Kind.INVALID_RESPONSE, message, hint, details, cause);
    }

    /** {@code begun} is {@code null} if not even the headers were received. */
    static ApiException timeout(URI uri, Optional<ProxyServer> proxy, Duration timeout, Response begun) {
        String part = begun == null ? "" : " (HTTP " + begun.status() + ", but only a part of the body)";
        String message = "no complete response from " + target(uri, proxy) + " within " + Durations.format(timeout);
        return unavailable(message + part, MORE_TIME, Retry.TRANSIENT, null);
    }

    private static String target(URI uri, Optional<ProxyServer> proxy) {
        String service = uri.getScheme() + "://" + uri.getRawAuthority();
        return service + proxy.map(server -> " through the proxy " + server).orElse("");
    }

    static void checkProxyLogin(HttpResponse<?> response, Optional<ProxyServer> proxy) throws ApiException {
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
        return unavailable("the proxy " + server + how + " (HTTP " + status + ")", hint, Retry.NEVER, null);
    }

    private static ApiException unavailable(String message, String hint, Retry retry, Throwable cause) {
        return new ApiException(Kind.UNAVAILABLE, message, hint, Details.of(retry), cause);
    }

    public static <T extends Throwable> T cause(Throwable failure, Class<T> type) {
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
                return excerpt(message);
            }
        }
        return cause(failure, ConnectException.class) != null ? "refused" : "the connection was closed";
    }

    /** The longest {@code Retry-After}. A date is compared with the header {@code Date}, as the local clock may be wrong. */
    static Optional<Duration> retryAfter(HttpHeaders headers, Instant now) {
        Instant serverTime = headers.firstValue("date").flatMap(ApiErrors::date).orElse(now);
        return headers.allValues("retry-after").stream()
                // At commas, but not at that behind the day of the week in a date.
                .flatMap(header -> Stream.of(header.split("(?i)(?<!mon|tue|wed|thu|fri|sat|sun|day),")))
                .flatMap(text -> seconds(text.strip(), serverTime).stream())
                .max(Comparator.naturalOrder())
                // More than 100 years mean the same, and would overflow as nanoseconds.
                .map(seconds -> Duration.ofSeconds(Math.min(seconds, 36_500L * 24 * 60 * 60)));
    }

    private static Optional<Long> seconds(String text, Instant serverTime) {
        // The cast turns more than 64 bits into the greatest long.
        return text.matches("\\d+(\\.\\d*)?")
                ? Optional.of((long) Math.ceil(Double.parseDouble(text)))
                : date(text)
                        .map(until -> Duration.between(serverTime, until.plusNanos(999_999_999)))
                        .map(wait -> Math.max(0, wait.toSeconds()));
    }

    /** The date of an HTTP header in any of its three forms (RFC 9110, 5.6.7); empty if it is missing or invalid. */
    public static Optional<Instant> date(String header) {
        // The day of the week is not needed, and some servers get it wrong.
        String date = header.strip()
                .replaceFirst("^[A-Za-z]+ ([A-Za-z]+) +(\\d+) ([0-9:]+) (\\d+)$", "$2 $1 $4 $3 GMT")
                .replaceFirst("^[A-Za-z]+, *", "")
                .replaceFirst("^(\\d+)-([A-Za-z]+)-", "$1 $2 ")
                .replaceFirst(" \\d{5,} ", " 9999 ")
                // Two digits of a year are from 1980 to 2079.
                .replaceFirst(" ([0-7]\\d) ", " 20$1 ")
                .replaceFirst(" (\\d\\d) ", " 19$1 ");
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeException invalid) {
            return Optional.empty();
        }
    }

    /** The beginning of a text of others, as long as a reason may be; see {@link #excerpt(String, int)}. */
    public static String excerpt(String text) {
        return excerpt(text, MAX_REASON);
    }

    /** The beginning of a text as one line: white space is folded, and shortened text ends with an ellipsis. */
    public static String excerpt(String text, int maxCharacters) {
        int length = Math.min(text.length(), 16 * maxCharacters);
        String folded = text.substring(0, length).strip().replaceAll("\\s+", " ");
        int characters = folded.codePointCount(0, folded.length());
        if (length == text.length() && characters <= maxCharacters) {
            return folded;
        }
        return folded.substring(0, folded.offsetByCodePoints(0, Math.min(characters, maxCharacters))) + "…";
    }
}
