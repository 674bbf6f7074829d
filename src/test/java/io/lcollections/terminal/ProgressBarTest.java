package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressBarTest {
    private static final ProgressBar MIDWAY = bar(4900, 10_000, 1320.4, 3.9);

    private static ProgressBar bar(long soFar, long total, double perSecond, double secondsLeft) {
        return new ProgressBar(
                soFar, OptionalLong.of(total), OptionalDouble.of(perSecond), OptionalDouble.of(secondsLeft));
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
    void dropsWhatMattersLeast(int width, String line) {
        assertEquals(line, MIDWAY.line(width));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 50, 137, 999, 4900, 10_000, 123_456, 1_000_000_000_000L})
    void isNeverAsWideAsTheTerminal(long soFar) {
        for (long total : new long[] {0, 1, 137, 10_000, Long.MAX_VALUE}) {
            for (double left : new double[] {0, 59, 3599, 100_000}) {
                for (int width = 10; width <= 200; width++) {
                    String line = bar(soFar, total, soFar / 3.0, left).line(width);
                    assertTrue(TextWidth.of(line) < width, line + " at " + width);
                }
            }
        }
    }

    /** Otherwise the end of the line would dance, and the eye could not rest on it. */
    @Test
    void standsStillWhileTheCountGrows() {
        for (int soFar = 0; soFar <= 10_000; soFar += 50) {
            String line = bar(soFar, 10_000, 1320, 4).line(100);
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
    void aShareIsFullOnlyWhenAllIsThere(long soFar, long total, String line) {
        assertEquals(
                line,
                new ProgressBar(soFar, OptionalLong.of(total), OptionalDouble.empty(), OptionalDouble.empty())
                        .line(200));
    }

    @Test
    void withoutATotalItCounts() {
        ProgressBar counting =
                new ProgressBar(4900, OptionalLong.empty(), OptionalDouble.of(1320), OptionalDouble.empty());
        assertEquals("4,900 collections  1,320/s", counting.line(80));
        assertEquals("4,900 collections", counting.line(20));
        assertEquals(
                "1 collection",
                new ProgressBar(1, OptionalLong.empty(), OptionalDouble.empty(), OptionalDouble.empty()).line(80));
    }

    @ParameterizedTest
    @CsvSource({"0.04,0.0/s", "1.66,1.7/s", "9.94,9.9/s", "9.96,10/s", "999.6,'1,000/s'", "123456,'123,456/s'"})
    void rates(double perSecond, String shown) {
        String line =
                new ProgressBar(5, OptionalLong.empty(), OptionalDouble.of(perSecond), OptionalDouble.empty()).line(80);
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
    void timesLeft(double seconds, String shown) {
        String line = bar(5, 10, 1, seconds).line(80);
        assertEquals(shown, line.substring(line.indexOf("1.0/s  ") + 7));
    }

    @ParameterizedTest
    @ValueSource(doubles = {360_000, Double.POSITIVE_INFINITY, Double.NaN})
    void noTimeThatHelpsNobody(double seconds) {
        assertEquals(
                " 5 of 10 collections  [==========>         ]  50%  1.0/s",
                bar(5, 10, 1, seconds).line(80));
    }
}
