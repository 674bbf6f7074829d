package io.lcollections.cli;

import io.lcollections.model.UsageException;
import io.lcollections.settings.ConfigValue;
import io.lcollections.settings.Configuration;
import io.lcollections.settings.Given;
import io.lcollections.settings.Source;
import io.lcollections.settings.Sources;
import io.lcollections.settings.StoredKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The default of every option from the environment, a profile or the configuration file: of {@code --token-address},
 * {@code LCOLLECTIONS_TOKEN_ADDRESS} and {@code token-address}.
 *
 * <p>They are set after the command line was parsed, on the command that runs and nothing else. Given to picocli as its
 * defaults, they would stop {@code --help} with an error, and a flag that is on by default would be switched off by
 * typing it.
 */
final class StandingDefaults {
    private static final List<String> VERBOSITY = List.of("--quiet", "--verbose", "--debug");

    /** Who loses against whom, where that one is given at a stronger place; otherwise the command decides. */
    private static final Map<String, Set<String>> RIVALS = Map.of(
            "--account", Set.of("--accounts-file"),
            "--accounts-file", Set.of("--account"),
            "--base-url", Set.of("--network"),
            "--input", Set.of("--network", "--base-url"));

    private final Environment environment;
    private final ParseResult command;
    private final Sources sources;
    private final Map<String, Given> standing = new LinkedHashMap<>();
    /** Takes what is wrong; {@code null} where the first of it ends the run. */
    private final List<UsageException> wrong;

    private StandingDefaults(
            Environment environment, ParseResult command, Sources sources, List<UsageException> wrong) {
        this.environment = environment;
        this.command = command;
        this.sources = sources;
        this.wrong = wrong;
    }

    /**
     * Sets the options that were not typed, and tells those who ask for more.
     *
     * @throws UsageException when a value is none that its option takes; it names the variable, or the file and the line
     */
    static void apply(ParseResult command, Environment environment, ConfigReader reader) {
        Action action = (Action) command.commandSpec().userObject();
        if (!action.takesDefaultsFirst()) {
            return;
        }
        Sources sources = action.takesDefaultsOfFile() && ConfigReader.isOfUseTo(command)
                ? reader.sources(command)
                : new Sources(environment.env(), Optional.empty(), "");
        apply(command, environment, sources, null);
    }

    /** Sets those that are right, from places that are known, and adds the others to what is wrong. */
    static void apply(ParseResult command, Environment environment, Sources sources, List<UsageException> wrong) {
        new StandingDefaults(environment, command, sources, wrong).set();
        for (CommandSpec group : command.commandSpec().mixins().values()) {
            if (group.userObject() instanceof Configured asking) {
                asking.configured(sources);
            }
        }
    }

    private void set() {
        for (OptionSpec option : command.commandSpec().options()) {
            String name = option.longestName();
            if (Settings.isSetting(option) && !name.equals("--profile") && !command.hasMatchedOption(name)) {
                Optional<Given> given = sources.find(Settings.name(option));
                if (given.isPresent()) {
                    standing.put(name, given.get());
                }
            }
        }
        for (String option : RIVALS.keySet()) {
            if (standing.containsKey(option) && losesToRival(option)) {
                standing.remove(option);
            }
        }
        try {
            keepStrongestVerbosity();
            keepStrongestKey();
        } catch (UsageException failure) {
            passOver(failure);
        }
        for (Map.Entry<String, Given> each : standing.entrySet()) {
            try {
                set(command.commandSpec().findOption(each.getKey()), each.getValue());
            } catch (UsageException failure) {
                passOver(failure);
            }
        }
    }

    private void passOver(UsageException failure) {
        if (wrong == null) {
            throw failure;
        }
        wrong.add(failure);
    }

    private Source place(String option) {
        if (command.hasMatchedOption(option)) {
            return Source.OPTION;
        }
        Given given = standing.get(option);
        return given == null || given.value().isEmpty() ? Source.BUILT_IN : given.source();
    }

    private boolean losesToRival(String option) {
        Source place = standing.get(option).source();
        for (String rival : RIVALS.getOrDefault(option, Set.of())) {
            if (place(rival).compareTo(place) > 0) {
                return true;
            }
        }
        return false;
    }

    /** How much is said is one question, with three options for an answer. */
    private void keepStrongestVerbosity() {
        Source strongest = Source.BUILT_IN;
        for (String option : VERBOSITY) {
            strongest = command.hasMatchedOption(option) ? Source.OPTION : strongest;
        }
        for (String option : VERBOSITY) {
            boolean isStronger = place(option).compareTo(strongest) > 0;
            strongest = isStronger && isOn(option) ? place(option) : strongest;
        }
        for (String option : VERBOSITY) {
            if (place(option).compareTo(strongest) < 0) {
                standing.remove(option);
            }
        }
    }

    private boolean isOn(String option) {
        return command.hasMatchedOption(option)
                || (boolean) converted(environment, command.commandSpec().findOption(option), standing.get(option));
    }

    /** A file that is named in the configuration is one of several answers there to where the key is. */
    private void keepStrongestKey() {
        Given file = standing.get("--api-key-file");
        if (file == null || file.source() == Source.ENVIRONMENT) {
            return;
        }
        Optional<StoredKey> stored = sources.storedKey();
        Source place = stored.map(key -> key.given().source()).orElse(Source.BUILT_IN);
        if (place == file.source()) {
            throw new UsageException(
                    file.origin().text() + ": api-key-file and "
                            + (stored.get().isCommand() ? Configuration.KEY_COMMAND : Configuration.KEY)
                            + " stand beside each other",
                    "keep one of the two");
        }
        boolean isInEnvironment =
                !environment.env().getOrDefault(Keys.VARIABLE, "").isEmpty();
        if (isInEnvironment || place.compareTo(file.source()) > 0) {
            standing.remove("--api-key-file");
        }
    }

    private void set(OptionSpec option, Given given) {
        if (given.value().isEmpty()) {
            return;
        }
        Object value = converted(environment, option, given);
        try {
            option.setter().set(value);
        } catch (Exception impossible) {
            throw new IllegalStateException("cannot set " + option.longestName(), impossible);
        }
    }

    /** The value as its option takes it, or what is wrong with it and where. */
    static Object converted(Environment environment, OptionSpec option, Given given) {
        boolean isOfFile = given.source() != Source.ENVIRONMENT;
        try {
            String home = environment.env().getOrDefault("HOME", "");
            ConfigValue value = isOfFile ? Settings.fromFile(option, given.value(), home) : given.value();
            return Settings.converted(option, value);
        } catch (InvalidValueException bad) {
            String name = isOfFile ? ": " + Settings.name(option) : "";
            throw new UsageException(
                    given.origin().text() + name + " '" + given.value().text() + "' " + bad.getMessage(), bad.hint());
        }
    }
}
