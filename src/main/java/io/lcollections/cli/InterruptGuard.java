package io.lcollections.cli;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Reports how far a command got if the process is interrupted, and keeps an interrupt from cutting a step in half. */
public final class InterruptGuard {
    /** How long a process that is ending waits for a step, such as a write to standard output that blocks. */
    private static final int MAX_SECONDS_TO_STOP = 2;

    private final Console console;
    /** Held during each step; fair, so that no further step begins while the process waits for one. */
    private final ReentrantLock lock = new ReentrantLock(true);

    private Supplier<String> report;
    private boolean isStopped;

    /** Work that must not be interrupted halfway. */
    @FunctionalInterface
    public interface Step {
        void run() throws IOException;
    }

    public InterruptGuard(Environment environment, Supplier<String> report) {
        this.console = environment.console();
        this.report = report;
        environment.atExit().execute(this::stop);
    }

    /** From now on this message is reported, or nothing if it is {@code null}; false if the process is ending already. */
    public synchronized boolean report(Supplier<String> message) {
        report = message;
        return !isStopped;
    }

    /** Runs a step, unless the process is ending; a process that is about to end waits for it. */
    public void run(Step step) throws IOException {
        lock.lock();
        try {
            if (!isStopped()) {
                step.run();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether the process is ending, so that nothing may be printed any more. */
    public synchronized boolean isStopped() {
        return isStopped;
    }

    /** For a report only: false if a step still blocks, so that nothing may be written to its output. */
    public boolean isBetweenSteps() {
        return lock.isHeldByCurrentThread();
    }

    private void stop() {
        boolean isLocked = false;
        try {
            isLocked = lock.tryLock(MAX_SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            // The process ends anyway.
        }
        Supplier<String> last;
        synchronized (this) {
            last = isStopped ? null : report;
            isStopped = true;
        }
        if (last != null) {
            String message = last.get();
            // No progress is drawn and no note printed behind it.
            console.level(Console.Level.QUIET);
            console.error(message, null, null);
        }
        if (isLocked) {
            lock.unlock();
        }
    }
}
