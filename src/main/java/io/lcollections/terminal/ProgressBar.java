package io.lcollections.terminal;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a walk has come, as one line: {@code 4,900 of 10,000 collections  [=========>          ]  49%  1,320/s  4s left}.
 *
 * <p>All of it is ASCII: the lines of box drawing are two columns wide on some terminals of the East, and a status that
 * is wider than it was reckoned wraps and cannot be erased.
 *
 * @param soFar collections that have come
 * @param total collections that there are; empty while it is not known
 * @param perSecond collections in a second; empty while it is not known
 * @param secondsLeft until the total is reached; empty while it is not known
 */
public record ProgressBar(long soFar, OptionalLong total, OptionalDouble perSecond, OptionalDouble secondsLeft) {
    private static final int WIDE = 20;
    private static final int NARROW = 10;
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    /** Beyond that, it is a guess that helps nobody. */
    private static final int MOST_SECONDS = 100 * HOUR;

    /**
     * As much as fits, at most one column less than the terminal has, for a full line would wrap on some. The bar goes
     * first, then the rate, the time left, the share; the count stays as long as there is room for a number.
     *
     * @param width columns of the terminal
     */
    public String line(int width) {
        String count = count();
        String all = count + (total.orElse(soFar) == 1 ? " collection" : " collections");
        return Stream.of(
                        joined(all + bar(WIDE) + share(), rate(), timeLeft()),
                        joined(all + bar(NARROW) + share(), rate(), timeLeft()),
                        joined(all + share(), rate(), timeLeft()),
                        joined(all + share(), timeLeft()),
                        all + share(),
                        all,
                        count,
                        grouped(soFar))
                .filter(line -> line.length() < width)
                .findFirst()
                .orElse("");
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("  "));
    }

    /** As wide from the first page to the last, so that what is behind it stands still. */
    private String count() {
        if (total.isEmpty()) {
            return grouped(soFar);
        }
        String end = grouped(total.getAsLong());
        String now = grouped(soFar);
        return " ".repeat(Math.max(0, end.length() - now.length())) + now + " of " + end;
    }

    private String bar(int columns) {
        if (total.isEmpty()) {
            return "";
        }
        int done = columns * percent() / 100;
        String head = done < columns ? ">" : "";
        return "  [" + "=".repeat(done) + head + " ".repeat(columns - done - head.length()) + "]";
    }

    private String share() {
        return total.isEmpty() ? "" : String.format(Locale.ROOT, " %3d%%", percent());
    }

    /** Rounded down: 100 only when all are there. */
    private int percent() {
        if (soFar >= total.getAsLong()) {
            return 100;
        }
        return (int) Math.min(99, 100.0 * soFar / total.getAsLong());
    }

    private String rate() {
        if (perSecond.isEmpty()) {
            return "";
        }
        double rate = perSecond.getAsDouble();
        // As it would be rounded: 9.96 is 10 and not 10.0.
        return rate < 9.95 ? String.format(Locale.ROOT, "%.1f/s", rate) : grouped(Math.round(rate)) + "/s";
    }

    /** The longer it is, the coarser: digits that jump tell nothing. */
    private String timeLeft() {
        if (secondsLeft.isEmpty() || !(secondsLeft.getAsDouble() < MOST_SECONDS)) {
            return "";
        }
        long seconds = Math.max(1, (long) Math.ceil(secondsLeft.getAsDouble()));
        seconds = seconds < MINUTE ? seconds : upTo(seconds, 5);
        seconds = seconds < HOUR ? seconds : upTo(seconds, MINUTE);
        if (seconds < MINUTE) {
            return seconds + "s left";
        }
        return seconds < HOUR
                ? String.format(Locale.ROOT, "%dm %02ds left", seconds / MINUTE, seconds % MINUTE)
                : String.format(Locale.ROOT, "%dh %02dm left", seconds / HOUR, seconds % HOUR / MINUTE);
    }

    private static long upTo(long seconds, int step) {
        return (seconds + step - 1) / step * step;
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
