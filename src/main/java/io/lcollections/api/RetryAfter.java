package io.lcollections.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After}: seconds, or a date (RFC 9110, 10.2.3). */
final class RetryAfter {
    private static final int MOST_DIGITS = 18;

    private RetryAfter() {}

    /**
     * How long the server asks to wait; empty where it does not say, or not so that it can be read.
     *
     * @param header its value
     * @param date of the server, the header {@code Date}: a date ahead is counted from there, as our clock may be wrong
     * @param now of our clock, where the server gives no date
     */
    static Optional<Duration> parse(String header, String date, Instant now) {
        String text = header.strip();
        if (text.matches("\\d{1," + MOST_DIGITS + "}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        return instant(text).map(until -> {
            Duration wait = Duration.between(instant(date.strip()).orElse(now), until);
            return wait.isNegative() ? Duration.ZERO : wait;
        });
    }

    private static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }
}
