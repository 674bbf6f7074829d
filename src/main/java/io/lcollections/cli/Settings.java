package io.lcollections.cli;

import io.lcollections.cli.Converters.FormatConverter;
import io.lcollections.model.UsageException;
import io.lcollections.settings.Configuration;
import io.lcollections.settings.Sources.Given;
import io.lcollections.settings.Sources.Source;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** What can be configured: the options of all commands by their long names, and the key. */
public final class Settings {
    private final Supplier<CommandLine> commands;
    private Map<String, OptionSpec> options;

    /**
     * @param commands creates the command line with all commands, which takes some time
     */
    public Settings(Supplier<CommandLine> commands) {
        this.commands = commands;
    }

    private Map<String, OptionSpec> options() {
        if (options == null) {
            options = new LinkedHashMap<>();
            add(commands.get());
            options.put(Configuration.KEY, null);
            options.put(Configuration.KEY_COMMAND, null);
        }
        return options;
    }

    private void add(CommandLine command) {
        HelpPrinter.optionGroups(command.getCommandSpec()).values().stream()
                .flatMap(List::stream)
                .filter(Settings::isSetting)
                .forEach(option -> options.putIfAbsent(name(option), option));
        command.getSubcommands().values().forEach(this::add);
    }

    /** All names, in the order of the help. */
    public Set<String> names() {
        return options().keySet();
    }

    /** The option of a setting; {@code null} for those of the key. */
    public OptionSpec option(String name) {
        return options().get(name);
    }

    /** Whether a name is a setting; the other commands are asked only if the command does not know it. */
    boolean isKnown(String name, CommandSpec command) {
        OptionSpec option = command.findOption("--" + name);
        return (option != null && isSetting(option)) || names().contains(name);
    }

    static boolean isSetting(OptionSpec option) {
        return !option.usageHelp()
                && !option.versionHelp()
                && !option.hidden()
                && !name(option).equals("config");
    }

    public static String name(OptionSpec option) {
        return option.longestName().substring("--".length());
    }

    public static boolean isFlag(OptionSpec option) {
        return option != null && option.arity().max() == 0;
    }

    /** What applies if nothing is configured; {@code null} if nothing does. */
    public static String builtIn(OptionSpec option) {
        return option == null ? null : isFlag(option) ? "false" : option.defaultValue();
    }

    /** Whether a value is an output format, but none of this command. */
    static boolean isOtherFormat(OptionSpec output, String value) {
        String format = FormatConverter.name(value);
        Stream<String> own = StreamSupport.stream(output.completionCandidates().spliterator(), false);
        return own.noneMatch(format::equals) && FormatConverter.isListFormat(format);
    }

    /**
     * A configured value as an option takes it. File names in a file are absolute or start in the home folder, because a
     * relative one would depend on the current folder.
     */
    static String text(OptionSpec option, Given given) {
        String text = given.text();
        if (isFlag(option)) {
            return flag(text);
        }
        boolean mayBeRelative =
                given.source() == Source.ENVIRONMENT || List.of("", "-", "~").contains(text) || text.startsWith("~/");
        if (BaseCommand.isFile(option) && !mayBeRelative && !new File(text).isAbsolute()) {
            throw new UsageException(
                    given.described(name(option)) + " depends on the current folder",
                    "did you mean " + new File(text).getAbsolutePath() + "?");
        }
        return text;
    }

    /** The words for true and false that configuration files use. */
    static String flag(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "on" -> "true";
            case "0", "false", "no", "off" -> "false";
            default -> value;
        };
    }

    /**
     * Checks that the option of a setting accepts a value, by parsing it.
     *
     * @return the value as the option takes it
     * @throws UsageException if it does not
     */
    public String check(OptionSpec option, Given given) {
        String text = text(option, given);
        try {
            List<String> args = new ArrayList<>(List.of(option.longestName() + "=" + text));
            CommandSpec command = option.command();
            for (; command.parent() != null; command = command.parent()) {
                args.add(0, command.name());
            }
            command.commandLine().parseArgs(args.toArray(String[]::new));
        } catch (ParameterException invalid) {
            throw ErrorHandler.invalidValue(invalid, given.described(name(option)));
        }
        return text;
    }

    /** The error for a name that is no setting. */
    public UsageException unknown(String name, String where) {
        return new UsageException(
                where + "there is no setting '" + name + "'",
                Suggestions.hint(name, names(), "lcollections config list shows all settings"));
    }
}
