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

    /** Like all times here, {@code now} is in nanoseconds of a monotonic clock. */
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
        double perSecond = count / ((now - start) / SECOND);
        String collections = total.orElse(count) == 1 ? " collection" : " collections";
        String counts = format("%,d", count);
        String bar = "";
        String percentage = "";
        if (total.isPresent()) {
            // Padded, so that the rest of the line does not move.
            String all = format("%,d", total.getAsLong());
            counts = format("%," + all.length() + "d of %s", count, all);
            // Rounded down, so that it is 100 only at the end.
            int percent = count >= total.getAsLong() ? 100 : (int) Math.min(99, 100.0 * count / total.getAsLong());
            String done = "=".repeat(BAR * percent / 100) + (percent < 100 ? ">" : "");
            bar = format("  [%-" + BAR + "s]", done);
            percentage = format(" %3d%%", percent);
        }
        String rate = perSecond > 0 && perSecond < Double.POSITIVE_INFINITY ? format("  %,.1f/s", perSecond) : "";
        String left =
                !rate.isEmpty() && total.orElse(0) > count ? timeLeft((total.getAsLong() - count) / perSecond) : "";
        return Stream.of(
                        counts + collections + bar + percentage + rate + left,
                        counts + collections + percentage + rate + left,
                        counts + collections + percentage,
                        counts)
                .filter(line -> line.length() < width)
                .findFirst()
                .orElse("");
    }

    /** Rounded up; empty if it is unknown or very long. */
    private static String timeLeft(double seconds) {
        if (!(seconds < 100 * HOUR)) {
            return "";
        }
        double unit = seconds <= MINUTE ? 1 : seconds <= HOUR ? MINUTE : HOUR;
        return format(
                "  %d%s left",
                Math.max(1, (long) Math.ceil(seconds / unit)), unit == 1 ? "s" : unit == MINUTE ? "m" : "h");
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
