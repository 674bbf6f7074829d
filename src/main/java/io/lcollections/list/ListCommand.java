package io.lcollections.list;

import io.lcollections.api.ApiException;
import io.lcollections.api.CollectionsApi;
import io.lcollections.api.CollectionsApi.PageConsumer;
import io.lcollections.cli.AccountOutcomes;
import io.lcollections.cli.Converters;
import io.lcollections.cli.Converters.InvalidValueException;
import io.lcollections.cli.ExitCode;
import io.lcollections.cli.QueryCommand;
import io.lcollections.cli.ServiceFactory;
import io.lcollections.files.InputFile;
import io.lcollections.json.JsonReader;
import io.lcollections.model.Account;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.model.TypedText;
import io.lcollections.model.UsageException;
import io.lcollections.output.Renderer;
import io.lcollections.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lcollections list}: the collections of one or more accounts. */
@Command(
        name = "list",
        description = "Lists the collections of one or more accounts, and how many kinds of NFT they hold in each.",
        footer = {
            "# only collections that the account holds NFTs of",
            "lcollections list --network sandbox --account 10001 --non-zero",
            "# the second page",
            "lcollections list --network sandbox -a 10001 --limit 50 --offset 50",
            "# two fields of every collection",
            "lcollections list --network sandbox -a 10001 --all -o csv --columns id,count",
            "# several accounts",
            "lcollections list --network sandbox -a 10001 -a 10002 --limit 3"
        })
public final class ListCommand extends QueryCommand {
    private static final int MAX_PARALLEL_ACCOUNTS = 8;

    @Mixin
    private AccountsFileOption accountsFile;

    @Mixin
    private PagingOptions paging;

    @Mixin
    private ServiceFactory.Input input;

    @Mixin
    private OutputOptions output;

    /** Whether rows say which account they belong to. */
    private boolean areSeveral;

    @Override
    public ExitCode call() throws Exception {
        if (output.printsColumns(environment.stdout())) {
            return ExitCode.OK;
        }
        output.check(spec, environment.terminal().isTerminal(Terminal.STDOUT));
        if (!paging.all && isTyped("--max-items")) {
            throw new UsageException(
                    "--max-items has no effect without --all",
                    "without --all, --limit " + paging.maxItems + " does the same within a page");
        }
        ServiceFactory services = services(input.files);
        List<Account> accounts = accounts(services);
        List<Query> queries = areSeveral
                ? queries(services, accounts)
                : List.of(page(query.query(services), paging.offset, paging.limit));
        output.checkSelection(query.where().isPresent()
                || services.readsSavedResponses()
                        && queries.stream().anyMatch(asked -> !asked.equals(Query.all(asked.account()))));
        try (CollectionsApi all = services.open()) {
            CollectionsApi api = query.filtered(all, true);
            Query only = queries.get(0);
            if (only.account().isEmpty() && all.accounts().size() > 1) {
                areSeveral = true;
                queries = queries(services, all.accounts());
            }
            return areSeveral || paging.all ? printPages(api, queries) : printPage(api, only);
        }
    }

    private List<Query> queries(ServiceFactory services, List<Account> accounts) {
        return accounts.stream()
                .map(name -> page(query.query(services, name), paging.offset, paging.limit))
                .toList();
    }

    /** The typed accounts or the configured ones, of which the settings leave only the strongest. */
    private List<Account> accounts(ServiceFactory services) {
        List<Account> named = query.accounts();
        boolean isFileUsed = accountsFile.file != null && services.needsAccount();
        // Even a file with one account is several, so that the layout does not depend on its content.
        areSeveral = isFileUsed || named.size() > 1;
        if (!isFileUsed) {
            return named;
        }
        services.readerOfStdin().filter(reader -> accountsFile.file.equals("-")).ifPresent(reader -> {
            throw new UsageException(
                    "--accounts-file and " + reader + " cannot both read standard input",
                    "name a file in one of the two");
        });
        Stream<Account> listed = accountsFile.read(environment.stdin());
        return Stream.concat(named.stream(), listed).distinct().toList();
    }

    private ExitCode printPage(CollectionsApi api, Query asked) throws ApiException, IOException {
        Page page = output.shown(api.fetch(asked), false);
        output.check(page);
        Renderer renderer = output.renderer(environment, false);
        renderer.begin(page);
        renderer.page(page);
        renderer.end(true).forEach(console::note);
        page.notes().forEach(console::note);
        return output.result(!page.collections().isEmpty());
    }

    private ExitCode printPages(CollectionsApi api, List<Query> queries) throws Exception {
        AccountOutcomes outcomes = areSeveral ? new AccountOutcomes(environment, queries.size()) : null;
        try (PagePrinter printer = new PagePrinter(output, environment, outcomes, paging.maxItems())) {
            List<String> notes = List.of();
            try {
                if (areSeveral) {
                    // With --all, each account in progress has a thread for each page that is read ahead.
                    int most = paging.all ? MAX_PARALLEL_ACCOUNTS : requests.concurrency;
                    printer.print(queries, Math.min(most, requests.concurrency), (asked, to) -> read(api, asked, to));
                } else {
                    notes = read(api, queries.get(0), printer);
                }
                printer.end(outcomes == null || outcomes.areAllSuccessful());
            } catch (ApiException | UsageException failure) {
                printer.end(false);
                throw failure;
            }
            notes.forEach(console::note);
            return printer.result();
        }
    }

    private List<String> read(CollectionsApi api, Query asked, PageConsumer pages) throws ApiException, IOException {
        if (paging.all) {
            return api.fetchAll(asked, requests.concurrency, paging.maxItems(), pages);
        }
        Page page = api.fetch(asked);
        pages.accept(page, 0);
        return page.notes();
    }

    private static final class AccountsFileOption {
        private static final String HINT = "the file has one account per line, by number or address; - reads stdin";
        private static final int MAX_SHOWN = 80;
        private static final int MAX_BYTES = 16 << 20;

        @Option(
                names = "--accounts-file",
                paramLabel = "FILE",
                description = "one account per line, by number or address; # starts a comment, - is stdin")
        private String file;

        Stream<Account> read(InputStream stdin) {
            InputFile input = new InputFile("--accounts-file", file);
            // Windows PowerShell writes UTF-16.
            byte[] utf8 = JsonReader.toUtf8(input.readAll(stdin, HINT, MAX_BYTES));
            String origin = "--accounts-file " + input.origin();
            List<Account> accounts = new ArrayList<>();
            List<String> lines =
                    new String(utf8, StandardCharsets.UTF_8).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                String name = TypedText.plain(lines.get(i).replaceFirst("#.*", ""));
                if (!name.isEmpty()) {
                    accounts.add(account(name, origin + ", line " + (i + 1)));
                }
            }
            if (accounts.isEmpty()) {
                throw new UsageException(origin + " names no account", HINT);
            }
            return accounts.stream();
        }

        private static Account account(String name, String place) {
            if (name.indexOf('\uFFFD') >= 0) {
                throw new UsageException(place + " is not text; is the file compressed?", HINT);
            }
            String shown = name.length() > MAX_SHOWN ? name.substring(0, MAX_SHOWN) + "…" : name;
            try {
                return Converters.account(shown);
            } catch (InvalidValueException invalid) {
                String hint = invalid.hint() == null ? HINT : invalid.hint();
                throw new UsageException(place + ": '" + shown + "' " + invalid.getMessage(), hint);
            }
        }
    }

    private static final class PagingOptions {
        @Option(names = "--offset", paramLabel = "N", description = "skip the first N collections")
        private Long offset;

        @Option(
                names = "--limit",
                paramLabel = "N",
                description = "return at most N collections; without it the service decides (20; its maximum is 50)."
                        + " With --all, the size of a page (default 50)")
        private Integer limit;

        @Option(names = "--all", description = "read every page, from --offset on")
        private boolean all;

        @Option(names = "--max-items", paramLabel = "N", description = "with --all: stop after N collections")
        private Integer maxItems;

        OptionalLong maxItems() {
            return maxItems == null ? OptionalLong.empty() : OptionalLong.of(maxItems);
        }
    }
}
