package io.lcollections.cli;

import java.util.function.Supplier;

/** Reports how far a command got if the process is interrupted before it ends. The report changes as work goes on. */
public final class InterruptReporter {
    private final Console console;
    private Supplier<String> message;
    private boolean isOver;
    private boolean isStopped;

    /**
     * @param message called on another thread, the one that ends the process
     */
    public InterruptReporter(Environment environment, Console console, Supplier<String> message) {
        this.console = console;
        this.message = message;
        environment.atExit().accept(this::stop);
    }

    /**
     * From now on this message is reported.
     *
     * @return false if the process is ending, so that nothing new should be started
     */
    public synchronized boolean report(Supplier<String> next) {
        message = next;
        return !isStopped;
    }

    /** From now on nothing is reported. */
    public synchronized void over() {
        isOver = true;
    }

    private synchronized void stop() {
        if (!isOver && !isStopped) {
            isStopped = true;
            console.error(message.get(), null, null);
        }
    }

    public synchronized boolean isStopped() {
        return isStopped;
    }
}
