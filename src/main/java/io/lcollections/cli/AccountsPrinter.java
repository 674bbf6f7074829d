package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.list.AccountsReader;
import io.lcollections.model.Account;
import io.lcollections.model.Page;
import io.lcollections.output.Renderer;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Prints the pages of several accounts as they come, and counts which accounts are done and which failed. */
final class AccountsPrinter implements AccountsReader.Handler {
    /** Whose reader does not read cannot be waited for. */
    private static final int MOST_SECONDS_TO_STOP = 2;

    private final OutputOptions output;
    private final Environment environment;
    private final Console console;
    private final Progress progress;
    private final AccountOutcomes outcomes;
    /** Held while something is written, and for ever once the process is to end. */
    private final ReentrantLock writing = new ReentrantLock();

    private Renderer renderer;
    private boolean isChecked;
    /** The account whose pages come, and whether they were printed under another name. */
    private Account current;

    private OptionalLong number = OptionalLong.empty();
    private boolean isRepeated;
    private long collections;
    private volatile boolean isOver;

    /**
     * @param accounts how many are to come
     */
    AccountsPrinter(OutputOptions output, Environment environment, Console console, int accounts) {
        this.output = output;
        this.environment = environment;
        this.console = console;
        this.outcomes = new AccountOutcomes(console, new ErrorHandler(console, environment.terminal()), accounts);
        this.progress =
                Progress.start(console, environment.terminal(), environment.env(), environment.time()::nanoTime);
    }

    @Override
    public void page(Account account, Page page) throws IOException {
        writing.lock();
        try {
            if (!account.equals(current)) {
                current = account;
                number = page.accountId();
                isRepeated = outcomes.isRepeated(number);
            }
            if (!isRepeated) {
                print(output.shown(page, true));
                collections += page.collections().size();
                progress.update(collections, OptionalLong.empty());
            }
        } finally {
            writing.unlock();
        }
    }

    private boolean isRepeated(Account account) {
        return isRepeated && account.equals(current);
    }

    private void print(Page page) throws IOException {
        progress.hide();
        if (!isChecked && !page.collections().isEmpty()) {
            output.checkAgainst(page);
            isChecked = true;
        }
        if (renderer == null) {
            renderer = output.renderer(environment, true);
            renderer.begin(page);
        }
        renderer.page(page);
        if (renderer.isAtLineStart()) {
            progress.resume();
        }
    }

    @Override
    public void completed(Account account, List<String> notes) throws IOException {
        writing.lock();
        try {
            if (isRepeated(account)) {
                outcomes.repeated(account, number.getAsLong());
                return;
            }
            if (renderer != null && output.isOneAnAccount()) {
                renderer.end();
                close();
            }
            outcomes.done(account.equals(current) ? number : account.number());
            notes.forEach(note -> console.note(account.described() + ": " + note));
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void failed(Account account, ApiException failure) throws ApiException, IOException {
        writing.lock();
        try {
            if (isRepeated(account)) {
                outcomes.repeated(account, number.getAsLong());
                return;
            }
            if (renderer != null && output.isOneAnAccount()) {
                renderer.abandon();
                close();
            }
            if (failure.kind() == ApiException.Kind.AUTHENTICATION && outcomes.isNoneDone()) {
                // All of them have the same key, and a service that is asked a thousand times with a wrong one minds.
                throw failure;
            }
            outcomes.failed(account, failure);
        } finally {
            writing.unlock();
        }
    }

    /**
     * No more accounts come: makes the output as whole as it is.
     *
     * @return the worst that any of them came to
     */
    ExitCode end() throws IOException {
        writing.lock();
        progress.close();
        try {
            if (renderer != null) {
                if (outcomes.areAllDone()) {
                    renderer.end();
                } else {
                    renderer.abandon();
                }
                close();
            }
            isOver = true;
            return outcomes.count();
        } finally {
            writing.unlock();
        }
    }

    private void close() {
        renderer.notes().forEach(console::note);
        renderer = null;
        progress.resume();
    }

    /** Whatever happens now is told by others. */
    void over() {
        progress.close();
        isOver = true;
    }

    /** The process ends. If that is before all accounts have come, no row is begun any more, and it is said how far it got. */
    void stop() {
        if (isOver) {
            return;
        }
        progress.close();
        try {
            if (writing.tryLock(MOST_SECONDS_TO_STOP, TimeUnit.SECONDS) && !isOver && renderer != null) {
                renderer.abandon();
            }
        } catch (IOException | InterruptedException cannotWrite) {
            // It ends anyway; what it says next is true all the same.
        }
        if (!isOver) {
            outcomes.interrupted();
        }
    }
}
