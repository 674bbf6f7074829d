package io.lcollections.config;

import io.lcollections.api.ApiKey;
import io.lcollections.api.BaseUrl;
import io.lcollections.api.CaFile;
import io.lcollections.api.ProxyRoute;
import io.lcollections.cli.ConfigReader;
import io.lcollections.cli.Console;
import io.lcollections.cli.Environment;
import io.lcollections.cli.Settings;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Sets or removes one setting, in a profile or at the top level. */
final class ConfigChange {
    /** Settings that each say where the key is; a profile has at most one of them. */
    private static final List<String> KEY_SETTINGS =
            List.of(Configuration.KEY, Configuration.KEY_COMMAND, "api-key-file");

    private final Environment environment;
    private final Console console;
    private final Settings settings;
    private final ConfigReader reader;
    private final ConfigPlace place;
    private final Optional<Configuration> before;
    private final String profile;

    ConfigChange(
            Environment environment,
            Console console,
            Settings settings,
            ConfigReader reader,
            CommandSpec command,
            ConfigPlace place) {
        this.environment = environment;
        this.console = console;
        this.settings = settings;
        this.reader = reader;
        this.place = place;
        this.before = place.exists() ? reader.file(place).read() : Optional.empty();
        // The profile that the file chooses is for queries; without --profile, the top level is changed.
        this.profile = reader.profile(command, Optional.empty())
                .map(chosen -> chosen.value().text())
                .orElse("");
    }

    void set(String name, String value) throws IOException {
        if (!settings.names().contains(name)) {
            throw settings.unknown(name, "");
        }
        if (name.equals(Configuration.PROFILE)) {
            checkProfile(value);
        }
        checkKeySettings(name);
        boolean isKey = name.equals(Configuration.KEY);
        if (isKey && value != null) {
            throw new UsageException(
                    "the key is not accepted on the command line, which other users can read and the shell records",
                    "lcollections config set api-key asks for it, or reads standard input");
        }
        OptionSpec option = settings.option(name);
        String written = isKey ? readKey() : checked(name, option, value);
        reader.file(place).set(path(name), written, Settings.isFlag(option));
        console.note(name + " is set in '" + place.file() + "'" + ofProfile());
        reportOverride(name);
    }

    void unset(String name) {
        boolean isSet = before.isPresent() && before.get().value(profile, name).isPresent();
        if (!isSet && !settings.names().contains(name)) {
            throw settings.unknown(name, "");
        }
        if (isSet) {
            reader.file(place).unset(path(name));
        }
        console.note(name + (isSet ? " is no longer set in '" : " is not set in '") + place.file() + "'" + ofProfile());
    }

    private List<String> path(String name) {
        return Configuration.path(profile, name);
    }

    private String ofProfile() {
        return profile.isEmpty() ? "" : ", profile " + profile;
    }

    private String readKey() throws IOException {
        ApiKey key = KeyPrompt.read(environment, console);
        console.addSecret(key);
        return key.reveal();
    }

    /** The value as it is written; rejects what queries would reject later. */
    private String checked(String name, OptionSpec option, String value) {
        if (value == null || value.isEmpty()) {
            throw new UsageException(
                    "config set " + name + " needs a value",
                    Settings.isFlag(option) ? "true or false" : "lcollections config unset " + name + " removes it");
        }
        if (option == null) {
            return value;
        }
        String home = environment.env().getOrDefault("HOME", "");
        String text = settings.check(option, ConfigValue.of(value), true, home, name + " '" + value + "'");
        switch (name) {
            case "proxy" -> ProxyRoute.chosen(text, name);
            case "base-url" -> BaseUrl.of(text);
            case "ca-file" -> CaFile.read(text, name);
            default -> {}
        }
        return Settings.isFlag(option) ? text : value;
    }

    private void checkProfile(String value) {
        if (!profile.isEmpty()) {
            throw new UsageException("a profile cannot choose another profile", "remove --profile");
        }
        boolean exists =
                value == null || before.isPresent() && before.get().profiles().contains(value);
        if (!exists) {
            throw new UsageException(
                    "there is no profile '" + value + "'",
                    "lcollections config set --profile NAME creates one with its first setting");
        }
    }

    private void checkKeySettings(String name) {
        for (String other : KEY_SETTINGS) {
            boolean isSet =
                    before.isPresent() && before.get().value(profile, other).isPresent();
            if (KEY_SETTINGS.contains(name) && !other.equals(name) && isSet) {
                throw new UsageException(
                        other + " is already set at "
                                + before.get().origin(path(other)).text(),
                        "lcollections config unset " + (profile.isEmpty() ? "" : "--profile " + profile + " ") + other
                                + " removes it");
            }
        }
    }

    private void reportOverride(String name) {
        Optional<Configuration> after = reader.file(place).read();
        String usual = new Sources(environment.env(), after, "")
                .find(Configuration.PROFILE)
                .map(chosen -> chosen.value().text())
                .orElse("");
        Optional<Given> effective =
                new Sources(environment.env(), after, profile.isEmpty() ? usual : profile).find(name);
        Source here = profile.isEmpty() ? Source.FILE : Source.PROFILE;
        if (effective.isPresent() && effective.get().source() != here) {
            console.note(effective.get().origin().text() + " overrides it");
        }
    }
}
