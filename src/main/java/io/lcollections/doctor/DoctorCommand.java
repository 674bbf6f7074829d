package io.lcollections.doctor;

import io.lcollections.cli.BaseCommand;
import io.lcollections.cli.ColorOption;
import io.lcollections.cli.ConfigOptions;
import io.lcollections.cli.ConfigReader;
import io.lcollections.cli.Console;
import io.lcollections.cli.Converters;
import io.lcollections.cli.Environment;
import io.lcollections.cli.ExitCode;
import io.lcollections.cli.InputOption;
import io.lcollections.cli.ServiceFactory;
import io.lcollections.cli.ServiceOptions;
import io.lcollections.cli.Settings;
import io.lcollections.model.Account;
import io.lcollections.model.UsageException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lcollections doctor}: checks everything that a query needs. */
@Command(
        name = "doctor",
        description = {
            DoctorCommand.SUMMARY,
            "It prints one line per check and exits with the code of the worst. The output is safe to paste into a bug"
                    + " report: it has no key, password or account, and ~ for your home folder."
        },
        abbreviateSynopsis = true,
        footerHeading = "%n@|bold Examples|@%n",
        footer = {
            "# check everything except the network",
            "lcollections doctor --network sandbox",
            "# what failed or was skipped, for a script",
            "lcollections doctor --network sandbox -o json |",
            "  jq '.checks[] | select(.status != \"ok\").name'",
            "# whether the key is accepted, with a longer timeout",
            "lcollections doctor --network sandbox --account 10001 --timeout 30s"
        })
public final class DoctorCommand extends BaseCommand {
    /** The first sentence of its help. */
    public static final String SUMMARY = "Checks configuration, key, network and service, and suggests fixes.";

    private final Settings settings;
    private final ConfigReader reader;

    @Mixin
    private AccountOption account;

    @Mixin
    private ServiceOptions service;

    @Mixin
    private InputOption input;

    @Mixin
    private OutputOptions output;

    @Mixin
    private ConfigOptions config;

    private List<UsageException> problems = List.of();

    private enum DoctorFormat {
        table,
        json
    }

    @Command(optionListHeading = "Query")
    private static final class AccountOption {
        @Option(
                names = {"-a", "--account"},
                split = ",",
                paramLabel = "ID",
                converter = Converters.AccountConverter.class,
                description = "an account that the key may read, by number or address; of several, the first is used")
        private List<Account> accounts = List.of();
    }

    @Command(optionListHeading = "Output")
    private static final class OutputOptions {
        @Option(
                names = {"-o", "--output"},
                paramLabel = "FORMAT",
                defaultValue = "table",
                description = "table (default): one line per check; or json")
        private DoctorFormat format;

        @Mixin
        private ColorOption color;
    }

    public DoctorCommand(Environment environment, Console console, Settings settings, ConfigReader reader) {
        super(environment, console);
        this.settings = settings;
        this.reader = reader;
    }

    /** Configured values that are invalid; the doctor runs without them. */
    public void report(List<UsageException> invalid) {
        problems = invalid;
    }

    @Override
    public ExitCode call() throws IOException {
        List<Account> accounts = account.accounts;
        Report report = new Report(
                environment,
                console,
                output.format == DoctorFormat.json,
                output.color.screen(environment, true).styles(),
                accounts.stream().filter(Account::isAddress).map(Account::text).toList());
        MachineChecks machine = new MachineChecks(environment);
        for (Check check : machine.program()) {
            report.add(check);
        }
        ConfigurationChecks configuration =
                new ConfigurationChecks(environment, settings, reader.place(spec), sources(), spec);
        for (Check check : configuration.checks(problems)) {
            report.add(check);
        }
        boolean isServiceKnown = configuration.isServiceKnown() || isTyped("--network") || isTyped("--base-url");
        ServiceFactory services =
                new ServiceFactory(service, Optional.empty(), Optional.of(input), sources(), environment, console);
        new ServiceChecks(
                        report,
                        environment,
                        services,
                        service,
                        sources(),
                        accounts.stream().findFirst())
                .run(input.files(), isServiceKnown);
        for (Check check : machine.surroundings(output.color.mode())) {
            report.add(check);
        }
        return report.end();
    }
}
