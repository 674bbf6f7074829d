package io.lcollections.diff;

import io.lcollections.api.ApiException;
import io.lcollections.api.CollectionsApi;
import io.lcollections.cli.AccountOutcomes;
import io.lcollections.cli.ExitCode;
import io.lcollections.cli.InterruptGuard;
import io.lcollections.cli.PageCollector;
import io.lcollections.cli.QueryCommand;
import io.lcollections.cli.ServiceFactory;
import io.lcollections.model.Account;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import io.lcollections.output.JsonDocument;
import io.lcollections.saved.SavedCollectionsApi;
import io.lcollections.terminal.Terminal;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lcollections diff}: what changed between two saved lists, or between a saved list and now. */
@Command(
        name = "diff",
        description = {
            "Shows what changed between two saved lists, or between a saved list and now.",
            "It reads every page. Order and duplicates do not matter."
        },
        footer = {
            "# what changed between two lists",
            "lcollections diff old.json new.json --exit-code || echo changed",
            "# what changed since a list was saved",
            "lcollections --network sandbox -a 10001 --all -o json -q |",
            "  lcollections diff - --network sandbox -o json"
        })
public final class DiffCommand extends QueryCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "OLD",
            description = "the saved list to compare with; - is stdin")
    private String old;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NEW",
            description = "a list that was saved later; without it, the service is queried")
    private String current;

    @Mixin
    private PageSize pageSize;

    @Mixin
    private OutputOptions output;

    private final Map<Change.Kind, Integer> counts = new EnumMap<>(Change.Kind.class);
    private InterruptGuard guard;
    private Supplier<String> interrupted = () -> "interrupted; the comparison is incomplete";
    private boolean areSeveral;

    /** The later lists of accounts. */
    private interface Source {
        Snapshot snapshot(OptionalLong account) throws ApiException, IOException;
    }

    private static final class OutputOptions {
        @Option(
                names = {"-o", "--output"},
                paramLabel = "FORMAT",
                description = "table (default), json or ndjson")
        private ObjectFormat format = ObjectFormat.table;

        @Mixin
        private JqOption jq;

        @Mixin
        private ColorOption color;

        @Option(names = "--exit-code", description = "exit with code 1 if there are changes")
        private boolean exitCode;
    }

    @Override
    public ExitCode call() throws Exception {
        output.jq.check(spec, output.format);
        checkFiles();
        ServiceFactory services = services(List.of());
        guard = new InterruptGuard(environment, interrupted);
        try {
            Query typed = isTyped("--account") ? query.query(services) : query.query(Optional.empty());
            SavedList before = open("OLD", old, typed);
            ExitCode result;
            if (current != null) {
                SavedList after = open("NEW", current, typed);
                result = compare(before, before.accountsWith(after), after::snapshot);
            } else {
                Query asked =
                        typed.account().isPresent() || !before.file.named().isEmpty() ? typed : query.query(services);
                try (CollectionsApi api = query.filtered(services.open(), true)) {
                    OptionalLong one = api.resolve(asked).accountId();
                    List<OptionalLong> accounts = one.isPresent() ? List.of(one) : before.accountsWith(before);
                    result = compare(before, accounts, account -> read(api, Account.of(account.getAsLong())));
                }
            }
            return result == ExitCode.OK && output.exitCode && !counts.isEmpty() ? ExitCode.FAILURE : result;
        } finally {
            guard.report(null);
        }
    }

    private void checkFiles() {
        if (old == null) {
            throw new UsageException(
                    "diff needs a file to compare with",
                    "lcollections list --all -o json > old.json saves one; lcollections diff old.json shows"
                            + " what changed since");
        }
        if (old.equals("-") && old.equals(current)) {
            throw new UsageException("OLD and NEW cannot both read standard input", "name a file in one of the two");
        }
        Stream.of("pageSize", "requests", "service")
                .flatMap(mixin -> spec.mixins().get(mixin).options().stream())
                .map(OptionSpec::longestName)
                .filter(name -> current != null && isTyped(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new UsageException(
                            name + " has no effect with two files: no service is queried",
                            "remove the option or one of the files");
                });
    }

    private SavedList open(String label, String name, Query typed) throws ApiException {
        typed.account()
                .filter(account -> current != null && account.isAddress())
                .ifPresent(address -> {
                    throw new UsageException(
                            "files know accounts by number, and " + address + " cannot be looked up",
                            "give the number of the account");
                });
        SavedCollectionsApi file =
                SavedCollectionsApi.open(label, List.of(name), environment.stdin(), UnaryOperator.identity());
        file.notes().forEach(console::note);
        return new SavedList(file, query.filtered(file, false), typed);
    }

    private Snapshot read(CollectionsApi api, Account account) throws ApiException, IOException {
        String prefix = areSeveral ? account.described() + ": " : "";
        Snapshot snapshot = new Snapshot();
        Query asked = pageSize.apply(query.query(Optional.of(account)));
        try (PageCollector collector = new PageCollector(environment, guard, page -> snapshot.accept(page, 0))) {
            if (areSeveral) {
                guard.report(interrupted);
            }
            api.fetchAll(asked, requests.concurrency, OptionalLong.empty(), collector)
                    .forEach(note -> console.note(prefix + note));
            return snapshot;
        }
    }

    private ExitCode compare(SavedList before, List<OptionalLong> accounts, Source after)
            throws ApiException, IOException {
        areSeveral = accounts.size() > 1;
        AccountOutcomes outcomes = new AccountOutcomes(environment, accounts.size());
        interrupted = areSeveral ? outcomes::interrupted : interrupted;
        for (OptionalLong account : accounts) {
            try {
                Snapshot old = before.snapshot(account);
                Snapshot now = after.snapshot(account);
                if (guard.report(interrupted)) {
                    print(account, old, now);
                }
                outcomes.succeeded(account);
            } catch (ApiException failure) {
                if (guard.isStopped()) {
                    return ExitCode.OK;
                }
                if (!areSeveral) {
                    throw failure;
                }
                outcomes.failed(Account.of(account.getAsLong()), failure);
            }
        }
        if (!guard.report(null)) {
            return ExitCode.OK;
        }
        // For people, because programs count themselves.
        if (environment.terminal().isTerminal(Terminal.STDOUT)) {
            String line = counts.entrySet().stream()
                    .map(count -> count.getValue() + " " + count.getKey())
                    .collect(Collectors.joining(", "));
            console.note(line.isEmpty() ? "no changes" : line);
        }
        boolean isSummarized = areSeveral && (current == null || !outcomes.areAllSuccessful());
        return isSummarized ? outcomes.summarize() : ExitCode.OK;
    }

    private void print(OptionalLong account, Snapshot before, Snapshot after) throws IOException {
        List<Change> changes = before.changesTo(after);
        changes.forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
        JsonDocument json = environment.json(output.format == ObjectFormat.json);
        switch (output.format) {
            case table ->
                ChangeText.of(environment, output.color.mode)
                        .table(areSeveral ? account : OptionalLong.empty(), changes);
            case json -> json.print(Change.document(account, before, after, changes), output.jq.expression());
            case ndjson -> {
                for (Change change : changes) {
                    json.write(change.line(Optional.empty(), account));
                }
            }
        }
        json.notes().forEach(console::note);
    }

    /** A saved list, its collections that match {@code --where}, and those to compare: of one account, or all. */
    private record SavedList(SavedCollectionsApi file, CollectionsApi filtered, Query query) {
        /** The one that was asked for, those of this and another file, or an unknown one. */
        List<OptionalLong> accountsWith(SavedList other) {
            SortedSet<Long> named = file.named();
            named.addAll(other.file.named());
            if (query.accountId().isPresent() || named.isEmpty()) {
                return List.of(query.accountId());
            }
            for (SavedList each : List.of(this, other)) {
                if (named.size() > 1 && !each.file.saysWhose()) {
                    throw new UsageException(
                            each.file.origin() + " does not say which account its collections belong to, and there are "
                                    + named.size() + " accounts",
                            "choose one with --account");
                }
            }
            return named.stream().map(OptionalLong::of).toList();
        }

        Snapshot snapshot(OptionalLong account) throws ApiException, IOException {
            boolean areNamed = query.account().isEmpty()
                    && account.isPresent()
                    && !file.named().isEmpty();
            if (areNamed && !file.named().contains(account.getAsLong())) {
                throw new ApiException(
                        ApiException.Kind.REJECTED,
                        "it is not in " + file.origin(),
                        "-o json keeps accounts without collections, -o ndjson does not",
                        null);
            }
            Snapshot snapshot = new Snapshot();
            // The notes, about pages that overlap, do not matter here.
            Query all = account.isPresent() ? query.of(Account.of(account.getAsLong())) : query;
            filtered.fetchAll(all, 1, OptionalLong.empty(), snapshot);
            return snapshot;
        }
    }
}
