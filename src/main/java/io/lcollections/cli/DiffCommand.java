package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.api.CollectionsApi;
import io.lcollections.changes.Change;
import io.lcollections.changes.Changes;
import io.lcollections.changes.Holding;
import io.lcollections.config.InputFile;
import io.lcollections.config.UsageException;
import io.lcollections.model.Query;
import io.lcollections.render.ChangeJson;
import io.lcollections.render.ChangeTable;
import io.lcollections.render.Format;
import io.lcollections.render.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What changed between two saved lists, or between a saved one and now. */
final class DiffCommand implements Action {
    private final Host host;
    private final Messages messages;

    private final DiffOptions query = new DiffOptions();
    private final PaceOptions pace = new PaceOptions();
    private final ServiceOptions service = new ServiceOptions();
    private final ChangeOutput output = new ChangeOutput(List.of("table", "json", "ndjson"));
    private final Opt<Boolean> exitCode =
            Opt.flag("--exit-code").says("1 is the exit code where something changed, and 0 where nothing did");
    private final MessageOptions messageOptions = new MessageOptions();
    private final CommandSpec spec;

    DiffCommand(Host host, Messages messages) {
        this.host = host;
        this.messages = messages;
        this.spec = CommandSpec.wrapWithoutInspection(this)
                .addPositional(file("OLD", "0", "what was saved before; - is stdin"))
                .addPositional(file("NEW", "1", "what was saved later; without it, the service is asked"))
                .addMixin("query", query.group())
                .addMixin("pace", pace.group())
                .addMixin("service", service.groupWithoutInput())
                .addMixin("output", output.group().addOption(exitCode.spec()))
                .addMixin("messageOptions", messageOptions.group());
        spec.usageMessage()
                .abbreviateSynopsis(true)
                .parameterListHeading("%n@|bold Parameters|@%n")
                .footerHeading(EXAMPLES)
                .footer(
                        "# what changed between two lists, and whether any did",
                        "lcollections diff old.json new.json --exit-code || echo changed",
                        "# what changed since a list was saved",
                        "lcollections --network sandbox -a 10001 --all -o json -q |",
                        "  lcollections diff - --network sandbox -o json");
    }

    private static PositionalParamSpec file(String label, String index, String description) {
        return PositionalParamSpec.builder()
                .type(String.class)
                .index(index)
                .arity("0..1")
                .paramLabel(label)
                .description(description)
                .build();
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public MessageOptions messageOptions() {
        return messageOptions;
    }

    @Override
    public ExitStatus run() throws Exception {
        Predicate<String> isTyped = spec.commandLine().getParseResult()::hasMatchedOption;
        output.check("a diff", isTyped);
        ServiceConnector connector = new ServiceConnector(service, pace, host, messages, isTyped, true);
        Query ofFiles = query.ofFiles(isTyped, connector);
        SavedLists old = SavedLists.open(file(0), ofFiles, host);
        List<Changes> changes = spec.commandLine().getParseResult().hasMatchedPositional(1)
                ? ofFiles(old, SavedLists.open(file(1), ofFiles, host))
                : sinceThen(old, connector);
        print(changes);
        boolean isChanged = changes.stream().anyMatch(each -> !each.all().isEmpty());
        return isChanged && exitCode.value() ? ExitStatus.FOUND_CHANGES : ExitStatus.DONE;
    }

    private InputFile file(int number) {
        String name = spec.commandLine().getParseResult().matchedPositionalValue(number, null);
        if (name == null) {
            throw new UsageException(
                    "diff needs a file to compare with",
                    "lcollections list --all -o json > old.json saves one; lcollections diff old.json shows"
                            + " what changed since");
        }
        String other = spec.commandLine().getParseResult().matchedPositionalValue(1 - number, null);
        if (name.equals("-") && name.equals(other)) {
            throw new UsageException("standard input can be read once only, and stands there twice", null);
        }
        return new InputFile(number == 0 ? "OLD" : "NEW", name);
    }

    private List<Changes> ofFiles(SavedLists old, SavedLists now) throws ApiException {
        List<Changes> changes = new ArrayList<>();
        for (OptionalLong account : old.accountsWith(now)) {
            changes.add(Changes.of(account, old.holding(account), now.holding(account)));
        }
        return changes;
    }

    /** One for each account; none at all when the process is about to end. */
    private List<Changes> sinceThen(SavedLists old, ServiceConnector connector) throws ApiException {
        List<Query> queries = new ArrayList<>();
        List<Holding> earlier = new ArrayList<>();
        for (OptionalLong account : old.accounts()) {
            queries.add(query.ofService(account, connector));
            earlier.add(old.holding(account));
        }
        List<Changes> changes = new ArrayList<>();
        try (CollectionsApi api = connector.open()) {
            for (int i = 0; i < queries.size(); i++) {
                Optional<Holding> now = DiffWalk.read(api, queries.get(i), pace.concurrency(), host, messages);
                if (now.isEmpty()) {
                    return List.of();
                }
                changes.add(Changes.of(queries.get(i).accountId(), earlier.get(i), now.get()));
            }
        }
        return changes;
    }

    private void print(List<Changes> all) throws IOException {
        boolean isTerminal = host.terminal().isStdoutTerminal();
        ChangeJson json = new ChangeJson(host.stdout(), isTerminal && output.format() == Format.json);
        ChangeTable table = new ChangeTable(
                Utf8.writer(host.stdout()),
                output.color().screen(host, true),
                ChangeOutput.numbers(host),
                host.zone().get());
        for (Changes changes : all) {
            switch (output.format()) {
                case json -> json.document(changes);
                case ndjson -> {
                    for (Change change : changes.all()) {
                        json.line(Optional.empty(), changes.accountId(), change);
                    }
                }
                default -> table.write(changes, all.size() > 1);
            }
        }
        if (isTerminal && !all.isEmpty()) {
            messages.note(ChangeCounts.of(all));
        }
    }
}
