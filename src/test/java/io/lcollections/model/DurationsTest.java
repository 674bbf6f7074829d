package io.lcollections.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "30s,PT30S", "2m,PT2M", "1h,PT1H", "90s,PT1M30S", "1500ms,PT1.5S"})
    void readsAndWritesBack(String text, Duration duration) {
        assertEquals(duration, Durations.parse(text));
        assertEquals(duration, Durations.parse(Durations.format(duration)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "0s", "-1s", "1.5s", "30 s", "s", "1d", "9999999999s", "30S"})
    void refusesAnythingElse(String text) {
        assertNull(Durations.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"30s,30s", "60s,1m", "3600s,1h", "1000ms,1s"})
    void writesTheShortestForm(String given, String shortest) {
        assertEquals(shortest, Durations.format(Durations.parse(given)));
    }
}
