package io.lcollections.cli;

import io.lcollections.terminal.ProgressLine;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.Terminal;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The progress line, for a person at a terminal, if reading takes longer than half a second. Any thread may call it. */
public final class Progress implements AutoCloseable {
    private static final long DELAY = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(100);

    private final Console console;
    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private final ProgressLine line;
    private long due;
    private boolean isHidden;
    private boolean isOver;

    /** Starts the clock, of nanoseconds; the line is drawn half a second later. */
    Progress(Console console, Terminal terminal, Map<String, String> env, LongSupplier nanoTime, Executor background) {
        this.console = console;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        long now = nanoTime.getAsLong();
        this.line = new ProgressLine(now);
        this.due = now + DELAY;
        // The terminal is checked last, because that may load its library.
        this.isOver = console.isQuiet() || !Screen.supportsCursor(env) || !terminal.isStderrTerminal();
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
        line.update(collections, total);
    }

    /** Makes room for data on the same terminal, until {@link #resume}. */
    public synchronized void hide() {
        if (!isOver && terminal.isStdoutTerminal()) {
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
            console.status(line.text(now, terminal.stderrWidth()));
            due = now + PERIOD;
        }
        return Math.max(due - now, isHidden ? PERIOD : 0);
    }
}
