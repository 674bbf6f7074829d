package io.lcollections.cli;

import io.lcollections.cli.Converters.FormatConverter;
import io.lcollections.model.UsageException;
import io.lcollections.settings.ConfigFile;
import io.lcollections.settings.ConfigFile.Content;
import io.lcollections.settings.Given;
import io.lcollections.settings.Given.Source;
import io.lcollections.settings.KeySource;
import java.io.File;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
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
            List.of("--collections", "--data"),
            List.of("--quiet", "--verbose", "--debug"));

    private final Environment environment;
    private final Supplier<CommandLine> commands;
    private final Map<String, Given> given = new LinkedHashMap<>();
    private final Map<String, OptionSpec> options = new LinkedHashMap<>();
    private Content file = Content.NONE;
    private Optional<Given> profile = Optional.empty();

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
    public Map<String, OptionSpec> options() {
        if (options.isEmpty()) {
            CommandLine root = commands.get();
            Stream.concat(Stream.of(root), root.getSubcommands().values().stream())
                    .map(command -> HelpPrinter.optionGroups(command.getCommandSpec()))
                    .flatMap(groups -> groups.values().stream().flatMap(List::stream))
                    .filter(Settings::isSetting)
                    .forEach(option -> options.putIfAbsent(name(option), option));
            options.put(KeySource.KEY, null);
            options.put(KeySource.KEY_COMMAND, null);
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

    /** The variable of a setting: {@code token-address} becomes {@code LCOLLECTIONS_TOKEN_ADDRESS}. */
    public static String variable(String name) {
        return name.equals(KeySource.KEY)
                ? KeySource.VARIABLE
                : "LCOLLECTIONS_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** The value of a setting with the highest precedence, of those that are not typed. */
    public Optional<Given> find(String name) {
        return name.equals(ConfigFile.PROFILE)
                ? profile
                : inEnvironment(name)
                        .or(() -> file.value(ConfigFile.setting(profileName(), name)))
                        .or(() -> file.value(List.of(name)));
    }

    private Optional<Given> inEnvironment(String name) {
        String variable = variable(name);
        String value = environment.variable(variable);
        return value.isEmpty() ? Optional.empty() : Optional.of(Given.of(name, value, Source.ENVIRONMENT, variable));
    }

    public String profileName() {
        return profile.map(Given::text).orElse("");
    }

    /** Reads the environment and the configuration file for the options that were not typed; false if they have none. */
    public boolean read(ParseResult typed) {
        CommandSpec spec = typed.commandSpec();
        BaseCommand command = (BaseCommand) spec.userObject();
        // It reads the file itself, so that an invalid one can be corrected.
        boolean isConfig = (spec.qualifiedName() + " ").startsWith("lcollections config ");
        try {
            if (spec.findOption(CONFIG) != null && !isConfig) {
                load(spec);
            }
        } catch (UsageException invalid) {
            command.report(invalid);
        }
        for (OptionSpec option : spec.options()) {
            String name = option.longestName();
            if (isSetting(option) && !name.equals(PROFILE) && !typed.hasMatchedOption(option)) {
                Given found = find(name(option)).orElse(null);
                if (found != null && !found.isEmpty() && command.accepts(found)) {
                    given.put(name, found);
                }
            }
        }
        if (!given.isEmpty()) {
            ALTERNATIVES.forEach(alternatives -> keepStrongest(alternatives, typed));
        }
        return !given.isEmpty();
    }

    private void keepStrongest(List<String> alternatives, ParseResult typed) {
        boolean isTyped = alternatives.stream().anyMatch(typed::hasMatchedOption);
        Optional<Source> strongest = alternatives.stream()
                .map(given::get)
                .filter(value -> value != null && !flag(value.text()).equals("false"))
                .map(Given::source)
                .max(Comparator.naturalOrder());
        Source least = isTyped ? Source.OPTION : strongest.orElse(Source.BUILT_IN);
        given.values()
                .removeIf(value -> alternatives.contains("--" + value.name())
                        && value.source().compareTo(least) < 0);
    }

    /** The configured value of an option; {@code null} if there is none, or if the option was typed. */
    Given given(ArgSpec arg) {
        return arg instanceof OptionSpec option ? given.get(option.longestName()) : null;
    }

    @Override
    public String defaultValue(ArgSpec arg) {
        Given value = given(arg);
        // A format that only lists have is meant for lists.
        boolean isOtherFormat = value != null
                && value.name().equals("output")
                && FormatConverter.isListFormat(value.text())
                && !arg.typeInfo().getEnumConstantNames().contains(FormatConverter.name(value.text()));
        return value == null || isOtherFormat ? null : text((OptionSpec) arg, value);
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
            CommandSpec command = option.command();
            String value = option.longestName() + "=" + text;
            String[] args = command.parent() == null ? new String[] {value} : new String[] {command.name(), value};
            command.root().commandLine().parseArgs(args);
        } catch (ParameterException invalid) {
            throw ErrorHandler.invalidValue(invalid, given.described());
        }
        return text;
    }

    public UsageException unknown(String name, String where) {
        return new UsageException(
                where + "there is no setting '" + name + "'",
                Suggestions.hint(name, options().keySet(), "lcollections config list shows all settings"));
    }

    public ConfigFile file(CommandSpec command) {
        return file(typed(command, CONFIG).orElse(""));
    }

    private ConfigFile file(String typed) {
        String namedBy = typed.isEmpty() ? variable("config") : CONFIG;
        String named = typed.isEmpty() ? environment.variable(namedBy) : typed;
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

    /** Reads the file; fails if it is invalid or has not the chosen profile, or if it was named and does not exist. */
    public void load(CommandSpec command) {
        ConfigFile named = file(command);
        if (!named.exists() && !named.namedBy().isEmpty()) {
            throw new UsageException(
                    named.namedBy() + " '" + named.path() + "' cannot be read: there is no such file",
                    "lcollections config set NAME VALUE creates it");
        }
        named.requireReachable();
        Content content = named.read();
        requireSettings(content, command);
        Optional<Given> chosen = profile(command).or(() -> content.value(List.of(ConfigFile.PROFILE)));
        String name = chosen.map(Given::text).orElse("");
        if (!name.isEmpty() && !content.profiles().contains(name)) {
            String where = named.path() == null ? "" : " in '" + named.path() + "'";
            String hint = "a profile is a table [profiles.NAME]; lcollections config set --profile NAME creates it";
            throw new UsageException(
                    chosen.get().described() + ": there is no such profile" + where,
                    Suggestions.hint(name, content.profiles(), hint));
        }
        file = content;
        profile = chosen;
    }

    /** The profile that the command line or a variable chooses. */
    public Optional<Given> profile(CommandSpec command) {
        return typed(command, PROFILE)
                .map(name -> Given.of(ConfigFile.PROFILE, name, Source.OPTION, PROFILE))
                .or(() -> inEnvironment(ConfigFile.PROFILE));
    }

    /** Rejects unknown names, which would otherwise be ignored silently. */
    private void requireSettings(Content content, CommandSpec command) {
        for (Map.Entry<List<String>, Given> value : content.values().entrySet()) {
            List<String> path = value.getKey();
            boolean isOfProfile = path.size() == 3 && path.get(0).equals(ConfigFile.PROFILES);
            String name = value.getValue().name();
            String origin = value.getValue().origin() + ": ";
            if (isOfProfile && name.equals(ConfigFile.PROFILE)) {
                throw new UsageException(origin + "a profile cannot choose another profile", null);
            }
            if (path.size() > 1 && !isOfProfile || name.equals(ConfigFile.PROFILES)) {
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

    /** Redacts the keys of the usual file and of named ones, in messages about a command line that cannot be parsed. */
    public void redactKeys(List<String> args) {
        String lines = CONFIG + "=\n" + String.join("\n", args);
        Matcher named = Pattern.compile("(?m)^" + CONFIG + "[=\n](.*)$").matcher(lines);
        while (named.find()) {
            try {
                file(named.group(1)).read();
            } catch (UsageException invalidPath) {
                // Reported by the command that needs the file.
            }
        }
    }
}
