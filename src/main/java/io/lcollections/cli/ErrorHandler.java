package io.lcollections.cli;

import io.lcollections.api.ApiErrors;
import io.lcollections.api.ApiException;
import io.lcollections.cli.Converters.FormatConverter;
import io.lcollections.cli.Converters.InvalidValueException;
import io.lcollections.model.TypedText;
import io.lcollections.model.UsageException;
import io.lcollections.output.Format;
import io.lcollections.settings.Sources.Given;
import io.lcollections.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Maps every failure to its message, its hint and its exit code. */
public record ErrorHandler(Console console, Terminal terminal) {
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
        if (failure instanceof IOException) {
            // All other input and output has exceptions of its own, so this is about standard output. The message is in
            // the language of the system, so a pipe is recognized by its type; Windows names it.
            if (terminal.isStdoutPipe() || String.valueOf(failure.getMessage()).contains("pipe")) {
                return ExitCode.BROKEN_PIPE;
            }
            console.error("cannot write to standard output: " + failure.getMessage(), null, failure);
        } else if (failure instanceof OutOfMemoryError) {
            console.error("out of memory", "LCOLLECTIONS_JAVA_OPTS=-Xmx2g allows more", failure);
        } else if (failure instanceof LinkageError) {
            String what = "the program's files have changed while it was running, or are damaged";
            console.error(what, "start it again", failure);
        } else {
            console.error("internal error: " + failure, "please report it with the output of --debug", failure);
        }
        return ExitCode.FAILURE;
    }

    /**
     * The error of the parser in the words of this tool.
     *
     * @param failure a {@code ParameterException}, or a {@code UsageException}, which is returned
     * @param defaults knows which values were configured
     * @param args as they were typed
     */
    public static UsageException usageError(
            RuntimeException failure, ConfigDefaultProvider defaults, List<String> args) {
        if (failure instanceof UsageException usage) {
            return usage;
        }
        ParameterException error = (ParameterException) failure;
        if (error.getCause() instanceof UsageException usage) {
            return usage;
        }
        if (error instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0), unmatched.getCommandLine(), args);
        }
        ArgSpec arg = error.getArgSpec();
        if (arg != null && error.getValue() != null) {
            String name = arg instanceof OptionSpec option
                    ? option.longestName()
                    : error.getCommandLine().getCommandName();
            Given given = defaults.given(arg);
            return invalidValue(
                    error,
                    given == null
                            ? name + " '" + error.getValue() + "'"
                            : given.described(name.substring("--".length())));
        }
        if (error instanceof MissingParameterException missing) {
            OptionSpec option = (OptionSpec) missing.getMissing().get(0);
            return new UsageException(option.longestName() + " needs a value", help(error.getCommandLine()));
        }
        return new UsageException(error.getMessage(), help(error.getCommandLine()));
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
        return type == boolean.class || type == Boolean.class
                ? new UsageException(described + " is not true or false", null)
                : new UsageException(described + " is not a valid value", help(error.getCommandLine()));
    }

    private static String hint(String value, Class<?> type, Collection<String> names) {
        boolean isListFormat =
                type != Format.class && FormatConverter.isListFormat(value) && names.contains(Format.table.name());
        if (isListFormat) {
            return "lcollections list -o " + FormatConverter.name(value) + " prints the collections";
        }
        String meant = switch (value.toLowerCase(Locale.ROOT)) {
            case "goerli", "sepolia" -> "testnet";
            case "ethereum" -> "mainnet";
            case "excel" -> "xlsx";
            case "yaml" -> "json";
            default -> "";
        };
        if (!names.contains(meant)) {
            return Suggestions.hint(TypedText.unquoted(value), names, null);
        }
        return meant.equals("json") ? "JSON is valid YAML: -o json" : "did you mean " + meant + "?";
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
        boolean isInput = place > 1 && args.get(place - 2).equals("--input");
        if (isInput || (place > 0 && args.get(place - 1).startsWith("--input="))) {
            return new UsageException(
                    "unexpected '" + argument + "'",
                    "--input is repeated for each file: --input a.json --input b.json");
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
        String meant = switch (word.toLowerCase(Locale.ROOT)) {
            case "version" -> "--version";
            case "ls", "fetch" -> "list";
            case "all", "export" -> "list --all";
            case "get" -> "list, or show for one collection";
            case "info", "view", "describe" -> "show";
            case "stats", "totals" -> "summary";
            case "compare" -> "diff";
            case "follow", "monitor" -> "watch";
            case "login", "auth" -> "config set api-key";
            case "check", "status" -> "doctor";
            case "serve" -> "sandbox";
            case "completions" -> "completion";
            case "man" -> "help";
            default -> null;
        };
        return new UsageException(
                "there is no command '" + word + "'",
                meant == null
                        ? Suggestions.hint(word, commands, "commands: " + String.join(", ", commands))
                        : "did you mean " + meant + "?");
    }

    public static UsageException unknownOption(String name, CommandLine command) {
        Collection<String> names = command.getCommandSpec().optionsMap().keySet();
        String other = hintForOtherTool(name.startsWith("--") ? name.toLowerCase(Locale.ROOT) : name);
        return new UsageException(
                "there is no option '" + name + "'",
                other == null ? Suggestions.hint(name, names, help(command)) : other);
    }

    /** What this tool has in place of an option of other tools; {@code null} for other names. */
    private static String hintForOtherTool(String option) {
        return switch (option) {
            case "--out", "--outfile", "--output-file", "--save" -> "results go to stdout: lcollections … > FILE";
            case "--api-key", "--apikey", "--key", "--token", "--header", "-H" -> ApiErrors.MISSING_KEY;
            case "--filter" -> "did you mean --where? It takes a condition, such as --where '.count > 5'";
            case "--query" -> "did you mean --where '.count > 5', or --jq for -o json?";
            case "--page" -> "did you mean --offset? --limit 50 --offset 50 is the second page";
            case "--page-size", "--per-page", "-n" -> "did you mean --limit?";
            case "--max" -> "did you mean --limit, or --all --max-items?";
            case "--skip" -> "did you mean --offset?";
            case "--paginate" -> "did you mean --all?";
            case "--wallet", "--address" -> "did you mean --account?";
            case "--url" -> "did you mean --base-url?";
            case "--yaml" -> "JSON is valid YAML: -o json";
            case "--silent" -> "did you mean --quiet?";
            case "--no-color" -> "did you mean --color never?";
            case "--list" -> "did you mean list? It is a command, and runs without a name too";
            case "--testnet", "--mainnet", "--sandbox" -> "did you mean --network " + option.substring(2) + "?";
            default -> null;
        };
    }

    private static String help(CommandLine command) {
        return command.getCommandSpec().qualifiedName() + " --help lists the options";
    }
}
