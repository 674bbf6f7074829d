package io.lcollections.cli;

import io.lcollections.api.CollectionsApi.PageConsumer;
import io.lcollections.model.Page;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Receives the pages that a command reads: counts rows, shows progress, and reports on interrupt how far it got. */
@SuppressWarnings("this-escape")
public class PageCollector implements PageConsumer, AutoCloseable {
    protected final Console console;
    protected final Progress progress;
    protected final InterruptGuard guard;
    private final Consumer<Page> pages;
    private long rows;
    protected long next;
    private OptionalLong total = OptionalLong.empty();
    protected volatile boolean hasPage;

    public PageCollector(Environment environment, InterruptGuard guard, Consumer<Page> pages) {
        this.console = environment.console();
        this.guard = guard;
        this.pages = pages;
        this.progress = new Progress(environment);
        progress.start();
        guard.report(this::interrupted);
    }

    protected void collect(Page page) throws IOException {
        pages.accept(page);
    }

    /** Totals or changes of a part would be taken for those of the account. */
    @Override
    public boolean usesPartialResult() {
        return false;
    }

    protected String interrupted() {
        return "interrupted " + soFar() + "; nothing was printed";
    }

    /** How many rows the command will have read at the end, if all that the service has are read. */
    protected OptionalLong expected(long all) {
        return OptionalLong.of(all);
    }

    @Override
    public final void accept(Page page, long nextOffset) throws IOException {
        guard.run(() -> {
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

    protected final String soFar() {
        return hasPage
                ? "after " + rows + (total.isPresent() ? " of " + total.getAsLong() : "") + " collections"
                : "before the first page arrived";
    }

    /** No more pages arrive; from now on an interrupt reports nothing. */
    @Override
    public final void close() {
        progress.close();
        guard.report(null);
    }
}
