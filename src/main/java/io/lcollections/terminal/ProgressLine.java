package io.lcollections.terminal;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The progress of reading pages, as one line:
 * {@code 4,900 of 10,000 collections  [=========>          ]  49%  1,320.4/s  4s left}. Thread-safe.
 */
public final class ProgressLine {
    private static final double SECOND = 1e9;
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int BAR = 20;

    private final long start;
    private long count;
    private OptionalLong total = OptionalLong.empty();
    /**
     * @param now like all times here, nanoseconds of a monotonic clock
     */
    public ProgressLine(long now) {
        this.start = now;
    }

    /** Records how many collections were read since the start; the expected total is empty while unknown. */
    public synchronized void update(long collections, OptionalLong expected) {
        count = collections;
        total = expected;
    }

    /**
     * As much of the line as fits a terminal of that many columns, with one to spare: a full line wraps on some. All of it is
     * ASCII: some terminals draw box characters two columns wide.
     */
    public synchronized String text(long now, int width) {
        double seconds = (now - start) / SECOND;
        double perSecond = count > 0 && seconds > 0 ? count / seconds : Double.NaN;
        String counts = counts();
        String collections = counts + (total.orElse(count) == 1 ? " collection" : " collections");
        String percentage = total.isEmpty() ? "" : String.format(Locale.ROOT, " %3d%%", percent());
        String rate = Double.isNaN(perSecond) ? "" : String.format(Locale.ROOT, "  %,.1f/s", perSecond);
        String left = total.orElse(0) > count ? timeLeft((total.getAsLong() - count) / perSecond) : "";
        return Stream.of(
                        collections + bar() + percentage + rate + left,
                        collections + percentage + rate + left,
                        collections + percentage + left,
                        collections + percentage,
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

    private String bar() {
        if (total.isEmpty()) {
            return "";
        }
        int done = BAR * percent() / 100;
        String head = done < BAR ? ">" : "";
        return "  [" + "=".repeat(done) + head + " ".repeat(BAR - done - head.length()) + "]";
    }

    /** Rounded down, so that it is 100 only at the end. */
    private int percent() {
        return count >= total.getAsLong() ? 100 : (int) Math.min(99, 100.0 * count / total.getAsLong());
    }

    /** Rounded up; empty if it is unknown or very long. */
    private static String timeLeft(double seconds) {
        if (!(seconds < 100 * HOUR)) {
            return "";
        }
        double unit = seconds <= MINUTE ? 1 : seconds <= HOUR ? MINUTE : HOUR;
        return "  " + Math.max(1, (long) Math.ceil(seconds / unit)) + (unit == 1 ? "s" : unit == MINUTE ? "m" : "h")
                + " left";
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
