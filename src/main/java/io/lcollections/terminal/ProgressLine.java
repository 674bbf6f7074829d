package io.lcollections.terminal;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The progress of reading pages, as one line:
 * {@code 4,900 of 10,000 collections  [=========>          ]  49%  1,320/s  4s left}. Thread-safe.
 *
 * <p>The rate is the average since the start, because pages come in bursts. The time since the last page counts only as
 * far as it exceeds the longest pause before: otherwise the remaining time would grow between any two pages.
 */
public final class ProgressLine {
    private static final double SECOND = 1e9;

    private final long start;
    private long count;
    private OptionalLong total = OptionalLong.empty();
    private long lastUpdate;
    private long longestPause;

    /**
     * @param now nanoseconds of a monotonic clock
     */
    public ProgressLine(long now) {
        this.start = now;
        this.lastUpdate = now;
    }

    /**
     * @param collections the number read since the start
     * @param expected how many there will be; empty while unknown
     * @param now nanoseconds of the same clock
     */
    public synchronized void update(long collections, OptionalLong expected, long now) {
        if (collections > count) {
            longestPause = Math.max(longestPause, now - lastUpdate);
            lastUpdate = now;
        }
        count = collections;
        total = expected;
    }

    /**
     * The line at a time, as much of it as fits. It is narrower than the terminal, as a full line wraps on some.
     *
     * @param width columns of the terminal
     */
    public String text(long now, int width) {
        return at(now).line(width);
    }

    synchronized Snapshot at(long now) {
        long pause = Math.min(Math.max(0, now - lastUpdate), longestPause);
        double seconds = (now - start - pause) / SECOND;
        if (count <= 0 || seconds <= 0) {
            return new Snapshot(count, total, OptionalDouble.empty(), OptionalDouble.empty());
        }
        double perSecond = count / seconds;
        OptionalDouble secondsLeft = total.isEmpty() || total.getAsLong() <= count
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(0, (total.getAsLong() - count) / perSecond - pause / SECOND));
        return new Snapshot(count, total, OptionalDouble.of(perSecond), secondsLeft);
    }

    /** All of it is ASCII: some terminals draw box characters two columns wide, and the line would wrap. */
    record Snapshot(long count, OptionalLong total, OptionalDouble perSecond, OptionalDouble secondsLeft) {
        private static final int MINUTE = 60;
        private static final int HOUR = 60 * MINUTE;
        private static final int MAX_SECONDS_LEFT = 100 * HOUR;

        /** Drops first the bar, then the rate, the remaining time and the percentage. */
        String line(int width) {
            String counts = counts();
            String collections = counts + (total.orElse(count) == 1 ? " collection" : " collections");
            String percentage = total.isEmpty() ? "" : String.format(Locale.ROOT, " %3d%%", percent());
            return Stream.of(
                            joined(collections + bar(20) + percentage, rate(), timeLeft()),
                            joined(collections + bar(10) + percentage, rate(), timeLeft()),
                            joined(collections + percentage, rate(), timeLeft()),
                            joined(collections + percentage, timeLeft()),
                            collections + percentage,
                            collections,
                            counts,
                            grouped(count))
                    .filter(line -> line.length() < width)
                    .findFirst()
                    .orElse("");
        }

        private static String joined(String... parts) {
            return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("  "));
        }

        /** Padded to the width of the total, so that the rest of the line does not move. */
        private String counts() {
            if (total.isEmpty()) {
                return grouped(count);
            }
            String end = grouped(total.getAsLong());
            return String.format(Locale.ROOT, "%," + end.length() + "d of %s", count, end);
        }

        private String bar(int columns) {
            if (total.isEmpty()) {
                return "";
            }
            int done = columns * percent() / 100;
            String head = done < columns ? ">" : "";
            return "  [" + "=".repeat(done) + head + " ".repeat(columns - done - head.length()) + "]";
        }

        /** Rounded down, so that it is 100 only at the end. */
        private int percent() {
            return count >= total.getAsLong() ? 100 : (int) Math.min(99, 100.0 * count / total.getAsLong());
        }

        private String rate() {
            if (perSecond.isEmpty()) {
                return "";
            }
            double rate = perSecond.getAsDouble();
            // 9.95 and more would be rounded to 10.0.
            return rate < 9.95 ? String.format(Locale.ROOT, "%.1f/s", rate) : grouped(Math.round(rate)) + "/s";
        }

        /** Rounded up to steps that grow with the time, so that the digits do not flicker. */
        private String timeLeft() {
            // Not >=, which is false for NaN.
            if (secondsLeft.isEmpty() || !(secondsLeft.getAsDouble() < MAX_SECONDS_LEFT)) {
                return "";
            }
            long seconds = Math.max(1, (long) Math.ceil(secondsLeft.getAsDouble()));
            seconds = seconds < MINUTE ? seconds : roundUp(seconds, 5);
            seconds = seconds < HOUR ? seconds : roundUp(seconds, MINUTE);
            if (seconds < MINUTE) {
                return seconds + "s left";
            }
            return seconds < HOUR
                    ? String.format(Locale.ROOT, "%dm %02ds left", seconds / MINUTE, seconds % MINUTE)
                    : String.format(Locale.ROOT, "%dh %02dm left", seconds / HOUR, seconds % HOUR / MINUTE);
        }

        private static long roundUp(long seconds, int step) {
            return (seconds + step - 1) / step * step;
        }

        private static String grouped(long number) {
            return String.format(Locale.ROOT, "%,d", number);
        }
    }
}
