package io.lcollections.cli;

import io.lcollections.api.ApiKey;
import io.lcollections.api.BaseUrl;
import io.lcollections.api.CaFile;
import io.lcollections.api.ProxyRoute;
import io.lcollections.model.UsageException;
import io.lcollections.settings.ConfigPlace;
import io.lcollections.settings.ConfigValue;
import io.lcollections.settings.Configuration;
import io.lcollections.settings.Given;
import io.lcollections.settings.Source;
import io.lcollections.settings.Sources;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Changes one setting of the configuration. */
final class ConfigChange {
    /** Ways to the same key, of which a profile, or the top, has one. */
    private static final List<String> WAYS_TO_KEY =
            List.of(Configuration.KEY, Configuration.KEY_COMMAND, "api-key-file");

    private final Environment environment;
    private final Console console;
    private final Settings settings;
    private final ConfigPlace place;
    private final Optional<Configuration> before;
    private final ConfigReader reader;
    private final String profile;

    ConfigChange(
            Environment environment,
            Console console,
            Settings settings,
            ConfigReader reader,
            ParseResult typed,
            ConfigPlace place) {
        this.environment = environment;
        this.console = console;
        this.settings = settings;
        this.reader = reader;
        this.place = place;
        this.before = place.exists() ? reader.file(place).read() : Optional.empty();
        // The one that the file chooses is for queries; what is set without a word about it is for all of them.
        Optional<Given> chosen = reader.profile(typed, Optional.empty());
        this.profile = chosen.map(given -> given.value().text()).orElse("");
    }

    void set(String name, String value) throws IOException {
        if (!settings.names().contains(name)) {
            throw unknown(name);
        }
        if (name.equals(Configuration.PROFILE)) {
            checkProfile(value);
        }
        refuseSecondWayToKey(name);
        boolean isKey = name.equals(Configuration.KEY);
        if (isKey && value != null) {
            throw new UsageException(
                    "the key is not taken from the command line, which other users can read and the shell keeps",
                    "lcollections config set api-key asks for it, or reads standard input");
        }
        OptionSpec option = settings.option(name);
        String written = isKey ? key().reveal() : checked(name, option, value);
        reader.file(place).set(path(name), written, Settings.isFlag(option));
        console.note(name + " is set in '" + place.file() + "'" + ofProfile());
        tellWhatComesBefore(name);
    }

    void unset(String name) {
        boolean isThere =
                before.isPresent() && before.get().value(profile, name).isPresent();
        if (!isThere && !settings.names().contains(name)) {
            throw unknown(name);
        }
        if (isThere) {
            reader.file(place).unset(path(name));
        }
        console.note(
                name + (isThere ? " is no longer set in '" : " is not set in '") + place.file() + "'" + ofProfile());
    }

    private List<String> path(String name) {
        return Configuration.path(profile, name);
    }

    private String ofProfile() {
        return profile.isEmpty() ? "" : ", profile " + profile;
    }

    private UsageException unknown(String name) {
        return ConfigView.unknown(name, settings);
    }

    private ApiKey key() throws IOException {
        ApiKey key = KeyPrompt.read(environment, console);
        console.addSecret(key);
        return key;
    }

    /** As the option takes it; what would be refused later is refused now. */
    private String checked(String name, OptionSpec option, String value) {
        if (value == null || value.isEmpty()) {
            throw new UsageException(
                    "config set " + name + " needs a value",
                    Settings.isFlag(option) ? "true or false" : "lcollections config unset " + name + " takes it away");
        }
        if (option == null) {
            return value;
        }
        try {
            ConfigValue given = Settings.fromFile(
                    option, ConfigValue.of(value), environment.env().getOrDefault("HOME", ""));
            Object converted = Settings.converted(option, given);
            checkAsUsed(name, given.text());
            return Settings.isFlag(option) ? String.valueOf(converted) : value;
        } catch (InvalidValueException bad) {
            throw new UsageException(name + " '" + value + "' " + bad.getMessage(), bad.hint());
        }
    }

    /** Of these the options take any text, and only those who use it look into it. */
    private static void checkAsUsed(String name, String value) {
        switch (name) {
            case "proxy" -> ProxyRoute.chosen(value, name);
            case "base-url" -> BaseUrl.of(value);
            case "ca-file" -> CaFile.read(value, name);
            default -> {}
        }
    }

    private void checkProfile(String value) {
        if (!profile.isEmpty()) {
            throw new UsageException("a profile cannot choose another one", "leave --profile out");
        }
        boolean isThere =
                value == null || before.isPresent() && before.get().profiles().contains(value);
        if (!isThere) {
            throw new UsageException(
                    "there is no profile '" + value + "'",
                    "lcollections config set --profile NAME makes one, with the first thing that is set in it");
        }
    }

    private void refuseSecondWayToKey(String name) {
        for (String other : WAYS_TO_KEY) {
            boolean isThere =
                    before.isPresent() && before.get().value(profile, other).isPresent();
            if (WAYS_TO_KEY.contains(name) && !other.equals(name) && isThere) {
                throw new UsageException(
                        "there is already " + other + " at "
                                + before.get().origin(path(other)).text(),
                        "lcollections config unset " + (profile.isEmpty() ? "" : "--profile " + profile + " ") + other
                                + " takes it away");
            }
        }
    }

    private void tellWhatComesBefore(String name) {
        Optional<Configuration> after = reader.file(place).read();
        Optional<Given> chosen = new Sources(environment.env(), after, "").find(Configuration.PROFILE);
        String usual = chosen.map(given -> given.value().text()).orElse("");
        Optional<Given> holds = new Sources(environment.env(), after, profile.isEmpty() ? usual : profile).find(name);
        Source here = profile.isEmpty() ? Source.FILE : Source.PROFILE;
        if (holds.isPresent() && holds.get().source() != here) {
            console.note("the one of " + holds.get().origin().text() + " comes before it");
        }
    }
}
