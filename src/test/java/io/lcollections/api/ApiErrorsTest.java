package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiErrorsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final String AT_30 = "Thu, 01 Jan 2026 00:00:30 GMT";

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "' 120 ', 120", "007, 7", "999999999, 999999999"})
    void seconds(String header, long seconds) {
        assertEquals(Optional.of(Duration.ofSeconds(seconds)), ApiErrors.retryAfter(header, "", NOW));
    }

    @Test
    void date() {
        assertEquals(Optional.of(Duration.ofSeconds(30)), ApiErrors.retryAfter(AT_30, "", NOW));
        assertEquals(
                Optional.of(Duration.ofSeconds(30)),
                ApiErrors.retryAfter(AT_30, "no date", NOW),
                "our clock, at worst");
    }

    @Test
    void dateIsCountedFromTheClockOfTheServer() {
        assertEquals(
                Optional.of(Duration.ofSeconds(10)),
                ApiErrors.retryAfter(AT_30, "Thu, 01 Jan 2026 00:00:20 GMT", NOW.minusSeconds(86_400)));
    }

    @Test
    void dateThatIsOverIsNow() {
        assertEquals(Optional.of(Duration.ZERO), ApiErrors.retryAfter(AT_30, "", NOW.plusSeconds(31)));
        assertEquals(Optional.of(Duration.ZERO), ApiErrors.retryAfter(AT_30, "Thu, 01 Jan 2026 00:00:31 GMT", NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "-1",
                "1.5",
                "1e3",
                "9999999999999999999",
                "7s",
                "2026-01-01T00:00:30Z",
                "٧",
                "Thu, 01"
            })
    void anythingElseSaysNothing(String header) {
        assertEquals(Optional.empty(), ApiErrors.retryAfter(header, "", NOW));
    }
}
