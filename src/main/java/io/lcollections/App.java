package io.lcollections;

import io.lcollections.cli.BaseCommand;
import io.lcollections.cli.Build;
import io.lcollections.cli.Converters;
import io.lcollections.cli.Environment;
import io.lcollections.cli.ErrorHandler;
import io.lcollections.cli.ExitCode;
import io.lcollections.cli.HelpPrinter;
import io.lcollections.cli.OptionNames;
import io.lcollections.cli.Settings;
import io.lcollections.completion.CompletionCommand;
import io.lcollections.config.ConfigCommand;
import io.lcollections.diff.DiffCommand;
import io.lcollections.doctor.DoctorCommand;
import io.lcollections.list.ListCommand;
import io.lcollections.model.UsageException;
import io.lcollections.sandbox.SandboxCommand;
import io.lcollections.show.ShowCommand;
import io.lcollections.summary.SummaryCommand;
import io.lcollections.terminal.ColorMode;
import io.lcollections.watch.WatchCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** Parses a command line and runs its command; the others are introspected, which is slow, only if all settings are needed. */
public final class App {
    private static final String CONFIG = "config";
    private static final String HELP = "help";
    private static final List<String> COMMANDS =
            List.of("list", "show", "summary", "diff", "watch", CONFIG, "doctor", "sandbox", "completion", HELP);

    private final Environment environment;
    private final Settings settings;

    public App(Environment environment) {
        this.environment = environment;
        this.settings = new Settings(environment, App::all);
    }

    /** Runs a command line once, and returns the exit code. */
    public int run(String... args) {
        // Loaded now, because the jar may be another one when something fails.
        ErrorHandler errors = new ErrorHandler(environment);
        try {
            // Answered before the parser is loaded, because scripts ask for it often.
            boolean isVersion = args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"));
            return (isVersion ? printVersion() : parseAndCall(List.of(args))).code();
        } catch (ParameterException | UsageException invalid) {
            // The stored key may have been pasted into the command line, before the configuration was read.
            settings.redactKeys(List.of(args));
            UsageException known = ErrorHandler.usageError(invalid, settings, List.of(args));
            return errors.report(known).code();
        } catch (Exception | Error failure) {
            return errors.report(failure).code();
        }
    }

    private ExitCode parseAndCall(List<String> typed) throws Exception {
        // A key is easily pasted where something else belongs, so it is redacted in all messages.
        environment.console().redactor().addSuspicious(typed, environment.env());
        List<String> args = helpAsOption(commandFirst(typed));
        CommandLine line = commandLine(args);
        String[] known = OptionNames.resolve(line, args);
        ParseResult result = line.parseArgs(known);
        while (result.hasSubcommand()) {
            result = result.subcommand();
        }
        if (result.isUsageHelpRequested()) {
            return printHelp(result);
        }
        if (result.isVersionHelpRequested()) {
            return printVersion();
        }
        BaseCommand command = (BaseCommand) result.commandSpec().userObject();
        command.init(result.commandSpec(), environment, settings);
        if (settings.read(result)) {
            line.setDefaultValueProvider(settings).parseArgs(known);
        }
        command.prepare();
        return command.call();
    }

    /** The command and its action come first, as the parser needs it; users may put options before them, as with git. */
    private static List<String> commandFirst(List<String> args) {
        List<String> ordered = firstOf(COMMANDS, args, "list");
        if (!ordered.isEmpty() && ordered.get(0).equals(CONFIG)) {
            List<String> actions = List.copyOf(line(CONFIG).getSubcommands().keySet());
            ordered = new ArrayList<>(firstOf(actions, ordered.subList(1, ordered.size()), CONFIG));
            ordered.add(0, CONFIG);
        }
        return ordered;
    }

    /** Moves a name that stands after options to the front; the command knows which options have a value. */
    private static List<String> firstOf(List<String> names, List<String> args, String command) {
        if (args.isEmpty() || !args.get(0).startsWith("-") || args.stream().noneMatch(names::contains)) {
            return args;
        }
        CommandSpec spec = line(command).getCommandSpec();
        List<String> moved = new ArrayList<>(args);
        int i = 0;
        while (i < args.size() && args.get(i).startsWith("-") && !args.get(i).equals("--")) {
            OptionSpec option = spec.findOption(args.get(i));
            String next = i + 1 < args.size() ? args.get(i + 1) : "-";
            // An option of another command is followed by its value, unless that is an option or a command.
            boolean mayHaveValue = !args.get(i).contains("=") && !next.startsWith("-") && !names.contains(next);
            i += (option == null ? mayHaveValue : option.arity().max() > 0) ? 2 : 1;
        }
        if (i < args.size() && names.contains(args.get(i))) {
            moved.add(0, moved.remove(i));
        }
        return moved;
    }

    /** {@code help show} means {@code show --help}. */
    private static List<String> helpAsOption(List<String> args) {
        if (args.isEmpty() || !args.get(0).equals(HELP)) {
            return args;
        }
        List<String> asked = commandFirst(args.subList(1, args.size()));
        boolean isOfHelp = !asked.isEmpty() && asked.get(0).startsWith("-");
        List<String> asOption = new ArrayList<>(isOfHelp ? List.of(HELP) : asked);
        asOption.add("--help");
        return asOption;
    }

    /** The command line with only the command that the arguments name. */
    private static CommandLine commandLine(List<String> args) {
        String first = args.isEmpty() ? "-" : args.get(0);
        if (COMMANDS.contains(first)) {
            CommandLine root = new CommandLine(CommandSpec.create().name("lcollections"));
            return configured(root.addSubcommand(first, line(first)));
        }
        if (!first.startsWith("-") && !first.matches("\\d+|0x[0-9a-fA-F]{40}")) {
            OptionNames.requireHyphens(first, root());
            throw ErrorHandler.unknownCommand(first, COMMANDS);
        }
        return root();
    }

    /** The command without a name, which is {@code list}. */
    private static CommandLine root() {
        CommandLine root = line("list");
        CommandSpec spec = root.getCommandSpec().name("lcollections");
        spec.usageMessage()
                .description("Shows which NFT collections a Loopring account holds, and how many kinds of NFT in each.")
                .exitCodeList(ExitCode.meanings())
                .footer(
                        "# the first collections of an account",
                        "lcollections --network sandbox --account 10001",
                        "# every collection, for a browser",
                        "lcollections --network sandbox --account 10001 --all -o html > all.html",
                        "# the totals",
                        "lcollections summary --network sandbox --account 10001");
        return configured(root);
    }

    /** All commands, also for the generators of completions and man pages. */
    public static CommandLine all() {
        CommandLine root = root();
        COMMANDS.forEach(name -> root.addSubcommand(name, line(name)));
        return configured(root);
    }

    private static CommandLine line(String name) {
        CommandLine line = new CommandLine(type(name));
        Converters.register(line);
        if (name.equals(CONFIG)) {
            // A value that is set may start with a hyphen.
            line.getSubcommands().get("set").setUnmatchedOptionsArePositionalParams(true);
        }
        return line;
    }

    private static Class<? extends BaseCommand> type(String name) {
        return switch (name) {
            case "list" -> ListCommand.class;
            case "show" -> ShowCommand.class;
            case "summary" -> SummaryCommand.class;
            case "diff" -> DiffCommand.class;
            case "watch" -> WatchCommand.class;
            case CONFIG -> ConfigCommand.class;
            case "doctor" -> DoctorCommand.class;
            case "sandbox" -> SandboxCommand.class;
            case "completion" -> CompletionCommand.class;
            default -> HelpCommand.class;
        };
    }

    /** An {@code @} or <code>${…}</code> in a value is part of it, and of an option given twice the last one counts. */
    private static CommandLine configured(CommandLine line) {
        return line.setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setOverwrittenOptionsAllowed(true)
                .setAllowSubcommandsAsOptionParameters(true)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private ExitCode printHelp(ParseResult result) throws IOException {
        CommandSpec command = result.commandSpec();
        if (command.parent() == null) {
            // Only the description of each: to introspect all commands would take as long as the rest.
            for (String name : COMMANDS) {
                CommandSpec other = CommandSpec.create();
                other.usageMessage()
                        .description(type(name).getAnnotation(Command.class).description());
                command.addSubcommand(name, other);
            }
        }
        environment.print(new HelpPrinter(environment.screen(colorMode(result), true)).render(command));
        return ExitCode.OK;
    }

    /** The colours that were asked for; an invalid variable does not prevent the help. */
    private ColorMode colorMode(ParseResult result) {
        String configured = environment.variable("LCOLLECTIONS_COLOR");
        ColorMode mode = ColorMode.auto;
        for (ColorMode each : ColorMode.values()) {
            mode = each.name().equalsIgnoreCase(configured) ? each : mode;
        }
        return result.matchedOptionValue("--color", mode);
    }

    private ExitCode printVersion() throws IOException {
        environment.print(Build.describe(environment.properties()));
        return ExitCode.OK;
    }

    /** Never called, because {@code help NAME} is parsed as {@code NAME --help}. */
    @Command(
            name = HELP,
            description = "Shows the help of a command.",
            footer = {"# what summary can do", "lcollections help summary"})
    private static final class HelpCommand extends BaseCommand {
        @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "the command")
        private String command;

        @Override
        public ExitCode call() {
            throw new IllegalStateException("help was not parsed as --help");
        }
    }
}
