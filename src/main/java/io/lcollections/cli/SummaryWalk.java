package io.lcollections.cli;

import io.lcollections.api.PageConsumer;
import io.lcollections.model.Page;
import io.lcollections.summary.Summary;
import java.util.Optional;
import java.util.OptionalLong;

/** Counts the pages of a walk as they come, and says how far it is; nothing is printed before the last has come. */
final class SummaryWalk implements PageConsumer {
    private final Console console;
    private final Progress progress;
    private final Summary summary = new Summary();
    /** What there is to tell when it is interrupted; the thread that tells it is another one. */
    private volatile String soFar = "before the first page came";

    private boolean isOver;
    private boolean isStopped;

    SummaryWalk(Environment environment, Console console) {
        this.console = console;
        this.progress =
                Progress.start(console, environment.terminal(), environment.env(), environment.time()::nanoTime);
    }

    @Override
    public void accept(Page page, long nextOffset) {
        summary.add(page);
        long read = summary.collections();
        OptionalLong total = page.totalNum();
        progress.update(
                read,
                total.isPresent()
                        ? OptionalLong.of(read + Math.max(0, total.getAsLong() - nextOffset))
                        : OptionalLong.empty());
        soFar = "after " + read + (total.isPresent() ? " of " + total.getAsLong() : "") + " collections";
    }

    /** Totals of a part would be taken for those of all. */
    @Override
    public boolean usesPartialResult() {
        return false;
    }

    /** Whatever happens now is told by others. */
    synchronized void over() {
        isOver = true;
        progress.close();
    }

    /** The process ends. If that is before all rows have come, it is said how far it got, and no totals follow. */
    synchronized void stop() {
        if (!isOver) {
            isStopped = true;
            progress.close();
            console.error("interrupted " + soFar + "; there are no totals of a part", null, null);
        }
    }

    /** What is to be printed when all rows have come; nothing when the process is about to end. */
    synchronized Optional<Summary> totals() {
        return isStopped ? Optional.empty() : Optional.of(summary);
    }
}
