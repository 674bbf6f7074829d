package io.lcollections.cli;

import io.lcollections.api.PageConsumer;
import io.lcollections.model.Page;
import java.util.List;
import java.util.OptionalLong;

/** Looks through the pages of a walk for what is wanted, and says how far it is; it ends when there is nothing left to find. */
final class ShowWalk implements PageConsumer {
    private final Console console;
    private final Progress progress;
    private final CollectionMatcher wanted;
    private Page first;
    private long read;
    /** What there is to tell when it is interrupted; the thread that tells it is another one. */
    private volatile String soFar = "before the first page came";

    private boolean isOver;
    private boolean isStopped;

    ShowWalk(Environment environment, Console console, CollectionMatcher wanted) {
        this.console = console;
        this.wanted = wanted;
        this.progress =
                Progress.start(console, environment.terminal(), environment.env(), environment.time()::nanoTime);
    }

    @Override
    public void accept(Page page, long nextOffset) {
        // Its rows are not needed any more.
        first = first == null ? page.with(List.of()) : first;
        page.collections().forEach(wanted::look);
        read += page.collections().size();
        OptionalLong total = page.totalNum();
        progress.update(
                read,
                total.isPresent()
                        ? OptionalLong.of(read + Math.max(0, total.getAsLong() - nextOffset))
                        : OptionalLong.empty());
        soFar = "after " + read + (total.isPresent() ? " of " + total.getAsLong() : "") + " collections";
    }

    @Override
    public boolean isSatisfied() {
        return wanted.isComplete();
    }

    /** There is nothing to go on with behind them. */
    @Override
    public boolean usesPartialResult() {
        return false;
    }

    CollectionMatcher wanted() {
        return wanted;
    }

    /** The first page without its rows; there is one when a walk ended well, or something was found. */
    Page first() {
        return first;
    }

    /** Whatever happens now is told by others. */
    synchronized void over() {
        isOver = true;
        progress.close();
    }

    /** The process ends. If that is before the walk ends, it is said how far it got, and nothing is printed. */
    synchronized void stop() {
        if (!isOver) {
            isStopped = true;
            progress.close();
            console.error("interrupted " + soFar + "; nothing was printed", null, null);
        }
    }

    /** Whether the process is about to end, and nothing is to be printed any more. */
    synchronized boolean isStopped() {
        return isStopped;
    }
}
