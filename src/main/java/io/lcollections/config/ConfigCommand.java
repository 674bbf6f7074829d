package io.lcollections.config;

import io.lcollections.api.ProxyRoute.ProxyServer;
import io.lcollections.cli.BaseCommand;
import io.lcollections.cli.Console;
import io.lcollections.cli.Environment;
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
import io.lcollections.settings.Configuration.Value;
import io.lcollections.settings.Sources;
import io.lcollections.settings.Sources.Given;
import io.lcollections.settings.Sources.Source;
import io.lcollections.terminal.TextSanitizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lcollections config}: shows and changes the configuration. */
@Command(
        name = "config",
        description = ConfigCommand.SUMMARY,
        synopsisSubcommandLabel = "COMMAND",
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
    /** The first sentence of its help. */
    public static final String SUMMARY = "Shows or changes defaults, profiles and the stored key.";

    private final Settings settings;

    @Mixin
    private Settings.Options config;

    public ConfigCommand(Environment environment, Console console, Settings settings) {
        super(environment, console);
        this.settings = settings;
    }

    /** An invalid file must not prevent its correction. */
    @Override
    public boolean readsConfiguration() {
        return false;
    }

    @Override
    public List<BaseCommand> subcommands() {
        return List.of(new Get(this), new ConfigSet(this), new Unset(this), new ListAll(this), new PathOfFile(this));
    }

    @Override
    public ExitCode call() {
        throw new UsageException(
                "config needs an action",
                "one of "
                        + spec.subcommands().keySet().stream().collect(Collectors.joining(", "))
                        + ": lcollections config list");
    }

    /** An action on the configuration. */
    @Command(abbreviateSynopsis = true)
    abstract static class Action extends BaseCommand {
        /** User and password in a URL; pasted values may contain anything but blanks. */
        private static final Pattern LOGIN = Pattern.compile("(://)\\S*@");

        final Settings settings;

        @Mixin
        private Settings.Options config;

        Action(ConfigCommand parent) {
            super(parent.environment, parent.console);
            this.settings = parent.settings;
        }

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
            return configured
                    .filter(given -> !given.isEmpty())
                    .orElseGet(() -> new Given(name, Value.of(settings.builtIn(name)), Source.BUILT_IN, null));
        }

        /** The value without secrets, of which one may have been stored in the wrong setting. */
        final String shown(Given given) {
            String text = given.text();
            if (given.name().equals(Configuration.KEY)) {
                // The last characters of a long key identify it without revealing it.
                return "****" + (text.length() < 16 ? "" : "…" + text.substring(text.length() - 4));
            }
            if (given.name().equals(Configuration.KEY_COMMAND) && given.value().isArray()) {
                text = given.value().items().stream().map(ConfigFile::shellWord).collect(Collectors.joining(" "));
            }
            boolean isUrl = given.name().equals("proxy") || given.name().equals("base-url");
            return console.redactor()
                    .redact(
                            isUrl
                                    ? ProxyServer.masked(text)
                                    : LOGIN.matcher(text).replaceAll("$1…@"));
        }
    }

    /** An action on one setting, in a profile or at the top level. */
    abstract static class SettingAction extends Action {
        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "NAME",
                description = "a setting: the long name of an option without its hyphens, api-key or api-key-command")
        private String name;

        SettingAction(ConfigCommand parent) {
            super(parent);
        }

        final String name() {
            if (name == null) {
                throw new UsageException(
                        "config " + spec.name() + " needs the name of a setting",
                        "lcollections config list shows all settings");
            }
            return name;
        }

        final void requireSetting() {
            if (!settings.names().contains(name())) {
                throw settings.unknown(name, "");
            }
        }

        /** The profile that the file chooses is for queries; without --profile, the top level is changed. */
        final String profile() {
            return settings.profile(spec, Optional.empty()).map(Given::text).orElse("");
        }

        final void noteChange(String change) {
            console.note(name + change + " in '" + file().path() + "'"
                    + (profile().isEmpty() ? "" : ", profile " + profile()));
        }
    }

    @Command(name = "get", description = "Prints the value of a setting.", footer = "lcollections config get network")
    private static final class Get extends SettingAction {
        Get(ConfigCommand parent) {
            super(parent);
        }

        @Override
        public ExitCode call() throws IOException {
            requireSetting();
            Given given = effective(name(), settings.sources(spec));
            if (given.isEmpty()) {
                console.note(name() + " is not set");
                return ExitCode.OK;
            }
            String value = shown(given);
            boolean isTerminal = environment.terminal().isStdoutTerminal();
            environment.print((isTerminal ? TextSanitizer.sanitize(value) : value.replaceAll("\\R", " ")) + "\n");
            return ExitCode.OK;
        }
    }

    @Command(name = "unset", description = "Removes a setting.", footer = "lcollections config unset account")
    private static final class Unset extends SettingAction {
        Unset(ConfigCommand parent) {
            super(parent);
        }

        @Override
        public ExitCode call() {
            List<String> path = Configuration.path(profile(), name());
            boolean isSet = file().read().flatMap(before -> before.value(path)).isPresent();
            if (!isSet) {
                requireSetting();
            }
            environment.atExit().accept(AtomicFile::awaitReplacement);
            file().unset(path);
            noteChange(isSet ? " is no longer set" : " is not set");
            return ExitCode.OK;
        }
    }

    @Command(
            name = "list",
            description = "Prints all settings, their values and where they come from.",
            footer = "lcollections config list")
    private static final class ListAll extends Action {
        @Option(
                names = {"-o", "--output"},
                paramLabel = "FORMAT",
                defaultValue = "table",
                description = "table (default) or json")
        private SettingsFormat format;

        private enum SettingsFormat {
            table,
            json
        }

        ListAll(ConfigCommand parent) {
            super(parent);
        }

        @Override
        public ExitCode call() throws IOException {
            Sources sources = settings.sources(spec);
            List<List<Cell>> lines = new ArrayList<>(List.of(Cell.line("NAME", "VALUE", "SOURCE")));
            List<Object> list = new ArrayList<>();
            for (String name : settings.names()) {
                Given given = effective(name, sources);
                String value = given.isEmpty() ? null : shown(given);
                String source = given.source().name().toLowerCase(Locale.ROOT).replace('_', ' ');
                String from =
                        value == null ? "not set" : source + (given.origin() == null ? "" : ": " + given.origin());
                lines.add(Cell.line(
                        name, TextSanitizer.sanitize(value == null ? "" : value), TextSanitizer.sanitize(from)));
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("name", name);
                fields.put("value", value);
                fields.put("source", value == null ? null : source);
                fields.put("place", given.origin());
                list.add(fields);
            }
            if (format == SettingsFormat.table) {
                Table.write(Utf8.writer(environment.stdout()), lines, Kind.WORD, Kind.WORD, Kind.WORD);
                return ExitCode.OK;
            }
            Map<String, Object> document = new LinkedHashMap<>();
            document.put(
                    "file", settings.file(spec).map(file -> "" + file.path()).orElse(null));
            document.put("exists", sources.file().isPresent());
            document.put("profile", sources.profile().isEmpty() ? null : sources.profile());
            document.put("settings", list);
            environment.printJson(document);
            return ExitCode.OK;
        }
    }

    @Command(
            name = "path",
            description = "Prints the path of the configuration file.",
            footer = "lcollections config path")
    private static final class PathOfFile extends Action {
        PathOfFile(ConfigCommand parent) {
            super(parent);
        }

        @Override
        public ExitCode call() throws IOException {
            environment.print(file().path() + "\n");
            return ExitCode.OK;
        }
    }
}
