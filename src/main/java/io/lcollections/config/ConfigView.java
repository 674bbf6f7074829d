package io.lcollections.config;

import io.lcollections.api.ApiKey;
import io.lcollections.api.ProxyRoute.ProxyServer;
import io.lcollections.cli.ApiKeys;
import io.lcollections.cli.ExitCode;
import io.lcollections.cli.Settings;
import io.lcollections.output.Column.Kind;
import io.lcollections.output.Table;
import io.lcollections.output.Table.Cell;
import io.lcollections.output.Utf8;
import io.lcollections.settings.ConfigFile;
import io.lcollections.settings.Configuration;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code config get} and {@code config list}: settings, their values and where they come from. */
abstract class ConfigView extends ConfigCommand.Action {
    /** The last characters of a key of this length identify it without revealing it. */
    private static final int LONG_KEY = 16;

    private static final int SHOWN = 4;

    /** User and password in a URL; pasted values may contain anything but blanks. */
    private static final Pattern LOGIN = Pattern.compile("(://)\\S*@");

    /**
     * An effective setting.
     *
     * @param value {@code null} if there is none
     * @param source {@code null} if there is none
     * @param place a variable, an option, or a file and line; {@code null} for built-in values
     */
    private record Row(String name, String value, Source source, String place) {
        String described() {
            return source == null ? "not set" : place == null ? word(source) : word(source) + ": " + place;
        }
    }

    ConfigView(ConfigCommand parent) {
        super(parent);
    }

    final Row row(String name, Sources sources) {
        if (name.equals(Configuration.KEY)) {
            Optional<ApiKey> key = ApiKeys.ofEnvironment(environment);
            if (key.isPresent()) {
                return new Row(name, masked(key.get().reveal()), Source.ENVIRONMENT, ApiKeys.VARIABLE);
            }
        }
        String builtIn = Settings.builtIn(settings.option(name));
        Optional<Given> configured =
                name.equals(Configuration.PROFILE) ? reader.profile(spec, sources.file()) : sources.find(name);
        return configured
                .filter(given -> !given.value().isEmpty())
                .map(given -> new Row(name, value(name, given), given.source(), given.origin()))
                .orElse(new Row(name, builtIn, builtIn == null ? null : Source.BUILT_IN, null));
    }

    private String value(String name, Given given) {
        if (name.equals(Configuration.KEY)) {
            return masked(given.text());
        }
        String value = name.equals(Configuration.KEY_COMMAND) && given.value().isArray()
                ? given.value().items().stream().map(ConfigFile::shellWord).collect(Collectors.joining(" "))
                : given.text();
        // A key may have been stored in the wrong setting.
        return console.redactor()
                .redact(
                        name.equals("proxy") || name.equals("base-url")
                                ? ProxyServer.masked(value)
                                : LOGIN.matcher(value).replaceAll("$1…@"));
    }

    private static String masked(String key) {
        return "****" + (key.length() < LONG_KEY ? "" : "…" + key.substring(key.length() - SHOWN));
    }

    private static String word(Source source) {
        return source.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Command(name = "get", description = "Prints the value of a setting.", footer = "lcollections config get network")
    static final class Get extends ConfigView {
        @Parameters(arity = "0..1", paramLabel = "NAME", description = ConfigCommand.NAME)
        private String name;

        Get(ConfigCommand parent) {
            super(parent);
        }

        @Override
        public ExitCode call() throws IOException {
            if (!settings.names().contains(required(name))) {
                throw settings.unknown(name, "");
            }
            String value = row(name, reader.sources(spec)).value;
            if (value == null) {
                console.note(name + " is not set");
                return ExitCode.OK;
            }
            boolean isTerminal = environment.terminal().isStdoutTerminal();
            environment.print((isTerminal ? TextSanitizer.sanitize(value) : value.replaceAll("\\R", " ")) + "\n");
            return ExitCode.OK;
        }
    }

    @Command(
            name = "list",
            description = "Prints all settings, their values and where they come from.",
            footer = "lcollections config list")
    static final class ListAll extends ConfigView {
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
            Sources sources = reader.sources(spec);
            List<Row> rows =
                    settings.names().stream().map(name -> row(name, sources)).toList();
            if (format == SettingsFormat.json) {
                printJson(rows, sources);
            } else {
                printTable(rows);
            }
            return ExitCode.OK;
        }

        private void printTable(List<Row> rows) throws IOException {
            List<List<Cell>> lines = new ArrayList<>(List.of(Cell.line("NAME", "VALUE", "SOURCE")));
            for (Row row : rows) {
                String value = row.value == null ? "" : TextSanitizer.sanitize(row.value);
                lines.add(Cell.line(row.name, value, TextSanitizer.sanitize(row.described())));
            }
            Table.write(Utf8.writer(environment.stdout()), lines, Kind.WORD, Kind.WORD, Kind.WORD);
        }

        private void printJson(List<Row> rows, Sources sources) throws IOException {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("file", reader.file(spec).map(file -> "" + file.path()).orElse(null));
            document.put("exists", sources.file().isPresent());
            document.put("profile", sources.profile().isEmpty() ? null : sources.profile());
            List<Object> list = new ArrayList<>();
            for (Row row : rows) {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("name", row.name);
                fields.put("value", row.value);
                fields.put("source", row.source == null ? null : word(row.source));
                fields.put("place", row.place);
                list.add(fields);
            }
            document.put("settings", list);
            environment.printJson(document);
        }
    }
}
