package io.lcollections.cli;

import io.lcollections.render.Utf8;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
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

    /**
     * Runs once.
     *
     * @return the exit code
     */
    public int run(String... args) {
        ErrorReporter errors = new ErrorReporter(messages, host.terminal());
        try {
            if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
                return version().code();
            }
            // Before anything is said: a key is easily pasted where something else belongs.
            ServiceConnector.keepSecretOfEnvironment(host, messages);
            CommandLine commands = new Commands(host, messages, help, List.of(args)::contains).root();
            UsageErrors.refuseFlagWithoutItsValue(commands, args);
            return execute(commands.parseArgs(args)).code();
        } catch (ParameterException wrong) {
            return errors.report(UsageErrors.explain(wrong)).code();
        } catch (Exception | Error failure) {
            return errors.report(failure).code();
        }
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
