package io.lcollections.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The draws by themselves; what the faults are on the wire is in {@link SandboxFaultsTest}. */
class FaultsTest {
    private static final int REQUESTS = 10_000;
    private static final FaultOdds SOME =
            new FaultOdds(Map.of(Fault.RATE_LIMIT, 0.1, Fault.ERROR, 0.1, Fault.SHIFT, 0.5));

    @Test
    void sameSeedDrawsTheSame() {
        assertEquals(draws(SOME, 7), draws(SOME, 7));
        assertNotEquals(draws(SOME, 7), draws(SOME, 8));
    }

    @Test
    void nextFollowsTheRunningNumber() {
        Faults faults = new Faults(SOME, 7);
        List<Faults.Draw> next =
                LongStream.range(0, REQUESTS).mapToObj(request -> faults.next()).toList();
        assertEquals(draws(SOME, 7), next);
    }

    @Test
    void zeroIsNeverAndOneIsAlways() {
        FaultOdds odds = new FaultOdds(Map.of(Fault.RESET, 1.0, Fault.SLOW, 0.0));
        for (Faults.Draw draw : draws(odds, 1)) {
            assertEquals(Set.of(Fault.RESET), draw.faults());
        }
    }

    @Test
    void eachHappensAsOftenAsAskedForAndByItself() {
        List<Faults.Draw> draws = draws(SOME, 7);
        assertEquals(0.1, share(draws, Fault.RATE_LIMIT), 0.01);
        assertEquals(0.1, share(draws, Fault.ERROR), 0.01);
        assertEquals(0.5, share(draws, Fault.SHIFT), 0.02);
        assertEquals(0.0, share(draws, Fault.RESET));
        List<Faults.Draw> limited =
                draws.stream().filter(draw -> draw.has(Fault.RATE_LIMIT)).toList();
        assertEquals(0.1, share(limited, Fault.ERROR), 0.03);
        assertEquals(0.5, share(limited, Fault.SHIFT), 0.05);
    }

    @Test
    void luckIsSpreadAmongTheRequestsOfOneFault() {
        List<Faults.Draw> limited = draws(SOME, 7).stream()
                .filter(draw -> draw.has(Fault.RATE_LIMIT))
                .toList();
        for (int remainder = 0; remainder < 4; remainder++) {
            int wanted = remainder;
            long found =
                    limited.stream().filter(draw -> draw.luck() % 4 == wanted).count();
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

    private static List<Faults.Draw> draws(FaultOdds odds, long seed) {
        Faults faults = new Faults(odds, seed);
        return LongStream.range(0, REQUESTS).mapToObj(faults::draw).toList();
    }

    private static double share(List<Faults.Draw> draws, Fault fault) {
        return (double) draws.stream().filter(draw -> draw.has(fault)).count() / draws.size();
    }
}
