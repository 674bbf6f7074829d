package io.lcollections.cli;

/** What is said when the process is made to end before its work is done: that changes as the work goes on. */
final class InterruptReporter {
    private Runnable telling;
    private boolean isOver;
    private boolean isStopped;

    /**
     * @param telling says how far it got; another thread may run it
     */
    InterruptReporter(Runnable telling) {
        this.telling = telling;
    }

    /**
     * From now on, this is said instead.
     *
     * @return false when the process is about to end, and nothing more is to be begun
     */
    synchronized boolean tells(Runnable how) {
        telling = how;
        return !isStopped;
    }

    /** Whatever happens now is told by others. */
    synchronized void over() {
        isOver = true;
    }

    /** The process ends. */
    synchronized void stop() {
        if (!isOver && !isStopped) {
            isStopped = true;
            telling.run();
        }
    }

    synchronized boolean isStopped() {
        return isStopped;
    }
}
