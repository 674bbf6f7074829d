package io.lcollections.cli;

import io.lcollections.model.Account;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Looks at everything that a query needs, and says what is wrong and how it is mended. */
final class DoctorCommand implements Action {
    private final Environment environment;
    private final Console console;
    private final Commands commands;

    private final Opt<List<Account>> accounts = Opt.listOf(new Values.AccountText(), "-a", "--account")
            .label("ID")
            .says("an account that the key may read, by number or address; with several, the first");
    private final ServiceOptions service = new ServiceOptions();
    private final CheckOutput output = new CheckOutput();
    private final MessageOptions messageOptions = new MessageOptions();
    private final CommandSpec spec;

    DoctorCommand(Environment environment, Console console, Commands commands) {
        this.environment = environment;
        this.console = console;
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
                        "# whether all but the network works",
                        "lcollections doctor --network sandbox",
                        "# what failed or was left out, for a script",
                        "lcollections doctor --network sandbox -o json |",
                        "  jq '.checks[] | select(.status != \"ok\").name'",
                        "# whether the key is accepted, with more patience",
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
    public ExitCode run() throws IOException {
        ParseResult typed = spec.commandLine().getParseResult();
        Predicate<String> isTyped = typed::hasMatchedOption;
        output.check(isTyped);
        ConfigurationChecks configuration =
                new ConfigurationChecks(environment, new ConfigReader(environment, console, commands), commands);
        List<Check> ofConfiguration = configuration.read(typed);
        console.level(messageOptions.level());
        MachineChecks machine = new MachineChecks(environment);
        Doctor doctor = new Doctor(output, environment, new Discretion(environment, console, addresses()));
        for (Check each : machine.program()) {
            doctor.tell(each);
        }
        for (Check each : ofConfiguration) {
            doctor.tell(each);
        }
        boolean mayTellKey = configuration.isServiceKnown() || isTyped.test("--network") || isTyped.test("--base-url");
        new SourceChecks(doctor, service, accounts().stream().findFirst(), environment, console, isTyped)
                .make(mayTellKey);
        for (Check each : machine.surroundings(output.color())) {
            doctor.tell(each);
        }
        return doctor.end();
    }

    private List<String> addresses() {
        return accounts().stream().filter(Account::isAddress).map(Account::text).toList();
    }

    private List<Account> accounts() {
        return accounts.value() == null ? List.of() : accounts.value();
    }
}
