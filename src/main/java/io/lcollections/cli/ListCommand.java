package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.api.CollectionsApi;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.render.Renderer;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;

/** The collections of an account. */
final class ListCommand implements Action {
    private final Host host;
    private final Messages messages;

    private final QueryOptions query = new QueryOptions();
    private final PagingOptions paging = new PagingOptions();
    private final ServiceOptions service = new ServiceOptions();
    private final OutputOptions output = new OutputOptions();
    private final MessageOptions messageOptions = new MessageOptions();
    private final CommandSpec spec;

    /**
     * @param examples for the end of its help
     */
    ListCommand(Host host, Messages messages, String... examples) {
        this.host = host;
        this.messages = messages;
        this.spec = CommandSpec.wrapWithoutInspection(this)
                .addMixin("query", query.group())
                .addMixin("paging", paging.group())
                .addMixin("service", service.group())
                .addMixin("output", output.group())
                .addMixin("messageOptions", messageOptions.group());
        spec.usageMessage().abbreviateSynopsis(true).footerHeading(EXAMPLES).footer(examples);
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
        output.rehearse(api.rehearse(), host);
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
            List<String> notes = api.walk(asked, paging.pace().concurrency(), paging.maxItems(), printer);
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
