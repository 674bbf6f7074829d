package io.lcollections.cli;

import io.lcollections.output.Utf8;
import io.lcollections.terminal.ColorMode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The whole program: a command line in, an exit code out. */
public final class Cli {
    private final Environment environment;
    private final Console console;
    private final Commands commands;

    public Cli(Environment environment) {
        this.environment = environment;
        this.console = new Console(environment.stderr());
        this.commands = new Commands(environment, console);
    }

    /** The commands with their options, for what is made from them. */
    public static CommandLine model(Environment environment) {
        return new Cli(environment).commands.all();
    }

    /**
     * Runs once.
     *
     * @return the exit code
     */
    public int run(String... args) {
        ErrorHandler errors = new ErrorHandler(console, environment.terminal());
        ConfigReader configuration = new ConfigReader(environment, console, commands);
        try {
            Optional<ExitCode> done = answerAtOnce(List.of(args));
            return (done.isPresent() ? done.get() : parseAndExecute(args)).code();
        } catch (ParameterException wrong) {
            configuration.keepSecrets(List.of(args));
            return errors.report(UsageErrors.explain(wrong)).code();
        } catch (Exception | Error failure) {
            return errors.report(failure).code();
        }
    }

    /** What people ask most often of any tool is answered before the parser is made. */
    private Optional<ExitCode> answerAtOnce(List<String> args) throws IOException {
        if (args.equals(List.of("--version")) || args.equals(List.of("-V"))) {
            return Optional.of(version());
        }
        Optional<String> command = Commands.askedHelpOf(args);
        return command.isPresent() ? Optional.of(help(command.get(), Optional.empty())) : Optional.empty();
    }

    private ExitCode parseAndExecute(String... args) throws Exception {
        // Before anything is said: a key is easily pasted where something else belongs.
        Keys.keepSecretOfEnvironment(environment, console);
        CommandLine meant = commands.meantBy(List.of(args));
        UsageErrors.refuseFlagWithoutItsValue(meant, args);
        return execute(meant.parseArgs(args));
    }

    private ExitCode execute(ParseResult root) throws Exception {
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
            return help(last == root ? "" : last.commandSpec().name(), color(last));
        }
        if (wantsVersion) {
            return version();
        }
        StandingDefaults.apply(last, environment, new ConfigReader(environment, console, commands));
        Action action = (Action) last.commandSpec().userObject();
        console.level(action.messageOptions().level());
        return action.run();
    }

    private ExitCode help(String command, Optional<ColorMode> typed) throws IOException {
        commands.help().print(command, typed);
        return ExitCode.OK;
    }

    /** The colours that were asked for on the command line. */
    private static Optional<ColorMode> color(ParseResult command) {
        return command.hasMatchedOption("--color")
                ? Optional.of(command.matchedOption("--color").getValue())
                : Optional.empty();
    }

    private ExitCode version() throws IOException {
        Utf8.writer(environment.stdout())
                .append(Version.text(environment.properties()))
                .flush();
        return ExitCode.OK;
    }
}
