package io.lcollections.cli;

import io.lcollections.api.ApiErrors;
import io.lcollections.api.ApiException;
import io.lcollections.cli.Converters.FormatConverter;
import io.lcollections.cli.Converters.InvalidValueException;
import io.lcollections.model.TypedText;
import io.lcollections.model.UsageException;
import io.lcollections.output.Format;
import io.lcollections.settings.Given;
import java.io.IOException;
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
public record ErrorHandler(Environment environment) {
    public ExitCode report(Throwable failure) {
        Console console = environment.console();
        if (failure instanceof UsageException usage) {
            console.error(usage.getMessage(), usage.hint(), usage);
            return ExitCode.USAGE;
        }
        if (failure instanceof ApiException service) {
            console.error(service.getMessage(), service.hint(), service);
            return ExitCode.of(service.kind());
        }
        if (failure instanceof IOException) {
            // About standard output: all other input and output has exceptions of its own. The message is in the
            // language of the system, so a pipe is recognized by its type; Windows names it.
            if (environment.terminal().isStdoutPipe()
                    || String.valueOf(failure.getMessage()).contains("pipe")) {
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

    /** The error of the parser in the words of this tool; a {@code UsageException} that is not about a value is returned. */
    public static UsageException usageError(RuntimeException failure, Settings configured, List<String> args) {
        Throwable known = failure instanceof UsageException ? failure : failure.getCause();
        if (known instanceof UsageException usage && !(known instanceof InvalidValueException)) {
            return usage;
        }
        ParameterException error = (ParameterException) failure;
        if (error instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0), unmatched.getCommandLine(), args);
        }
        CommandLine command = error.getCommandLine();
        ArgSpec arg = error.getArgSpec();
        if (arg != null && error.getValue() != null) {
            String name = arg instanceof OptionSpec option ? option.longestName() : command.getCommandName();
            Given given = configured.given(arg);
            return invalidValue(error, given == null ? name + " '" + error.getValue() + "'" : given.described());
        }
        String what = error instanceof MissingParameterException missing
                ? ((OptionSpec) missing.getMissing().get(0)).longestName() + " needs a value"
                : error.getMessage();
        return new UsageException(what, help(command));
    }

    static UsageException invalidValue(ParameterException error, String described) {
        if (error.getCause() instanceof InvalidValueException invalid) {
            return new UsageException(described + " " + invalid.getMessage(), invalid.hint());
        }
        Class<?> type = error.getArgSpec().type();
        if (!type.isEnum()) {
            return new UsageException(described + " is not true or false", null);
        }
        List<String> words = error.getArgSpec().typeInfo().getEnumConstantNames();
        String what = described + " is not one of " + String.join(", ", words);
        return new UsageException(what, hint(error.getValue(), type, words));
    }

    private static String hint(String value, Class<?> type, Collection<String> words) {
        if (type != Format.class && FormatConverter.isListFormat(value) && words.contains(Format.table.name())) {
            return "lcollections list -o " + FormatConverter.name(value) + " prints the collections";
        }
        String meant = switch (value.toLowerCase(Locale.ROOT)) {
            case "goerli", "sepolia" -> "testnet";
            case "ethereum" -> "mainnet";
            case "excel" -> "xlsx";
            default -> "";
        };
        boolean isFile = value.matches(".*[./\\\\].*");
        if (words.contains(Format.json.name()) && (isFile || value.equalsIgnoreCase("yaml"))) {
            return alternative(isFile ? "--out" : "--yaml", null);
        }
        if (type == Format.class && value.equalsIgnoreCase("wide")) {
            return "did you mean --wide?";
        }
        return Suggestions.hint(words.contains(meant) ? meant : TypedText.unquoted(value), words, null);
    }

    private static UsageException unmatched(String argument, CommandLine command, List<String> args) {
        int end = args.indexOf("--");
        boolean isOption = argument.startsWith("-") && argument.length() > 1;
        boolean isAfterEnd = isOption && end >= 0 && args.lastIndexOf(argument) > end;
        if (isOption && !isAfterEnd) {
            return unknownOption(argument.replaceFirst("=.*", ""), command);
        }
        Collection<String> actions = command.getSubcommands().keySet();
        if (!actions.isEmpty() && command.getParent() != null) {
            return new UsageException(
                    command.getCommandName() + " has no action '" + argument + "'",
                    Suggestions.hint(argument, actions, "actions: " + String.join(", ", actions)));
        }
        int place = args.indexOf(argument);
        String before = place < 1 ? "" : args.get(place - 1);
        String hint = help(command);
        if (isAfterEnd) {
            hint = "options go before --";
        } else if (argument.matches("\\d+|0x[0-9a-fA-F]{40}")
                && command.getCommandSpec().findOption("--account") != null) {
            hint = "did you mean --account " + argument + "?";
        } else if (before.startsWith("--input=")
                || (place > 1 && args.get(place - 2).equals("--input"))) {
            hint = "--input is repeated for each file: --input a.json --input b.json";
        } else if (before.startsWith("--") && FormatConverter.isListFormat(before.substring("--".length()))) {
            hint = "did you mean " + before + " --columns " + argument + "?";
        } else if (before.startsWith("--") && argument.matches("(?i)true|false")) {
            hint = "a flag takes its value after '=': " + before + "=" + argument.toLowerCase(Locale.ROOT);
        }
        return new UsageException("unexpected '" + argument + "'", hint);
    }

    public static UsageException unknownCommand(String word, Collection<String> commands) {
        String hint = Suggestions.hint(word, commands, "commands: " + String.join(", ", commands));
        return new UsageException(
                "there is no command '" + word + "'", alternative(word.toLowerCase(Locale.ROOT), hint));
    }

    public static UsageException unknownOption(String name, CommandLine command) {
        String hint =
                Suggestions.hint(name, command.getCommandSpec().optionsMap().keySet(), help(command));
        // Of one letter, an upper case option is another one.
        String word = name.startsWith("--") ? name.toLowerCase(Locale.ROOT) : name;
        return new UsageException("there is no option '" + name + "'", alternative(word, hint));
    }

    /** What this tool has in place of a command or an option of other tools. */
    private static String alternative(String word, String otherwise) {
        return switch (word) {
            case "--out", "--outfile", "--output-file", "--save" -> "results go to stdout: lcollections … > FILE";
            case "--api-key", "--apikey", "--key", "--token", "--header", "-H" -> ApiErrors.MISSING_KEY;
            case "--yaml" -> "JSON is valid YAML: -o json";
            case "-k", "--insecure", "--no-verify-ssl", "--insecure-skip-tls-verify" ->
                "certificates are always checked; --ca-file FILE trusts one more";
            case "--page", "--skip" -> "did you mean --offset? --limit 50 --offset 50 is the second page";
            case "version" -> "did you mean --version?";
            case "ls", "fetch", "--list" -> "did you mean list?";
            case "all", "export" -> "did you mean list --all?";
            case "get" -> "did you mean list, or show for one collection?";
            case "info", "view", "describe" -> "did you mean show?";
            case "stats", "totals" -> "did you mean summary?";
            case "compare" -> "did you mean diff?";
            case "follow", "monitor" -> "did you mean watch?";
            case "login", "auth" -> "did you mean config set api-key?";
            case "check", "status" -> "did you mean doctor?";
            case "serve" -> "did you mean sandbox?";
            case "man" -> "did you mean help?";
            case "--filter", "--query" -> "did you mean --where '.count > 5', or --jq for -o json?";
            case "--page-size", "--per-page", "-n" -> "did you mean --limit?";
            case "--max" -> "did you mean --limit, or --all --max-items?";
            case "--paginate" -> "did you mean --all?";
            case "--wallet", "--address" -> "did you mean --account?";
            case "--url", "--endpoint-url", "--endpoint" -> "did you mean --base-url?";
            case "--cacert", "--ca-bundle", "--certificate-authority" -> "did you mean --ca-file?";
            case "--max-time", "--connect-timeout", "--request-timeout" -> "did you mean --timeout?";
            case "--retry" -> "did you mean --retries?";
            case "--sort-by", "--order-by" -> "did you mean --sort?";
            case "--watch", "-w" -> "did you mean lcollections watch?";
            case "--id" -> "did you mean lcollections show ID, or --collection-id?";
            case "-x" -> "did you mean --proxy?";
            case "--silent" -> "did you mean --quiet?";
            case "--no-color" -> "did you mean --color never?";
            case "--testnet", "--mainnet", "--sandbox" ->
                "did you mean --network " + word.substring("--".length()) + "?";
            default -> otherwise;
        };
    }

    private static String help(CommandLine command) {
        return command.getCommandSpec().qualifiedName() + " --help lists the options";
    }
}
