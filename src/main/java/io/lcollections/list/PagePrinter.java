package io.lcollections.list;

import io.lcollections.api.ApiException;
import io.lcollections.api.CollectionsApi.PageConsumer;
import io.lcollections.cli.AccountOutcomes;
import io.lcollections.cli.Environment;
import io.lcollections.cli.ExitCode;
import io.lcollections.cli.InterruptGuard;
import io.lcollections.cli.PageCollector;
import io.lcollections.model.Account;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.output.Format;
import io.lcollections.output.Renderer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Prints pages as they arrive: those of one account, or of several in their order, which are read concurrently. Each of several
 * is read ahead by a few pages only, so memory use depends neither on their number nor on their size.
 */
final class PagePrinter extends PageCollector {
    private static final int PAGES_AHEAD = 2;
    /** Follows the last page of an account. */
    private static final Page END =
            new Page(OptionalLong.empty(), OptionalLong.empty(), List.of(), List.of(), List.of());

    private final OutputOptions output;
    private final Environment environment;
    /** {@code null} for one account. */
    private final AccountOutcomes outcomes;

    private final OptionalLong maxItems;
    private Renderer renderer;
    private boolean hasRows;
    private volatile boolean hasGap;
    /** With {@code --sort}, all rows are printed when the output is ended. */
    private volatile boolean isEnding;

    @FunctionalInterface
    interface Source {
        List<String> read(Query query, PageConsumer consumer) throws ApiException, IOException;
    }

    /** An account, its pages that were read ahead, and the notes or the failure after them. */
    private record Reading(Account account, BlockingQueue<Page> pages, Future<List<String>> notes) {}

    PagePrinter(OutputOptions output, Environment environment, AccountOutcomes outcomes, OptionalLong maxItems) {
        super(environment, new InterruptGuard(environment, null), null);
        this.output = output;
        this.environment = environment;
        this.outcomes = outcomes;
        this.maxItems = maxItems;
    }

    /** Reads and prints several accounts. */
    void print(List<Query> queries, int concurrency, Source source)
            throws ApiException, IOException, InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(concurrency, work -> {
            Thread thread = new Thread(work, "accounts");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Queue<Reading> readings = new ArrayDeque<>();
            for (Query asked : queries) {
                if (readings.size() == concurrency) {
                    print(readings.remove());
                }
                BlockingQueue<Page> pages = new ArrayBlockingQueue<>(PAGES_AHEAD);
                Future<List<String>> notes = executor.submit(() -> read(asked, source, pages));
                readings.add(new Reading(asked.account().get(), pages, notes));
            }
            for (Reading reading : readings) {
                print(reading);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static List<String> read(Query asked, Source source, BlockingQueue<Page> pages)
            throws ApiException, IOException, InterruptedException {
        try {
            return source.read(asked, (page, nextOffset) -> {
                try {
                    pages.put(page);
                } catch (InterruptedException cancelled) {
                    Thread.currentThread().interrupt();
                    throw new IOException(cancelled);
                }
            });
        } finally {
            pages.put(END);
        }
    }

    private void print(Reading reading) throws ApiException, IOException, InterruptedException {
        Account account = reading.account;
        Page first = reading.pages.take();
        OptionalLong number = first == END ? account.number() : first.accountId();
        boolean isRepeated = first != END && outcomes.isRepeated(account, number);
        for (Page page = first; page != END; page = reading.pages.take()) {
            if (!isRepeated) {
                accept(page, 0);
            }
        }
        if (isRepeated) {
            return;
        }
        try {
            List<String> notes = ApiException.await(reading.notes);
            guard.run(() -> {
                endAccount(true);
                outcomes.succeeded(number);
                notes.forEach(note -> console.note(account.described() + ": " + note));
            });
        } catch (ApiException failure) {
            guard.run(() -> endAccount(false));
            if (failure.kind() == ApiException.Kind.AUTHENTICATION && outcomes.isNoneSuccessful()) {
                // All accounts share the key, and services lock out clients that repeat a wrong one.
                throw failure;
            }
            outcomes.failed(account, failure);
        }
    }

    private void endAccount(boolean isComplete) throws IOException {
        if (output.format == Format.json) {
            endDocument(isComplete);
        }
    }

    @Override
    protected void collect(Page page) throws IOException {
        Page shown = output.shown(page, outcomes != null);
        progress.hide();
        if (!hasRows && !shown.collections().isEmpty()) {
            output.check(shown);
            hasRows = true;
        }
        if (renderer == null) {
            renderer = output.renderer(environment, outcomes != null);
            renderer.begin(shown);
        }
        renderer.page(shown);
        if (renderer.isAtLineStart()) {
            progress.resume();
        }
    }

    @Override
    public void rowsSkipped() {
        hasGap = true;
    }

    @Override
    public boolean usesPartialResult() {
        return output.isUsableInPart();
    }

    /** The total of one account says nothing about all of them. */
    @Override
    protected OptionalLong expected(long all) {
        return outcomes == null ? OptionalLong.of(Math.min(maxItems.orElse(all), all)) : OptionalLong.empty();
    }

    /** Ends the output after the last row, or after a failure so that it does not look complete. */
    void end(boolean isComplete) throws IOException {
        guard.run(() -> {
            progress.close();
            isEnding = true;
            endDocument(isComplete);
            close();
        });
    }

    private void endDocument(boolean isComplete) throws IOException {
        if (renderer != null) {
            renderer.end(isComplete).forEach(console::note);
            renderer = null;
            progress.resume();
        }
    }

    /** The exit code, after the summary of several accounts. */
    ExitCode result() {
        if (guard.isStopped()) {
            return ExitCode.INTERRUPTED;
        }
        ExitCode worst = outcomes == null ? ExitCode.OK : outcomes.summarize();
        return worst == ExitCode.OK ? output.result(hasRows) : worst;
    }

    @Override
    protected String interrupted() {
        progress.close();
        try {
            if (guard.isBetweenSteps()) {
                endDocument(false);
            }
        } catch (IOException cannotWrite) {
            // The process ends anyway, and the message is still true.
        }
        if (outcomes != null) {
            return outcomes.interrupted();
        }
        if (isEnding) {
            return "interrupted while printing; the output is incomplete: run it again";
        }
        boolean canContinue = !hasGap && usesPartialResult();
        String advice = canContinue ? "continue with --offset " + next : "run it again";
        return "interrupted " + soFar() + (hasPage ? "; " + advice : "");
    }
}
