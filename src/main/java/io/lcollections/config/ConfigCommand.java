package io.lcollections.config;

import io.lcollections.cli.BaseCommand;
import io.lcollections.cli.ConfigReader;
import io.lcollections.cli.Console;
import io.lcollections.cli.Environment;
import io.lcollections.cli.ExitCode;
import io.lcollections.cli.Settings;
import io.lcollections.model.UsageException;
import io.lcollections.settings.ConfigFile;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    static final String NAME = "a setting: the long name of an option without its hyphens, api-key or api-key-command";

    private final ConfigReader reader;

    @Mixin
    private ConfigReader.Options config;

    public ConfigCommand(Environment environment, Console console, ConfigReader reader) {
        super(environment, console);
        this.reader = reader;
    }

    /** An invalid file must not prevent its correction. */
    @Override
    public boolean readsConfiguration() {
        return false;
    }

    @Override
    public List<BaseCommand> subcommands() {
        return List.of(
                new ConfigView.Get(this),
                new ConfigChange.Set(this),
                new ConfigChange.Unset(this),
                new ConfigView.ListAll(this),
                new PathOfFile(this));
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
        final Settings settings;
        final ConfigReader reader;

        @Mixin
        private ConfigReader.Options config;

        Action(ConfigCommand parent) {
            super(parent.environment, parent.console);
            this.settings = parent.reader.settings();
            this.reader = parent.reader;
        }

        @Override
        public boolean readsConfiguration() {
            return false;
        }

        ConfigFile file() {
            return reader.file(spec)
                    .orElseThrow(() -> new UsageException(
                            "no place for a configuration file: neither HOME nor XDG_CONFIG_HOME is an absolute path",
                            "name a file with --config"));
        }

        String required(String name) {
            if (name == null) {
                throw new UsageException(
                        "config " + spec.name() + " needs the name of a setting",
                        "lcollections config list shows all settings");
            }
            return name;
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
