package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressLineTest {
    /** The clock may start at any value, and overflow. */
    private static final long START = Long.MAX_VALUE - 5;

    private static String line(long count, Long total, double seconds, int width) {
        ProgressLine progress = new ProgressLine(START);
        progress.update(count, total == null ? OptionalLong.empty() : OptionalLong.of(total));
        return progress.text(START + Math.round(seconds * 1e9), width);
    }

    @ParameterizedTest(name = "{0} columns: {1}")
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "200,' 4,900 of 10,000 collections  [=========>          ]  49%  1,400.0/s  4s left'",
                "78,' 4,900 of 10,000 collections  [=========>          ]  49%  1,400.0/s  4s left'",
                "77,' 4,900 of 10,000 collections  49%  1,400.0/s  4s left'",
                "54,' 4,900 of 10,000 collections  49%  1,400.0/s  4s left'",
                "53,' 4,900 of 10,000 collections  49%  4s left'",
                "43,' 4,900 of 10,000 collections  49%  4s left'",
                "42,' 4,900 of 10,000 collections  49%'",
                "34,' 4,900 of 10,000 collections  49%'",
                "33,' 4,900 of 10,000'",
                "17,' 4,900 of 10,000'",
                "16,'4,900'",
                "6,'4,900'",
                "5,''",
                "1,''"
            })
    void dropsTheLeastImportantPartsFirst(int width, String line) {
        assertEquals(line, line(4900, 10_000L, 3.5, width));
    }

    @Test
    void isAlwaysNarrowerThanTheTerminalAndKeepsItsLength() {
        for (long count : new long[] {0, 1, 137, 4900, 1_000_000_000_000L}) {
            for (long total : new long[] {0, 1, 10_000, Long.MAX_VALUE}) {
                for (int width = 10; width <= 200; width++) {
                    String line = line(count, total, 59, width);
                    assertTrue(Screen.none().widthOf(line) < width, line + " at " + width);
                }
            }
        }
        for (int count = 1000; count < 10_000; count += 50) {
            assertEquals(77, line(count, 10_000L, count / 1400.0, 100).length());
        }
    }

    @ParameterizedTest(name = "{0} of {1} after {2} s: {3}")
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            nullValues = "-",
            value = {
                "0,137,0,'  0 of 137 collections  [>                   ]   0%'",
                "136,137,0,'136 of 137 collections  [===================>]  99%'",
                "137,137,0,'137 of 137 collections  [====================] 100%'",
                "150,137,2,'150 of 137 collections  [====================] 100%  75.0/s'",
                "0,0,9,'0 of 0 collections  [====================] 100%'",
                "1,1,0,'1 of 1 collection  [====================] 100%'",
                "9223372036854775806,9223372036854775807,0,"
                        + "'9,223,372,036,854,775,806 of 9,223,372,036,854,775,807 collections"
                        + "  [===================>]  99%'",
                "4900,-,3.5,'4,900 collections  1,400.0/s'",
                "1,-,0,1 collection",
                "0,-,60,0 collections",
            })
    void is100PercentOnlyAtTheEnd(long count, Long total, double seconds, String line) {
        assertEquals(line, line(count, total, seconds, 200));
    }

    /** Half of the collections are read in as many seconds as are left. */
    @ParameterizedTest(name = "{0} s: {1}")
    @CsvSource({
        "0.2, 1s left",
        "3.9, 4s left",
        "60, 60s left",
        "61, 2m left",
        "3600, 60m left",
        "3601, 2h left",
        "359999, 100h left",
        "360000, ''",
        "1e12, ''"
    })
    void timeLeftIsRoundedUp(double seconds, String left) {
        assertEquals(left, line(5, 10L, seconds, 80).replaceFirst(".*/s *", ""));
    }
}
