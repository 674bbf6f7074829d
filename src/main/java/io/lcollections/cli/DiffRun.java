package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.api.CollectionsApi;
import io.lcollections.diff.Change;
import io.lcollections.diff.ChangeJson;
import io.lcollections.diff.Diff;
import io.lcollections.diff.DiffTable;
import io.lcollections.diff.Snapshot;
import io.lcollections.model.Account;
import io.lcollections.model.Query;
import io.lcollections.output.Format;
import io.lcollections.output.Utf8;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Compares one account after the other, and prints what it finds as it comes; one that fails does not stop the others. */
final class DiffRun {
    private final ChangeOutput output;
    private final Environment environment;
    private final Console console;
    private final InterruptReporter interruption;
    private final ChangeCounts counts = new ChangeCounts();
    private final ChangeJson json;
    private final DiffTable table;
    private boolean areSeveral;
    private AccountOutcomes outcomes;

    DiffRun(ChangeOutput output, Environment environment, Console console) {
        this.output = output;
        this.environment = environment;
        this.console = console;
        this.interruption = new InterruptReporter(() -> interrupted("while files were read; nothing was compared"));
        this.json = new ChangeJson(environment.stdout(), isTerminal() && output.format() == Format.json);
        this.table = new DiffTable(
                Utf8.writer(environment.stdout()),
                output.color().screen(environment, true),
                ChangeOutput.numbers(environment),
                environment.zone().get());
    }

    /** How an account is compared. */
    private interface Comparison {
        Diff changes() throws ApiException;
    }

    InterruptReporter interruption() {
        return interruption;
    }

    boolean hasChanges() {
        return !counts.areNone();
    }

    /**
     * Compares two files.
     *
     * @return the worst that any account came to
     * @throws ApiException when the only account cannot be compared
     */
    ExitCode files(SavedLists old, SavedLists now) throws ApiException, IOException {
        List<OptionalLong> accounts = old.accountsWith(now);
        begin(accounts.size());
        for (OptionalLong account : accounts) {
            compare(account, () -> Diff.of(account, old.holding(account), now.holding(account)));
        }
        tellCounts();
        return areSeveral && !outcomes.areAllDone() ? outcomes.count() : ExitCode.OK;
    }

    /**
     * Compares a file with what the service says now.
     *
     * @param queries one for each account of the file
     * @return the worst that any account came to
     * @throws ApiException when the only account cannot be compared
     */
    ExitCode since(SavedLists old, List<Query> queries, CollectionsApi api, int concurrency)
            throws ApiException, IOException {
        begin(queries.size());
        for (Query called : queries) {
            // Only a query that is the only one calls its account by an address.
            Query query = called.accountId().isPresent() ? called : api.resolve(called);
            OptionalLong account = query.accountId();
            compare(account, () -> Diff.of(account, old.holding(account), now(api, query, concurrency)));
        }
        tellCounts();
        return areSeveral && !interruption.isStopped() ? outcomes.count() : ExitCode.OK;
    }

    private void begin(int accounts) {
        areSeveral = accounts > 1;
        outcomes = new AccountOutcomes(console, new ErrorHandler(console, environment.terminal()), accounts);
        if (areSeveral) {
            interruption.tells(outcomes::interrupted);
        }
    }

    private Snapshot now(CollectionsApi api, Query query, int concurrency) throws ApiException {
        DiffWalk walk = new DiffWalk(environment, console);
        interruption.tells(() -> {
            walk.over();
            if (areSeveral) {
                outcomes.interrupted();
            } else {
                interrupted(walk.soFar() + "; nothing was compared");
            }
        });
        String whose = areSeveral ? Account.of(query.accountId().getAsLong()).described() + ": " : "";
        try {
            return walk.read(api, query, concurrency, note -> console.note(whose + note));
        } finally {
            walk.over();
        }
    }

    private void compare(OptionalLong account, Comparison comparison) throws ApiException, IOException {
        if (interruption.isStopped()) {
            return;
        }
        try {
            print(comparison.changes());
            outcomes.done(account);
        } catch (ApiException failure) {
            if (interruption.isStopped()) {
                return;
            }
            if (!areSeveral) {
                throw failure;
            }
            outcomes.failed(Account.of(account.getAsLong()), failure);
        }
    }

    private void print(Diff changes) throws IOException {
        Runnable half = () -> interrupted("while changes were printed; the output may not be whole");
        if (!interruption.tells(areSeveral ? outcomes::interrupted : half)) {
            return;
        }
        counts.add(changes);
        switch (output.format()) {
            case json -> json.document(changes);
            case ndjson -> {
                for (Change change : changes.changes()) {
                    json.line(Optional.empty(), changes.accountId(), change);
                }
            }
            default -> table.write(changes, areSeveral);
        }
    }

    /** For a person; a program counts itself. */
    private void tellCounts() {
        interruption.over();
        if (isTerminal() && !interruption.isStopped()) {
            console.note(counts.toString());
        }
    }

    private void interrupted(String how) {
        console.error("interrupted " + how, null, null);
    }

    private boolean isTerminal() {
        return environment.terminal().isStdoutTerminal();
    }
}
