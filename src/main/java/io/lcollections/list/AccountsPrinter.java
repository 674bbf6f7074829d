package io.lcollections.list;

import io.lcollections.api.ApiException;
import io.lcollections.api.CollectionsApi.PageConsumer;
import io.lcollections.cli.AccountOutcomes;
import io.lcollections.cli.Environment;
import io.lcollections.cli.ExitCode;
import io.lcollections.model.Account;
import io.lcollections.model.Page;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads several accounts concurrently and prints them in order. Each is read ahead by a few pages only, so memory use depends
 * neither on their number nor on their size.
 */
final class AccountsPrinter extends PagePrinter {
    private static final int PAGES_AHEAD = 2;
    /** Follows the last page of an account. */
    private static final Page END =
            new Page(OptionalLong.empty(), OptionalLong.empty(), List.of(), List.of(), List.of());

    private final AccountOutcomes outcomes;

    @FunctionalInterface
    interface AccountSource {
        List<String> read(Account account, PageConsumer consumer) throws ApiException, IOException;
    }

    /** An account, its pages that were read ahead, and the notes or the failure after them. */
    private record Reading(Account account, BlockingQueue<Page> pages, Future<List<String>> notes) {}

    AccountsPrinter(OutputOptions output, Environment environment, int accounts) {
        super(output, environment, true, OptionalLong.empty());
        this.outcomes = new AccountOutcomes(environment, accounts);
    }

    void print(List<Account> accounts, int concurrency, AccountSource source) throws ApiException, IOException {
        ExecutorService executor = Executors.newFixedThreadPool(concurrency, work -> {
            Thread thread = new Thread(work, "accounts");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Iterator<Account> waiting = accounts.iterator();
            Queue<Reading> readings = new ArrayDeque<>();
            while (waiting.hasNext() || !readings.isEmpty()) {
                while (waiting.hasNext() && readings.size() < concurrency) {
                    Account account = waiting.next();
                    BlockingQueue<Page> pages = new ArrayBlockingQueue<>(PAGES_AHEAD);
                    readings.add(new Reading(account, pages, executor.submit(() -> read(account, source, pages))));
                }
                print(readings.remove());
            }
        } catch (InterruptedException interrupted) {
            throw ApiException.interrupted(interrupted);
        } finally {
            executor.shutdownNow();
        }
    }

    private static List<String> read(Account account, AccountSource source, BlockingQueue<Page> pages)
            throws ApiException, IOException, InterruptedException {
        try {
            return source.read(account, (page, nextOffset) -> put(page, pages));
        } finally {
            pages.put(END);
        }
    }

    private static void put(Page page, BlockingQueue<Page> pages) throws IOException {
        try {
            pages.put(page);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new IOException(cancelled);
        }
    }

    private void print(Reading reading) throws ApiException, IOException, InterruptedException {
        Account account = reading.account;
        Page first = reading.pages.take();
        OptionalLong number = first == END ? account.number() : first.accountId();
        // The same account may have been printed under another name.
        boolean isRepeated = first != END && outcomes.isRepeated(number);
        for (Page page = first; page != END; page = reading.pages.take()) {
            if (!isRepeated) {
                accept(page, 0);
            }
        }
        try {
            List<String> notes = reading.notes.get();
            guard.run(() -> {
                if (isRepeated) {
                    outcomes.repeated(account, number.getAsLong());
                } else {
                    endAccount(true);
                    outcomes.succeeded(number);
                    notes.forEach(note -> console.note(account.described() + ": " + note));
                }
            });
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof ApiException cause)) {
                throw fault(failure.getCause());
            }
            if (isRepeated) {
                outcomes.repeated(account, number.getAsLong());
                return;
            }
            guard.run(() -> endAccount(false));
            if (cause.kind() == ApiException.Kind.AUTHENTICATION && outcomes.isNoneSuccessful()) {
                // All accounts share the key, and services lock out clients that repeat a wrong one.
                throw cause;
            }
            outcomes.failed(account, cause);
        }
    }

    private static RuntimeException fault(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException fault ? fault : new IllegalStateException(cause);
    }

    private void endAccount(boolean isComplete) throws IOException {
        if (output.hasDocumentPerAccount()) {
            endDocument(isComplete);
        }
    }

    /** The total of one account says nothing about all of them. */
    @Override
    protected OptionalLong expected(long all) {
        return OptionalLong.empty();
    }

    ExitCode end() throws IOException {
        end(outcomes.areAllSuccessful());
        if (guard.isStopped()) {
            return ExitCode.INTERRUPTED;
        }
        ExitCode worst = outcomes.summarize();
        return worst == ExitCode.OK ? result() : worst;
    }

    @Override
    protected String message() {
        return outcomes.interrupted();
    }
}
