package io.lcollections.cli;

import io.lcollections.config.UsageException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the parser of the command line refuses, said so that a user can mend it. */
final class UsageErrors {
    private static final String HELP = "lcollections --help lists the options";

    private final Map<String, String> env;

    UsageErrors(Map<String, String> env) {
        this.env = env;
    }

    /**
     * @param args the command line
     */
    UsageException explain(ParameterException wrong, List<String> args) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0), unmatched.getCommandLine());
        }
        if (wrong.getArgSpec() instanceof OptionSpec option && wrong.getValue() != null) {
            return badValue(wrong, option, args);
        }
        if (wrong instanceof MissingParameterException) {
            return new UsageException(
                    wrong.getMessage().replace("Missing required parameter for option ", "no value for "), HELP);
        }
        return new UsageException(wrong.getMessage(), HELP);
    }

    private UsageException badValue(ParameterException wrong, OptionSpec option, List<String> args) {
        String variable = EnvironmentDefaults.variable(option);
        boolean typed = args.stream().anyMatch(argument -> names(argument, option));
        String place = typed || !env.containsKey(variable) ? option.longestName() : variable;
        Object value = place.equals(variable) ? env.get(variable) : wrong.getValue();
        if (wrong.getCause() instanceof BadValue bad) {
            return new UsageException(place + " '" + value + "' " + bad.getMessage(), bad.hint());
        }
        return new UsageException(place + " '" + value + "' is not true or false", null);
    }

    private static boolean names(String argument, OptionSpec option) {
        for (String name : option.names()) {
            boolean isShort = !name.startsWith("--");
            if (argument.equals(name) || argument.startsWith(isShort ? name : name + "=")) {
                return true;
            }
        }
        return false;
    }

    private static UsageException unmatched(String argument, CommandLine command) {
        if (argument.startsWith("-") && argument.length() > 1) {
            String name = argument.replaceFirst("=.*", "");
            List<String> near =
                    Nearest.to(name, command.getCommandSpec().optionsMap().keySet());
            return new UsageException("there is no option '" + name + "'", offer(near));
        }
        if (argument.matches("\\d+")) {
            return new UsageException("unexpected '" + argument + "'", "did you mean --account " + argument + "?");
        }
        List<String> near = Nearest.to(argument, command.getSubcommands().keySet());
        String what = command.getSubcommands().isEmpty() ? "unexpected '" : "there is no command '";
        return new UsageException(what + argument + "'", offer(near));
    }

    private static String offer(List<String> near) {
        return near.isEmpty() ? HELP : "did you mean " + String.join(" or ", near) + "?";
    }

    /** Where options stand before a command they would be parsed and lost. */
    static UsageException beforeCommand(List<? extends ArgSpec> options, String command) {
        String names =
                HelpPrinter.names(options.stream().map(OptionSpec.class::cast).toList());
        return new UsageException(
                names + " before the command '" + command + "'",
                "options go behind it: lcollections " + command + " " + names.split(",")[0] + " …");
    }
}
