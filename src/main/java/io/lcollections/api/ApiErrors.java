package io.lcollections.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.api.ApiException.Details;
import io.lcollections.api.ApiException.Kind;
import io.lcollections.api.ApiException.Retry;
import io.lcollections.api.HttpTransport.Response;
import io.lcollections.json.JsonNumber;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Maps the error codes of the service and HTTP statuses to the kind of failure, the hint, and whether to retry. */
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
    public static final int MAX_REASON = 200;
    /** Hints that name the address as a reason, or none. */
    private static final Set<String> ABOUT_ANY_ADDRESS = Set.of(
            NOT_THE_SERVICE,
            WRONG_PATH,
            STATUS_PASSES,
            NetworkErrors.CHECK_CONNECTION,
            NetworkErrors.CHECK_TLS,
            NetworkErrors.MORE_TIME);

    private ApiErrors() {}

    /** An error of the service: {@code {"resultInfo": {"code": c, "message": "…"}}} or {@code {"code": c, "msg": "…"}}. */
    public record ServiceError(String code, String text) {
        /** {@code null} if the JSON has no error code, or that of success. */
        public static ServiceError in(JsonNode json) {
            ServiceError error = of(json.path("resultInfo"));
            return error == null ? of(json) : error;
        }

        private static ServiceError of(JsonNode object) {
            JsonNode code = object.path("code");
            String number = code.isNumber() || code.isTextual() ? code.asText() : "";
            if (number.isBlank() || new JsonNumber(number).exactLong().equals(OptionalLong.of(0))) {
                return null;
            }
            String text = object.path("message").asText("").strip();
            return new ServiceError(
                    number, text.isEmpty() ? object.path("msg").asText("").strip() : text);
        }

        private String plainCode() {
            return String.valueOf(new JsonNumber(code).exactLong().orElse(0));
        }

        /** Source of the codes: the public documentation of the service. */
        public Kind kind() {
            return switch (plainCode()) {
                case "104001", "104002" -> Kind.AUTHENTICATION;
                case "100000", "100002", "100202", "100203", "100204", "104208" -> Kind.UNAVAILABLE;
                default -> Kind.REJECTED;
            };
        }

        /** {@code null} for a code that is not documented. */
        public String hint() {
            return switch (plainCode()) {
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
            String reason = text.isEmpty() ? "no reason given" : "\"" + excerpt(redact.apply(text), MAX_REASON) + "\"";
            return reason + " (code " + excerpt(redact.apply(code), 20) + ")";
        }
    }

    /** The failure of a response with a status other than 2xx; the cause may be {@code null}. */
    static ApiException ofStatus(Response response, String message, boolean isJson, Instant now, Throwable cause) {
        Kind kind = kind(response.status(), isJson);
        String hint = hint(response.status(), response.hasKey(), isJson);
        Details details = details(response, retry(response.status()), Optional.empty(), now);
        return new ApiException(kind, message, hint, details, cause);
    }

    /** The failure of a response with an error of the service, whose code decides unless the status says more. */
    static ApiException ofService(Response response, ServiceError error, String description, Instant now) {
        int status = response.status();
        boolean codeDecides = error.kind() != Kind.REJECTED || status / 100 == 2;
        Kind kind = codeDecides ? error.kind() : kind(status, true);
        boolean isTemporary = kind == Kind.UNAVAILABLE;
        boolean statusSaysMore = !codeDecides && (isTemporary || status == 404);
        String ofStatus = hint(status, response.hasKey(), true);
        String usual = kind == Kind.REJECTED && !statusSaysMore ? "-v shows the request" : ofStatus;
        String hint = statusSaysMore || error.hint() == null ? usual : error.hint();
        boolean isCodeTemporary = isTemporary && codeDecides && retry(status) == Retry.NEVER;
        Retry retry = isCodeTemporary ? Retry.TRANSIENT : isTemporary ? retry(status) : Retry.NEVER;
        String message = (isTemporary ? "the service failed: " : "the service refused: ") + description;
        Details details = details(response, retry, Optional.of(error.code()), now);
        return new ApiException(kind, message, hint, details, null);
    }

    private static Details details(Response response, Retry retry, Optional<String> code, Instant now) {
        return new Details(retry, retryAfter(response.headers(), now), code, response.status());
    }

    /** The service sends a JSON object with an error status, a firewall a page. */
    private static Kind kind(int status, boolean isJson) {
        if (status == 401 || (status == 403 && isJson)) {
            return Kind.AUTHENTICATION;
        }
        return status == 408 || status == 429 || status >= 500 ? Kind.UNAVAILABLE : Kind.REJECTED;
    }

    private static String hint(int status, boolean hasKey, boolean isJson) {
        if (status == 403 && !isJson) {
            return FIREWALL;
        }
        return switch (status) {
            case 401, 403 -> {
                String withKey = isJson ? CHECK_KEY : KEY_OR_LOGIN;
                yield hasKey ? withKey : "no key was sent: " + MISSING_KEY;
            }
            case 511 -> "a hotspot, proxy or firewall asks for a login: open a web page in a browser and log in there";
            case 404 -> WRONG_PATH;
            case 407 -> "the proxy requires a user and a password";
            case 429 -> "too many requests: wait a while, or send fewer per second with --rate";
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

    /**
     * The longest {@code Retry-After}: seconds, which some servers send with a fraction, or a date (RFC 9110, 10.2.3). A
     * date is compared with the header {@code Date}, if there is one: the local clock may be wrong.
     */
    static Optional<Duration> retryAfter(HttpHeaders headers, Instant now) {
        String serverDate = headers.firstValue("date").orElse("");
        return headers.allValues("retry-after").stream()
                // At commas, but not at that behind the day of the week in a date.
                .flatMap(header -> Stream.of(header.split("(?i)(?<!mon|tue|wed|thu|fri|sat|sun|day),")))
                .flatMap(text -> seconds(text.strip(), serverDate, now).stream())
                .max(Comparator.naturalOrder())
                // More than 100 years mean the same, and would overflow as nanoseconds.
                .map(seconds -> Duration.ofSeconds(Math.min(seconds, 36_500L * 24 * 60 * 60)));
    }

    private static Optional<Long> seconds(String text, String serverDate, Instant now) {
        if (text.matches("\\d+(\\.\\d*)?")) {
            // The cast turns more than 64 bits into the greatest long.
            return Optional.of((long) Math.ceil(Double.parseDouble(text)));
        }
        return date(text)
                .map(until -> Duration.between(date(serverDate).orElse(now), until))
                .map(wait -> Math.max(0, wait.plusNanos(999_999_999).toSeconds()));
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
