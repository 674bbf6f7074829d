package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.model.Account;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** How each of several accounts ended, told once, and counted. */
final class AccountOutcomes {
    private final Console console;
    private final ErrorHandler errors;
    private final int accounts;
    private final Set<String> hints = new HashSet<>();
    /** The numbers of the accounts that came, and whether all of each did. */
    private final Map<Long, Boolean> came = new HashMap<>();

    private int done;
    private int failed;
    private ExitCode worst = ExitCode.OK;

    /**
     * @param accounts how many there are to come
     */
    AccountOutcomes(Console console, ErrorHandler errors, int accounts) {
        this.console = console;
        this.errors = errors;
        this.accounts = accounts;
    }

    /**
     * All of an account has come.
     *
     * @param number empty where it is not known
     */
    void done(OptionalLong number) {
        done++;
        number.ifPresent(known -> came.put(known, true));
    }

    /** Whether an account came before: an address and a number, or two spellings of an address, may be of one. */
    boolean isRepeated(OptionalLong number) {
        return number.isPresent() && came.putIfAbsent(number.getAsLong(), false) != null;
    }

    /** An account was read under another name before, and ends as it did then. */
    void repeated(Account account, long number) {
        String name = account.isAddress() ? account + " is account " + number + ", which" : "account " + number;
        if (came.get(number)) {
            done++;
            console.note(name + " is there already");
        } else {
            failed++;
            console.error(name + " failed before", null, null);
        }
    }

    /** Tells what went wrong; a way out that was told once is known. */
    void failed(Account account, ApiException failure) {
        failed++;
        boolean isNew = hints.add(String.valueOf(failure.hint()));
        ApiException shown = isNew ? failure : failure.withHint(null);
        boolean isNamed = shown.getMessage().startsWith(account.text() + ":")
                || shown.getMessage().startsWith(account.described() + " ");
        ExitCode status = errors.report(isNamed ? shown : shown.about(account.described()));
        worst = status.code() > worst.code() ? status : worst;
    }

    /** Whether none has been done yet, so that nothing speaks for what all of them have in common. */
    boolean isNoneDone() {
        return done == 0;
    }

    boolean areAllDone() {
        return failed == 0;
    }

    /**
     * Tells how many there are of both.
     *
     * @return the worst that any of them came to
     */
    ExitCode count() {
        int rest = accounts - done - failed;
        String line = accounts + (accounts == 1 ? " account: " : " accounts: ") + done + " done, " + failed + " failed"
                + (rest > 0 ? ", " + rest + " not asked for" : "");
        if (failed == 0) {
            console.note(line);
        } else {
            console.error(line, null, null);
        }
        return worst;
    }

    /** Tells how far it got when it is interrupted. */
    void interrupted() {
        String line = "interrupted after " + (done + failed) + " of " + accounts + " accounts";
        console.error(line + (failed > 0 ? ", of which " + failed + " failed" : ""), null, null);
    }
}
