package io.lcollections.cli;

import io.lcollections.cli.Converters.FormatConverter;
import io.lcollections.model.TypedText;
import io.lcollections.model.UsageException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Finds what another spelling means: that of an option in the API and in other tools, or a word with a mistake. */
public final class Suggestions {
    private static final int MAX_SUGGESTIONS = 3;
    /** Names of the API, which are understood in any case, and of other tools, such as {@code --format}. */
    private static final Map<String, String> SYNONYMS = Map.of(
            "accountid", "--account",
            "accountids", "--account",
            "accounts", "--account",
            "format", "--output",
            "contract", "--token-address",
            "fields", "--columns");

    /** Word processors and web pages replace hyphens by these. */
    private static final String DASHES = "[-\\u2010-\\u2015\\u2212\\uFE58\\uFE63]";

    private Suggestions() {}

    /** {@code did you mean A or B?}, or otherwise another hint, which may be {@code null}. */
    public static String hint(String word, Collection<String> candidates, String otherwise) {
        List<String> near = candidates.stream()
                .filter(candidate -> isClose(word, candidate))
                .toList();
        return near.isEmpty() ? otherwise : "did you mean " + String.join(" or ", closest(word, near)) + "?";
    }

    /** The closest candidates, however far they are. */
    public static List<String> closest(String word, Collection<String> candidates) {
        return candidates.stream()
                .sorted(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .limit(MAX_SUGGESTIONS)
                .toList();
    }

    /** One difference in a short word, two in a longer one, ignoring case; or the last part of a dotted path. */
    private static boolean isClose(String word, String candidate) {
        String path = candidate.toLowerCase(Locale.ROOT);
        String typed = word.toLowerCase(Locale.ROOT);
        int shorter = Math.min(typed.length(), path.length());
        int differences = shorter < 3 ? 0 : shorter < 5 ? 1 : 2;
        return path.endsWith("." + typed) || distance(typed, path) <= differences;
    }

    /** The number of letters added, removed, changed, or swapped with their neighbour. */
    public static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean mayBeSwapped = i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2);
                if (mayBeSwapped && one.charAt(i - 2) == other.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[one.length()][other.length()];
    }

    /** The arguments with the names that the command has. */
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
