package io.lcollections.cli;

import io.lcollections.model.UsageException;
import io.lcollections.output.Format;
import io.lcollections.output.Utf8;
import io.lcollections.settings.ConfigPlace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The configuration: shows it and changes it. */
final class ConfigCommand implements Action {
    private static final int MOST_WORDS = 3;

    private final Environment environment;
    private final Console console;
    private final Commands commands;
    private final ConfigReader reader;

    /** Takes every format, because one in the environment may be meant for rows, and offers those that there are. */
    private final Opt<Format> format = Opt.of(new Word<>(Format.class, List.of("table", "json")), "-o", "--output")
            .label("FORMAT")
            .otherwise(Format.table)
            .says("of list: table (the default), or json");

    private final MessageOptions messageOptions = new MessageOptions();
    private final CommandSpec spec;

    ConfigCommand(Environment environment, Console console, Commands commands) {
        this.environment = environment;
        this.console = console;
        this.commands = commands;
        this.reader = new ConfigReader(environment, console, commands);
        this.spec = CommandSpec.wrapWithoutInspection(this)
                .addPositional(parameter(0, "ACTION", new Word<>(ConfigAction.class), "get, set, unset, list or path"))
                .addPositional(parameter(
                        1,
                        "NAME",
                        new SettingNames(commands),
                        "an option without its hyphens, api-key, or api-key-command"))
                .addPositional(parameter(
                        2,
                        "VALUE",
                        text -> text,
                        "what set sets it to; api-key takes none: it is asked for, or read from standard input"))
                .addOption(format.spec())
                .addMixin("messageOptions", messageOptions.group());
        // What is set may begin with a hyphen; other words that do are refused below.
        spec.parser().unmatchedOptionsArePositionalParams(true);
        describe();
    }

    private static PositionalParamSpec parameter(int index, String label, ITypeConverter<?> converter, String says) {
        return PositionalParamSpec.builder()
                .type(Object.class)
                .index(Integer.toString(index))
                .arity("0..1")
                .paramLabel(label)
                .converters(converter)
                .description(says)
                .build();
    }

    private void describe() {
        spec.usageMessage()
                .customSynopsis("lcollections config ACTION [NAME [VALUE]]")
                .parameterListHeading("%n@|bold Parameters|@%n")
                .footerHeading(EXAMPLES)
                .footer(
                        "# every query asks for this account from now on",
                        "lcollections config set account 10001",
                        "# the key: it is asked for, and not shown",
                        "lcollections config set api-key",
                        "# another network, for --profile try",
                        "lcollections config set --profile try network sandbox",
                        "# what holds, and where it comes from",
                        "lcollections config list",
                        "# the file of all this",
                        "lcollections config path");
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public MessageOptions messageOptions() {
        return messageOptions;
    }

    /** A file that is wrong must not keep anybody from mending it. */
    @Override
    public boolean takesDefaultsOfFile() {
        return false;
    }

    @Override
    public ExitCode run() throws IOException {
        ParseResult typed = spec.commandLine().getParseResult();
        ConfigAction action = typed.matchedPositionalValue(0, null);
        if (action == null) {
            throw new UsageException(
                    "config needs a word that says what is to be done",
                    "one of " + String.join(", ", new Word<>(ConfigAction.class).words())
                            + ": lcollections config list");
        }
        String name = typed.matchedPositionalValue(1, null);
        String value = typed.matchedPositionalValue(2, null);
        check(action, name, value, typed);
        Settings settings = commands.settings();
        switch (action) {
            case path -> print(place(typed).file().toString());
            case list ->
                new ConfigView(environment, console, settings).list(reader, typed, format.value() == Format.json);
            case get -> new ConfigView(environment, console, settings).get(reader, typed, name);
            case set -> new ConfigChange(environment, console, settings, reader, typed, place(typed)).set(name, value);
            case unset -> new ConfigChange(environment, console, settings, reader, typed, place(typed)).unset(name);
            default -> throw new IllegalStateException(action.name());
        }
        return ExitCode.OK;
    }

    private ConfigPlace place(ParseResult typed) {
        Optional<ConfigPlace> place = reader.place(typed);
        return place.orElseThrow(() -> new UsageException(
                "there is no place for a configuration: neither HOME nor XDG_CONFIG_HOME is set",
                "name one with --config"));
    }

    private void print(String line) throws IOException {
        Utf8.writer(environment.stdout()).append(line).append('\n').flush();
    }

    private void check(ConfigAction action, String name, String value, ParseResult typed) {
        boolean takesName = action == ConfigAction.get || action == ConfigAction.set || action == ConfigAction.unset;
        if (takesName && name == null) {
            throw new UsageException(
                    "config " + action + " needs the name of a setting", "lcollections config list shows all of them");
        }
        boolean isOption = name != null && name.startsWith("-");
        String extra = isOption || !takesName ? name : action == ConfigAction.set ? null : value;
        if (extra != null) {
            throw isOption ? noOption(extra) : unexpected(action, extra);
        }
        if (typed.matchedPositionals().size() > MOST_WORDS) {
            throw unexpected(action, "");
        }
        boolean isForRows = format.value() != Format.table && format.value() != Format.json;
        if (typed.hasMatchedOption("--output") && (isForRows || action != ConfigAction.list)) {
            throw new UsageException(
                    isForRows
                            ? "config has no form '" + format.value() + "'"
                            : "--output has no meaning with config " + action,
                    "-o json goes with config list");
        }
    }

    private UsageException noOption(String word) {
        String name = word.replaceFirst("=.*", "");
        List<String> near = Suggestions.to(name, spec.optionsMap().keySet());
        return new UsageException(
                "there is no option '" + name + "'",
                near.isEmpty() ? "lcollections config --help lists the options" : "did you mean " + near.get(0) + "?");
    }

    private static UsageException unexpected(ConfigAction action, String word) {
        return new UsageException("config " + action + ": unexpected '" + word + "'", null);
    }
}
