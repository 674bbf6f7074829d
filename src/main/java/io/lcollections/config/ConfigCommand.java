package io.lcollections.config;

import io.lcollections.cli.BaseCommand;
import io.lcollections.cli.ConfigOptions;
import io.lcollections.cli.ConfigReader;
import io.lcollections.cli.Console;
import io.lcollections.cli.Environment;
import io.lcollections.cli.ErrorHandler;
import io.lcollections.cli.ExitCode;
import io.lcollections.cli.Settings;
import io.lcollections.model.UsageException;
import io.lcollections.output.Utf8;
import io.lcollections.settings.ConfigPlace;
import java.io.IOException;
import java.util.List;
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
        commandListHeading = "%n@|bold Actions|@%n",
        footerHeading = ConfigCommand.EXAMPLES,
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

    static final String EXAMPLES = "%n@|bold Examples|@%n";
    static final String PARAMETERS = "%n@|bold Parameters|@%n";
    private static final String NAME =
            "a setting: the long name of an option without its hyphens, api-key or api-key-command";
    private static final String ALL_SETTINGS = "lcollections config list shows all settings";

    private final Settings settings;
    private final ConfigReader reader;

    @Mixin
    private ConfigOptions config;

    public ConfigCommand(Environment environment, Console console, Settings settings, ConfigReader reader) {
        super(environment, console);
        this.settings = settings;
        this.reader = reader;
    }

    /** An invalid file must not prevent its correction. */
    @Override
    public boolean readsConfiguration() {
        return false;
    }

    @Override
    public List<BaseCommand> subcommands() {
        return List.of(new Get(this), new Set(this), new Unset(this), new ListAll(this), new PathOfFile(this));
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
    private abstract static class Action extends BaseCommand {
        final Settings settings;
        final ConfigReader reader;

        @Mixin
        private ConfigOptions config;

        Action(ConfigCommand parent) {
            super(parent.environment, parent.console);
            this.settings = parent.settings;
            this.reader = parent.reader;
        }

        @Override
        public boolean readsConfiguration() {
            return false;
        }

        ConfigPlace place() {
            return reader.place(spec)
                    .orElseThrow(() -> new UsageException(
                            "no place for a configuration file: neither HOME nor XDG_CONFIG_HOME is set",
                            "name a file with --config"));
        }

        String required(String name) {
            if (name == null) {
                throw new UsageException("config " + spec.name() + " needs the name of a setting", ALL_SETTINGS);
            }
            return name;
        }

        ConfigView view() {
            return new ConfigView(environment, console, settings, reader, spec);
        }

        ConfigChange change() {
            return new ConfigChange(environment, console, settings, reader, spec, place());
        }
    }

    @Command(
            name = "get",
            description = "Prints the value of a setting.",
            abbreviateSynopsis = true,
            parameterListHeading = PARAMETERS,
            footerHeading = EXAMPLES,
            footer = "lcollections config get network")
    private static final class Get extends Action {
        @Parameters(arity = "0..1", paramLabel = "NAME", description = NAME)
        private String name;

        Get(ConfigCommand parent) {
            super(parent);
        }

        @Override
        public ExitCode call() throws IOException {
            view().get(required(name));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "set",
            description = "Changes a setting.",
            abbreviateSynopsis = true,
            parameterListHeading = PARAMETERS,
            footerHeading = EXAMPLES,
            footer = {"lcollections config set account 10001", "lcollections config set api-key"})
    private static final class Set extends Action {
        @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = NAME)
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
            change().set(name, value);
            return ExitCode.OK;
        }
    }

    @Command(
            name = "unset",
            description = "Removes a setting.",
            abbreviateSynopsis = true,
            parameterListHeading = PARAMETERS,
            footerHeading = EXAMPLES,
            footer = "lcollections config unset account")
    private static final class Unset extends Action {
        @Parameters(arity = "0..1", paramLabel = "NAME", description = NAME)
        private String name;

        Unset(ConfigCommand parent) {
            super(parent);
        }

        @Override
        public ExitCode call() {
            change().unset(required(name));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "list",
            description = "Prints all settings, their values and where they come from.",
            abbreviateSynopsis = true,
            footerHeading = EXAMPLES,
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
            view().list(format == SettingsFormat.json);
            return ExitCode.OK;
        }
    }

    @Command(
            name = "path",
            description = "Prints the path of the configuration file.",
            abbreviateSynopsis = true,
            footerHeading = EXAMPLES,
            footer = "lcollections config path")
    private static final class PathOfFile extends Action {
        PathOfFile(ConfigCommand parent) {
            super(parent);
        }

        @Override
        public ExitCode call() throws IOException {
            Utf8.writer(environment.stdout())
                    .append(place().file().toString())
                    .append('\n')
                    .flush();
            return ExitCode.OK;
        }
    }
}
