package io.lcollections.config;

import io.lcollections.api.ApiKey;
import io.lcollections.api.BaseUrl;
import io.lcollections.api.CertificateFile;
import io.lcollections.api.ProxyRoute;
import io.lcollections.cli.ErrorHandler;
import io.lcollections.cli.ExitCode;
import io.lcollections.cli.Settings;
import io.lcollections.files.AtomicFile;
import io.lcollections.model.UsageException;
import io.lcollections.settings.Configuration;
import io.lcollections.settings.Sources;
import io.lcollections.settings.Sources.Given;
import io.lcollections.settings.Sources.Source;
import io.lcollections.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

/** {@code config set} and {@code config unset}: change one setting, in a profile or at the top level. */
abstract class ConfigChange extends ConfigCommand.Action {
    /** Settings that each say where the key is; a profile has at most one of them. */
    private static final List<String> KEY_SETTINGS =
            List.of(Configuration.KEY, Configuration.KEY_COMMAND, "api-key-file");

    private static final int MAX_BYTES = 16 * 1024;

    ConfigChange(ConfigCommand parent) {
        super(parent);
    }

    /** The profile that the file chooses is for queries; without --profile, the top level is changed. */
    final String profile() {
        return reader.profile(spec, Optional.empty()).map(Given::text).orElse("");
    }

    final List<String> path(String name) {
        return Configuration.path(profile(), name);
    }

    final String ofProfile() {
        return profile().isEmpty() ? "" : ", profile " + profile();
    }

    @Command(
            name = "set",
            description = "Changes a setting.",
            footer = {"lcollections config set account 10001", "lcollections config set api-key"})
    static final class Set extends ConfigChange {
        @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = ConfigCommand.NAME)
        private String name;

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "VALUE",
                description = "the value; none for api-key, which is asked for or read from stdin")
        private String value;

        Set(ConfigCommand parent) {
            super(parent);
        }

        @Override
        public ExitCode call() throws IOException {
            if (required(name).startsWith("-")) {
                throw ErrorHandler.unknownOption(name, spec.commandLine());
            }
            Optional<Configuration> before = file().read();
            if (!settings.names().contains(name)) {
                throw settings.unknown(name, "");
            }
            if (name.equals(Configuration.PROFILE)) {
                checkProfile(before);
            }
            checkKeySettings(before);
            boolean isKey = name.equals(Configuration.KEY);
            if (isKey && value != null) {
                throw new UsageException(
                        "the key is not accepted on the command line, which other users can read and the shell records",
                        "lcollections config set api-key asks for it, or reads standard input");
            }
            OptionSpec option = settings.option(name);
            environment.atExit().accept(AtomicFile::awaitReplacement);
            file().set(path(name), isKey ? readKey() : checked(option), Settings.isFlag(option));
            console.note(name + " is set in '" + file().path() + "'" + ofProfile());
            reportOverride();
            return ExitCode.OK;
        }

        /** Reads the key from a terminal without showing it, or else from standard input. */
        private String readKey() throws IOException {
            boolean isTyped = environment.terminal().isStdinTerminal();
            byte[] bytes = isTyped ? prompt() : environment.stdin().readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new UsageException(
                        "standard input is larger than " + MAX_BYTES + " bytes, so it is not a key", null);
            }
            ApiKey key = ApiKey.parse(bytes, isTyped ? "the typed text" : "standard input");
            if (key == null) {
                throw new UsageException(
                        isTyped ? "no key was typed" : "standard input holds no key", "nothing was changed");
            }
            console.addSecret(key);
            return key.reveal();
        }

        private byte[] prompt() throws IOException {
            Terminal terminal = environment.terminal();
            // Also if the process is interrupted.
            environment.atExit().accept(terminal::restoreEcho);
            Runnable ask = () -> console.prompt("API key (it is not shown): ");
            if (!terminal.disableEcho(ask)) {
                throw new UsageException(
                        "this terminal cannot hide what is typed",
                        "read the key from a file or a program: lcollections config set api-key < FILE");
            }
            try {
                ask.run();
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                int next = environment.stdin().read();
                for (;
                        next >= 0 && next != '\n' && line.size() < MAX_BYTES;
                        next = environment.stdin().read()) {
                    line.write(next);
                }
                return line.toByteArray();
            } finally {
                terminal.restoreEcho();
                console.endPrompt();
            }
        }

        /** The value as it is written; rejects what queries would reject later. */
        private String checked(OptionSpec option) {
            if (value == null || value.isEmpty()) {
                throw new UsageException(
                        "config set " + name + " needs a value",
                        Settings.isFlag(option)
                                ? "true or false"
                                : "lcollections config unset " + name + " removes it");
            }
            if (option == null) {
                return value;
            }
            String text = settings.check(option, new Given(Configuration.Value.of(value), Source.OPTION, name));
            switch (name) {
                case "proxy" -> ProxyRoute.chosen(text, name);
                case "base-url" -> BaseUrl.of(text);
                case "ca-file" -> CertificateFile.read(environment.file(text), name);
                default -> {}
            }
            return Settings.isFlag(option) ? text : value;
        }

        private void checkProfile(Optional<Configuration> before) {
            if (!profile().isEmpty()) {
                throw new UsageException("a profile cannot choose another profile", "remove --profile");
            }
            boolean isMissing =
                    before.filter(file -> file.profiles().contains(value)).isEmpty();
            if (value != null && isMissing) {
                throw new UsageException(
                        "there is no profile '" + value + "'",
                        "lcollections config set --profile NAME creates one with its first setting");
            }
        }

        private void checkKeySettings(Optional<Configuration> before) {
            for (String other : KEY_SETTINGS) {
                boolean isSet = before.flatMap(file -> file.value(path(other))).isPresent();
                if (KEY_SETTINGS.contains(name) && !other.equals(name) && isSet) {
                    throw new UsageException(
                            other + " is already set at " + before.get().origin(path(other)),
                            "lcollections config unset " + (profile().isEmpty() ? "" : "--profile " + profile() + " ")
                                    + other + " removes it");
                }
            }
        }

        private void reportOverride() {
            Optional<Configuration> after = file().read();
            String usual = new Sources(environment.env(), after, "")
                    .find(Configuration.PROFILE)
                    .map(Given::text)
                    .orElse("");
            Optional<Given> effective =
                    new Sources(environment.env(), after, profile().isEmpty() ? usual : profile()).find(name);
            Source here = profile().isEmpty() ? Source.FILE : Source.PROFILE;
            if (effective.isPresent() && effective.get().source() != here) {
                console.note(effective.get().origin() + " overrides it");
            }
        }
    }

    @Command(name = "unset", description = "Removes a setting.", footer = "lcollections config unset account")
    static final class Unset extends ConfigChange {
        @Parameters(arity = "0..1", paramLabel = "NAME", description = ConfigCommand.NAME)
        private String name;

        Unset(ConfigCommand parent) {
            super(parent);
        }

        @Override
        public ExitCode call() {
            List<String> path = path(required(name));
            boolean isSet = file().read().flatMap(before -> before.value(path)).isPresent();
            if (!isSet && !settings.names().contains(name)) {
                throw settings.unknown(name, "");
            }
            environment.atExit().accept(AtomicFile::awaitReplacement);
            file().unset(path);
            console.note(
                    name + (isSet ? " is no longer set in '" : " is not set in '") + file().path() + "'" + ofProfile());
            return ExitCode.OK;
        }
    }
}
