package io.lcollections.cli;

import io.lcollections.cli.Converters.FormatConverter;
import io.lcollections.model.TypedText;
import io.lcollections.model.UsageException;
import io.lcollections.settings.ConfigFile;
import io.lcollections.settings.Configuration;
import io.lcollections.settings.Sources;
import io.lcollections.settings.Sources.Given;
import io.lcollections.settings.Sources.Source;
import java.io.File;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What can be configured, which is the options of all commands by their long names and the key, and the configured values of
 * a command line, which is parsed once without them, for the options that were typed, and once with them.
 */
public final class Settings implements IDefaultValueProvider {
    private static final String CONFIG = "--config";
    private static final String PROFILE = "--profile";
    /** Only the values from the strongest source count, of options that mean the same choice. */
    private static final List<List<String>> ALTERNATIVES = List.of(
            List.of("--account", "--accounts-file"),
            List.of("--network", "--base-url", "--input"),
            List.of("--quiet", "--verbose", "--debug"));

    private final Environment environment;
    private final Supplier<CommandLine> commands;
    private final Map<String, Given> given = new LinkedHashMap<>();
    private Map<String, OptionSpec> options;

    /** Which configuration is used. */
    public static final class Options {
        @Option(names = PROFILE, paramLabel = "NAME", description = "use this profile of the configuration")
        private String profile;

        @Option(names = CONFIG, paramLabel = "FILE", description = "use this configuration file, not the usual one")
        private String config;
    }

    public Settings(Environment environment, Supplier<CommandLine> commands) {
        this.environment = environment;
        this.commands = commands;
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

    public Map<String, OptionSpec> options() {
        if (options == null) {
            options = of(commands.get());
        }
        return options;
    }

    private static boolean isSetting(OptionSpec option) {
        boolean isHelp = option.usageHelp() || option.versionHelp();
        return !isHelp && !option.hidden() && !option.longestName().equals(CONFIG);
    }

    private static String name(OptionSpec option) {
        return option.longestName().substring("--".length());
    }

    public static boolean isFlag(OptionSpec option) {
        return option != null && option.arity().max() == 0;
    }

    /** What applies if nothing is configured; empty if nothing does. The option may be {@code null}. */
    public static String builtIn(OptionSpec option) {
        if (option == null || isFlag(option)) {
            return option == null ? "" : "false";
        }
        // Not a list of files, which is empty.
        boolean isValue = option.initialValue() != null && !option.typeInfo().isCollection();
        return isValue ? option.initialValue().toString() : Objects.requireNonNullElse(option.defaultValue(), "");
    }

    /** Reads the environment and the configuration file for the options that were not typed. */
    public Sources read(ParseResult typed) {
        BaseCommand command = (BaseCommand) typed.commandSpec().userObject();
        Sources sources = new Sources(environment.env(), Optional.empty(), "");
        try {
            if (command.readsConfiguration()) {
                sources = sources(typed.commandSpec());
            }
        } catch (UsageException invalid) {
            command.report(invalid);
        }
        for (OptionSpec option : typed.commandSpec().options()) {
            String name = option.longestName();
            if (isSetting(option) && !name.equals(PROFILE) && !typed.hasMatchedOption(option)) {
                Given found = sources.find(name(option)).orElse(null);
                if (found != null && (found.isEmpty() || command.accepts(found))) {
                    given.put(name, found);
                }
            }
        }
        if (hasValues()) {
            ALTERNATIVES.forEach(alternatives -> keepStrongest(alternatives, typed));
        }
        return sources;
    }

    private void keepStrongest(List<String> alternatives, ParseResult typed) {
        boolean isTyped = alternatives.stream().anyMatch(typed::hasMatchedOption);
        Optional<Source> strongest = alternatives.stream()
                .flatMap(option -> Stream.ofNullable(given.get(option)))
                .filter(value -> !value.isEmpty() && !flag(value.text()).equals("false"))
                .map(Given::source)
                .max(Comparator.naturalOrder());
        Source least = isTyped ? Source.OPTION : strongest.orElse(Source.BUILT_IN);
        given.keySet()
                .removeIf(name ->
                        alternatives.contains(name) && given.get(name).source().compareTo(least) < 0);
    }

    public boolean hasValues() {
        return !given.isEmpty();
    }

    /** The configured value of an option; {@code null} if there is none, or if the option was typed. */
    Given given(ArgSpec arg) {
        return arg instanceof OptionSpec option ? given.get(option.longestName()) : null;
    }

    @Override
    public String defaultValue(ArgSpec arg) {
        Given value = given(arg);
        if (value == null || value.isEmpty()) {
            return null;
        }
        // A format that only lists have is meant for lists.
        boolean isOtherFormat = value.name().equals("output")
                && FormatConverter.isListFormat(value.text())
                && !arg.typeInfo().getEnumConstantNames().contains(FormatConverter.name(value.text()));
        return isOtherFormat ? null : text((OptionSpec) arg, value);
    }

    /** A configured value as an option takes it. A relative file name in a file would depend on the current folder. */
    private static String text(OptionSpec option, Given given) {
        String text = given.text();
        if (isFlag(option)) {
            return flag(text);
        }
        if (given.items().size() > 1
                && option.isMultiValue()
                && option.splitRegex().isEmpty()) {
            throw new UsageException(
                    given.described() + " is an array", "name one; on the command line the option may be repeated");
        }
        boolean isWhole = new File(text).isAbsolute() || text.matches("(?s)-?|~(/.*)?");
        if (BaseCommand.isFile(option) && given.source() != Source.ENVIRONMENT && !isWhole) {
            throw new UsageException(
                    given.described() + " depends on the current folder",
                    "did you mean " + new File(text).getAbsolutePath() + "?");
        }
        return text;
    }

    /** The words for true and false that configuration files use. */
    private static String flag(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "on" -> "true";
            case "0", "false", "no", "off" -> "false";
            default -> value;
        };
    }

    /** Checks that the option of a setting accepts a value, and returns it as the option takes it. */
    public String check(Given given) {
        OptionSpec option = options().get(given.name());
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

    public UsageException unknown(String name, String where) {
        return new UsageException(
                where + "there is no setting '" + name + "'",
                TypedText.suggestion(name, options().keySet(), "lcollections config list shows all settings"));
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
        return ConfigFile.find(
                path, namedBy, environment.env(), environment.console().redactor()::add);
    }

    private static Optional<String> typed(CommandSpec command, String name) {
        return Optional.ofNullable(command.findOption(name)).map(OptionSpec::getValue);
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
            String hint = "a profile is a table [profiles.NAME]; lcollections config set --profile NAME creates it";
            throw new UsageException(
                    profile.get().described() + ": there is no such profile" + where,
                    TypedText.suggestion(profile.get().text(), profiles, hint));
        }
        return new Sources(environment.env(), file, profile.map(Given::text).orElse(""));
    }

    /** The chosen profile; empty if none is chosen, or an empty one. */
    public Optional<Given> profile(CommandSpec command, Optional<Configuration> file) {
        return typed(command, PROFILE)
                .map(name -> Given.of(Configuration.PROFILE, name, Source.OPTION, PROFILE))
                .or(() -> new Sources(environment.env(), file, "").find(Configuration.PROFILE))
                .filter(chosen -> !chosen.isEmpty());
    }

    /** Rejects unknown names, which would otherwise be ignored silently. */
    private void requireSettings(Configuration file, CommandSpec command) {
        for (Map.Entry<List<String>, Given> value : file.values().entrySet()) {
            List<String> path = value.getKey();
            boolean isOfProfile = path.size() == 3 && path.get(0).equals(Configuration.PROFILES);
            String name = value.getValue().name();
            String origin = value.getValue().origin() + ": ";
            if (isOfProfile && name.equals(Configuration.PROFILE)) {
                throw new UsageException(origin + "a profile cannot choose another profile", null);
            }
            if (path.size() > 1 && !isOfProfile || name.equals(Configuration.PROFILES)) {
                throw new UsageException(
                        origin + "'" + String.join(".", path) + "' is not a setting",
                        "settings are at the top level or in a table [profiles.NAME]");
            }
            // The other commands are asked only if the command does not know it, because that takes some time.
            OptionSpec option = command.findOption("--" + name);
            if ((option == null || !isSetting(option)) && !options().containsKey(name)) {
                throw unknown(name, origin);
            }
        }
    }

    /** Redacts the keys of the file in messages about a command line that could not be parsed. */
    public void redactKeys(List<String> args) {
        Pattern named = Pattern.compile("(?m)^" + CONFIG + "[=\n](.*)$");
        Stream<String> files = named.matcher(String.join("\n", args)).results().map(option -> option.group(1));
        Stream.concat(Stream.of(""), files).forEach(name -> {
            try {
                file(name).ifPresent(ConfigFile::keepSecrets);
            } catch (UsageException invalidPath) {
                // Then it has no keys.
            }
        });
    }
}
