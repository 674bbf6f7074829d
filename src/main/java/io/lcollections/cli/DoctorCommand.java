package io.lcollections.cli;

import io.lcollections.api.BaseUrl;
import io.lcollections.api.Network;
import io.lcollections.config.Given;
import io.lcollections.config.ProxyRoute;
import io.lcollections.config.Sources;
import io.lcollections.config.UsageException;
import io.lcollections.model.AccountName;
import io.lcollections.sandbox.Sandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Looks at everything that a query needs, and says what is wrong and how it is mended. */
final class DoctorCommand implements Action {
    /** Who asks what is wrong does not wait as long as who wants an answer. */
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    private static final String BASE_URL = "base-url";

    private final Host host;
    private final Messages messages;
    private final Commands commands;

    private final Opt<List<AccountName>> accounts = Opt.listOf(new Values.Account(), "-a", "--account")
            .label("ID")
            .says("an account that the key may read, by number or address; with several, the first");
    private final ServiceOptions service = new ServiceOptions();
    private final CheckOutput output = new CheckOutput();
    private final MessageOptions messageOptions = new MessageOptions();
    private final CommandSpec spec;

    DoctorCommand(Host host, Messages messages, Commands commands) {
        this.host = host;
        this.messages = messages;
        this.commands = commands;
        this.spec = CommandSpec.wrapWithoutInspection(this)
                .addMixin("query", Opt.group(accounts))
                .addMixin("service", service.groupOfOneTry())
                .addMixin("output", output.group())
                .addMixin("messageOptions", messageOptions.group());
        spec.usageMessage()
                .abbreviateSynopsis(true)
                .footerHeading(EXAMPLES)
                .footer(
                        "# whether all works, but for network and key, which the sandbox has inside",
                        "lcollections doctor --network sandbox",
                        "# what is wrong, for a script",
                        "lcollections doctor --network sandbox -o json |",
                        "  jq -r '.checks[] | select(.status == \"failed\") | .name'",
                        "# whether a key is accepted for an account, by a service that is slow",
                        "lcollections doctor --network sandbox --account 10001 --timeout 30s");
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public MessageOptions messageOptions() {
        return messageOptions;
    }

    /** What is wrong with them is told like everything else. */
    @Override
    public boolean takesDefaultsFirst() {
        return false;
    }

    @Override
    public ExitStatus run() throws IOException {
        ParseResult typed = spec.commandLine().getParseResult();
        Predicate<String> isTyped = typed::hasMatchedOption;
        output.check(isTyped);
        List<Check> configuration =
                new ConfigurationChecks(host, new ConfigReader(host, messages, commands), commands).read(typed);
        messages.level(messageOptions.level());
        MachineChecks machine = new MachineChecks(host);
        Doctor doctor = new Doctor(output, host, new Discretion(host, messages, addresses()));
        for (Check each : machine.program()) {
            doctor.tell(each);
        }
        for (Check each : configuration) {
            doctor.tell(each);
        }
        boolean isRight = configuration.stream().noneMatch(check -> check.state() == Check.State.failed);
        source(doctor, isTyped, isRight || isTyped.test("--network") || isTyped.test("--base-url"));
        for (Check each : machine.surroundings(output.color())) {
            doctor.tell(each);
        }
        return doctor.end();
    }

    private List<String> addresses() {
        return accounts().stream()
                .filter(AccountName::isAddress)
                .map(AccountName::text)
                .toList();
    }

    private List<AccountName> accounts() {
        return accounts.value() == null ? List.of() : accounts.value();
    }

    /** What answers: a file, the sandbox, or a service. */
    private void source(Doctor doctor, Predicate<String> isTyped, boolean mayTellKey) throws IOException {
        ServiceConnector connector = new ServiceConnector(service, new PaceOptions(), host, messages, isTyped, false);
        if (connector.readsSavedAnswers()) {
            doctor.tell(Check.skipped("key", "--input asks no service"));
            doctor.tell(new SavedCheck().of(service.input(), host.stdin()));
            return;
        }
        String base;
        try {
            base = connector.source();
        } catch (UsageException wrong) {
            doctor.tell(Check.failed(BASE_URL, wrong));
            doctor.skipRest();
            return;
        }
        boolean isInside = base.equals(Network.sandbox.name());
        KeyCheck key = new KeyCheck(service, host, messages);
        boolean isWanted = !isInside && Network.isPublic(BaseUrl.of(base));
        doctor.tell(
                isInside && !isTyped.test("--api-key-file") ? key.ofSandbox() : key.of(service.network(), isWanted));
        doctor.tell(Check.ok(BASE_URL, base + " (" + origin(isTyped, connector.isOfBaseUrl()) + ")"));
        ServiceRoute route = new ServiceRoute(service, host, messages, isTyped);
        Optional<AccountName> account = accounts().stream().findFirst();
        ServiceChecks checks = new ServiceChecks(doctor, route, host, messages, account, timeout(isTyped));
        if (isInside) {
            inside(doctor, checks, key);
        } else {
            Optional<ProxyRoute> way = new RouteChecks(doctor, route, host).go(BaseUrl.of(base), timeout(isTyped));
            if (way.isPresent()) {
                checks.ask(BaseUrl.of(base), way.get(), key, mayTellKey);
            }
        }
        doctor.skipRest();
    }

    private void inside(Doctor doctor, ServiceChecks checks, KeyCheck key) throws IOException {
        doctor.skipBefore("tls", "the sandbox is inside this command");
        try (Sandbox server = sandbox()) {
            checks.ask(BaseUrl.of(server.base()), ProxyRoute.direct("the sandbox is inside"), key, true);
        }
    }

    private static Sandbox sandbox() {
        try {
            return Sandbox.start(0);
        } catch (IOException noPort) {
            throw new UsageException("the sandbox cannot listen on 127.0.0.1: " + noPort.getMessage(), null);
        }
    }

    private Duration timeout(Predicate<String> isTyped) {
        boolean isGiven = isTyped.test("--timeout") || standing("timeout").isPresent();
        return isGiven ? service.timeout() : USUAL_TIMEOUT;
    }

    private Optional<Given> standing(String name) {
        return service.sources().flatMap((Sources sources) -> sources.find(name));
    }

    private String origin(Predicate<String> isTyped, boolean isOfBaseUrl) {
        String name = isOfBaseUrl ? BASE_URL : "network";
        return isTyped.test("--" + name)
                ? "--" + name
                : standing(name).map(given -> given.origin().text()).orElse("built in");
    }
}
