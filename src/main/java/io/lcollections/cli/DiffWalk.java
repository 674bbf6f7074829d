package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.api.CollectionsApi;
import io.lcollections.changes.Holding;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads from the service what is compared with a file, and says how far it is. */
final class DiffWalk extends HoldingWalk {
    private final Messages messages;
    private final Progress progress;
    /** What there is to tell when it is interrupted; the thread that tells it is another one. */
    private volatile String soFar = "before the first page came";

    private boolean isOver;
    private boolean isStopped;

    private DiffWalk(Host host, Messages messages) {
        this.messages = messages;
        this.progress = Progress.start(messages, host.terminal(), host.env(), host.time()::nanoTime);
    }

    /**
     * Reads all pages.
     *
     * @return empty when the process is about to end, and nothing is to be printed any more
     * @throws ApiException when a page could not be had, or not all rows
     */
    static Optional<Holding> read(CollectionsApi api, Query query, int concurrency, Host host, Messages messages)
            throws ApiException {
        DiffWalk walk = new DiffWalk(host, messages);
        host.atExit().accept(walk::stop);
        try {
            Holding holding = walk.read(api, query, concurrency, messages::note);
            return walk.over() ? Optional.of(holding) : Optional.empty();
        } finally {
            walk.over();
        }
    }

    @Override
    public void page(Page page, long behind) {
        super.page(page, behind);
        OptionalLong total = page.totalNum();
        progress.update(
                size(),
                total.isPresent()
                        ? OptionalLong.of(size() + Math.max(0, total.getAsLong() - behind))
                        : OptionalLong.empty());
        soFar = "after " + size() + (total.isPresent() ? " of " + total.getAsLong() : "") + " collections";
    }

    /** Whatever happens now is told by others; returns whether that is so. */
    private synchronized boolean over() {
        isOver = true;
        progress.close();
        return !isStopped;
    }

    /** The process ends. If that is before all rows have come, it is said how far it got. */
    private synchronized void stop() {
        if (!isOver) {
            isStopped = true;
            progress.close();
            messages.error("interrupted " + soFar + "; nothing was compared", null, null);
        }
    }
}
