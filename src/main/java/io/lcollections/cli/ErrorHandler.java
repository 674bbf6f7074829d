package io.lcollections.cli;

import io.lcollections.api.ApiErrors;
import io.lcollections.api.ApiException;
import io.lcollections.model.UsageException;
import io.lcollections.output.Format;
import io.lcollections.settings.Sources.Given;
import io.lcollections.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Maps every failure to its message, its hint and its exit code. */
public final class ErrorHandler {
    /** Options of other tools, and what this tool has instead. */
    private static final Map<String, String> OTHER_TOOLS = Map.ofEntries(
            Map.entry("--out", "results go to stdout: lcollections … > FILE"),
            Map.entry("--outfile", "results go to stdout: lcollections … > FILE"),
            Map.entry("--output-file", "results go to stdout: lcollections … > FILE"),
            Map.entry("--save", "results go to stdout: lcollections … > FILE"),
            Map.entry("--api-key", ApiErrors.MISSING_KEY),
            Map.entry("--apikey", ApiErrors.MISSING_KEY),
            Map.entry("--key", ApiErrors.MISSING_KEY),
            Map.entry("--token", ApiErrors.MISSING_KEY),
            Map.entry("--header", ApiErrors.MISSING_KEY),
            Map.entry("-H", ApiErrors.MISSING_KEY),
            Map.entry("--filter", "did you mean --where? It takes a condition, such as --where '.count > 5'"),
            Map.entry("--query", "did you mean --where '.count > 5', or --jq for -o json?"),
            Map.entry("--page", "did you mean --offset? --limit 50 --offset 50 is the second page"),
            Map.entry("--page-size", "did you mean --limit?"),
            Map.entry("--per-page", "did you mean --limit?"),
            Map.entry("-n", "did you mean --limit?"),
            Map.entry("--max", "did you mean --limit, or --all --max-items?"),
            Map.entry("--skip", "did you mean --offset?"),
            Map.entry("--paginate", "did you mean --all?"),
            Map.entry("--wallet", "did you mean --account?"),
            Map.entry("--address", "did you mean --account?"),
            Map.entry("--url", "did you mean --base-url?"),
            Map.entry("--yaml", "JSON is valid YAML: -o json"),
            Map.entry("--silent", "did you mean --quiet?"),
            Map.entry("--no-color", "did you mean --color never?"),
            Map.entry("--list", "did you mean list? It is a command, and runs without a name too"),
            Map.entry("--testnet", "did you mean --network testnet?"),
            Map.entry("--mainnet", "did you mean --network mainnet?"),
            Map.entry("--sandbox", "did you mean --network sandbox?"));

    /** Commands of other tools, and what this tool has instead. */
    private static final Map<String, String> OTHER_COMMANDS = Map.ofEntries(
            Map.entry("version", "--version"),
            Map.entry("ls", "list"),
            Map.entry("all", "list --all"),
            Map.entry("export", "list --all"),
            Map.entry("get", "list, or show for one collection"),
            Map.entry("fetch", "list"),
            Map.entry("info", "show"),
            Map.entry("view", "show"),
            Map.entry("describe", "show"),
            Map.entry("stats", "summary"),
            Map.entry("totals", "summary"),
            Map.entry("compare", "diff"),
            Map.entry("follow", "watch"),
            Map.entry("monitor", "watch"),
            Map.entry("login", "config set api-key"),
            Map.entry("auth", "config set api-key"),
            Map.entry("check", "doctor"),
            Map.entry("status", "doctor"),
            Map.entry("serve", "sandbox"),
            Map.entry("completions", "completion"),
            Map.entry("man", "help"));

    /** Values of other tools, and the value that is meant. */
    private static final Map<String, String> OTHER_VALUES = Map.of(
            "goerli", "did you mean testnet?",
            "sepolia", "did you mean testnet?",
            "ethereum", "did you mean mainnet?",
            "yaml", "JSON is valid YAML: -o json",
            "excel", "did you mean xlsx?");

    private final Console console;
    private final Terminal terminal;

    public ErrorHandler(Console console, Terminal terminal) {
        this.console = console;
        this.terminal = terminal;
    }

    /** Prints what went wrong, and returns the exit code. */
    public ExitCode report(Throwable failure) {
        if (failure instanceof UsageException usage) {
            console.error(usage.getMessage(), usage.hint(), usage);
            return ExitCode.USAGE;
        }
        if (failure instanceof ApiException service) {
            console.error(service.getMessage(), service.hint(), service);
            return ExitCode.of(service.kind());
        }
        if (failure instanceof IOException output) {
            return reportOutput(output);
        }
        if (failure instanceof OutOfMemoryError) {
            console.error("out of memory", "LCOLLECTIONS_JAVA_OPTS=-Xmx2g allows more", failure);
            return ExitCode.FAILURE;
        }
        if (failure instanceof LinkageError) {
            console.error(
                    "the program's files have changed while it was running, or are damaged", "start it again", failure);
            return ExitCode.FAILURE;
        }
        console.error("internal error: " + failure, "please report it with the output of --debug", failure);
        return ExitCode.FAILURE;
    }

    /** All other input and output has exceptions of its own, so this is about standard output. */
    private ExitCode reportOutput(IOException failure) {
        // The message is in the language of the system, so a pipe is recognized by its type; Windows names it.
        boolean readerLeft =
                terminal.isStdoutPipe() || String.valueOf(failure.getMessage()).contains("pipe");
        if (readerLeft) {
            return ExitCode.BROKEN_PIPE;
        }
        console.error("cannot write to standard output: " + failure.getMessage(), null, failure);
        return ExitCode.FAILURE;
    }

    /**
     * The error of the parser in the words of this tool.
     *
     * @param defaults knows which values were configured
     * @param args as they were typed
     */
    public static UsageException usageError(
            ParameterException error, ConfigDefaultProvider defaults, List<String> args) {
        if (error.getCause() instanceof UsageException usage) {
            return usage;
        }
        if (error instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0), unmatched.getCommandLine(), args);
        }
        if (error.getArgSpec() != null && error.getValue() != null) {
            Optional<Given> given = defaults.given(error.getArgSpec());
            return invalidValue(
                    error,
                    given.isPresent()
                            ? ConfigDefaultProvider.described(
                                    given.get(), Settings.name((OptionSpec) error.getArgSpec()))
                            : name(error) + " '" + error.getValue() + "'");
        }
        if (error instanceof MissingParameterException missing) {
            OptionSpec option = (OptionSpec) missing.getMissing().get(0);
            return new UsageException(option.longestName() + " needs a value", help(error.getCommandLine()));
        }
        return new UsageException(error.getMessage(), help(error.getCommandLine()));
    }

    private static String name(ParameterException error) {
        return error.getArgSpec() instanceof OptionSpec option
                ? option.longestName()
                : error.getCommandLine().getCommandName();
    }

    /**
     * @param described the option or the setting and its value
     */
    static UsageException invalidValue(ParameterException error, String described) {
        if (error.getCause() instanceof UsageException usage) {
            return usage;
        }
        if (error.getCause() instanceof InvalidValueException invalid) {
            return new UsageException(described + " " + invalid.getMessage(), invalid.hint());
        }
        Class<?> type = error.getArgSpec().type();
        if (type.isEnum()) {
            List<String> names = new ArrayList<>();
            error.getArgSpec().completionCandidates().forEach(names::add);
            return new UsageException(
                    described + " is not one of " + String.join(", ", names), hint(error.getValue(), type, names));
        }
        boolean isFlag = type == boolean.class || type == Boolean.class;
        return new UsageException(
                described + (isFlag ? " is not true or false" : " is not a valid value"),
                isFlag ? null : help(error.getCommandLine()));
    }

    private static String hint(String value, Class<?> type, Collection<String> names) {
        boolean isListFormat =
                type != Format.class && FormatConverter.isListFormat(value) && names.contains(Format.table.name());
        if (isListFormat) {
            return "lcollections list -o " + FormatConverter.name(value) + " prints the collections";
        }
        String other = OTHER_VALUES.get(value.toLowerCase(Locale.ROOT));
        boolean isKnown = other != null && names.stream().anyMatch(name -> other.matches(".*\\b" + name + "\\b.*"));
        return isKnown ? other : Suggestions.hint(Converters.unquoted(value), names, null);
    }

    private static UsageException unmatched(String argument, CommandLine command, List<String> args) {
        int end = args.indexOf("--");
        if (end >= 0 && args.lastIndexOf(argument) > end && argument.startsWith("-")) {
            return new UsageException("unexpected '" + argument + "' after --", "options go before --");
        }
        int place = args.indexOf(argument);
        if (argument.startsWith("-") && argument.length() > 1) {
            return unknownOption(argument.replaceFirst("=.*", ""), command);
        }
        Collection<String> actions = command.getSubcommands().keySet();
        if (!actions.isEmpty() && command.getParent() != null) {
            return new UsageException(
                    command.getCommandName() + " has no action '" + argument + "'",
                    Suggestions.hint(argument, actions, "actions: " + String.join(", ", actions)));
        }
        boolean takesAccount = command.getCommandSpec().findOption("--account") != null;
        if (takesAccount && argument.matches("\\d+|0x[0-9a-fA-F]{40}")) {
            return new UsageException("unexpected '" + argument + "'", "did you mean --account " + argument + "?");
        }
        if (argument.equalsIgnoreCase("true") || argument.equalsIgnoreCase("false")) {
            return new UsageException(
                    "unexpected '" + argument + "'",
                    "a flag takes its value after '=': "
                            + (place > 0 && args.get(place - 1).startsWith("--") ? args.get(place - 1) : "--non-zero")
                            + "=" + argument.toLowerCase(Locale.ROOT));
        }
        return new UsageException("unexpected '" + argument + "'", help(command));
    }

    public static UsageException unknownCommand(String word, Collection<String> commands) {
        String other = OTHER_COMMANDS.get(word.toLowerCase(Locale.ROOT));
        return new UsageException(
                "there is no command '" + word + "'",
                other == null
                        ? Suggestions.hint(word, commands, "commands: " + String.join(", ", commands))
                        : "did you mean " + other + "?");
    }

    public static UsageException unknownOption(String name, CommandLine command) {
        String other = OTHER_TOOLS.get(name.startsWith("--") ? name.toLowerCase(Locale.ROOT) : name);
        Collection<String> names = command.getCommandSpec().optionsMap().keySet();
        return new UsageException(
                "there is no option '" + name + "'",
                other == null ? Suggestions.hint(name, names, help(command)) : other);
    }

    private static String help(CommandLine command) {
        return command.getCommandSpec().qualifiedName() + " --help lists the options";
    }
}
