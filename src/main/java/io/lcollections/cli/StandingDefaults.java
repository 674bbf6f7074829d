package io.lcollections.cli;

import io.lcollections.config.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/**
 * The default of every option from the environment: of {@code --token-address}, {@code LCOLLECTIONS_TOKEN_ADDRESS}.
 *
 * <p>They are set after the command line was parsed, on the command that runs and nothing else. Given to picocli as its
 * defaults, they would stop {@code --help} with an error, and a flag that is on by default would be switched off by
 * typing it.
 */
final class EnvironmentDefaults {
    private static final Set<String> VERBOSITY = Set.of("--quiet", "--verbose", "--debug");

    private final Map<String, String> env;

    EnvironmentDefaults(Map<String, String> env) {
        this.env = env;
    }

    /**
     * Sets the options that were not typed.
     *
     * @throws UsageException when a value is none that its option takes; it names the variable
     */
    void apply(ParseResult command) {
        boolean verbosityIsTyped = false;
        for (String option : VERBOSITY) {
            verbosityIsTyped |= command.hasMatchedOption(option);
        }
        for (OptionSpec option : command.commandSpec().options()) {
            boolean isTyped = command.hasMatchedOption(option.longestName())
                    || (verbosityIsTyped && VERBOSITY.contains(option.longestName()));
            String value = env.getOrDefault(variable(option), "");
            if (!isTyped && !value.isEmpty() && !option.usageHelp() && !option.versionHelp()) {
                set(option, value);
            }
        }
    }

    private static void set(OptionSpec option, String value) {
        try {
            Object converted = convert(option, value);
            option.setter().set(option.isMultiValue() ? List.of(converted) : converted);
        } catch (BadValue bad) {
            throw new UsageException(variable(option) + " '" + value + "' " + bad.getMessage(), bad.hint());
        } catch (Exception impossible) {
            throw new IllegalStateException("cannot set " + option.longestName(), impossible);
        }
    }

    private static Object convert(OptionSpec option, String value) throws Exception {
        if (option.arity().max() == 0) {
            return yesOrNo(value);
        }
        boolean isText = option.converters().length == 0;
        return isText ? value : option.converters()[0].convert(value);
    }

    private static boolean yesOrNo(String value) throws TypeConversionException {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "on" -> true;
            case "0", "false", "no", "off" -> false;
            default -> throw new BadValue("is not true or false", null);
        };
    }

    /** The name of an option's variable. */
    private static String variable(OptionSpec option) {
        String name = option.longestName().substring("--".length()).replace('-', '_');
        return "LCOLLECTIONS_" + name.toUpperCase(Locale.ROOT);
    }
}
