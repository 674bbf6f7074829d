package io.lcollections.cli;

import io.lcollections.cli.Converters.FormatConverter;
import io.lcollections.model.TypedText;
import io.lcollections.model.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Understands other spellings of options: those of the API ({@code --accountId}), in any case, and those of other tools
 * ({@code --json}, {@code --format}). Only names that the command does not have are replaced.
 */
public final class OptionNames {
    private static final Map<String, String> SYNONYMS = Map.of(
            "accountid", "--account",
            "accountids", "--account",
            "accounts", "--account",
            "format", "--output",
            "contract", "--token-address",
            "fields", "--columns");

    /** Word processors and web pages replace hyphens by these. */
    private static final String DASHES = "[-\\u2010-\\u2015\\u2212\\uFE58\\uFE63]";

    private OptionNames() {}

    /** The arguments with the names that the command has. */
    public static String[] resolve(CommandLine line, List<String> args) {
        CommandLine command = line;
        for (String arg : args) {
            command = command.getSubcommands().getOrDefault(arg, command);
        }
        CommandSpec spec = command.getCommandSpec();
        List<String> resolved = new ArrayList<>();
        boolean isEnded = false;
        for (String arg : args) {
            isEnded |= arg.equals("--");
            if (isEnded) {
                resolved.add(arg);
            } else {
                requireHyphens(arg, command);
                resolved.add(arg.startsWith("-") ? resolved(arg, spec) : arg);
            }
        }
        return resolved.toArray(String[]::new);
    }

    private static String resolved(String arg, CommandSpec spec) {
        int equals = arg.indexOf('=');
        String name = equals < 0 ? arg : arg.substring(0, equals);
        String value = equals < 0 ? "" : arg.substring(equals);
        OptionSpec option = spec.findOption(name);
        if (option != null && Settings.isFlag(option) && value.equals("=")) {
            // picocli would take it for false.
            throw new UsageException(option.longestName() + " '' is not true or false", null);
        }
        return option != null || !name.startsWith("--") ? arg : known(name, spec) + value;
    }

    /** Rejects an option that was pasted with dashes, quotes, blanks or invisible characters. */
    public static void requireHyphens(String arg, CommandLine command) {
        String plain = TypedText.unquoted(arg).replaceAll("^(" + DASHES + "+)", "-");
        if (arg.matches("(?s)[!-~]*(=.*)?") || !plain.startsWith("-")) {
            return;
        }
        String name = plain.substring(1).replaceFirst("(?U)[=\\s\\h].*", "").replaceAll(DASHES, "-");
        String option = known((name.length() == 1 ? "-" : "--") + name, command.getCommandSpec());
        if (command.getCommandSpec().findOption(option.replaceFirst("=.*", "")) != null) {
            boolean hasDash = !arg.replace("-", "").equals(arg.replaceAll(DASHES, ""));
            throw new UsageException(
                    "there is no option '" + arg + "'",
                    "did you mean " + option + "?" + (hasDash ? " It was typed with a dash, not with hyphens" : ""));
        }
        if (!arg.startsWith("-") && arg.matches(DASHES + ".*")) {
            throw ErrorHandler.unknownOption("--" + name, command);
        }
    }

    private static String known(String name, CommandSpec spec) {
        String letters = letters(name);
        String known =
                SYNONYMS.getOrDefault(letters, FormatConverter.isListFormat(letters) ? "--output=" + letters : "");
        if (!known.isEmpty() && spec.findOption(known.replaceFirst("=.*", "")) != null) {
            return known;
        }
        return spec.optionsMap().keySet().stream()
                .filter(option -> option.startsWith("--") && letters(option).equals(letters))
                .findFirst()
                .orElse(name);
    }

    private static String letters(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }
}
