package io.lcollections.cli;

import io.lcollections.diff.Change;
import io.lcollections.diff.Snapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Tells of changes, and keeps that they were told; it can be stopped between any two of them. */
final class WatchTeller {
    /** Whose reader does not read cannot be waited for. */
    private static final int MOST_SECONDS_TO_STOP = 2;

    private final Printer printer;
    private final Optional<WatchState> state;
    /** Held while a change is told and kept, which nothing may part but the end of the machine. */
    private final ReentrantLock telling = new ReentrantLock();

    private volatile boolean isStopped;

    /** Prints changes. */
    @FunctionalInterface
    interface Printer {
        /**
         * Prints one whole line.
         *
         * @param at when it was seen
         */
        void print(Instant at, Change change) throws IOException;
    }

    /**
     * @param state keeps what was told
     */
    WatchTeller(Printer printer, Optional<WatchState> state) {
        this.printer = printer;
        this.state = state;
    }

    /** What was told by earlier runs; empty where there were none. */
    Optional<Snapshot> known() {
        return state.flatMap(WatchState::load);
    }

    /** Whether the process is about to end, and nothing more is told. */
    boolean isStopped() {
        return isStopped;
    }

    /**
     * Tells what changed.
     *
     * @param at when it was seen
     * @return how many changes were told: all, unless it was stopped
     * @throws IOException when standard output does not take a change
     */
    int tell(Snapshot before, Snapshot seen, Instant at) throws IOException {
        int told = 0;
        for (Change change : before.changesTo(seen)) {
            if (!tell(at, change)) {
                return told;
            }
            told++;
        }
        if (told > 0) {
            begin(seen, at);
        }
        return told;
    }

    /** Keeps what was seen as all that was told. */
    void begin(Snapshot seen, Instant at) {
        telling.lock();
        try {
            state.ifPresent(kept -> kept.settle(seen, at));
        } finally {
            telling.unlock();
        }
    }

    private boolean tell(Instant at, Change change) throws IOException {
        telling.lock();
        try {
            if (isStopped) {
                return false;
            }
            // In this order: a change that is kept and was not told would be lost.
            printer.print(at, change);
            state.ifPresent(kept -> kept.advance(change));
            return true;
        } finally {
            telling.unlock();
        }
    }

    /** The process ends: the change that is being told is told and kept, and no other. */
    void stop() {
        isStopped = true;
        try {
            if (telling.tryLock(MOST_SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                telling.unlock();
            }
        } catch (InterruptedException atOnce) {
            // It ends anyway.
        }
    }
}
