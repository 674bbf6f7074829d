package io.lcollections.cli;

import io.lcollections.terminal.Screen;
import io.lcollections.terminal.Terminal;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The progress line, for a person at a terminal, if reading takes longer than half a second: {@code
 * 4,900 of 10,000 collections  [=========>          ]  49%  1,320.4/s  4s left}. Any thread may call it.
 */
public final class Progress implements AutoCloseable {
    private static final long DELAY = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(100);
    private static final double SECOND = 1e9;
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int BAR = 20;

    private final Console console;
    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private final long start;
    private volatile Counts counts = new Counts(0, OptionalLong.empty());
    private long due;
    private boolean isHidden;
    private boolean isOver;

    private record Counts(long count, OptionalLong total) {}

    /** Starts the clock, of nanoseconds; the line is drawn half a second later. */
    Progress(Console console, Terminal terminal, Map<String, String> env, LongSupplier nanoTime, Executor background) {
        this.console = console;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.due = start + DELAY;
        // The terminal is checked last, because that may load its library.
        this.isOver = console.isQuiet() || !Screen.supportsCursor(env) || !terminal.isTerminal(Terminal.STDERR);
        if (!isOver) {
            background.execute(this::draw);
        }
    }

    static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "progress");
        thread.setDaemon(true);
        thread.start();
    }

    /** Updates the counts, without drawing: this never waits for the terminal. The total may be unknown. */
    public void update(long collections, OptionalLong total) {
        counts = new Counts(collections, total);
    }

    /** Makes room for data on the same terminal, until {@link #resume}. */
    public synchronized void hide() {
        if (!isOver && terminal.isTerminal(Terminal.STDOUT)) {
            isHidden = true;
            console.clearStatus();
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
            console.clearStatus();
            notifyAll();
        }
    }

    private synchronized void draw() {
        try {
            while (!isOver) {
                wait(TimeUnit.NANOSECONDS.toMillis(tick()) + 1);
            }
        } catch (InterruptedException end) {
            close();
        }
    }

    /** Draws if it is due; returns the nanoseconds until it is due again. */
    synchronized long tick() {
        long now = nanoTime.getAsLong();
        if (now - due >= 0 && !isHidden && !isOver) {
            Counts read = counts;
            console.status(text(read.count, read.total, (now - start) / SECOND, terminal.width(Terminal.STDERR)));
            due = now + PERIOD;
        }
        return Math.max(due - now, isHidden ? PERIOD : 0);
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
