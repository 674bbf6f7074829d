package io.lcollections.cli;

import io.lcollections.model.UsageException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the parser of the command line refuses, said so that a user can mend it. */
final class UsageErrors {
    private static final Pattern QUOTED_OPTION = Pattern.compile("'(-[^']*)'");

    private UsageErrors() {}

    /** The same failure in our words. */
    static UsageException explain(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0), unmatched.getCommandLine());
        }
        if (wrong.getArgSpec() != null && wrong.getValue() != null) {
            return badValue(wrong);
        }
        if (wrong instanceof MissingParameterException) {
            return missingValue(wrong);
        }
        return new UsageException(wrong.getMessage(), help(wrong.getCommandLine()));
    }

    private static UsageException badValue(ParameterException wrong) {
        String name = wrong.getArgSpec() instanceof OptionSpec option
                ? option.longestName()
                : wrong.getCommandLine().getCommandName();
        String place = name + " '" + wrong.getValue() + "' ";
        if (wrong.getCause() instanceof InvalidValueException bad) {
            return new UsageException(place + bad.getMessage(), bad.hint());
        }
        return new UsageException(place + "is not a value that it takes", help(wrong.getCommandLine()));
    }

    /** The parser names the option in quotes, and then says in words of its own what stands in place of its value. */
    private static UsageException missingValue(ParameterException wrong) {
        Matcher named = QUOTED_OPTION.matcher(wrong.getMessage());
        return new UsageException(
                named.find() ? named.group(1) + " needs a value" : wrong.getMessage(), help(wrong.getCommandLine()));
    }

    private static UsageException unmatched(String argument, CommandLine command) {
        if (argument.startsWith("-") && argument.length() > 1) {
            String name = argument.replaceFirst("=.*", "");
            List<String> near =
                    Suggestions.to(name, command.getCommandSpec().optionsMap().keySet());
            return new UsageException("there is no option '" + name + "'", offer(near, command));
        }
        if (argument.matches("\\d+")) {
            return new UsageException("unexpected '" + argument + "'", "did you mean --account " + argument + "?");
        }
        boolean mayBeCommand = command.getParent() == null;
        List<String> near = mayBeCommand ? Suggestions.to(argument, Commands.names()) : List.of();
        String what = mayBeCommand ? "there is no command '" : "unexpected '";
        return new UsageException(what + argument + "'", offer(near, command));
    }

    /** {@code --non-zero=} would be taken for off, and nobody who types it means that. */
    static void refuseFlagWithoutItsValue(CommandLine command, String... args) {
        for (String argument : args) {
            OptionSpec option = argument.endsWith("=") ? option(argument, command) : null;
            if (option != null && option.arity().max() == 0) {
                throw new UsageException(option.longestName() + " '' is not true or false", null);
            }
        }
    }

    private static OptionSpec option(String argument, CommandLine root) {
        String name = argument.substring(0, argument.length() - 1);
        OptionSpec option = root.getCommandSpec().findOption(name);
        for (CommandLine command : root.getSubcommands().values()) {
            option = option == null ? command.getCommandSpec().findOption(name) : option;
        }
        return option;
    }

    private static String offer(List<String> near, CommandLine command) {
        return near.isEmpty() ? help(command) : "did you mean " + String.join(" or ", near) + "?";
    }

    /** Each command has options of its own. */
    private static String help(CommandLine command) {
        return command.getCommandSpec().qualifiedName() + " --help lists the options";
    }

    /** Where options stand before a command they would be parsed and lost. */
    static UsageException beforeCommand(List<OptionSpec> options, String command) {
        List<String> names =
                options.stream().map(OptionSpec::longestName).distinct().toList();
        return new UsageException(
                String.join(", ", names) + " before the command '" + command + "'",
                "options go behind it: lcollections " + command + " " + names.get(0) + " …");
    }
}
