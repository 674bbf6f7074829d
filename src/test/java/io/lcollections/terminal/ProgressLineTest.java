package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.terminal.ProgressLine.Snapshot;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {
    private static final Snapshot HALFWAY = snapshot(4900, 10_000, 1320.4, 3.9);

    private static Snapshot snapshot(long soFar, long total, double perSecond, double secondsLeft) {
        return new Snapshot(soFar, OptionalLong.of(total), perSecond, secondsLeft);
    }

    @ParameterizedTest(name = "{0} columns: {1}")
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "200,' 4,900 of 10,000 collections  [=========>          ]  49%  1,320/s  4s left'",
                "76,' 4,900 of 10,000 collections  [=========>          ]  49%  1,320/s  4s left'",
                "75,' 4,900 of 10,000 collections  [====>     ]  49%  1,320/s  4s left'",
                "66,' 4,900 of 10,000 collections  [====>     ]  49%  1,320/s  4s left'",
                "65,' 4,900 of 10,000 collections  49%  1,320/s  4s left'",
                "52,' 4,900 of 10,000 collections  49%  1,320/s  4s left'",
                "51,' 4,900 of 10,000 collections  49%  4s left'",
                "43,' 4,900 of 10,000 collections  49%  4s left'",
                "42,' 4,900 of 10,000 collections  49%'",
                "34,' 4,900 of 10,000 collections  49%'",
                "33,' 4,900 of 10,000 collections'",
                "29,' 4,900 of 10,000 collections'",
                "28,' 4,900 of 10,000'",
                "17,' 4,900 of 10,000'",
                "16,'4,900'",
                "6,'4,900'",
                "5,''",
                "1,''"
            })
    void dropsTheLeastImportantPartsFirst(int width, String line) {
        assertEquals(line, HALFWAY.line(width));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 50, 137, 999, 4900, 10_000, 123_456, 1_000_000_000_000L})
    void isAlwaysNarrowerThanTheTerminal(long soFar) {
        for (long total : new long[] {0, 1, 137, 10_000, Long.MAX_VALUE}) {
            for (double left : new double[] {0, 59, 3599, 100_000}) {
                for (int width = 10; width <= 200; width++) {
                    String line = snapshot(soFar, total, soFar / 3.0, left).line(width);
                    assertTrue(Screen.none().widthOf(line) < width, line + " at " + width);
                }
            }
        }
    }

    @Test
    void keepsItsLengthWhileTheCountGrows() {
        for (int soFar = 0; soFar <= 10_000; soFar += 50) {
            String line = snapshot(soFar, 10_000, 1320, 4).line(100);
            assertEquals(75, line.length(), line);
        }
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "0,137,'  0 of 137 collections  [>                   ]   0%'",
                "136,137,'136 of 137 collections  [===================>]  99%'",
                "137,137,'137 of 137 collections  [====================] 100%'",
                "150,137,'150 of 137 collections  [====================] 100%'",
                "0,0,'0 of 0 collections  [====================] 100%'",
                "1,1,'1 of 1 collection  [====================] 100%'",
                "9223372036854775806,9223372036854775807,"
                        + "'9,223,372,036,854,775,806 of 9,223,372,036,854,775,807 collections"
                        + "  [===================>]  99%'"
            })
    void is100PercentOnlyAtTheEnd(long soFar, long total, String line) {
        assertEquals(line, new Snapshot(soFar, OptionalLong.of(total), Double.NaN, Double.NaN).line(200));
    }

    @Test
    void showsOnlyTheCountWithoutATotal() {
        Snapshot counting = new Snapshot(4900, OptionalLong.empty(), 1320, Double.NaN);
        assertEquals("4,900 collections  1,320/s", counting.line(80));
        assertEquals("4,900 collections", counting.line(20));
        assertEquals("1 collection", new Snapshot(1, OptionalLong.empty(), Double.NaN, Double.NaN).line(80));
    }

    @ParameterizedTest
    @CsvSource({"0.04,0.0/s", "1.66,1.7/s", "9.94,9.9/s", "9.96,10/s", "999.6,'1,000/s'", "123456,'123,456/s'"})
    void formatsTheRate(double perSecond, String shown) {
        String line = new Snapshot(5, OptionalLong.empty(), perSecond, Double.NaN).line(80);
        assertEquals("5 collections  " + shown, line);
    }

    @ParameterizedTest(name = "{0} s: {1}")
    @CsvSource({
        "0,1s left",
        "0.2,1s left",
        "3.9,4s left",
        "58.1,59s left",
        "59.5,1m 00s left",
        "61,1m 05s left",
        "125,2m 05s left",
        "3594,59m 55s left",
        "3596,1h 00m left",
        "3601,1h 01m left",
        "90000,25h 00m left",
        "359999,100h 00m left"
    })
    void formatsTheTimeLeft(double seconds, String shown) {
        String line = snapshot(5, 10, 1, seconds).line(80);
        assertEquals(shown, line.substring(line.indexOf("1.0/s  ") + 7));
    }

    @ParameterizedTest
    @ValueSource(doubles = {360_000, Double.POSITIVE_INFINITY, Double.NaN})
    void omitsTimesAboveAHundredHours(double seconds) {
        assertEquals(
                " 5 of 10 collections  [==========>         ]  50%  1.0/s",
                snapshot(5, 10, 1, seconds).line(80));
    }

    /** The clock may start at any value, and overflow. */
    private static final long START = Long.MAX_VALUE - 5;

    private static final OptionalLong TOTAL = OptionalLong.of(1000);

    private final ProgressLine progress = new ProgressLine(START);

    private void update(long collections, OptionalLong total, int milliseconds) {
        progress.update(collections, total, START + milliseconds * 1_000_000L);
    }

    private Snapshot at(int milliseconds) {
        return progress.at(START + milliseconds * 1_000_000L);
    }

    @Test
    void rateIsUnknownBeforeTheFirstCollection() {
        Snapshot nothing = new Snapshot(0, OptionalLong.empty(), Double.NaN, Double.NaN);
        assertEquals(nothing, at(0));
        assertEquals(nothing, at(60_000));
        update(0, TOTAL, 70_000);
        assertEquals(new Snapshot(0, TOTAL, Double.NaN, Double.NaN), at(80_000));
    }

    @Test
    void rateIsUnknownWhileNoTimeHasPassed() {
        update(50, TOTAL, 0);
        assertEquals(new Snapshot(50, TOTAL, Double.NaN, Double.NaN), at(0));
    }

    @Test
    void timeLeftFollowsFromTheAverageRate() {
        update(100, TOTAL, 1000);
        update(200, TOTAL, 2000);
        assertEquals(new Snapshot(200, TOTAL, 100, 8), at(2000));
    }

    @Test
    void timeLeftDecreasesBetweenPages() {
        update(100, TOTAL, 1000);
        update(200, TOTAL, 2000);
        assertEquals(new Snapshot(200, TOTAL, 100, 7.25), at(2750));
    }

    @Test
    void timeLeftNeverRisesWhilePagesComeEvenly() {
        double before = Double.MAX_VALUE;
        for (int now = 200; now < 4000; now += 100) {
            if (now % 200 == 0) {
                update(now / 4, TOTAL, now);
            }
            double left = at(now).secondsLeft();
            assertTrue(left <= before, left + " s after " + before + " s, at " + now);
            before = left;
        }
    }

    @Test
    void anUnusuallyLongPauseLowersTheRate() {
        update(100, TOTAL, 1000);
        update(200, TOTAL, 2000);
        // Two seconds of pause, one of them more than usual.
        assertEquals(200 / 3.0, at(4000).perSecond(), 1e-9);
        assertEquals(11, at(4000).secondsLeft(), 1e-9);
    }

    @Test
    void anUpdateWithoutNewCollectionsDoesNotEndAPause() {
        update(100, TOTAL, 1000);
        update(100, TOTAL, 3000);
        assertEquals(at(3000).perSecond(), 50);
    }

    @Test
    void timeLeftIsNeverNegativeAndUnknownAtTheEnd() {
        update(999, TOTAL, 1000);
        assertEquals(0, at(1900).secondsLeft());
        update(1000, TOTAL, 2000);
        assertEquals(Double.NaN, at(2000).secondsLeft());
        update(1200, TOTAL, 2100);
        assertEquals(Double.NaN, at(2100).secondsLeft());
    }

    @Test
    void rateIsKnownWithoutATotal() {
        update(100, OptionalLong.empty(), 1000);
        assertEquals(new Snapshot(100, OptionalLong.empty(), 100, Double.NaN), at(1000));
    }
}
