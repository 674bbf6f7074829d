package io.lcollections.show;

import io.lcollections.api.ApiException;
import io.lcollections.api.CollectionsApi;
import io.lcollections.cli.Converters.GatewayConverter;
import io.lcollections.cli.ExitCode;
import io.lcollections.cli.InterruptGuard;
import io.lcollections.cli.PageCollector;
import io.lcollections.cli.QueryCommand;
import io.lcollections.cli.ServiceFactory;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import io.lcollections.output.Format;
import io.lcollections.output.Renderer;
import io.lcollections.terminal.Screen;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lcollections show}: everything about single collections. */
@Command(
        name = "show",
        description = {
            "Shows single collections of an account with every field, links and dates, as cards.",
            "If several collections have the given name or address, all of them are shown."
        },
        footer = {
            "# a card with every field",
            "lcollections show 200 --network sandbox --account 10001",
            "# two collections, one by its name, for a script",
            "lcollections show 978 'Neon Koi' --network sandbox -a 10001 \\",
            "  -o json | jq '.collections[].owner'"
        })
public final class ShowCommand extends QueryCommand {
    @Parameters(
            arity = "0..*",
            paramLabel = "ID",
            description = "the id, the name, or the 0x… contract or collection address of a collection")
    private List<String> words = List.of();

    @Mixin
    private ServiceFactory.Input input;

    @Mixin
    private OutputOptions output;

    private Page first; // the first page without its rows, for the account

    private static final class OutputOptions {
        @Option(
                names = {"-o", "--output"},
                paramLabel = "FORMAT",
                description = "table (default): a card for each; json or ndjson")
        private ObjectFormat format = ObjectFormat.table;

        @Option(
                names = "--ipfs-gateway",
                paramLabel = "URL",
                description = "the gateway for links to IPFS on cards (default " + GatewayConverter.DEFAULT + ")")
        private URI ipfsGateway = URI.create(GatewayConverter.DEFAULT);

        @Mixin
        private JqOption jq;

        @Mixin
        private ColorOption color;
    }

    @Override
    public ExitCode call() throws Exception {
        if (words.isEmpty() || words.stream().anyMatch(String::isBlank)) {
            throw new UsageException(
                    "show needs the id, the name or the address of a collection",
                    "lcollections list shows them: ID and NAME");
        }
        output.jq.check(spec, output.format);
        requireEffect(spec, "--ipfs-gateway", output.format == ObjectFormat.table, output.format, "table");
        ServiceFactory services = services(input.files);
        Query asked = query.query(services);
        List<CollectionMatcher> matchers =
                words.stream().distinct().map(CollectionMatcher::new).toList();
        InterruptGuard guard = new InterruptGuard(environment, null);
        PageCollector collector =
                new PageCollector(environment, guard, page -> {
                    first = first == null ? page.with(List.of()) : first;
                    page.collections().forEach(row -> matchers.forEach(matcher -> matcher.add(row)));
                }) {
                    @Override
                    public boolean isSatisfied() {
                        return matchers.stream().allMatch(CollectionMatcher::isComplete);
                    }
                };
        List<String> notes;
        try (collector;
                CollectionsApi api = query.filtered(services.open(), false)) {
            notes = api.fetchAll(asked, requests.concurrency, OptionalLong.empty(), collector);
        } catch (ApiException failure) {
            if (guard.isStopped() || !print(matchers, false)) {
                throw failure;
            }
            String missing =
                    missing(matchers).stream().map(matcher -> matcher.word).collect(Collectors.joining(", "));
            throw missing.isEmpty() ? failure : failure.during("not found before: " + missing);
        }
        if (guard.isStopped()) {
            return ExitCode.OK;
        }
        print(matchers, true);
        for (CollectionMatcher matcher : matchers) {
            if (!matcher.isComplete() && matcher.found().size() > 1) {
                console.note(matcher.found().size() + " collections " + matcher.described() + " are shown");
            }
        }
        notes.forEach(console::note);
        String filters = (asked.isFiltered() ? " with " + asked.filterNames() : "")
                + query.where().map(typed -> " with --where '" + typed + "'").orElse("");
        OptionalLong account = first.accountId();
        String holder = account.isPresent() ? "account " + account.getAsLong() + " has" : "the saved responses have";
        for (CollectionMatcher matcher : missing(matchers)) {
            console.error(holder + " no collection " + matcher.described() + filters, matcher.hint(), null);
        }
        return missing(matchers).isEmpty() ? ExitCode.OK : ExitCode.REJECTED;
    }

    private static List<CollectionMatcher> missing(List<CollectionMatcher> matchers) {
        return matchers.stream().filter(matcher -> matcher.found().isEmpty()).toList();
    }

    /** Prints what was found, each once, in the order of the words: it is correct after a failure too. False if it is nothing. */
    private boolean print(List<CollectionMatcher> matchers, boolean isComplete) throws IOException {
        List<Collection> found = matchers.stream()
                .flatMap(matcher -> matcher.found().stream())
                .distinct()
                .toList();
        if (found.isEmpty()) {
            return false;
        }
        Screen screen = environment.screen(output.color.mode, output.format == ObjectFormat.table);
        Renderer.Options options = new Renderer.Options(screen);
        Renderer renderer = switch (output.format) {
            case table -> new CardRenderer(environment, screen, output.ipfsGateway);
            case json, ndjson -> output.jq.renderer(Format.valueOf(output.format.name()), options, environment);
        };
        renderer.begin(first);
        renderer.page(first.with(found));
        renderer.end(isComplete).forEach(console::note);
        return true;
    }
}
