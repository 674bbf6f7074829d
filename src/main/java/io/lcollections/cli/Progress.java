package io.lcollections.cli;

import io.lcollections.terminal.Screen;
import io.lcollections.terminal.Terminal;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The progress line, for a person at a terminal, if reading takes longer than half a second: {@code
 * 4,900 of 10,000 collections  [=========>          ]  49%  1,320.4/s  4s left}. Any thread may call it.
 */
public final class Progress implements AutoCloseable {
    private static final int DELAY_MILLIS = 500;
    private static final int PERIOD_MILLIS = 100;
    private static final int BAR = 20;

    private final Environment environment;
    private final Console console;
    private final long start;
    private volatile long count;
    private volatile OptionalLong total = OptionalLong.empty();
    private boolean isHidden;
    private boolean isOver;

    /** Starts the clock. */
    Progress(Environment environment) {
        this.environment = environment;
        this.console = environment.console();
        this.start = environment.time().nanoTime();
        // The terminal is checked last, because that may load its library.
        this.isOver = console.isQuiet()
                || !Screen.supportsCursor(environment.env())
                || !environment.terminal().isTerminal(Terminal.STDERR);
    }

    /** Draws the line in the background, from half a second later until it is closed. */
    void start() {
        if (!isOver) {
            Thread thread = new Thread(this::run, "progress");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Updates the counts, without drawing: this never waits for the terminal. The total may be unknown. */
    public void update(long collections, OptionalLong expected) {
        count = collections;
        total = expected;
    }

    /** Makes room for data on the same terminal, until {@link #resume}. */
    public synchronized void hide() {
        if (!isOver && environment.terminal().isTerminal(Terminal.STDOUT)) {
            isHidden = true;
            console.status("");
        }
    }

    /** Allows drawing again. The cursor must be at the start of a line. */
    public synchronized void resume() {
        isHidden = false;
    }

    @Override
    public synchronized void close() {
        if (!isOver) {
            isOver = true;
            console.status("");
            notifyAll();
        }
    }

    private synchronized void run() {
        try {
            for (int millis = DELAY_MILLIS; !isOver; millis = PERIOD_MILLIS) {
                wait(millis);
                draw();
            }
        } catch (InterruptedException end) {
            close();
        }
    }

    synchronized void draw() {
        if (!isHidden && !isOver) {
            double seconds = (environment.time().nanoTime() - start) / 1e9;
            console.status(text(count, total, seconds, environment.terminal().width(Terminal.STDERR)));
        }
    }

    /**
     * As much of the line as fits a terminal of that many columns, with one to spare: a full line wraps on some. All of it is
     * ASCII: some terminals draw box characters two columns wide.
     */
    static String text(long count, OptionalLong total, double seconds, int width) {
        double perSecond = count / seconds;
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
        int unit = seconds <= 60 ? 0 : seconds <= 3600 ? 1 : 2;
        long left = Math.max(1, (long) Math.ceil(seconds / Math.pow(60, unit)));
        return seconds < 100 * 3600 ? format("  %d%s left", left, "smh".charAt(unit)) : "";
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
