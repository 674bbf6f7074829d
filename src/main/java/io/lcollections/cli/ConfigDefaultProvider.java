package io.lcollections.cli;

import io.lcollections.model.UsageException;
import io.lcollections.settings.Configuration;
import io.lcollections.settings.Sources;
import io.lcollections.settings.Sources.Given;
import io.lcollections.settings.Sources.Source;
import io.lcollections.settings.StoredKey;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
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

    private static final String FILE = "";

    private final Environment environment;
    private final ConfigReader reader;
    private final Map<String, Given> given = new LinkedHashMap<>();
    /** The options whose configured values are ignored, or {@link #FILE}. */
    private final Set<String> ignored = new HashSet<>();
    /** What an error is about: an option with a configured value, or {@link #FILE}; {@code null} for something else. */
    private String current;

    private Sources sources;

    public ConfigDefaultProvider(Environment environment, ConfigReader reader) {
        this.environment = environment;
        this.reader = reader;
    }

    /**
     * Ignores the configured value that was found to be invalid, or the configuration file if that is invalid.
     *
     * @return false if neither is
     */
    public boolean ignoreInvalid() {
        boolean isConfigured = current != null;
        ignored.add(current);
        current = null;
        return isConfigured;
    }

    /**
     * Reads the environment and the configuration file.
     *
     * @param typed the options of the command line
     * @return whether an option has a configured value
     * @throws UsageException if the file is invalid
     */
    public boolean read(ParseResult typed) {
        current = FILE;
        given.clear();
        CommandSpec command = typed.commandSpec();
        boolean hasFile = !ignored.contains(FILE) && ((BaseCommand) command.userObject()).readsConfiguration();
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
        current = null;
        return !given.isEmpty();
    }

    public Sources sources() {
        return sources;
    }

    /** The configured value of an option; {@code null} if there is none, or if the option was typed. */
    Given given(ArgSpec arg) {
        return arg instanceof OptionSpec option ? given.get(option.longestName()) : null;
    }

    @Override
    public String defaultValue(ArgSpec arg) {
        Given value = given(arg);
        if (value == null || value.value().isEmpty()) {
            return null;
        }
        OptionSpec option = (OptionSpec) arg;
        // Until the next one is asked for, an error of the parser is about this option.
        current = option.longestName();
        // A format that only lists have is meant for lists.
        boolean isFormat = current.equals("--output") && option.typeInfo().isEnum();
        return isFormat && Settings.isOtherFormat(option, value.text()) ? null : Settings.text(option, value);
    }

    private void keepStrongest(List<String> options, ParseResult typed) {
        Source strongest = Source.BUILT_IN;
        for (String option : options) {
            Given value = given.get(option);
            boolean counts = value != null
                    && !value.value().isEmpty()
                    && !Settings.flag(value.text()).equals("false");
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
            current = "--api-key-file";
            throw new UsageException(
                    file.origin() + ": api-key-file and "
                            + (stored.get().isCommand() ? Configuration.KEY_COMMAND : Configuration.KEY)
                            + " are both set",
                    "keep one of the two");
        }
        if (!environment.variable(ApiKeys.VARIABLE).isEmpty() || source.compareTo(file.source()) > 0) {
            given.remove("--api-key-file");
        }
    }
}
