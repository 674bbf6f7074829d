package io.lcollections.cli;

import io.lcollections.model.UsageException;
import io.lcollections.settings.Configuration;
import io.lcollections.settings.Sources;
import io.lcollections.settings.Sources.Given;
import io.lcollections.settings.Sources.Source;
import io.lcollections.settings.StoredKey;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Provides the defaults of options from the environment, a profile or the configuration file: {@code --token-address} has
 * {@code LCOLLECTIONS_TOKEN_ADDRESS} and {@code token-address}.
 *
 * <p>The command line is parsed once without it, for the options that were typed, and once with it.
 */
public final class ConfigDefaultProvider implements IDefaultValueProvider {
    /** Only the values from the strongest source count, of options that mean the same choice. */
    private static final List<List<String>> ALTERNATIVES = List.of(
            List.of("--account", "--accounts-file"),
            List.of("--network", "--base-url", "--input"),
            List.of("--quiet", "--verbose", "--debug"));

    private final Environment environment;
    private final ConfigReader reader;
    private final Set<String> ignored = new HashSet<>();
    private boolean ignoresFile;
    /** The option whose configured value could not be used. */
    private String failed;

    private boolean isReading;
    private Sources sources;
    private final Map<String, Given> given = new LinkedHashMap<>();

    public ConfigDefaultProvider(Environment environment, ConfigReader reader) {
        this.environment = environment;
        this.reader = reader;
        this.sources = new Sources(environment.env(), Optional.empty(), "");
    }

    /**
     * Ignores the configured value that was found to be invalid, or the configuration file if that is invalid.
     *
     * @return false if neither is
     */
    public boolean ignoreInvalid() {
        if (failed == null && !isReading) {
            return false;
        }
        ignoresFile |= failed == null;
        ignored.add(failed);
        failed = null;
        return true;
    }

    /**
     * Reads the environment and the configuration file.
     *
     * @param typed the options of the command line
     * @return whether an option has a configured value
     * @throws UsageException if the file is invalid
     */
    public boolean read(ParseResult typed) {
        isReading = true;
        given.clear();
        CommandSpec command = typed.commandSpec();
        boolean hasFile = !ignoresFile && ((BaseCommand) command.userObject()).readsConfiguration();
        sources = hasFile ? reader.sources(command) : new Sources(environment.env(), Optional.empty(), "");
        for (OptionSpec option : command.options()) {
            String name = option.longestName();
            boolean isCandidate = Settings.isSetting(option) && !name.equals("--profile") && !ignored.contains(name);
            if (isCandidate && !typed.hasMatchedOption(option)) {
                sources.find(Settings.name(option)).ifPresent(found -> given.put(name, found));
            }
        }
        ALTERNATIVES.forEach(options -> keepStrongest(options, typed));
        keepStrongestKey();
        isReading = false;
        return !given.isEmpty();
    }

    public Sources sources() {
        return sources;
    }

    /** The configured value of an option; empty if there is none, or if the option was typed. */
    Optional<Given> given(ArgSpec option) {
        return option instanceof OptionSpec named
                ? Optional.ofNullable(given.get(named.longestName()))
                : Optional.empty();
    }

    /** {@code LCOLLECTIONS_LIMIT 'x'}, or {@code /home/u/config.toml:3: limit 'x'}. */
    public static String described(Given given, String name) {
        String shown = given.source() == Source.ENVIRONMENT ? "" : ": " + name;
        return given.origin() + shown + " '" + given.value().text() + "'";
    }

    @Override
    public String defaultValue(ArgSpec arg) {
        Given value = given(arg).orElse(null);
        if (value == null || value.value().isEmpty()) {
            return null;
        }
        // Until the next one is asked for, an error of the parser is about this option.
        failed = ((OptionSpec) arg).longestName();
        return text((OptionSpec) arg, value);
    }

    private void keepStrongest(List<String> options, ParseResult typed) {
        Source strongest = Source.BUILT_IN;
        for (String option : options) {
            Given value = given.get(option);
            boolean counts = value != null
                    && !value.value().isEmpty()
                    && !flag(value.value().text()).equals("false");
            Source source = typed.hasMatchedOption(option) ? Source.OPTION : counts ? value.source() : Source.BUILT_IN;
            strongest = source.compareTo(strongest) > 0 ? source : strongest;
        }
        for (String option : options) {
            if (given.containsKey(option) && given.get(option).source().compareTo(strongest) < 0) {
                given.remove(option);
            }
        }
    }

    /** A configured api-key-file is one of several places of the key. */
    private void keepStrongestKey() {
        Given file = given.get("--api-key-file");
        if (file == null || file.source() == Source.ENVIRONMENT) {
            return;
        }
        Optional<StoredKey> stored = sources.storedKey();
        Source source = stored.map(key -> key.given().source()).orElse(Source.BUILT_IN);
        if (source == file.source()) {
            failed = "--api-key-file";
            throw new UsageException(
                    file.origin() + ": api-key-file and "
                            + (stored.get().isCommand() ? Configuration.KEY_COMMAND : Configuration.KEY)
                            + " are both set",
                    "keep one of the two");
        }
        boolean isInEnvironment =
                !environment.env().getOrDefault(ApiKeys.VARIABLE, "").isEmpty();
        if (isInEnvironment || source.compareTo(file.source()) > 0) {
            given.remove("--api-key-file");
        }
    }

    private String text(OptionSpec option, Given value) {
        if (Settings.isFlag(option)) {
            return flag(value.value().text());
        }
        // A format that only lists have is meant for lists.
        boolean isFormat =
                option.longestName().equals("--output") && option.typeInfo().isEnum();
        if (isFormat && Settings.isOtherFormat(option, value.value().text())) {
            return null;
        }
        return value.source() == Source.ENVIRONMENT
                ? value.value().text()
                : fromFile(option, value.value(), described(value, Settings.name(option)));
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
     * A value of the file as an option takes it. File names are absolute or start in the home folder, because a relative
     * one would depend on the current folder.
     *
     * @param described the setting, for the message
     */
    static String fromFile(OptionSpec option, Configuration.Value value, String described) {
        String name = value.text();
        if (!BaseCommand.isFile(option)
                || name.equals("-")
                || name.isEmpty()
                || name.equals("~")
                || name.startsWith("~/")) {
            return name;
        }
        try {
            if (!Path.of(name).isAbsolute()) {
                throw new UsageException(
                        described + " depends on the current folder",
                        "did you mean " + Path.of(name).toAbsolutePath() + "?");
            }
        } catch (InvalidPathException invalid) {
            // Reported when the file is opened.
        }
        return name;
    }
}
