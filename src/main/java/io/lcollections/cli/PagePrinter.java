package io.lcollections.cli;

import io.lcollections.api.PageConsumer;
import io.lcollections.model.Page;
import io.lcollections.output.Renderer;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Prints the pages of a walk as they come, and can be stopped between any two of them. */
final class PagePrinter implements PageConsumer {
    /** Whose reader does not read cannot be waited for. */
    private static final int MOST_SECONDS_TO_STOP = 2;

    private final OutputOptions output;
    private final Environment environment;
    private final Console console;
    private final Progress progress;
    private final OptionalLong most;
    /** Held while a page is written, and for ever once the process is to end. */
    private final ReentrantLock writing = new ReentrantLock();

    private Renderer renderer;
    private long printed;
    private long next;
    private OptionalLong total = OptionalLong.empty();
    private volatile boolean hasGap;
    /** Whether what comes now is more than was printed page by page: nobody can say how far that gets. */
    private volatile boolean isEnding;

    private volatile boolean isOver;

    /**
     * @param most how many collections are wanted; empty for all
     */
    PagePrinter(OutputOptions output, Environment environment, Console console, OptionalLong most) {
        this.output = output;
        this.environment = environment;
        this.console = console;
        this.most = most;
        this.progress =
                Progress.start(console, environment.terminal(), environment.env(), environment.time()::nanoTime);
    }

    @Override
    public void accept(Page page, long nextOffset) throws IOException {
        writing.lock();
        try {
            print(output.shown(page, false));
            next = nextOffset;
            total = page.totalNum();
            progress.update(printed, wanted());
        } finally {
            writing.unlock();
        }
    }

    private void print(Page page) throws IOException {
        progress.hide();
        if (renderer == null) {
            output.checkAgainst(page);
            renderer = output.renderer(environment, false);
            renderer.begin(page);
        }
        renderer.page(page);
        printed += page.collections().size();
        if (renderer.isAtLineStart()) {
            progress.resume();
        }
    }

    @Override
    public void rowsSkipped() {
        hasGap = true;
    }

    /** How many rows this walk is to print; those before its offset are not among them. */
    private OptionalLong wanted() {
        if (total.isEmpty()) {
            return total;
        }
        return OptionalLong.of(Math.min(most.orElse(Long.MAX_VALUE), printed + Math.max(0, total.getAsLong() - next)));
    }

    /** All rows have come: makes the output whole. */
    void end() throws IOException {
        writing.lock();
        progress.close();
        isEnding = true;
        try {
            renderer.end();
            isOver = true;
            renderer.notes().forEach(console::note);
        } finally {
            writing.unlock();
        }
    }

    /** No more rows come, because of a failure. */
    void abandon() throws IOException {
        writing.lock();
        progress.close();
        isEnding = true;
        try {
            keep();
            isOver = true;
        } finally {
            writing.unlock();
        }
    }

    private void keep() throws IOException {
        if (renderer != null) {
            renderer.abandon();
            renderer.notes().forEach(console::note);
        }
    }

    /** Whatever happens now is told by others. */
    void over() {
        progress.close();
        isOver = true;
    }

    /** The process ends. If that is in the middle of the walk, no row is begun any more, and it is said how far it got. */
    void stop() {
        if (isOver) {
            return;
        }
        progress.close();
        try {
            boolean isBetweenPages = writing.tryLock(MOST_SECONDS_TO_STOP, TimeUnit.SECONDS);
            if (isOver) {
                return;
            }
            if (isBetweenPages) {
                keep();
            }
        } catch (IOException | InterruptedException cannotWrite) {
            // It ends anyway; what it says next is true all the same.
        }
        console.error(renderer == null ? "interrupted before the first page came" : halted(), null, null);
    }

    private String halted() {
        if (isEnding) {
            return "interrupted while the collections were printed; what came out is not whole: run it again";
        }
        String counted = total.isPresent() ? printed + " of " + total.getAsLong() : String.valueOf(printed);
        return "interrupted after " + counted + " collections; "
                + (hasGap
                        ? "the account changed meanwhile, and some before that are missing: run it again"
                        : "--offset " + next + " goes on from there");
    }
}
