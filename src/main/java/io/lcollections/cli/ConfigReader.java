package io.lcollections.cli;

import io.lcollections.model.UsageException;
import io.lcollections.settings.ConfigFile;
import io.lcollections.settings.ConfigPlace;
import io.lcollections.settings.ConfigValue;
import io.lcollections.settings.Configuration;
import io.lcollections.settings.Given;
import io.lcollections.settings.Source;
import io.lcollections.settings.Sources;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/** Finds and reads the configuration that a command line means. */
final class ConfigReader {
    private static final String CONFIG = "--config";
    private static final String PROFILE = "--profile";

    private final Environment environment;
    private final Console console;
    private final Commands commands;

    ConfigReader(Environment environment, Console console, Commands commands) {
        this.environment = environment;
        this.console = console;
        this.commands = commands;
    }

    /** Whether a command reads a configuration. */
    static boolean isOfUseTo(ParseResult command) {
        return command.commandSpec().findOption(CONFIG) != null;
    }

    /** Where it is, whether it is there or not; empty where nobody says it. */
    Optional<ConfigPlace> place(ParseResult command) {
        return place(command.matchedOptionValue(CONFIG, ""));
    }

    private Optional<ConfigPlace> place(String typed) {
        String standing = environment.env().getOrDefault(Sources.variable("config"), "");
        return typed.isEmpty()
                ? ConfigPlace.of(standing, Sources.variable("config"), environment.env())
                : ConfigPlace.of(typed, CONFIG, environment.env());
    }

    ConfigFile file(ConfigPlace place) {
        return new ConfigFile(place, console::addSecret);
    }

    /**
     * All that a value can come from.
     *
     * @throws UsageException when the file is wrong, or is named and not there, or has no such profile or setting
     */
    Sources sources(ParseResult command) {
        Optional<Configuration> file = read(command);
        if (file.isPresent()) {
            check(file.get(), command);
        }
        Optional<Given> profile = profile(command, file);
        if (profile.isEmpty()) {
            return new Sources(environment.env(), file, "");
        }
        expectThere(profile.get(), file, command);
        return new Sources(environment.env(), file, profile.get().value().text());
    }

    /** The file; empty where there is none, which is as it should be only in the usual place. */
    Optional<Configuration> read(ParseResult command) {
        Optional<ConfigPlace> place = place(command);
        if (place.isPresent() && place.get().exists()) {
            return file(place.get()).read();
        }
        if (place.isPresent() && !place.get().isUsual()) {
            throw new UsageException(
                    place.get().saidBy() + " '" + place.get().file() + "' cannot be read: there is no such file",
                    "lcollections config set NAME VALUE makes it");
        }
        return Optional.empty();
    }

    /** The profile that is chosen; empty where none is, or none by an empty name. */
    Optional<Given> profile(ParseResult command, Optional<Configuration> file) {
        Optional<Given> chosen = command.hasMatchedOption(PROFILE)
                ? Optional.of(Typed.of(PROFILE, command.matchedOptionValue(PROFILE, "")))
                : new Sources(environment.env(), file, "").find(Configuration.PROFILE);
        return chosen.isPresent() && chosen.get().value().isEmpty() ? Optional.empty() : chosen;
    }

    private void expectThere(Given chosen, Optional<Configuration> file, ParseResult command) {
        String name = chosen.value().text();
        if (file.isPresent() && file.get().profiles().contains(name)) {
            return;
        }
        String where = file.map(Configuration::place)
                .or(() -> place(command))
                .map(place -> " in '" + place.file() + "'")
                .orElse("");
        String said = chosen.origin().text() + (chosen.source() == Source.FILE ? ": profile '" : " '");
        throw new UsageException(
                said + name + "': there is no such profile" + where,
                meant(name, file.map(Configuration::profiles).orElse(Set.of()))
                        .orElse(
                                "a profile is a table [profiles.NAME]; lcollections config set --profile NAME makes it"));
    }

    /** A name that nobody knows would otherwise be a default that is passed over in silence. */
    private void check(Configuration file, ParseResult command) {
        for (List<String> path : file.values().keySet()) {
            boolean isTop = path.size() == 1;
            boolean isOfProfile = path.size() == 3 && path.get(0).equals(Configuration.PROFILES);
            String name = path.get(path.size() - 1);
            if (isOfProfile && name.equals(Configuration.PROFILE)) {
                throw file.wrong(path, "a profile cannot choose another one", null);
            }
            if (!isTop && !isOfProfile) {
                throw file.wrong(
                        path,
                        "'" + String.join(".", path) + "' is no place of a setting",
                        "settings stand at the top, or in a table [profiles.NAME]");
            }
            boolean isKnown = Settings.isSettingOf(command.commandSpec(), name)
                    || commands.settings().names().contains(name);
            if (!isKnown) {
                throw file.wrong(
                        path,
                        "there is no setting '" + name + "'",
                        meant(name, commands.settings().names())
                                .orElse("lcollections config list shows what can be set"));
            }
        }
    }

    private static Optional<String> meant(String name, Collection<String> names) {
        List<String> near = Suggestions.to(name, names);
        return near.isEmpty() ? Optional.empty() : Optional.of("did you mean " + String.join(" or ", near) + "?");
    }

    /** Keeps the keys of the file out of what is said of a command line that never got as far as reading it. */
    void keepSecrets(List<String> words) {
        String typed = "";
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith(CONFIG + "=")) {
                typed = word.substring(CONFIG.length() + 1);
            } else if (word.equals(CONFIG) && i + 1 < words.size()) {
                typed = words.get(i + 1);
            }
        }
        try {
            place(typed).ifPresent(place -> file(place).keepSecrets());
        } catch (UsageException noFile) {
            // There are no keys in it either.
        }
    }

    /** What stands on the command line. */
    private record Typed(String text) implements Given.Origin {
        static Given of(String option, String value) {
            return new Given(ConfigValue.of(value), Source.OPTION, new Typed(option));
        }
    }
}
