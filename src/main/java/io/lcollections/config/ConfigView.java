package io.lcollections.config;

import io.lcollections.api.ApiKey;
import io.lcollections.api.ProxyServer;
import io.lcollections.cli.ApiKeys;
import io.lcollections.cli.ConfigReader;
import io.lcollections.cli.Console;
import io.lcollections.cli.Environment;
import io.lcollections.cli.Settings;
import io.lcollections.output.Column;
import io.lcollections.output.JsonDocument;
import io.lcollections.output.Table;
import io.lcollections.output.Utf8;
import io.lcollections.settings.Configuration;
import io.lcollections.settings.Given;
import io.lcollections.settings.Source;
import io.lcollections.settings.Sources;
import io.lcollections.terminal.TextSanitizer;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/** Prints settings, their values and where they come from. */
final class ConfigView {
    /** The last characters of a key of this length identify it without revealing it. */
    private static final int LONG_KEY = 16;

    private static final int SHOWN = 4;

    /** User and password in a URL; pasted values may contain anything but blanks. */
    private static final Pattern LOGIN = Pattern.compile("(://)\\S*@");

    private final Environment environment;
    private final Console console;
    private final Settings settings;
    private final ConfigReader reader;
    private final CommandSpec command;

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

    ConfigView(Environment environment, Console console, Settings settings, ConfigReader reader, CommandSpec command) {
        this.environment = environment;
        this.console = console;
        this.settings = settings;
        this.reader = reader;
        this.command = command;
    }

    void get(String name) throws IOException {
        if (!settings.names().contains(name)) {
            throw settings.unknown(name, "");
        }
        Row row = row(name, reader.sources(command));
        if (row.value == null) {
            console.note(name + " is not set");
            return;
        }
        String shown = environment.terminal().isStdoutTerminal()
                ? TextSanitizer.sanitize(row.value)
                : row.value.replaceAll("\\R", " ");
        Utf8.writer(environment.stdout()).append(shown).append('\n').flush();
    }

    void list(boolean isJson) throws IOException {
        Sources sources = reader.sources(command);
        List<Row> rows =
                settings.names().stream().map(name -> row(name, sources)).toList();
        if (isJson) {
            printJson(rows, sources);
        } else {
            printTable(rows);
        }
    }

    private Row row(String name, Sources sources) {
        if (name.equals(Configuration.KEY)) {
            Optional<ApiKey> key = ApiKeys.ofEnvironment(environment);
            if (key.isPresent()) {
                return new Row(name, masked(key.get().reveal()), Source.ENVIRONMENT, ApiKeys.VARIABLE);
            }
        }
        Optional<Given> given = name.equals(Configuration.PROFILE)
                ? reader.profile(command, sources.file())
                : sources.find(name).filter(found -> !found.value().isEmpty());
        if (given.isPresent()) {
            return new Row(
                    name,
                    value(name, given.get()),
                    given.get().source(),
                    given.get().origin().text());
        }
        String builtIn = Settings.builtIn(settings.option(name));
        return new Row(name, builtIn, builtIn == null ? null : Source.BUILT_IN, null);
    }

    private String value(String name, Given given) {
        if (name.equals(Configuration.KEY)) {
            return masked(given.value().text());
        }
        String value = name.equals(Configuration.KEY_COMMAND) && given.value().isArray()
                ? given.value().commandLine()
                : given.value().text();
        // A key may have been stored in the wrong setting.
        return console.redact(
                name.equals("proxy")
                        ? ProxyServer.masked(value)
                        : LOGIN.matcher(value).replaceAll("$1…@"));
    }

    private static String masked(String key) {
        return "****" + (key.length() < LONG_KEY ? "" : "…" + key.substring(key.length() - SHOWN));
    }

    private static String word(Source source) {
        return source.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void printTable(List<Row> rows) throws IOException {
        List<List<String>> lines = new ArrayList<>(List.of(List.of("NAME", "VALUE", "SOURCE")));
        for (Row row : rows) {
            String value = row.value == null ? "" : TextSanitizer.sanitize(row.value);
            lines.add(List.of(row.name, value, TextSanitizer.sanitize(row.described())));
        }
        Writer out = Utf8.writer(environment.stdout());
        Table table = Table.inFull(out, lines, Column.Kind.WORD, Column.Kind.WORD, Column.Kind.WORD);
        for (List<String> line : lines) {
            table.line(line.stream().map(Table.Cell::of).toList());
        }
        out.flush();
    }

    private void printJson(List<Row> rows, Sources sources) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "file",
                reader.place(command).map(place -> place.file().toString()).orElse(null));
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
        JsonDocument.write(document, environment.terminal().isStdoutTerminal(), environment.stdout());
    }
}
