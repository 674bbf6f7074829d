package io.lcollections.config;

import io.lcollections.api.ApiKey;
import io.lcollections.api.BaseUrl;
import io.lcollections.api.ProxyRoute;
import io.lcollections.api.TlsConfig;
import io.lcollections.cli.BaseCommand;
import io.lcollections.cli.ErrorHandler;
import io.lcollections.cli.ExitCode;
import io.lcollections.cli.Settings;
import io.lcollections.files.AtomicFile;
import io.lcollections.model.UsageException;
import io.lcollections.output.Column.Kind;
import io.lcollections.output.Table;
import io.lcollections.output.Table.Cell;
import io.lcollections.output.Utf8;
import io.lcollections.settings.ConfigFile;
import io.lcollections.settings.Configuration;
import io.lcollections.settings.KeySource;
import io.lcollections.settings.Sources;
import io.lcollections.settings.Sources.Given;
import io.lcollections.settings.Sources.Source;
import io.lcollections.terminal.Terminal;
import io.lcollections.terminal.TextSanitizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lcollections config}: shows and changes the configuration. */
@Command(
        name = "config",
        description = "Shows or changes defaults, profiles and the stored key.",
        subcommands = {
            ConfigCommand.Get.class,
            ConfigCommand.Change.class,
            ConfigCommand.Unset.class,
            ConfigCommand.ListAll.class,
            ConfigCommand.PathOfFile.class
        },
        footer = {
            "# the default account of every query",
            "lcollections config set account 10001",
            "# the API key, which is asked for and not shown",
            "lcollections config set api-key",
            "# another network, used with --profile try",
            "lcollections config set --profile try network sandbox",
            "# all settings and where they come from",
            "lcollections config list",
            "# the path of the file",
            "lcollections config path"
        })
public final class ConfigCommand extends BaseCommand {
    @Mixin
    private Settings.Options config;

    @Override
    public boolean readsConfiguration() {
        return false;
    }

    @Override
    public ExitCode call() {
        throw new UsageException(
                "config needs an action",
                "one of " + String.join(", ", spec.subcommands().keySet()) + ": lcollections config list");
    }

    private abstract static class Action extends BaseCommand {
        @Mixin
        private Settings.Options config;

        /** An invalid file must not prevent its correction. */
        @Override
        public boolean readsConfiguration() {
            return false;
        }

        final ConfigFile file() {
            return settings.file(spec)
                    .orElseThrow(() -> new UsageException(
                            "no place for a configuration file: neither HOME nor XDG_CONFIG_HOME is an absolute path",
                            "name a file with --config"));
        }

        /** The effective value; a built-in one has no origin, and it is empty if the setting is not set. */
        final Given effective(String name, Sources sources) {
            Optional<Given> configured =
                    name.equals(Configuration.PROFILE) ? settings.profile(spec, sources.file()) : sources.find(name);
            String builtIn = Settings.builtIn(settings.options().get(name));
            return configured.filter(given -> !given.isEmpty()).orElse(Given.of(name, builtIn, Source.BUILT_IN, null));
        }

        /** The value without secrets, of which one may have been stored in the wrong setting. */
        final String shown(Given given) {
            String text = given.text();
            return switch (given.name()) {
                // The last characters of a long key identify it without revealing it.
                case Configuration.KEY -> "****" + (text.length() < 16 ? "" : "…" + text.substring(text.length() - 4));
                case "proxy", "base-url" -> console.redactor().redact(ProxyRoute.ProxyServer.masked(text));
                default -> {
                    boolean isCommand = given.name().equals(Configuration.KEY_COMMAND);
                    Stream<String> words = given.items().stream().map(ConfigFile::shellWord);
                    String line = isCommand && given.isArray() ? words.collect(Collectors.joining(" ")) : text;
                    // Pasted logins may contain anything but blanks.
                    yield console.redactor().redact(line.replaceAll("(://)\\S*@", "$1…@"));
                }
            };
        }
    }

    private abstract static class SettingAction extends Action {
        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "NAME",
                description = "a setting: the long name of an option without its hyphens, api-key or api-key-command")
        private String name;

        final String name() {
            if (name == null) {
                throw new UsageException(
                        "config " + spec.name() + " needs the name of a setting",
                        "lcollections config list shows all settings");
            }
            return name;
        }

        final void requireSetting() {
            if (!settings.options().containsKey(name())) {
                throw settings.unknown(name, "");
            }
        }

        /** The profile that the file chooses is for queries; without --profile, the top level is changed. */
        final String profile() {
            return settings.profile(spec, Optional.empty()).map(Given::text).orElse("");
        }

        final ExitCode change(Optional<String> value, String note) {
            environment.atExit().execute(AtomicFile::awaitReplacement);
            file().change(Configuration.path(profile(), name), value);
            String of = profile().isEmpty() ? "" : ", profile " + profile();
            console.note(name + note + " in '" + file().path() + "'" + of);
            return ExitCode.OK;
        }
    }

    @Command(name = "get", description = "Prints the value of a setting.", footer = "lcollections config get network")
    static final class Get extends SettingAction {
        @Override
        public ExitCode call() throws IOException {
            requireSetting();
            Given given = effective(name(), settings.sources(spec));
            if (given.isEmpty()) {
                console.note(name() + " is not set");
                return ExitCode.OK;
            }
            String value = shown(given);
            boolean isTerminal = environment.terminal().isTerminal(Terminal.STDOUT);
            environment.print((isTerminal ? TextSanitizer.sanitize(value) : value.replaceAll("\\R", " ")) + "\n");
            return ExitCode.OK;
        }
    }

    @Command(
            name = "set",
            description = "Changes a setting.",
            footer = {"lcollections config set account 10001", "lcollections config set api-key"})
    static final class Change extends SettingAction {
        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "VALUE",
                description = "the value; none for api-key, which is asked for or read from stdin")
        private String value;

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
            return change(Optional.of(text), " is set");
        }

        private void checkProfile(Optional<Configuration> before) {
            if (!profile().isEmpty()) {
                throw new UsageException("a profile cannot choose another profile", "remove --profile");
            }
            if (value != null
                    && !before.map(Configuration::profiles).orElse(Set.of()).contains(value)) {
                throw new UsageException(
                        "there is no profile '" + value + "'",
                        "lcollections config set --profile NAME creates one with its first setting");
            }
        }

        private void requireOnlyKey(Optional<Configuration> before) {
            for (String other : KeySource.SETTINGS) {
                List<String> path = Configuration.path(profile(), other);
                Optional<Given> set = before.flatMap(file -> file.value(path));
                if (set.isPresent() && !other.equals(name())) {
                    String ofProfile = profile().isEmpty() ? "" : "--profile " + profile() + " ";
                    throw new UsageException(
                            other + " is already set at " + set.get().origin(),
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
            boolean isTyped = environment.terminal().isTerminal(Terminal.STDIN);
            byte[] bytes = isTyped ? prompt() : environment.stdin().readNBytes(ApiKey.MAX_BYTES + 1);
            ApiKey key = ApiKey.parse(bytes, isTyped ? "the typed text" : "standard input");
            if (key == null) {
                throw new UsageException(
                        isTyped ? "no key was typed" : "standard input holds no key", "nothing was changed");
            }
            console.redactor().add(key);
            return key.reveal();
        }

        private byte[] prompt() throws IOException {
            Terminal terminal = environment.terminal();
            // Also if the process is interrupted.
            environment.atExit().execute(terminal::restoreEcho);
            Runnable ask = () -> console.prompt("API key (it is not shown): ");
            if (!terminal.disableEcho(ask)) {
                throw new UsageException(
                        "this terminal cannot hide what is typed",
                        "read the key from a file or a program: lcollections config set api-key < FILE");
            }
            try {
                ask.run();
                InputStream in = environment.stdin();
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                for (int next = in.read();
                        next >= 0 && next != '\n' && line.size() <= ApiKey.MAX_BYTES;
                        next = in.read()) {
                    line.write(next);
                }
                return line.toByteArray();
            } finally {
                terminal.restoreEcho();
                console.endPrompt();
            }
        }

        private String checked() {
            boolean isFlag = Settings.isFlag(settings.options().get(name()));
            if (value == null || value.isEmpty()) {
                throw new UsageException(
                        "config set " + name() + " needs a value",
                        isFlag ? "true or false" : "lcollections config unset " + name() + " removes it");
            }
            if (name().equals(Configuration.KEY_COMMAND)) {
                return value;
            }
            String text = settings.check(Given.of(name(), value, Source.OPTION, name()));
            switch (name()) {
                case "proxy" -> ProxyRoute.chosen(text, name());
                case "base-url" -> BaseUrl.of(text);
                case "ca-file" -> TlsConfig.read(environment.file(text), name());
                default -> {}
            }
            return isFlag ? text : value;
        }
    }

    @Command(name = "unset", description = "Removes a setting.", footer = "lcollections config unset account")
    static final class Unset extends SettingAction {
        @Override
        public ExitCode call() {
            List<String> path = Configuration.path(profile(), name());
            boolean isSet = file().read().flatMap(before -> before.value(path)).isPresent();
            if (!isSet) {
                requireSetting();
            }
            return change(Optional.empty(), isSet ? " is no longer set" : " is not set");
        }
    }

    @Command(
            name = "list",
            description = "Prints all settings, their values and where they come from.",
            footer = "lcollections config list")
    static final class ListAll extends Action {
        @Option(
                names = {"-o", "--output"},
                paramLabel = "FORMAT",
                description = "table (default) or json")
        private DocumentFormat format = DocumentFormat.table;

        @Override
        public ExitCode call() throws IOException {
            Sources sources = settings.sources(spec);
            List<List<Cell>> lines = new ArrayList<>(List.of(Cell.line("NAME", "VALUE", "SOURCE")));
            List<Object> list = new ArrayList<>();
            for (String name : settings.options().keySet()) {
                Given given = effective(name, sources);
                boolean isSet = !given.isEmpty();
                String value = isSet ? shown(given) : "";
                String source =
                        isSet ? given.source().name().toLowerCase(Locale.ROOT).replace('_', ' ') : "not set";
                String place = given.origin() == null ? "" : ": " + given.origin();
                lines.add(Cell.line(name, TextSanitizer.sanitize(value), TextSanitizer.sanitize(source + place)));
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("name", name);
                fields.put("value", isSet ? value : null);
                fields.put("source", isSet ? source : null);
                fields.put("place", given.origin());
                list.add(fields);
            }
            if (format == DocumentFormat.table) {
                Table.write(Utf8.writer(environment.stdout()), lines, Kind.WORD, Kind.WORD, Kind.WORD);
                return ExitCode.OK;
            }
            Map<String, Object> document = new LinkedHashMap<>();
            Optional<ConfigFile> file = settings.file(spec);
            document.put("file", file.map(ConfigFile::path).map(Path::toString).orElse(null));
            document.put("exists", sources.file().isPresent());
            document.put("profile", sources.profile().isEmpty() ? null : sources.profile());
            document.put("settings", list);
            environment.json(true).write(document);
            return ExitCode.OK;
        }
    }

    @Command(
            name = "path",
            description = "Prints the path of the configuration file.",
            footer = "lcollections config path")
    static final class PathOfFile extends Action {
        @Override
        public ExitCode call() throws IOException {
            environment.print(file().path() + "\n");
            return ExitCode.OK;
        }
    }
}
