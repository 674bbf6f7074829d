package io.lcollections.watch;

import io.lcollections.diff.Change;
import io.lcollections.diff.Snapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Prints changes and records in the state file that they were printed. It can be stopped between two changes. */
final class ChangePrinter {
    /** On interrupt, the time to wait for a write to standard output that blocks. */
    private static final int MAX_SECONDS_TO_STOP = 2;

    private final Line line;
    private final Optional<WatchState> state;
    /** Held while a change is printed and recorded. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile boolean isStopped;

    /** Prints a change on one line. */
    @FunctionalInterface
    interface Line {
        /**
         * @param at when the change was detected
         */
        void print(Instant at, Change change) throws IOException;
    }

    ChangePrinter(Line line, Optional<WatchState> state) {
        this.line = line;
        this.state = state;
    }

    /** The state that earlier runs recorded; empty if there is none. */
    Optional<Snapshot> known() {
        return state.flatMap(WatchState::load);
    }

    /** Whether the process is ending, and nothing more is printed. */
    boolean isStopped() {
        return isStopped;
    }

    /**
     * Prints what changed.
     *
     * @return how many changes were printed: all, unless it was stopped
     * @throws IOException if standard output cannot be written
     */
    int print(Snapshot before, Snapshot after, Instant at) throws IOException {
        int printed = 0;
        for (Change change : before.changesTo(after)) {
            if (!print(at, change)) {
                return printed;
            }
            printed++;
        }
        if (printed > 0) {
            record(after, at);
        }
        return printed;
    }

    /** Records a state of which everything was printed. */
    void record(Snapshot snapshot, Instant at) {
        lock.lock();
        try {
            state.ifPresent(kept -> kept.replace(snapshot, at));
        } finally {
            lock.unlock();
        }
    }

    private boolean print(Instant at, Change change) throws IOException {
        lock.lock();
        try {
            if (isStopped) {
                return false;
            }
            // In this order: a change that was recorded but not printed would be lost.
            line.print(at, change);
            state.ifPresent(kept -> kept.append(change));
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The process ends: the current change is printed and recorded, and no other. */
    void stop() {
        isStopped = true;
        try {
            if (lock.tryLock(MAX_SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                lock.unlock();
            }
        } catch (InterruptedException interrupted) {
            // The process ends anyway.
        }
    }
}
