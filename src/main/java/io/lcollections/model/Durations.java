package io.lcollections.model;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as users write them: {@code 500ms}, {@code 30s}, {@code 2m}, {@code 1h}. */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final List<String> UNITS = List.of("ms", "s", "m", "h");
    private static final long[] MILLIS = {1, 1000, 60_000, 3_600_000};

    private Durations() {}

    /** From 1 ms to a day, as longer is a mistake; {@code null} if the text is not such a duration. */
    public static Duration parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        long millis = Long.parseLong(form.group(1)) * MILLIS[UNITS.indexOf(form.group(2))];
        return millis == 0 || millis > Duration.ofDays(1).toMillis() ? null : Duration.ofMillis(millis);
    }

    /** The shortest text that {@link #parse} reads back. */
    public static String format(Duration duration) {
        int unit = UNITS.size() - 1;
        while (duration.toMillis() % MILLIS[unit] != 0) {
            unit--;
        }
        return duration.toMillis() / MILLIS[unit] + UNITS.get(unit);
    }
}
