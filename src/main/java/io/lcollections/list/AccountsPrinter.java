package io.lcollections.list;

import io.lcollections.api.ApiException;
import io.lcollections.cli.AccountOutcomes;
import io.lcollections.cli.Console;
import io.lcollections.cli.Environment;
import io.lcollections.cli.ErrorHandler;
import io.lcollections.cli.ExitCode;
import io.lcollections.cli.PageCollector;
import io.lcollections.model.Account;
import io.lcollections.model.Page;
import io.lcollections.output.Renderer;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** Prints the pages of several accounts as they arrive, and counts which accounts succeeded and which failed. */
final class AccountsPrinter extends PageCollector implements AccountsReader.Handler {
    private final OutputOptions output;
    private final Environment environment;
    private final AccountOutcomes outcomes;
    private Renderer renderer;
    private boolean hasRows;
    private Account current;
    private OptionalLong number = OptionalLong.empty();
    /** Whether the current account was already printed under another name. */
    private boolean isRepeated;

    /**
     * @param accounts the number of accounts
     */
    AccountsPrinter(OutputOptions output, Environment environment, Console console, int accounts) {
        super(environment, console);
        this.output = output;
        this.environment = environment;
        this.outcomes = new AccountOutcomes(console, new ErrorHandler(console, environment.terminal()), accounts);
    }

    @Override
    public void page(Account account, Page page) throws IOException {
        if (!account.equals(current)) {
            current = account;
            number = page.accountId();
            isRepeated = outcomes.isRepeated(number);
        }
        if (!isRepeated) {
            accept(output.shown(page, true), 0);
        }
    }

    @Override
    protected void collect(Page page) throws IOException {
        progress().hide();
        if (!hasRows && !page.collections().isEmpty()) {
            output.check(page);
            hasRows = true;
        }
        if (renderer == null) {
            renderer = output.renderer(environment, true);
            renderer.begin(page);
        }
        renderer.page(page);
        if (renderer.isAtLineStart()) {
            progress().resume();
        }
    }

    /** The total of one account says nothing about all of them. */
    @Override
    protected OptionalLong expected(long rows, OptionalLong remaining) {
        return OptionalLong.empty();
    }

    private boolean isRepeated(Account account) {
        return isRepeated && account.equals(current);
    }

    @Override
    public void completed(Account account, List<String> notes) throws IOException {
        uninterrupted(() -> {
            if (isRepeated(account)) {
                outcomes.repeated(account, number.getAsLong());
                return;
            }
            if (renderer != null && output.hasDocumentPerAccount()) {
                renderer.end();
                endRenderer();
            }
            outcomes.succeeded(account.equals(current) ? number : account.number());
            notes.forEach(note -> console.note(account.described() + ": " + note));
        });
    }

    @Override
    public void failed(Account account, ApiException failure) throws ApiException, IOException {
        if (isRepeated(account)) {
            outcomes.repeated(account, number.getAsLong());
            return;
        }
        uninterrupted(() -> {
            if (renderer != null && output.hasDocumentPerAccount()) {
                renderer.abandon();
                endRenderer();
            }
        });
        if (failure.kind() == ApiException.Kind.AUTHENTICATION && outcomes.isNoneSuccessful()) {
            // All accounts share the key, and services lock out clients that repeat a wrong one.
            throw failure;
        }
        outcomes.failed(account, failure);
    }

    /**
     * All accounts were read: completes the output as far as possible.
     *
     * @return the worst failure of all accounts; without one, what {@code --exit-code} asks for
     */
    ExitCode end() throws IOException {
        uninterrupted(() -> {
            progress().close();
            if (renderer != null) {
                if (outcomes.areAllSuccessful()) {
                    renderer.end();
                } else {
                    renderer.abandon();
                }
                endRenderer();
            }
            close();
        });
        if (isStopped()) {
            return ExitCode.INTERRUPTED;
        }
        ExitCode worst = outcomes.summarize();
        return worst == ExitCode.OK ? output.result(hasRows) : worst;
    }

    /** No more accounts are read, because of a failure. */
    void endIncomplete() throws IOException {
        uninterrupted(() -> {
            progress().close();
            if (renderer != null) {
                renderer.abandon();
                endRenderer();
            }
            close();
        });
    }

    private void endRenderer() {
        renderer.notes().forEach(console::note);
        renderer = null;
        progress().resume();
    }

    @Override
    protected void abandon() throws IOException {
        if (renderer != null) {
            renderer.abandon();
        }
    }

    @Override
    protected String interrupted() {
        return outcomes.interrupted();
    }
}
