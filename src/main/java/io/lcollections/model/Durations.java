package io.lcollections.model;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as users write them: {@code 500ms}, {@code 30s}, {@code 2m}, {@code 1h}. */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    /** Longer is a mistake, and 64 bits of nanoseconds end at 292 years. */
    private static final Duration MAX = Duration.ofHours(24);

    private Durations() {}

    /** From 1 ms to a day; {@code null} if the text is not such a duration. */
    public static Duration parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        long amount = Long.parseLong(form.group(1));
        Duration duration = switch (form.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
        return duration.isZero() || duration.compareTo(MAX) > 0 ? null : duration;
    }

    /** The shortest text that {@link #parse} reads back. */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        long seconds = millis / 1000;
        if (seconds % 60 != 0 || millis % 1000 != 0) {
            return millis % 1000 != 0 ? millis + "ms" : seconds + "s";
        }
        return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds / 60 + "m";
    }
}
