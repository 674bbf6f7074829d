package io.lcollections.server;

import io.lcollections.server.RequestHandler.Response;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Decides the faults of each request, from the seed and the number of the request only. */
final class FaultInjector {
    /** With two digits for the day, unlike {@link DateTimeFormatter#RFC_1123_DATE_TIME}. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String[] ERRORS = {
        "500 Internal Server Error", "502 Bad Gateway", "503 Service Unavailable", "504 Gateway Timeout"
    };

    private final FaultOdds odds;
    private final long seed;
    private final InstantSource clock;
    private final AtomicLong requests = new AtomicLong();

    FaultInjector(FaultOdds odds, long seed, InstantSource clock) {
        this.odds = odds;
        this.seed = PseudoRandom.mix(seed);
        this.clock = clock;
    }

    /**
     * The faults of one request.
     *
     * @param faults any number of them
     * @param random a number from 0 that decides the details
     */
    record Draw(Set<Fault> faults, long random) {
        static final Draw NOTHING = new Draw(Set.of(), 0);

        boolean has(Fault fault) {
            return faults.contains(fault);
        }
    }

    /** Draws the faults of the next request. */
    Draw next() {
        long random = PseudoRandom.mix(seed + requests.getAndIncrement());
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        for (Fault fault : Fault.values()) {
            random = PseudoRandom.mix(random);
            if (PseudoRandom.fraction(random) < odds.of(fault)) {
                faults.add(fault);
            }
        }
        return new Draw(faults, PseudoRandom.mix(random));
    }

    /** The response of a gateway in place of the service's own: 429 or an error page; empty where neither was drawn. */
    Optional<Response> response(Draw draw) {
        if (draw.has(Fault.RATE_LIMIT)) {
            return Optional.of(rateLimit(draw.random()));
        }
        return draw.has(Fault.ERROR) ? Optional.of(error(draw.random())) : Optional.empty();
    }

    /** 429 with Retry-After in seconds, as a date, or (every other time) without. */
    private Response rateLimit(long random) {
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "text/plain"));
        switch ((int) (random % 4)) {
            case 0 -> headers.put("Retry-After", "1");
            case 1 ->
                headers.put("Retry-After", HTTP_DATE.format(clock.instant().plusSeconds(1)));
            default -> {}
        }
        return new Response(429, headers, "Too many requests\n".getBytes(StandardCharsets.UTF_8));
    }

    private static Response error(long random) {
        String error = ERRORS[(int) (random % ERRORS.length)];
        String page =
                "<html>\n<head><title>" + error + "</title></head>\n<body><h1>" + error + "</h1></body>\n</html>\n";
        return new Response(
                Integer.parseInt(error.substring(0, 3)),
                Map.of("Content-Type", "text/html"),
                page.getBytes(StandardCharsets.UTF_8));
    }
}
