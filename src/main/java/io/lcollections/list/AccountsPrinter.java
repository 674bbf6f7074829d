package io.lcollections.list;

import io.lcollections.api.ApiException;
import io.lcollections.cli.AccountOutcomes;
import io.lcollections.cli.Console;
import io.lcollections.cli.Environment;
import io.lcollections.cli.ExitCode;
import io.lcollections.model.Account;
import io.lcollections.model.Page;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** Prints the pages of several accounts, and counts which accounts succeeded and which failed. */
final class AccountsPrinter extends PagePrinter implements AccountsReader.Handler {
    private final AccountOutcomes outcomes;
    private Account current;
    private OptionalLong number = OptionalLong.empty();
    /** Whether the current account was already printed under another name. */
    private boolean isRepeated;

    /**
     * @param accounts the number of accounts
     */
    AccountsPrinter(OutputOptions output, Environment environment, Console console, int accounts) {
        super(output, environment, console, true, OptionalLong.empty());
        this.outcomes = new AccountOutcomes(environment, console, accounts);
    }

    @Override
    public void page(Account account, Page page) throws IOException {
        if (!account.equals(current)) {
            current = account;
            number = page.accountId();
            isRepeated = outcomes.isRepeated(number);
        }
        if (!isRepeated) {
            accept(page, 0);
        }
    }

    /** The total of one account says nothing about all of them. */
    @Override
    protected OptionalLong expected(long all) {
        return OptionalLong.empty();
    }

    @Override
    public void completed(Account account, List<String> notes) throws IOException {
        uninterrupted(() -> {
            if (isRepeated && account.equals(current)) {
                outcomes.repeated(account, number.getAsLong());
                return;
            }
            if (output.hasDocumentPerAccount()) {
                endDocument(true);
            }
            outcomes.succeeded(account.equals(current) ? number : account.number());
            notes.forEach(note -> console.note(account.described() + ": " + note));
        });
    }

    @Override
    public void failed(Account account, ApiException failure) throws ApiException, IOException {
        if (isRepeated && account.equals(current)) {
            outcomes.repeated(account, number.getAsLong());
            return;
        }
        uninterrupted(() -> {
            if (output.hasDocumentPerAccount()) {
                endDocument(false);
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
        end(outcomes.areAllSuccessful());
        if (isStopped()) {
            return ExitCode.INTERRUPTED;
        }
        ExitCode worst = outcomes.summarize();
        return worst == ExitCode.OK ? result() : worst;
    }

    @Override
    protected String interrupted() {
        return outcomes.interrupted();
    }
}
