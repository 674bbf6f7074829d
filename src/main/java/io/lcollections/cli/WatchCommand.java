package io.lcollections.cli;

import io.lcollections.api.CollectionsApi;
import io.lcollections.diff.ChangeJson;
import io.lcollections.diff.ChangeText;
import io.lcollections.model.Query;
import io.lcollections.output.Format;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;

/** What changes in an account, as it is seen. */
final class WatchCommand implements Action {
    private final Environment environment;
    private final Console console;

    private final WatchOptions options = new WatchOptions();
    private final SummaryOptions query = new SummaryOptions();
    private final PaceOptions pace = new PaceOptions();
    private final ServiceOptions service = new ServiceOptions();
    private final ChangeOutput output = new ChangeOutput(List.of("table", "ndjson"));
    private final MessageOptions messageOptions = new MessageOptions();
    private final CommandSpec spec;

    WatchCommand(Environment environment, Console console) {
        this.environment = environment;
        this.console = console;
        this.spec = CommandSpec.wrapWithoutInspection(this);
        options.addTo(spec);
        spec.addMixin("query", query.group())
                .addMixin("pace", pace.group())
                .addMixin("service", service.groupWithoutInput())
                .addMixin("output", output.group())
                .addMixin("messageOptions", messageOptions.group());
        spec.usageMessage()
                .abbreviateSynopsis(true)
                .footerHeading(EXAMPLES)
                .footer(
                        "# a line for each change, until Ctrl-C",
                        "lcollections watch --network sandbox --account 10001",
                        "# for cron: what changed since the last run",
                        "lcollections watch --network sandbox -a 10001 --once --state ~/10001.seen");
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
        output.check("a watch", isTyped);
        options.check(isTyped);
        ServiceConnector connector = new ServiceConnector(service, pace, environment, console, isTyped);
        Query called = query.query(connector);
        try (CollectionsApi api = connector.open()) {
            Query asked = api.resolve(called);
            Optional<WatchState> state =
                    Optional.ofNullable(options.state()).map(file -> WatchState.open(file, connector.source(), asked));
            try {
                WatchTeller teller = new WatchTeller(printer(asked), state);
                environment.atExit().accept(teller::stop);
                return new Watch(api, asked, pace.concurrency(), options, teller, environment, console).run();
            } finally {
                state.ifPresent(WatchState::close);
            }
        }
    }

    private WatchTeller.Printer printer(Query asked) {
        if (output.format() == Format.ndjson) {
            ChangeJson json = new ChangeJson(environment.stdout(), false);
            return (at, change) -> json.line(Optional.of(at), asked.accountId(), change);
        }
        // The terminal may have another width by then.
        return (at, change) -> new ChangeText(
                        ChangeOutput.numbers(environment), environment.zone().get())
                .writeLine(environment.stdout(), output.color().screen(environment, true), at, change);
    }
}
