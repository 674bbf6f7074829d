package io.lcollections.cli;

import io.lcollections.api.CollectionsApi;
import io.lcollections.files.InputFile;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What changed between two saved lists, or between a saved one and now. */
final class DiffCommand implements Action {
    private final Environment environment;
    private final Console console;

    private final DiffOptions query = new DiffOptions();
    private final PaceOptions pace = new PaceOptions();
    private final ServiceOptions service = new ServiceOptions();
    private final ChangeOutput output = new ChangeOutput(List.of("table", "json", "ndjson"));
    private final Opt<Boolean> exitCode =
            Opt.flag("--exit-code").says("1 is the exit code where something changed, and 0 where nothing did");
    private final MessageOptions messageOptions = new MessageOptions();
    private final CommandSpec spec;

    DiffCommand(Environment environment, Console console) {
        this.environment = environment;
        this.console = console;
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
    public ExitCode run() throws Exception {
        Predicate<String> isTyped = spec.commandLine().getParseResult()::hasMatchedOption;
        output.check("a diff", isTyped);
        ServiceConnector connector = new ServiceConnector(service, pace, environment, console, isTyped);
        DiffRun diff = new DiffRun(output, environment, console);
        environment.atExit().accept(diff.interruption()::stop);
        try {
            ExitCode status = run(diff, isTyped, connector);
            boolean isFound = status == ExitCode.OK && diff.hasChanges() && exitCode.value();
            return isFound ? ExitCode.FOUND_CHANGES : status;
        } finally {
            diff.interruption().over();
        }
    }

    private ExitCode run(DiffRun diff, Predicate<String> isTyped, ServiceConnector connector) throws Exception {
        Query typed = query.ofFiles(isTyped, connector);
        if (spec.commandLine().getParseResult().hasMatchedPositional(1)) {
            query.checkFilesOnly(isTyped, ofService());
            DiffOptions.checkNumbered(typed);
            return diff.files(
                    SavedLists.open(file(0), typed, environment), SavedLists.open(file(1), typed, environment));
        }
        SavedLists old = SavedLists.open(file(0), typed, environment);
        List<Query> queries = query.ofService(typed, old, connector);
        try (CollectionsApi api = connector.open()) {
            return diff.since(old, queries, api, pace.concurrency());
        }
    }

    private List<OptionSpec> ofService() {
        List<OptionSpec> options = new ArrayList<>(service.groupWithoutInput().options());
        options.addAll(pace.group().options());
        return options;
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
}
