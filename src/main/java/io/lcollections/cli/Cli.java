package io.lcollections.cli;

import io.lcollections.render.Utf8;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The whole program: a command line in, an exit code out. */
public final class Cli {
    private final Host host;
    private final Messages messages;
    private final HelpPrinter help;

    public Cli(Host host) {
        this.host = host;
        this.messages = new Messages(host.stderr());
        this.help = new HelpPrinter(host);
    }

    /** The command without a name: {@code list}, and the way to the others. */
    @Command(
            name = "lcollections",
            abbreviateSynopsis = true,
            description = "Which NFT collections a Loopring account holds, and how many kinds of NFT in each.",
            commandListHeading = "%n@|bold Commands|@%n",
            exitCodeListHeading = "%n@|bold Exit codes|@%n",
            exitCodeList = {
                "0:done, and complete as asked",
                "1:a fault of this program, or output that could not be written",
                "2:the command line, the environment or a named file is wrong",
                "3:the key is missing or refused",
                "4:the service refused the request",
                "5:the service cannot be reached or does not work",
                "6:the answer cannot be vouched for, or is incomplete",
                "130:interrupted",
                "141:the reader of standard output went away"
            },
            footerHeading = HelpPrinter.EXAMPLES,
            footer = {
                "# the first collections of an account, of made data",
                "lcollections --network sandbox --account 10001",
                "# every collection of it, for a browser",
                "lcollections --network sandbox --account 10001 --all -o html > all.html",
                "# its totals",
                "lcollections summary --network sandbox --account 10001"
            })
    private static final class RootCommand extends ListCommand {
        RootCommand(Host host, Messages messages) {
            super(host, messages);
        }
    }

    /**
     * Runs once.
     *
     * @return the exit code
     */
    public int run(String... args) {
        ErrorReporter errors = new ErrorReporter(messages, host.terminal());
        try {
            // Before anything is said: a key is easily pasted where something else belongs.
            ServiceConnector.keepSecretOfEnvironment(host, messages);
            CommandLine commands = commands();
            UsageErrors.refuseFlagWithoutItsValue(commands, args);
            return execute(commands.parseArgs(args)).code();
        } catch (ParameterException wrong) {
            return errors.report(UsageErrors.explain(wrong)).code();
        } catch (Exception | Error failure) {
            return errors.report(failure).code();
        }
    }

    private CommandLine commands() {
        CommandLine root = new CommandLine(new RootCommand(host, messages))
                .addSubcommand(new ListCommand(host, messages))
                .addSubcommand(new SummaryCommand(host, messages))
                .addSubcommand(new SandboxCommand(host, messages))
                .addSubcommand(new HelpCommand(help));
        // An @ in front of a value is part of it, ${…} is too, and the last one of two wins, as with any tool.
        return root.registerConverter(Boolean.class, new Values.Flag())
                .registerConverter(Boolean.TYPE, new Values.Flag())
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setOverwrittenOptionsAllowed(true)
                .setAllowSubcommandsAsOptionParameters(true)
                .setUsageHelpWidth(80);
    }

    private ExitStatus execute(ParseResult root) throws Exception {
        ParseResult last = root;
        boolean wantsHelp = root.isUsageHelpRequested();
        boolean wantsVersion = root.isVersionHelpRequested();
        while (last.hasSubcommand()) {
            if (!last.matchedOptions().isEmpty() && !wantsHelp && !wantsVersion) {
                throw UsageErrors.beforeCommand(
                        last.matchedOptions(), last.subcommand().commandSpec().name());
            }
            last = last.subcommand();
            wantsHelp |= last.isUsageHelpRequested();
            wantsVersion |= last.isVersionHelpRequested();
        }
        if (wantsHelp) {
            help.print(last.commandSpec().commandLine());
            return ExitStatus.DONE;
        }
        if (wantsVersion) {
            return version();
        }
        new EnvironmentDefaults(host.env()).apply(last);
        Action action = (Action) last.commandSpec().userObject();
        messages.level(action.messageOptions().level());
        return action.run();
    }

    private ExitStatus version() throws IOException {
        Utf8.writer(host.stdout())
                .append(Version.read().text(host.properties()))
                .flush();
        return ExitStatus.DONE;
    }
}
