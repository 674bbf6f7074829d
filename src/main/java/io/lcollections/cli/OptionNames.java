package io.lcollections.cli;

import io.lcollections.cli.Converters.FormatConverter;
import io.lcollections.model.TypedText;
import io.lcollections.model.UsageException;
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

    public static String[] resolve(CommandLine line, List<String> args) {
        CommandLine command = line;
        for (String arg : args) {
            command = command.getSubcommands().getOrDefault(arg, command);
        }
        String[] resolved = args.toArray(String[]::new);
        for (int i = 0; i < resolved.length && !resolved[i].equals("--"); i++) {
            requireHyphens(resolved[i], command);
            resolved[i] = resolved(resolved[i], command.getCommandSpec());
        }
        return resolved;
    }

    private static String resolved(String arg, CommandSpec spec) {
        String name = arg.indexOf('=') < 0 ? arg : arg.substring(0, arg.indexOf('='));
        OptionSpec option = spec.findOption(name);
        if (Settings.isFlag(option) && arg.equals(name + "=")) {
            // picocli would take it for false.
            throw new UsageException(option.longestName() + " '' is not true or false", null);
        }
        return option != null || !name.startsWith("--") ? arg : known(name, spec) + arg.substring(name.length());
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
            throw new UsageException(
                    "there is no option '" + arg + "'", "did you mean " + option + "? Type it with plain hyphens");
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
