package io.lcollections.cli;

import io.lcollections.api.ApiException;
import io.lcollections.api.CollectionsApi;
import io.lcollections.model.Query;
import io.lcollections.model.UsageException;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Single collections of an account, with all that was served of them. */
final class ShowCommand implements Action {
    private final Environment environment;
    private final Console console;

    private final FilterOptions query = new FilterOptions();
    private final PaceOptions pace = new PaceOptions();
    private final ServiceOptions service = new ServiceOptions();
    private final ShowOutput output = new ShowOutput();
    private final MessageOptions messageOptions = new MessageOptions();
    private final CommandSpec spec;

    ShowCommand(Environment environment, Console console) {
        this.environment = environment;
        this.console = console;
        this.spec = CommandSpec.wrapWithoutInspection(this)
                .addPositional(PositionalParamSpec.builder()
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1..*")
                        .paramLabel("ID")
                        .description("the id of a collection, or its name")
                        .build())
                .addMixin("query", query.group())
                .addMixin("pace", pace.group())
                .addMixin("service", service.group())
                .addMixin("output", output.group())
                .addMixin("messageOptions", messageOptions.group());
        spec.usageMessage()
                .abbreviateSynopsis(true)
                .parameterListHeading("%n@|bold Parameters|@%n")
                .footerHeading(EXAMPLES)
                .footer(
                        "# a card with everything that is known of it",
                        "lcollections show 200 --network sandbox --account 10001",
                        "# two of them, one by its name, for a script",
                        "lcollections show 978 'Neon Koi' --network sandbox -a 10001 \\",
                        "  -o json | jq '.collections[].owner'");
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
        CollectionMatcher wanted = new CollectionMatcher(words());
        ServiceConnector connector = new ServiceConnector(service, pace, environment, console, isTyped);
        Query asked = query.query(connector);
        ShowWalk walk = new ShowWalk(environment, console, wanted);
        environment.atExit().accept(walk::stop);
        List<String> notes = read(connector, asked, walk);
        if (walk.isStopped()) {
            return ExitCode.OK;
        }
        output.print(walk.first(), wanted.found(), environment, true);
        wanted.notes().forEach(console::note);
        notes.forEach(console::note);
        if (wanted.missing().isEmpty()) {
            return ExitCode.OK;
        }
        new MissingCollections(console, walk.first().accountId(), asked).tell(wanted);
        return ExitCode.REJECTED;
    }

    private List<String> words() {
        List<String> words = spec.commandLine().getParseResult().matchedPositionalValue(0, List.of());
        if (words.isEmpty()) {
            throw new UsageException(
                    "show needs the id or the name of a collection", "lcollections list shows them: ID and NAME");
        }
        if (words.stream().anyMatch(String::isBlank)) {
            throw new UsageException("'' is neither an id nor a name", "lcollections list shows them: ID and NAME");
        }
        return words;
    }

    private List<String> read(ServiceConnector connector, Query asked, ShowWalk walk) throws Exception {
        try (CollectionsApi api = connector.open()) {
            return api.fetchAll(asked, pace.concurrency(), OptionalLong.empty(), walk);
        } catch (ApiException failure) {
            throw keeping(walk, failure);
        } finally {
            walk.over();
        }
    }

    /** What was found until then is right, and is printed; the failure tells what was not. */
    private ApiException keeping(ShowWalk walk, ApiException failure) throws IOException {
        CollectionMatcher wanted = walk.wanted();
        walk.over();
        if (wanted.found().isEmpty() || walk.isStopped()) {
            return failure;
        }
        output.print(walk.first(), wanted.found(), environment, false);
        return wanted.missing().isEmpty()
                ? failure
                : failure.during("not found until then: " + String.join(", ", wanted.missing()));
    }
}
