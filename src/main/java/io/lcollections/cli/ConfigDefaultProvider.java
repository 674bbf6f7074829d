package io.lcollections.cli;

import io.lcollections.model.UsageException;
import io.lcollections.settings.Sources;
import io.lcollections.settings.Sources.Given;
import io.lcollections.settings.Sources.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
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
    private final Settings settings;
    private final Map<String, Given> given = new LinkedHashMap<>();
    private Sources sources;

    public ConfigDefaultProvider(Environment environment, Settings settings) {
        this.environment = environment;
        this.settings = settings;
    }

    /**
     * Reads the environment and the configuration file.
     *
     * @param typed the options of the command line
     * @return whether an option has a configured value
     */
    public boolean read(ParseResult typed) {
        BaseCommand command = (BaseCommand) typed.commandSpec().userObject();
        sources = new Sources(environment.env(), Optional.empty(), "");
        try {
            if (command.readsConfiguration()) {
                sources = settings.sources(typed.commandSpec());
            }
        } catch (UsageException invalid) {
            command.report(invalid);
        }
        for (OptionSpec option : typed.commandSpec().options()) {
            String name = option.longestName();
            if (Settings.isSetting(option) && !name.equals("--profile") && !typed.hasMatchedOption(option)) {
                Given found = sources.find(Settings.name(option)).orElse(null);
                if (found != null && (found.isEmpty() || command.accepts(found))) {
                    given.put(name, found);
                }
            }
        }
        ALTERNATIVES.forEach(options -> keepStrongest(options, typed));
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
        if (value == null || value.isEmpty()) {
            return null;
        }
        OptionSpec option = (OptionSpec) arg;
        // A format that only lists have is meant for lists.
        boolean isFormat = value.name().equals("output") && option.typeInfo().isEnum();
        return isFormat && Settings.isOtherFormat(option, value.text()) ? null : Settings.text(option, value);
    }

    private void keepStrongest(List<String> options, ParseResult typed) {
        Source strongest = Source.BUILT_IN;
        for (String option : options) {
            Given value = given.get(option);
            boolean counts = value != null
                    && !value.isEmpty()
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
}
