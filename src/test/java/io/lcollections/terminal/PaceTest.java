package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    /** The clock may begin anywhere. */
    private static final long START = Long.MAX_VALUE - 5;

    private static final OptionalLong TOTAL = OptionalLong.of(1000);

    private final Pace pace = new Pace(START);

    private void reached(long collections, OptionalLong total, int milliseconds) {
        pace.reached(collections, total, START + milliseconds * 1_000_000L);
    }

    private ProgressBar at(int milliseconds) {
        return pace.at(START + milliseconds * 1_000_000L);
    }

    @Test
    void nothingIsKnownWhileNothingCame() {
        ProgressBar nothing = new ProgressBar(0, OptionalLong.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        assertEquals(nothing, at(0));
        assertEquals(nothing, at(60_000));
        reached(0, TOTAL, 70_000);
        assertEquals(new ProgressBar(0, TOTAL, OptionalDouble.empty(), OptionalDouble.empty()), at(80_000));
    }

    /** A clock too coarse to see the first page come says nothing of the rate. */
    @Test
    void nothingIsKnownInNoTime() {
        reached(50, TOTAL, 0);
        assertEquals(new ProgressBar(50, TOTAL, OptionalDouble.empty(), OptionalDouble.empty()), at(0));
    }

    @Test
    void goesOnAsBefore() {
        reached(100, TOTAL, 1000);
        reached(200, TOTAL, 2000);
        assertEquals(new ProgressBar(200, TOTAL, OptionalDouble.of(100), OptionalDouble.of(8)), at(2000));
    }

    /** Time passes between two pages as well, and no slower rate is seen in that. */
    @Test
    void countsDownBetweenPages() {
        reached(100, TOTAL, 1000);
        reached(200, TOTAL, 2000);
        assertEquals(new ProgressBar(200, TOTAL, OptionalDouble.of(100), OptionalDouble.of(7.25)), at(2750));
    }

    @Test
    void neverRisesWhilePagesComeEvenly() {
        double before = Double.MAX_VALUE;
        for (int now = 200; now < 4000; now += 100) {
            if (now % 200 == 0) {
                reached(now / 4, TOTAL, now);
            }
            double left = at(now).secondsLeft().orElseThrow();
            assertTrue(left <= before, left + " s after " + before + " s, at " + now);
            before = left;
        }
    }

    @Test
    void aStallSlowsItDown() {
        reached(100, TOTAL, 1000);
        reached(200, TOTAL, 2000);
        // Two seconds of pause, one of them more than usual.
        assertEquals(200 / 3.0, at(4000).perSecond().orElseThrow(), 1e-9);
        assertEquals(11, at(4000).secondsLeft().orElseThrow(), 1e-9);
    }

    /** What brings nothing new, such as a page once more, is no end of a pause. */
    @Test
    void onlyWhatIsNewCounts() {
        reached(100, TOTAL, 1000);
        reached(100, TOTAL, 3000);
        assertEquals(at(3000).perSecond(), OptionalDouble.of(50));
    }

    @Test
    void noTimeIsLeftAtTheEndAndNoneIsNegative() {
        reached(999, TOTAL, 1000);
        assertEquals(OptionalDouble.of(0), at(1900).secondsLeft());
        reached(1000, TOTAL, 2000);
        assertEquals(OptionalDouble.empty(), at(2000).secondsLeft());
        reached(1200, TOTAL, 2100);
        assertEquals(OptionalDouble.empty(), at(2100).secondsLeft());
    }

    @Test
    void withoutATotalThereIsARate() {
        reached(100, OptionalLong.empty(), 1000);
        assertEquals(
                new ProgressBar(100, OptionalLong.empty(), OptionalDouble.of(100), OptionalDouble.empty()), at(1000));
    }
}
