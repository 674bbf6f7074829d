package io.lcollections.cli;

import io.lcollections.model.Page;
import java.util.OptionalLong;

/** Reads from the service what is compared with a file, and knows how far it is. */
final class DiffWalk extends SnapshotReader {
    private final Progress progress;
    /** Read by the thread that tells of an interruption. */
    private volatile String soFar = "before the first page came";

    DiffWalk(Environment environment, Console console) {
        this.progress =
                Progress.start(console, environment.terminal(), environment.env(), environment.time()::nanoTime);
    }

    @Override
    public void accept(Page page, long nextOffset) {
        super.accept(page, nextOffset);
        OptionalLong total = page.totalNum();
        progress.update(
                size(),
                total.isPresent()
                        ? OptionalLong.of(size() + Math.max(0, total.getAsLong() - nextOffset))
                        : OptionalLong.empty());
        soFar = "after " + size() + (total.isPresent() ? " of " + total.getAsLong() : "") + " collections";
    }

    /** How far it is: {@code after 50 of 137 collections}. */
    String soFar() {
        return soFar;
    }

    /** Takes the progress off the screen. */
    void over() {
        progress.close();
    }
}
