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
    private final Environment environment;
    private final int accounts;
    private final Set<String> hints = new HashSet<>();
    private final Map<Long, Boolean> successByNumber = new HashMap<>();
    private int succeeded;
    private int failed;
    private ExitCode worst = ExitCode.OK;

    public AccountOutcomes(Environment environment, int accounts) {
        this.environment = environment;
        this.accounts = accounts;
    }

    public void succeeded(OptionalLong number) {
        succeeded++;
        number.ifPresent(known -> successByNumber.put(known, true));
    }

    /** Whether an account was read before, by its address and its number; it has the same outcome, which is reported. */
    public boolean isRepeated(Account account, OptionalLong number) {
        Boolean isSuccess = number.isPresent() ? successByNumber.putIfAbsent(number.getAsLong(), false) : null;
        if (isSuccess == null) {
            return false;
        }
        String name =
                account.isAddress() ? account + " is account " + number.getAsLong() + "," : account.described() + ":";
        succeeded += isSuccess ? 1 : 0;
        failed += isSuccess ? 0 : 1;
        report(isSuccess, name + (isSuccess ? " already listed" : " already failed"));
        return true;
    }

    private void report(boolean isSuccess, String line) {
        if (isSuccess) {
            environment.console().note(line);
        } else {
            environment.console().error(line, null, null);
        }
    }

    public void failed(Account account, ApiException failure) {
        failed++;
        boolean isNew = hints.add(String.valueOf(failure.hint()));
        ApiException shown = isNew ? failure : failure.withHint(null);
        boolean isNamed = shown.getMessage().startsWith(account.text() + ":")
                || shown.getMessage().startsWith(account.described() + " ");
        worst = worst.or(new ErrorHandler(environment).report(isNamed ? shown : shown.about(account.described())));
    }

    public boolean isNoneSuccessful() {
        return succeeded == 0;
    }

    public boolean areAllSuccessful() {
        return failed == 0;
    }

    public ExitCode summarize() {
        int rest = accounts - succeeded - failed;
        report(
                failed == 0,
                accounts + (accounts == 1 ? " account: " : " accounts: ") + succeeded + " succeeded, " + failed
                        + " failed" + (rest > 0 ? ", " + rest + " not read" : ""));
        return worst;
    }

    public String interrupted() {
        return "interrupted after " + (succeeded + failed) + " of " + accounts + " accounts"
                + (failed > 0 ? ", of which " + failed + " failed" : "");
    }
}
