package io.lcollections.cli;

import io.lcollections.cli.Converters.FormatConverter;
import io.lcollections.model.UsageException;
import io.lcollections.settings.ConfigFile;
import io.lcollections.settings.Configuration;
import io.lcollections.settings.Configuration.Value;
import io.lcollections.settings.Sources;
import io.lcollections.settings.Sources.Given;
import io.lcollections.settings.Sources.Source;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * What can be configured, which is the options of all commands by their long names and the key, and the configuration file
 * that a command line means.
 */
public final class Settings {
    private static final String CONFIG = "--config";
    private static final String PROFILE = "--profile";

    private final Environment environment;
    private final Console console;
    private final Supplier<CommandLine> commands;
    private Map<String, OptionSpec> options;

    /** Which configuration is used. */
    public static final class Options {
        @Option(names = PROFILE, paramLabel = "NAME", description = "use this profile of the configuration")
        private String profile;

        @Option(names = CONFIG, paramLabel = "FILE", description = "use this configuration file, not the usual one")
        private String config;
    }

    /**
     * @param commands creates the command line with all commands, which takes some time
     */
    public Settings(Environment environment, Console console, Supplier<CommandLine> commands) {
        this.environment = environment;
        this.console = console;
        this.commands = commands;
    }

    private Map<String, OptionSpec> options() {
        if (options == null) {
            options = of(commands.get());
        }
        return options;
    }

    /** All settings, in the order of the help; those of the key have no option. */
    public static Map<String, OptionSpec> of(CommandLine root) {
        Map<String, OptionSpec> options = new LinkedHashMap<>();
        add(root, options);
        options.put(Configuration.KEY, null);
        options.put(Configuration.KEY_COMMAND, null);
        return options;
    }

    private static void add(CommandLine command, Map<String, OptionSpec> options) {
        HelpPrinter.optionGroups(command.getCommandSpec()).values().stream()
                .flatMap(List::stream)
                .filter(Settings::isSetting)
                .forEach(option -> options.putIfAbsent(name(option), option));
        command.getSubcommands().values().forEach(below -> add(below, options));
    }

    /** All names, in the order of the help. */
    public Set<String> names() {
        return options().keySet();
    }

    /** The option of a setting; {@code null} for those of the key. */
    public OptionSpec option(String name) {
        return options().get(name);
    }

    static boolean isSetting(OptionSpec option) {
        return !option.usageHelp()
                && !option.versionHelp()
                && !option.hidden()
                && !option.longestName().equals(CONFIG);
    }

    public static String name(OptionSpec option) {
        return option.longestName().substring("--".length());
    }

    public static boolean isFlag(OptionSpec option) {
        return option != null && option.arity().max() == 0;
    }

    /** What applies if nothing is configured; empty if nothing does. */
    public String builtIn(String name) {
        OptionSpec option = option(name);
        String value = option == null ? null : isFlag(option) ? "false" : option.defaultValue();
        return value == null ? "" : value;
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
                    given.described() + " depends on the current folder",
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
     */
    public String check(Given given) {
        OptionSpec option = option(given.name());
        String text = text(option, given);
        try {
            List<String> args = new ArrayList<>(List.of(option.longestName() + "=" + text));
            CommandSpec command = option.command();
            for (; command.parent() != null; command = command.parent()) {
                args.add(0, command.name());
            }
            command.commandLine().parseArgs(args.toArray(String[]::new));
        } catch (ParameterException invalid) {
            throw ErrorHandler.invalidValue(invalid, given.described());
        }
        return text;
    }

    /** The error for a name that is no setting. */
    public UsageException unknown(String name, String where) {
        return new UsageException(
                where + "there is no setting '" + name + "'",
                Suggestions.hint(name, names(), "lcollections config list shows all settings"));
    }

    /** The file, whether it exists or not; empty if neither an option nor the environment says where it is. */
    public Optional<ConfigFile> file(CommandSpec command) {
        return file(typed(command, CONFIG).orElse(""));
    }

    private Optional<ConfigFile> file(String typed) {
        String variable = Sources.variable("config");
        String named = typed.isEmpty() ? environment.variable(variable) : typed;
        String namedBy = typed.isEmpty() ? variable : CONFIG;
        String path = environment.file(named);
        if (path.startsWith("~")) {
            // Otherwise 'config set' would make a folder of that name.
            throw new UsageException(
                    namedBy + " '" + named + "' starts with ~, which stands for no folder here", "give the whole path");
        }
        return ConfigFile.find(path, namedBy, environment.env(), console::addSecret);
    }

    private static Optional<String> typed(CommandSpec command, String name) {
        OptionSpec option = command.findOption(name);
        return option == null ? Optional.empty() : Optional.ofNullable(option.getValue());
    }

    /** The environment and the file; fails for an invalid file, a missing one that was named, and a missing profile. */
    public Sources sources(CommandSpec command) {
        Optional<ConfigFile> named = file(command);
        if (named.isPresent() && !named.get().exists() && !named.get().isDefault()) {
            throw new UsageException(
                    named.get().namedBy() + " '" + named.get().path() + "' cannot be read: there is no such file",
                    "lcollections config set NAME VALUE creates it");
        }
        Optional<Configuration> file = named.flatMap(ConfigFile::read);
        if (file.isPresent()) {
            requireSettings(file.get(), command);
        }
        Optional<Given> profile = profile(command, file);
        Set<String> profiles = file.map(Configuration::profiles).orElse(Set.of());
        if (profile.isPresent() && !profiles.contains(profile.get().text())) {
            String where = named.isPresent() ? " in '" + named.get().path() + "'" : "";
            throw new UsageException(
                    profile.get().described() + ": there is no such profile" + where,
                    Suggestions.hint(
                            profile.get().text(),
                            profiles,
                            "a profile is a table [profiles.NAME]; lcollections config set --profile NAME creates it"));
        }
        return new Sources(environment.env(), file, profile.map(Given::text).orElse(""));
    }

    /** The chosen profile; empty if none is chosen, or an empty one. */
    public Optional<Given> profile(CommandSpec command, Optional<Configuration> file) {
        return typed(command, PROFILE)
                .map(name -> new Given(Configuration.PROFILE, Value.of(name), Source.OPTION, PROFILE))
                .or(() -> new Sources(environment.env(), file, "").find(Configuration.PROFILE))
                .filter(chosen -> !chosen.isEmpty());
    }

    /** Rejects unknown names, which would otherwise be ignored silently. */
    private void requireSettings(Configuration file, CommandSpec command) {
        for (List<String> path : file.values().keySet()) {
            boolean isOfProfile = path.size() == 3 && path.get(0).equals(Configuration.PROFILES);
            String name = path.get(path.size() - 1);
            if (isOfProfile && name.equals(Configuration.PROFILE)) {
                throw file.wrong(path, "a profile cannot choose another profile", null);
            }
            if (path.size() > 1 && !isOfProfile || name.equals(Configuration.PROFILES)) {
                throw file.wrong(
                        path,
                        "'" + String.join(".", path) + "' is not a setting",
                        "settings are at the top level or in a table [profiles.NAME]");
            }
            // The other commands are asked only if the command does not know it, because that takes some time.
            OptionSpec option = command.findOption("--" + name);
            if ((option == null || !isSetting(option)) && !names().contains(name)) {
                throw unknown(name, file.origin(path) + ": ");
            }
        }
    }

    /** Redacts the keys of the file in messages about a command line that could not be parsed. */
    public void redactKeys(List<String> args) {
        Matcher typed = Pattern.compile("(?m)^" + CONFIG + "[=\n](.*)").matcher(String.join("\n", args));
        List<String> files = new ArrayList<>(List.of(""));
        while (typed.find()) {
            files.add(typed.group(1));
        }
        for (String name : files) {
            try {
                file(name).ifPresent(ConfigFile::keepSecrets);
            } catch (UsageException invalidPath) {
                // Then it has no keys.
            }
        }
    }
}
