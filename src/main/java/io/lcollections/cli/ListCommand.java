package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.api.CollectionsApi;
import io.lcollections.api.PageConsumer;
import io.lcollections.list.AccountsReader;
import io.lcollections.model.Account;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.output.Renderer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;

/** The collections of one or more accounts. */
final class ListCommand implements Action {
    private final Environment environment;
    private final Console console;

    private final QueryOptions query = new QueryOptions();
    private final PagingOptions paging = new PagingOptions();
    private final ServiceOptions service = new ServiceOptions();
    private final OutputOptions output = new OutputOptions();
    private final MessageOptions messageOptions = new MessageOptions();
    private final CommandSpec spec;

    /**
     * @param examples for the end of its help
     */
    ListCommand(Environment environment, Console console, String... examples) {
        this.environment = environment;
        this.console = console;
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
    public ExitCode run() throws Exception {
        Predicate<String> isTyped = spec.commandLine().getParseResult()::hasMatchedOption;
        output.check(isTyped);
        paging.check(isTyped);
        ServiceConnector connector = new ServiceConnector(service, paging.pace(), environment, console, isTyped);
        AccountList accounts = query.accounts(connector, isTyped, environment.stdin());
        Optional<Query> only = accounts.areSeveral() ? Optional.empty() : Optional.of(query.query(connector));
        // What is wrong with one of them is told before anything is printed of another.
        for (Account account : only.isPresent() ? List.<Account>of() : accounts.names()) {
            checkAgainst(connector, query.query(connector, account));
        }
        only.ifPresent(asked -> checkAgainst(connector, asked));
        try (CollectionsApi api = connector.open()) {
            if (only.isEmpty()) {
                return several(connector, api, accounts.names());
            }
            boolean areAllMeant =
                    only.get().account().isEmpty() && api.accounts().size() > 1;
            return areAllMeant ? several(connector, api, api.accounts()) : one(api, only.get());
        }
    }

    private void checkAgainst(ServiceConnector connector, Query asked) {
        if (connector.readsSavedAnswers()) {
            output.checkAgainst(asked);
        }
    }

    private ExitCode one(CollectionsApi api, Query asked) throws ApiException, IOException {
        return paging.all() ? everyPage(api, asked) : onePage(api, asked);
    }

    private ExitCode onePage(CollectionsApi api, Query asked) throws ApiException, IOException {
        Page page = output.shown(api.fetch(asked), false);
        output.checkAgainst(page);
        Renderer renderer = output.renderer(environment, false);
        renderer.begin(page);
        renderer.page(page);
        renderer.end();
        renderer.notes().forEach(console::note);
        page.notes().forEach(console::note);
        return ExitCode.OK;
    }

    private ExitCode everyPage(CollectionsApi api, Query asked) throws ApiException, IOException {
        PagePrinter printer = new PagePrinter(output, environment, console, paging.maxItems());
        environment.atExit().accept(printer::stop);
        try {
            List<String> notes = api.fetchAll(asked, paging.pace().concurrency(), paging.maxItems(), printer);
            printer.end();
            notes.forEach(console::note);
            return ExitCode.OK;
        } catch (ApiException failure) {
            printer.abandon();
            throw failure;
        } finally {
            printer.over();
        }
    }

    private ExitCode several(ServiceConnector connector, CollectionsApi api, List<Account> accounts)
            throws ApiException, IOException {
        AccountsPrinter printer = new AccountsPrinter(output, environment, console, accounts.size());
        environment.atExit().accept(printer::stop);
        try {
            AccountsReader reader = new AccountsReader(
                    paging.accountsAtOnce(), (account, pages) -> read(api, query.query(connector, account), pages));
            reader.read(accounts, printer);
            return printer.end();
        } finally {
            printer.over();
        }
    }

    private List<String> read(CollectionsApi api, Query asked, PageConsumer pages) throws ApiException, IOException {
        if (paging.all()) {
            return api.fetchAll(asked, paging.pace().concurrency(), paging.maxItems(), pages);
        }
        Page page = api.fetch(asked);
        pages.accept(page, 0);
        return page.notes();
    }
}
