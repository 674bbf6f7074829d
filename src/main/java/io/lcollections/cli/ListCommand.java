package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.api.CollectionsApi;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.render.Renderer;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The collections of an account. */
@Command(
        name = "list",
        abbreviateSynopsis = true,
        description = "The collections of an account, and how many kinds of NFT it holds in each.",
        footerHeading = HelpPrinter.EXAMPLES,
        footer = {
            "# those that it holds something of",
            "lcollections list --network sandbox --account 10001 --non-zero",
            "# the second page",
            "lcollections list --network sandbox -a 10001 --limit 50 --offset 50",
            "# chosen fields of every collection",
            "lcollections list --network sandbox -a 10001 --all -o csv --columns id,count"
        })
class ListCommand implements Action {
    private final Host host;
    private final Messages messages;

    @Mixin
    private QueryOptions query;

    @Mixin
    private PagingOptions paging;

    @Mixin
    private ServiceOptions service;

    @Mixin
    private OutputOptions output;

    @Mixin
    private MessageOptions messageOptions;

    @Spec
    private CommandSpec spec;

    ListCommand(Host host, Messages messages) {
        this.host = host;
        this.messages = messages;
    }

    @Override
    public MessageOptions messageOptions() {
        return messageOptions;
    }

    @Override
    public ExitStatus run() throws Exception {
        Predicate<String> isTyped = spec.commandLine().getParseResult()::hasMatchedOption;
        output.check(isTyped);
        paging.check(isTyped);
        ServiceConnector connector =
                new ServiceConnector(service, paging.pace(), host, messages, isTyped, output.keepsText());
        Query asked = query.query(connector);
        if (connector.readsSavedAnswers()) {
            output.checkAgainst(asked);
        }
        try (CollectionsApi api = connector.open()) {
            return paging.all() ? everyPage(api, asked) : onePage(api, asked);
        }
    }

    private ExitStatus onePage(CollectionsApi api, Query asked) throws ApiException, IOException {
        Page page = api.fetch(asked);
        output.checkAgainst(page);
        Renderer renderer = output.renderer(host);
        renderer.begin(page);
        renderer.page(page);
        renderer.end();
        renderer.notes().forEach(messages::note);
        page.notes().forEach(messages::note);
        return ExitStatus.DONE;
    }

    private ExitStatus everyPage(CollectionsApi api, Query asked) throws ApiException, IOException {
        PagePrinter printer = new PagePrinter(output, host, messages, paging.maxItems());
        host.atExit().accept(printer::stop);
        try {
            List<String> notes = api.walk(asked, paging.pace().concurrency, paging.maxItems(), printer);
            printer.end();
            notes.forEach(messages::note);
            return ExitStatus.DONE;
        } catch (ApiException failure) {
            printer.abandon();
            throw failure;
        } finally {
            printer.over();
        }
    }
}
