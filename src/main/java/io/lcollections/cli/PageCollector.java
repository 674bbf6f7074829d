package io.lcollections.cli;

import io.lcollections.api.CollectionsApi.PageConsumer;
import io.lcollections.model.Page;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Receives the pages that a command reads: counts rows, shows progress, and reports on Ctrl-C how far it got. Once the
 * process is ending, no page is started any more.
 */
@SuppressWarnings("this-escape")
public abstract class PageCollector implements PageConsumer, AutoCloseable {
    /** On interrupt, the time to wait for a write to standard output that blocks. */
    private static final int MAX_SECONDS_TO_STOP = 2;

    protected final Console console;
    private final Progress progress;
    /** Held during each step, and while the process is ending. */
    private final ReentrantLock lock = new ReentrantLock();

    private long rows;
    private long next;
    private OptionalLong total = OptionalLong.empty();
    private volatile boolean hasPage;
    private volatile boolean isStopped;
    private volatile boolean isOver;

    /** Work that must not be interrupted halfway. */
    @FunctionalInterface
    protected interface Step {
        void run() throws IOException;
    }

    protected PageCollector(Environment environment, Console console) {
        this(environment, console, null);
    }

    /**
     * @param reporter reports an interrupt of a command that reads several accounts; otherwise {@code null}
     */
    protected PageCollector(Environment environment, Console console, InterruptReporter reporter) {
        this.console = console;
        this.progress =
                Progress.start(console, environment.terminal(), environment.env(), environment.time()::nanoTime);
        if (reporter == null) {
            environment.atExit().accept(this::stop);
        } else {
            reporter.report(() -> {
                progress.close();
                return interrupted();
            });
        }
    }

    /** Takes the rows of a page. */
    protected abstract void collect(Page page) throws IOException;

    /** Totals or changes of a part would be taken for those of the account. */
    @Override
    public boolean usesPartialResult() {
        return false;
    }

    /** The message on interrupt. */
    protected abstract String interrupted();

    /** Ends the output between two pages so that it does not look complete. */
    protected void abandon() throws IOException {}

    /** How many rows the command will have read at the end, if all that the service has are read. */
    protected OptionalLong expected(long all) {
        return OptionalLong.of(all);
    }

    @Override
    public final void accept(Page page, long nextOffset) throws IOException {
        uninterrupted(() -> {
            collect(page);
            hasPage = true;
            rows += page.collections().size();
            next = nextOffset;
            total = page.totalNum();
            progress.update(
                    rows, total.isPresent() ? expected(rows + Math.max(0, total.getAsLong() - nextOffset)) : total);
        });
    }

    @Override
    public final void rowsExcluded(int number) {
        rows += number;
    }

    /** Runs a step, unless the process is ending; a process that is about to end waits for it. */
    protected final void uninterrupted(Step step) throws IOException {
        lock.lock();
        try {
            if (!isStopped) {
                step.run();
            }
        } finally {
            lock.unlock();
        }
    }

    protected final Progress progress() {
        return progress;
    }

    /** The number of rows read. */
    public final long rows() {
        return rows;
    }

    /** The offset from which to continue. */
    protected final long nextOffset() {
        return next;
    }

    protected final boolean hasPage() {
        return hasPage;
    }

    /** {@code after 50 of 137 collections}. */
    public final String soFar() {
        return hasPage
                ? "after " + rows + (total.isPresent() ? " of " + total.getAsLong() : "") + " collections"
                : "before the first page arrived";
    }

    /** Whether the process is ending, so that nothing may be printed any more. */
    public final boolean isStopped() {
        return isStopped;
    }

    /** No more pages arrive; from now on an interrupt reports nothing. */
    @Override
    public final void close() {
        progress.close();
        synchronized (this) {
            isOver = true;
        }
    }

    private void stop() {
        if (isOver || isStopped) {
            return;
        }
        progress.close();
        try {
            boolean isBetweenSteps = lock.tryLock(MAX_SECONDS_TO_STOP, TimeUnit.SECONDS);
            try {
                synchronized (this) {
                    if (isOver) {
                        return;
                    }
                    isStopped = true;
                }
                if (isBetweenSteps) {
                    abandon();
                }
            } finally {
                if (isBetweenSteps) {
                    lock.unlock();
                }
            }
        } catch (IOException | InterruptedException cannotWrite) {
            // The process ends anyway, and the message below is still true.
        }
        console.error(interrupted(), null, null);
    }
}
