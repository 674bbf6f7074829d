package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.model.AccountName;
import java.util.HashSet;
import java.util.Set;

/** How each of several accounts ended, told once, and counted. */
final class AccountOutcomes {
    private final Messages messages;
    private final ErrorReporter errors;
    private final int accounts;
    private final Set<String> hints = new HashSet<>();
    private int done;
    private int failed;
    private ExitStatus worst = ExitStatus.DONE;

    /**
     * @param accounts how many there are to come
     */
    AccountOutcomes(Messages messages, ErrorReporter errors, int accounts) {
        this.messages = messages;
        this.errors = errors;
        this.accounts = accounts;
    }

    void done() {
        done++;
    }

    /** Tells what went wrong; a way out that was told once is known. */
    void failed(AccountName account, ApiException failure) {
        failed++;
        boolean isNew = hints.add(String.valueOf(failure.hint()));
        ApiException shown = isNew ? failure : failure.withHint(null);
        boolean isNamed = shown.getMessage().startsWith(account.text() + ":");
        ExitStatus status = errors.report(isNamed ? shown : shown.about(account.described()));
        worst = status.code() > worst.code() ? status : worst;
    }

    boolean areAllDone() {
        return failed == 0;
    }

    /**
     * Tells how many there are of both.
     *
     * @return the worst that any of them came to
     */
    ExitStatus count() {
        String line = accounts + (accounts == 1 ? " account: " : " accounts: ") + done + " done, " + failed + " failed";
        if (failed == 0) {
            messages.note(line);
        } else {
            messages.error(line, null, null);
        }
        return worst;
    }

    /** Tells how far it got when it is interrupted. */
    void interrupted() {
        String line = "interrupted after " + (done + failed) + " of " + accounts + " accounts";
        messages.error(line + (failed > 0 ? ", of which " + failed + " failed" : ""), null, null);
    }
}
