package io.lcollections.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Answers that are not the service's own but those of what stands before it: no JSON, and no code. */
final class FaultReplies {
    /** The day has two digits here, which {@link DateTimeFormatter#RFC_1123_DATE_TIME} does not give it. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String[] ERRORS = {
        "500 Internal Server Error", "502 Bad Gateway", "503 Service Unavailable", "504 Gateway Timeout"
    };

    private final InstantSource clock;

    FaultReplies(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * A 429. How long to wait is told in seconds, as a date, or (every other time) not at all.
     *
     * @param luck which of the three
     */
    Reply rateLimit(long luck) {
        Map<String, String> headers = new HashMap<>();
        switch ((int) (luck % 4)) {
            case 0 -> headers.put("Retry-After", "1");
            case 1 -> headers.put("Retry-After", date(clock.instant().plusSeconds(1)));
            default -> {}
        }
        return reply(429, "text/plain", headers, "Too many requests\n");
    }

    /**
     * A page of a proxy that got no answer.
     *
     * @param luck which of 500, 502, 503 and 504
     */
    Reply error(long luck) {
        String error = ERRORS[(int) (luck % ERRORS.length)];
        String page =
                "<html>\n<head><title>" + error + "</title></head>\n<body><h1>" + error + "</h1></body>\n</html>\n";
        return reply(Integer.parseInt(error.substring(0, 3)), "text/html", new HashMap<>(), page);
    }

    private static Reply reply(int status, String type, Map<String, String> headers, String body) {
        headers.put("Content-Type", type);
        return new Reply(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String date(Instant when) {
        return HTTP_DATE.format(when);
    }
}
