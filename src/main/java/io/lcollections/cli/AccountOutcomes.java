package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.model.Account;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Counts and reports how each of several accounts ended. */
public final class AccountOutcomes {
    private final Console console;
    private final ErrorHandler errors;
    private final int accounts;
    private final Set<String> hints = new HashSet<>();
    /** The numbers of the accounts that were read, and whether they succeeded. */
    private final Map<Long, Boolean> outcomes = new HashMap<>();

    private int succeeded;
    private int failed;
    private ExitCode worst = ExitCode.OK;

    /**
     * @param accounts how many there are
     */
    public AccountOutcomes(Environment environment, Console console, int accounts) {
        this.console = console;
        this.errors = new ErrorHandler(console, environment.terminal());
        this.accounts = accounts;
    }

    /**
     * @param number empty if it is not known
     */
    public void succeeded(OptionalLong number) {
        succeeded++;
        number.ifPresent(known -> outcomes.put(known, true));
    }

    /** Whether an account was read before: an address and a number may name the same one. */
    public boolean isRepeated(OptionalLong number) {
        return number.isPresent() && outcomes.putIfAbsent(number.getAsLong(), false) != null;
    }

    /** An account that was read before under another name has the same outcome. */
    public void repeated(Account account, long number) {
        String name = account.isAddress() ? account + " is account " + number + "," : "account " + number + ":";
        if (outcomes.get(number)) {
            succeeded++;
            console.note(name + " already listed");
        } else {
            failed++;
            console.error(name + " already failed", null, null);
        }
    }

    /** Prints what went wrong; each hint is printed once. */
    public void failed(Account account, ApiException failure) {
        failed++;
        boolean isNew = hints.add(String.valueOf(failure.hint()));
        ApiException shown = isNew ? failure : failure.withHint(null);
        boolean isNamed = shown.getMessage().startsWith(account.text() + ":")
                || shown.getMessage().startsWith(account.described() + " ");
        ExitCode code = errors.report(isNamed ? shown : shown.about(account.described()));
        worst = code.code() > worst.code() ? code : worst;
    }

    public boolean isNoneSuccessful() {
        return succeeded == 0;
    }

    public boolean areAllSuccessful() {
        return failed == 0;
    }

    /**
     * Prints the counts.
     *
     * @return the worst result of all accounts
     */
    public ExitCode summarize() {
        int rest = accounts - succeeded - failed;
        String line = accounts + (accounts == 1 ? " account: " : " accounts: ") + succeeded + " succeeded, " + failed
                + " failed" + (rest > 0 ? ", " + rest + " not read" : "");
        if (failed == 0) {
            console.note(line);
        } else {
            console.error(line, null, null);
        }
        return worst;
    }

    /** How far it got when it was interrupted. */
    public String interrupted() {
        return "interrupted after " + (succeeded + failed) + " of " + accounts + " accounts"
                + (failed > 0 ? ", of which " + failed + " failed" : "");
    }
}
