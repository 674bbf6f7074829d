package io.lcollections.cli;

import io.lcollections.api.CollectionsApi;
import io.lcollections.model.Query;
import io.lcollections.summary.Summary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;

/** The totals of an account. */
final class SummaryCommand implements Action {
    private final Environment environment;
    private final Console console;

    private final SummaryOptions query = new SummaryOptions();
    private final PaceOptions pace = new PaceOptions();
    private final ServiceOptions service = new ServiceOptions();
    private final SummaryOutput output = new SummaryOutput();
    private final MessageOptions messageOptions = new MessageOptions();
    private final CommandSpec spec;

    SummaryCommand(Environment environment, Console console) {
        this.environment = environment;
        this.console = console;
        this.spec = CommandSpec.wrapWithoutInspection(this)
                .addMixin("query", query.group())
                .addMixin("pace", pace.group())
                .addMixin("service", service.group())
                .addMixin("output", output.group())
                .addMixin("messageOptions", messageOptions.group());
        spec.usageMessage()
                .abbreviateSynopsis(true)
                .footerHeading(EXAMPLES)
                .footer(
                        "# the totals, with bars",
                        "lcollections summary --network sandbox --account 10001",
                        "# one of them, for a script",
                        "lcollections summary --network sandbox -a 10001 -o json | jq .kinds",
                        "# the totals of what was saved",
                        "lcollections --network sandbox -a 10001 --all -o ndjson |",
                        "  lcollections summary --input -");
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
        output.check(isTyped);
        ServiceConnector connector = new ServiceConnector(service, pace, environment, console, isTyped);
        Query asked = query.query(connector);
        SummaryWalk walk = new SummaryWalk(environment, console);
        environment.atExit().accept(walk::stop);
        List<String> notes = read(connector, asked, walk);
        Optional<Summary> totals = walk.totals();
        if (totals.isPresent()) {
            output.print(totals.get(), environment);
            notes.forEach(console::note);
        }
        return ExitCode.OK;
    }

    private List<String> read(ServiceConnector connector, Query asked, SummaryWalk walk) throws Exception {
        try (CollectionsApi api = connector.open()) {
            return api.fetchAll(asked, pace.concurrency(), OptionalLong.empty(), walk);
        } finally {
            walk.over();
        }
    }
}
