package io.lcollections.cli;

import io.lcollections.terminal.ProgressLine;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.Terminal;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The progress of a walk, on the line below the messages: for a person at a terminal, of a walk that takes its time.
 *
 * <p>Where it is not to be shown, all of this does nothing. Any thread may call any of it, in any order.
 */
final class Progress implements AutoCloseable {
    /** What is over sooner needs none. */
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(100);

    private final Console console;
    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private final ProgressLine line;
    private long due;
    private boolean isHidden;
    private boolean isOver;

    private Progress(Console console, Terminal terminal, LongSupplier nanoTime) {
        this.console = console;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        long now = nanoTime.getAsLong();
        this.line = new ProgressLine(now);
        this.due = now + PATIENCE;
    }

    /**
     * Begins to count the time; anything is drawn only half a second later, if ever.
     *
     * @param nanoTime a clock that only goes forward, in nanoseconds
     */
    static Progress start(Console console, Terminal terminal, Map<String, String> env, LongSupplier nanoTime) {
        return start(console, terminal, env, nanoTime, Progress::runBeside);
    }

    /**
     * @param background runs what draws, until the progress is closed
     */
    static Progress start(
            Console console, Terminal terminal, Map<String, String> env, LongSupplier nanoTime, Executor background) {
        Progress progress = new Progress(console, terminal, nanoTime);
        // The terminal is asked last: it may need its library for that.
        progress.isOver = console.isQuiet() || !Screen.supportsCursor(env) || !terminal.isStderrTerminal();
        if (!progress.isOver) {
            background.execute(progress::draw);
        }
        return progress;
    }

    private static void runBeside(Runnable work) {
        Thread thread = new Thread(work, "progress");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * How far the walk has come. It is not drawn here, so this never waits for the terminal.
     *
     * @param collections those that this walk has brought so far
     * @param total those that it will bring; empty while that is not known
     */
    void update(long collections, OptionalLong total) {
        line.update(collections, total, nanoTime.getAsLong());
    }

    /** Makes room for data on the same terminal, until {@link #resume}; elsewhere data is in nobody's way. */
    synchronized void hide() {
        if (!isOver && terminal.isStdoutTerminal()) {
            isHidden = true;
            console.clearStatus();
        }
    }

    /** From now on it may be drawn again. The cursor must be at the beginning of a line, or what is there is lost. */
    synchronized void resume() {
        isHidden = false;
    }

    /** Erases the line for good. */
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

    /**
     * Draws if it is time to.
     *
     * @return nanoseconds until it can be time again
     */
    synchronized long tick() {
        long now = nanoTime.getAsLong();
        if (now - due >= 0 && !isHidden && !isOver) {
            console.status(line.text(now, terminal.stderrWidth()));
            due = now + PERIOD;
        }
        return Math.max(due - now, isHidden ? PERIOD : 0);
    }
}
