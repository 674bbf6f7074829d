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
import io.lcollections.output.Renderer;
import io.lcollections.output.Table;
import io.lcollections.output.Table.Cell;
import io.lcollections.settings.ConfigFile;
import io.lcollections.settings.ConfigFile.Content;
import io.lcollections.settings.Given;
import io.lcollections.settings.Given.Source;
import io.lcollections.settings.KeySource;
import io.lcollections.terminal.Terminal;
import io.lcollections.terminal.TextSanitizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    public ExitCode call() {
        throw new UsageException(
                "config needs an action",
                "one of " + String.join(", ", spec.subcommands().keySet()) + ": lcollections config list");
    }

    private abstract static class Action extends BaseCommand {
        @Mixin
        private Settings.Options config;

        final ConfigFile file() {
            ConfigFile file = settings.file(spec);
            if (file.path() == null) {
                throw new UsageException(
                        "no place for a configuration file: neither HOME nor XDG_CONFIG_HOME is an absolute path",
                        "name a file with --config");
            }
            return file;
        }

        /** The effective value; a built-in one has no origin, and it is empty if the setting is not set. */
        final Given effective(String name) {
            String builtIn = Settings.builtIn(settings.options().get(name));
            return settings.find(name)
                    .filter(given -> !given.isEmpty())
                    .orElse(Given.of(name, builtIn, Source.BUILT_IN, null));
        }

        /** The value without secrets, of which one may have been stored in the wrong setting. */
        final String shown(Given given) {
            String text = given.text();
            return switch (given.name()) {
                // The last characters of a long key identify it without revealing it.
                case KeySource.KEY -> "****" + (text.length() < 16 ? "" : "…" + text.substring(text.length() - 4));
                case "proxy", "base-url" -> console.redactor().redact(ProxyRoute.ProxyServer.masked(text));
                default -> {
                    Stream<String> words = given.items().stream().map(ConfigFile::shellWord);
                    boolean areWords = given.isArray() && given.name().equals(KeySource.KEY_COMMAND);
                    // Pasted logins may contain anything but blanks.
                    String line = areWords ? words.collect(Collectors.joining(" ")) : text;
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
            return settings.profile(spec).map(Given::text).orElse("");
        }

        final ExitCode change(Optional<String> value, String note) {
            environment.atExit().execute(AtomicFile::awaitReplacement);
            file().change(ConfigFile.setting(profile(), name), value);
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
            settings.load(spec);
            Given given = effective(name());
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
            Content before = file().read();
            if (name().equals(ConfigFile.PROFILE)) {
                checkProfile(before);
            } else if (KeySource.SETTINGS.contains(name())) {
                requireOnlyKey(before);
            }
            String text = name().equals(KeySource.KEY) ? readKey() : checked();
            return change(Optional.of(text), " is set");
        }

        private void checkProfile(Content before) {
            if (!profile().isEmpty()) {
                throw new UsageException("a profile cannot choose another profile", "remove --profile");
            }
            if (value != null && !before.profiles().contains(value)) {
                throw new UsageException(
                        "there is no profile '" + value + "'",
                        "lcollections config set --profile NAME creates one with its first setting");
            }
        }

        private void requireOnlyKey(Content before) {
            for (String other : KeySource.SETTINGS) {
                Optional<Given> set = before.value(ConfigFile.setting(profile(), other));
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
                // No more than the line: what is typed after it is for the shell.
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                InputStream in = environment.stdin();
                for (int next; (next = in.read()) >= 0 && next != '\n' && line.size() <= ApiKey.MAX_BYTES; ) {
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
            if (name().equals(KeySource.KEY_COMMAND)) {
                return value;
            }
            String text = settings.check(Given.of(name(), value, Source.OPTION, name()));
            switch (name()) {
                case "proxy" -> ProxyRoute.chosen(text, name());
                case "base-url" -> BaseUrl.of(text);
                case "ca-file" -> TlsConfig.read(environment.file(text), name());
                default -> {}
            }
            return text;
        }
    }

    @Command(name = "unset", description = "Removes a setting.", footer = "lcollections config unset account")
    static final class Unset extends SettingAction {
        @Override
        public ExitCode call() {
            boolean isSet =
                    file().read().value(ConfigFile.setting(profile(), name())).isPresent();
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

        /** What is not set is {@code null}. */
        private record Document(String file, boolean exists, String profile, List<Row> settings) {}

        private record Row(String name, String value, String source, String place) {}

        @Override
        public ExitCode call() throws IOException {
            settings.load(spec);
            List<List<Cell>> lines = new ArrayList<>(List.of(Cell.line("NAME", "VALUE", "SOURCE")));
            List<Row> rows = new ArrayList<>();
            for (String name : settings.options().keySet()) {
                Given given = effective(name);
                boolean isSet = !given.isEmpty();
                String value = isSet ? shown(given) : null;
                String source =
                        isSet ? given.source().name().toLowerCase(Locale.ROOT).replace('_', ' ') : null;
                rows.add(new Row(name, value, source, given.origin()));
                String place = given.origin() == null ? "" : ": " + given.origin();
                String where = TextSanitizer.sanitize(isSet ? source + place : "not set");
                lines.add(Cell.line(name, isSet ? TextSanitizer.sanitize(value) : "", where));
            }
            if (format == DocumentFormat.table) {
                Table.write(Renderer.writer(environment.stdout()), lines, Kind.WORD, Kind.WORD, Kind.WORD);
                return ExitCode.OK;
            }
            ConfigFile file = settings.file(spec);
            String path = file.path() == null ? null : file.path().toString();
            String profile = settings.profileName().isEmpty() ? null : settings.profileName();
            environment.json(true).write(new Document(path, file.exists(), profile, rows));
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
