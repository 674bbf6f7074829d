package io.lcollections.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.server.FaultInjector.Draw;
import io.lcollections.server.RequestHandler.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The draws by themselves; what the faults are on the wire is in {@link SandboxFaultInjectorTest}. */
class FaultInjectorTest {
    private static final int REQUESTS = 10_000;
    private static final FaultOdds SOME =
            new FaultOdds(Map.of(Fault.RATE_LIMIT, 0.1, Fault.ERROR, 0.1, Fault.SHIFT, 0.5));

    @Test
    void sameSeedDrawsTheSame() {
        assertEquals(draws(SOME, 7), draws(SOME, 7));
        assertNotEquals(draws(SOME, 7), draws(SOME, 8));
    }

    @Test
    void zeroIsNeverAndOneIsAlways() {
        FaultOdds odds = new FaultOdds(Map.of(Fault.RESET, 1.0, Fault.SLOW, 0.0));
        for (Draw draw : draws(odds, 1)) {
            assertEquals(Set.of(Fault.RESET), draw.faults());
        }
    }

    @Test
    void faultsHappenIndependentlyWithTheirProbabilities() {
        List<Draw> draws = draws(SOME, 7);
        assertEquals(0.1, share(draws, Fault.RATE_LIMIT), 0.01);
        assertEquals(0.1, share(draws, Fault.ERROR), 0.01);
        assertEquals(0.5, share(draws, Fault.SHIFT), 0.02);
        assertEquals(0.0, share(draws, Fault.RESET));
        List<Draw> limited =
                draws.stream().filter(draw -> draw.has(Fault.RATE_LIMIT)).toList();
        assertEquals(0.1, share(limited, Fault.ERROR), 0.03);
        assertEquals(0.5, share(limited, Fault.SHIFT), 0.05);
    }

    @Test
    void detailsOfOneFaultAreEvenlyDistributed() {
        List<Draw> limited = draws(SOME, 7).stream()
                .filter(draw -> draw.has(Fault.RATE_LIMIT))
                .toList();
        for (int remainder = 0; remainder < 4; remainder++) {
            int wanted = remainder;
            long found =
                    limited.stream().filter(draw -> draw.random() % 4 == wanted).count();
            assertEquals(0.25, (double) found / limited.size(), 0.05);
        }
    }

    @Test
    void wordsAreThoseOfTheOption() {
        List<String> words =
                EnumSet.allOf(Fault.class).stream().map(Fault::word).toList();
        assertEquals(List.of("rate-limit", "error", "reset", "truncate", "slow", "shift"), words);
    }

    @Test
    void oddsAreNotChangedFromOutside() {
        Map<Fault, Double> given = new EnumMap<>(Map.of(Fault.RESET, 0.5));
        FaultOdds odds = new FaultOdds(given);
        given.put(Fault.RESET, 1.0);
        assertEquals(0.5, odds.of(Fault.RESET));
        assertTrue(FaultOdds.NONE.odds().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"4,1", "5,'Thu, 05 Nov 2026 15:10:00 GMT'", "6,", "7,"})
    void rateLimitHasRetryAfterInSecondsAsDateOrNotAtAll(long random, String retryAfter) {
        Response response = response(Fault.RATE_LIMIT, random);
        assertEquals(429, response.status());
        assertEquals(retryAfter, response.headers().get("Retry-After"));
    }

    @ParameterizedTest
    @CsvSource({"4,500 Internal Server Error", "5,502 Bad Gateway", "6,503 Service Unavailable", "7,504 Gateway Timeout"
    })
    void errorIsAnHtmlPage(long random, String title) {
        Response response = response(Fault.ERROR, random);
        assertEquals(title.substring(0, 3), String.valueOf(response.status()));
        assertEquals(Map.of("Content-Type", "text/html"), response.headers());
        String body = new String(response.body(), StandardCharsets.UTF_8);
        assertTrue(body.startsWith("<html>") && body.contains("<h1>" + title + "</h1>"), body);
    }

    private static Response response(Fault fault, long random) {
        return injector(FaultOdds.NONE, 1)
                .response(new Draw(Set.of(fault), random))
                .orElseThrow();
    }

    private static List<Draw> draws(FaultOdds odds, long seed) {
        FaultInjector injector = injector(odds, seed);
        return Stream.generate(injector::next).limit(REQUESTS).toList();
    }

    private static FaultInjector injector(FaultOdds odds, long seed) {
        return new FaultInjector(odds, seed, () -> Instant.parse("2026-11-05T15:09:59.9Z"));
    }

    private static double share(List<Draw> draws, Fault fault) {
        return (double) draws.stream().filter(draw -> draw.has(fault)).count() / draws.size();
    }
}
