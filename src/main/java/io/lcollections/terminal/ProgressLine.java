package io.lcollections.terminal;

import java.util.Locale;
import java.util.OptionalLong;
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

    /** Starts the measurement. All times are nanoseconds of a monotonic clock. */
    public ProgressLine(long now) {
        this.start = now;
        this.lastUpdate = now;
    }

    /** Records how many collections were read since the start; the expected total is empty while unknown. */
    public synchronized void update(long collections, OptionalLong expected, long now) {
        if (collections > count) {
            longestPause = Math.max(longestPause, now - lastUpdate);
            lastUpdate = now;
        }
        count = collections;
        total = expected;
    }

    /** As much of the line as fits a terminal of that many columns, with one to spare: a full line wraps on some. */
    public String text(long now, int width) {
        return at(now).line(width);
    }

    synchronized Snapshot at(long now) {
        long pause = Math.min(Math.max(0, now - lastUpdate), longestPause);
        double seconds = (now - start - pause) / SECOND;
        double perSecond = count > 0 && seconds > 0 ? count / seconds : Double.NaN;
        double remaining = total.orElse(0) > count ? total.getAsLong() - count : Double.NaN;
        return new Snapshot(count, total, perSecond, Math.max(0, remaining / perSecond - pause / SECOND));
    }

    /** What the line shows; rate and time left are NaN while unknown. */
    record Snapshot(long count, OptionalLong total, double perSecond, double secondsLeft) {
        private static final int MINUTE = 60;
        private static final int HOUR = 60 * MINUTE;

        /**
         * If it does not fit, drops first the bar, then the rate, the time left and the percentage. All of it is ASCII:
         * some terminals draw box characters two columns wide.
         */
        String line(int width) {
            String counts = counts();
            String collections = counts + (total.orElse(count) == 1 ? " collection" : " collections");
            String percentage = total.isEmpty() ? "" : String.format(Locale.ROOT, " %3d%%", percent());
            String speed = rate() + timeLeft();
            return Stream.of(
                            collections + bar(20) + percentage + speed,
                            collections + bar(10) + percentage + speed,
                            collections + percentage + speed,
                            collections + percentage + timeLeft(),
                            collections + percentage,
                            collections,
                            counts,
                            grouped(count))
                    .filter(line -> line.length() < width)
                    .findFirst()
                    .orElse("");
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
            // 9.95 and more would be rounded to 10.0.
            String format = Double.isNaN(perSecond) ? "" : perSecond < 9.95 ? "  %.1f/s" : "  %,.0f/s";
            return String.format(Locale.ROOT, format, perSecond);
        }

        /** Rounded up to steps that grow with the time, so that the digits do not change all the time. */
        private String timeLeft() {
            if (Double.isNaN(secondsLeft) || secondsLeft >= 100 * HOUR) {
                return "";
            }
            long seconds = Math.max(1, (long) Math.ceil(secondsLeft));
            int step = seconds < MINUTE ? 1 : seconds <= HOUR - 5 ? 5 : MINUTE;
            seconds = (seconds + step - 1) / step * step;
            if (seconds < MINUTE) {
                return "  " + seconds + "s left";
            }
            return seconds < HOUR
                    ? String.format(Locale.ROOT, "  %dm %02ds left", seconds / MINUTE, seconds % MINUTE)
                    : String.format(Locale.ROOT, "  %dh %02dm left", seconds / HOUR, seconds % HOUR / MINUTE);
        }

        private static String grouped(long number) {
            return String.format(Locale.ROOT, "%,d", number);
        }
    }
}
