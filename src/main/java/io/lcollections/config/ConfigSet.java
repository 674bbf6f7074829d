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
import io.lcollections.settings.Configuration.Value;
import io.lcollections.settings.KeySource;
import io.lcollections.settings.Sources;
import io.lcollections.settings.Sources.Given;
import io.lcollections.settings.Sources.Source;
import io.lcollections.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lcollections config set}: changes one setting. */
@Command(
        name = "set",
        description = "Changes a setting.",
        footer = {"lcollections config set account 10001", "lcollections config set api-key"})
final class ConfigSet extends ConfigCommand.SettingAction {
    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VALUE",
            description = "the value; none for api-key, which is asked for or read from stdin")
    private String value;

    ConfigSet(ConfigCommand parent) {
        super(parent);
    }

    @Override
    public ExitCode call() throws IOException {
        if (name().startsWith("-")) {
            throw ErrorHandler.unknownOption(name(), spec.commandLine());
        }
        requireSetting();
        Optional<Configuration> before = file().read();
        if (name().equals(Configuration.PROFILE)) {
            checkProfile(before);
        } else if (KeySource.SETTINGS.contains(name())) {
            requireOnlyKey(before);
        }
        String text = name().equals(Configuration.KEY) ? readKey() : checked();
        environment.atExit().accept(AtomicFile::awaitReplacement);
        file().set(Configuration.path(profile(), name()), text);
        noteChange(" is set");
        reportOverride();
        return ExitCode.OK;
    }

    private void checkProfile(Optional<Configuration> before) {
        if (!profile().isEmpty()) {
            throw new UsageException("a profile cannot choose another profile", "remove --profile");
        }
        if (value != null
                && before.filter(file -> file.profiles().contains(value)).isEmpty()) {
            throw new UsageException(
                    "there is no profile '" + value + "'",
                    "lcollections config set --profile NAME creates one with its first setting");
        }
    }

    private void requireOnlyKey(Optional<Configuration> before) {
        for (String other : KeySource.SETTINGS) {
            List<String> path = Configuration.path(profile(), other);
            if (!other.equals(name())
                    && before.flatMap(file -> file.value(path)).isPresent()) {
                String ofProfile = profile().isEmpty() ? "" : "--profile " + profile() + " ";
                throw new UsageException(
                        other + " is already set at " + before.get().origin(path),
                        "lcollections config unset " + ofProfile + other + " removes it");
            }
        }
    }

    /** Reads the key from a terminal without showing it, or else from standard input. */
    private String readKey() throws IOException {
        if (value != null) {
            throw new UsageException(
                    "the key is not accepted on the command line, which other users can read and the shell records",
                    "lcollections config set api-key asks for it, or reads standard input");
        }
        boolean isTyped = environment.terminal().isStdinTerminal();
        ApiKey key = ApiKey.parse(
                isTyped ? prompt() : environment.stdin().readNBytes(ApiKey.MAX_BYTES + 1),
                isTyped ? "the typed text" : "standard input");
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
                    next >= 0 && next != '\n' && line.size() <= ApiKey.MAX_BYTES;
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
    private String checked() {
        boolean isFlag = Settings.isFlag(settings.option(name()));
        if (value == null || value.isEmpty()) {
            throw new UsageException(
                    "config set " + name() + " needs a value",
                    isFlag ? "true or false" : "lcollections config unset " + name() + " removes it");
        }
        if (name().equals(Configuration.KEY_COMMAND)) {
            return value;
        }
        String text = settings.check(new Given(name(), Value.of(value), Source.OPTION, name()));
        switch (name()) {
            case "proxy" -> ProxyRoute.chosen(text, name());
            case "base-url" -> BaseUrl.of(text);
            case "ca-file" -> CertificateFile.read(environment.file(text), name());
            default -> {}
        }
        return isFlag ? text : value;
    }

    private void reportOverride() {
        Optional<Configuration> after = file().read();
        String used = settings.profile(spec, after).map(Given::text).orElse("");
        Source here = profile().isEmpty() ? Source.FILE : Source.PROFILE;
        new Sources(environment.env(), after, used)
                .find(name())
                .filter(effective -> effective.source() != here)
                .ifPresent(effective -> console.note(effective.origin() + " overrides it"));
    }
}
