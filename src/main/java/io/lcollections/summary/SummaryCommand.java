package io.lcollections.summary;

import io.lcollections.api.CollectionsApi;
import io.lcollections.cli.ExitCode;
import io.lcollections.cli.InterruptGuard;
import io.lcollections.cli.PageCollector;
import io.lcollections.cli.QueryCommand;
import io.lcollections.cli.ServiceFactory;
import io.lcollections.model.Query;
import io.lcollections.output.JsonDocument;
import io.lcollections.output.Renderer;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lcollections summary}: the totals of an account. */
@Command(
        name = "summary",
        description = {
            "Shows the totals of an account: collections and kinds of NFT, by type, deploy status, owner and mint"
                    + " channel.",
            "It reads every page."
        },
        footer = {
            "# the totals, with bars",
            "lcollections summary --network sandbox --account 10001",
            "# one of them, for a script",
            "lcollections summary --network sandbox -a 10001 -o json | jq .kinds",
            "# the totals of a saved list",
            "lcollections --network sandbox -a 10001 --all -o ndjson |",
            "  lcollections summary --input -"
        })
public final class SummaryCommand extends QueryCommand {
    @Mixin
    private PageSize pageSize;

    @Mixin
    private ServiceFactory.Input input;

    @Mixin
    private OutputOptions output;

    private static final class OutputOptions {
        @Option(
                names = {"-o", "--output"},
                paramLabel = "FORMAT",
                description = "table (default) or json")
        private DocumentFormat format = DocumentFormat.table;

        @Mixin
        private JqOption jq;

        @Mixin
        private ColorOption color;
    }

    @Override
    public ExitCode call() throws Exception {
        output.jq.check(spec, output.format);
        ServiceFactory services = services(input.files);
        Query asked = pageSize.apply(query.query(services));
        Summary summary = new Summary(environment.screen(output.color.mode, true), environment.numberLocale());
        InterruptGuard guard = new InterruptGuard(environment, null);
        List<String> notes;
        try (PageCollector collector = new PageCollector(environment, guard, summary::add);
                CollectionsApi api = query.filtered(services.open(), true)) {
            notes = api.fetchAll(asked, requests.concurrency, OptionalLong.empty(), collector);
        }
        if (guard.isStopped()) {
            return ExitCode.OK;
        }
        if (output.format == DocumentFormat.json) {
            JsonDocument json = environment.json(true);
            json.print(summary.json(), output.jq.expression());
            json.notes().forEach(console::note);
        } else {
            summary.write(Renderer.writer(environment.stdout()));
        }
        notes.forEach(console::note);
        return ExitCode.OK;
    }
}
