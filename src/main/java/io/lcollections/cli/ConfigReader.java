package io.lcollections.cli;

import io.lcollections.model.UsageException;
import io.lcollections.settings.ConfigFile;
import io.lcollections.settings.Configuration;
import io.lcollections.settings.Sources;
import io.lcollections.settings.Sources.Given;
import io.lcollections.settings.Sources.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** Finds and reads the configuration file that a command line means. */
public record ConfigReader(Environment environment, Console console, Settings settings) {
    private static final String CONFIG = "--config";
    private static final String PROFILE = "--profile";

    /** Which configuration is used. */
    public static final class Options {
        @Option(names = PROFILE, paramLabel = "NAME", description = "use this profile of the configuration")
        private String profile;

        @Option(names = CONFIG, paramLabel = "FILE", description = "use this configuration file, not the usual one")
        private String config;
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

    /**
     * The environment and the configuration file.
     *
     * @throws UsageException if the file is invalid, or does not exist although it was named, or lacks the profile
     */
    public Sources sources(CommandSpec command) {
        Optional<Configuration> file = read(command);
        file.ifPresent(configuration -> check(configuration, command));
        Optional<Given> profile = profile(command, file);
        profile.ifPresent(chosen -> requireProfile(chosen, file, command));
        return new Sources(environment.env(), file, profile.map(Given::text).orElse(""));
    }

    private Optional<Configuration> read(CommandSpec command) {
        Optional<ConfigFile> file = file(command);
        if (file.isPresent() && !file.get().exists() && !file.get().isDefault()) {
            throw new UsageException(
                    file.get().namedBy() + " '" + file.get().path() + "' cannot be read: there is no such file",
                    "lcollections config set NAME VALUE creates it");
        }
        return file.flatMap(ConfigFile::read);
    }

    /** The chosen profile; empty if none is chosen, or an empty one. */
    public Optional<Given> profile(CommandSpec command, Optional<Configuration> file) {
        return typed(command, PROFILE)
                .map(name -> new Given(Configuration.Value.of(name), Source.OPTION, PROFILE))
                .or(() -> new Sources(environment.env(), file, "").find(Configuration.PROFILE))
                .filter(chosen -> !chosen.value().isEmpty());
    }

    private void requireProfile(Given chosen, Optional<Configuration> file, CommandSpec command) {
        String name = chosen.text();
        Set<String> profiles = file.map(Configuration::profiles).orElse(Set.of());
        if (profiles.contains(name)) {
            return;
        }
        String where = file(command).map(named -> " in '" + named.path() + "'").orElse("");
        throw new UsageException(
                chosen.described(Configuration.PROFILE) + ": there is no such profile" + where,
                Suggestions.hint(
                        name,
                        profiles,
                        "a profile is a table [profiles.NAME]; lcollections config set --profile NAME creates it"));
    }

    /** Rejects unknown names, which would otherwise be ignored silently. */
    private void check(Configuration file, CommandSpec command) {
        for (List<String> path : file.values().keySet()) {
            boolean isTop = path.size() == 1;
            boolean isOfProfile = path.size() == 3 && path.get(0).equals(Configuration.PROFILES);
            String name = path.get(path.size() - 1);
            if (isOfProfile && name.equals(Configuration.PROFILE)) {
                throw file.wrong(path, "a profile cannot choose another profile", null);
            }
            if (!isTop && !isOfProfile) {
                throw file.wrong(
                        path,
                        "'" + String.join(".", path) + "' is not a setting",
                        "settings are at the top level or in a table [profiles.NAME]");
            }
            if (!settings.isKnown(name, command)) {
                throw settings.unknown(name, file.origin(path) + ": ");
            }
        }
    }

    /** Redacts the keys of the file in messages about a command line that could not be parsed. */
    public void redactKeys(List<String> args) {
        String typed = "";
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.startsWith(CONFIG + "=")) {
                typed = arg.substring(CONFIG.length() + 1);
            } else if (arg.equals(CONFIG) && i + 1 < args.size()) {
                typed = args.get(i + 1);
            }
        }
        try {
            file(typed).ifPresent(ConfigFile::keepSecrets);
        } catch (UsageException invalidPath) {
            // Then there are no keys.
        }
    }
}
