package io.lcollections.cli;

import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The default of every option from the environment: of {@code --token-address}, {@code LCOLLECTIONS_TOKEN_ADDRESS}. */
final class EnvironmentDefaults implements IDefaultValueProvider {
    private final Map<String, String> env;

    EnvironmentDefaults(Map<String, String> env) {
        this.env = env;
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        String value = env.getOrDefault(variable(option), "");
        if (value.isEmpty()) {
            return null;
        }
        return option.arity().max() > 0 ? value : yesOrNo(value);
    }

    /** The name of an option's variable. */
    static String variable(OptionSpec option) {
        String name = option.longestName().replaceFirst("^--", "").replace('-', '_');
        return "LCOLLECTIONS_" + name.toUpperCase(Locale.ROOT);
    }

    /** Flags have no value on the command line, and in the environment the usual ones; anything else is told as wrong. */
    private static String yesOrNo(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "on" -> "true";
            case "0", "false", "no", "off" -> "false";
            default -> value;
        };
    }
}
