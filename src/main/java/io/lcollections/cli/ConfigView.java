package io.lcollections.cli;

import io.lcollections.api.ApiKey;
import io.lcollections.api.ProxyServer;
import io.lcollections.model.UsageException;
import io.lcollections.output.Column;
import io.lcollections.output.JsonDocument;
import io.lcollections.output.Table;
import io.lcollections.output.Utf8;
import io.lcollections.settings.ConfigPlace;
import io.lcollections.settings.Configuration;
import io.lcollections.settings.Given;
import io.lcollections.settings.ShellWord;
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
import java.util.stream.Collectors;
import picocli.CommandLine.ParseResult;

/** Shows what holds, and where it comes from. */
final class ConfigView {
    /** Of a key so long, its last characters say which one it is and not what it is. */
    private static final int LONG = 16;

    private static final int SHOWN = 4;

    /** A user and a password in a URL, or a password alone; it may hold any sign but blanks, as it is pasted. */
    private static final Pattern LOGIN = Pattern.compile("(://)\\S*@");

    private final Environment environment;
    private final Console console;
    private final Settings settings;

    /**
     * A setting as it holds.
     *
     * @param value {@code null} where there is none
     * @param source {@code null} where there is none
     * @param place a variable, an option, or a file and its line; {@code null} for what is built in or not there
     */
    private record Row(String name, String value, Source source, String place) {}

    ConfigView(Environment environment, Console console, Settings settings) {
        this.environment = environment;
        this.console = console;
        this.settings = settings;
    }

    static UsageException unknown(String name, Settings settings) {
        List<String> near = Suggestions.to(name, settings.names());
        return new UsageException(
                "there is no setting '" + name + "'",
                near.isEmpty()
                        ? "lcollections config list shows all of them"
                        : "did you mean " + String.join(" or ", near) + "?");
    }

    /** Prints the value of one. */
    void get(ConfigReader reader, ParseResult typed, String name) throws IOException {
        if (!settings.names().contains(name)) {
            throw unknown(name, settings);
        }
        Row row = row(name, reader.sources(typed), reader, typed);
        if (row.value == null) {
            console.note(name + " is not set");
            return;
        }
        Utf8.writer(environment.stdout()).append(shown(row.value)).append('\n').flush();
    }

    /** Prints all of them. */
    void list(ConfigReader reader, ParseResult typed, boolean isJson) throws IOException {
        Sources sources = reader.sources(typed);
        List<Row> rows = new ArrayList<>();
        for (String name : settings.names()) {
            rows.add(row(name, sources, reader, typed));
        }
        if (isJson) {
            json(rows, sources, reader.place(typed));
        } else {
            table(rows);
        }
    }

    private Row row(String name, Sources sources, ConfigReader reader, ParseResult typed) {
        if (name.equals(Configuration.KEY)) {
            Optional<ApiKey> key = Keys.ofEnvironment(environment);
            if (key.isPresent()) {
                return new Row(name, masked(key.get().reveal()), Source.ENVIRONMENT, Keys.VARIABLE);
            }
        }
        Optional<Given> given =
                name.equals(Configuration.PROFILE) ? reader.profile(typed, sources.file()) : sources.find(name);
        if (given.isPresent() && !given.get().value().isEmpty()) {
            return new Row(
                    name,
                    value(name, given.get()),
                    given.get().source(),
                    given.get().origin().text());
        }
        String usual = Settings.builtIn(settings.option(name));
        return new Row(name, usual, usual == null ? null : Source.BUILT_IN, null);
    }

    private String value(String name, Given given) {
        if (name.equals(Configuration.KEY)) {
            return masked(given.value().text());
        }
        String value = name.equals(Configuration.KEY_COMMAND) && given.value().isArray()
                ? given.value().items().stream().map(ShellWord::of).collect(Collectors.joining(" "))
                : given.value().text();
        // A key may have been put where something else belongs.
        return console.redact(
                name.equals("proxy")
                        ? ProxyServer.masked(value)
                        : LOGIN.matcher(value).replaceAll("$1…@"));
    }

    private static String masked(String key) {
        return "****" + (key.length() < LONG ? "" : "…" + key.substring(key.length() - SHOWN));
    }

    private String shown(String value) {
        return environment.terminal().isStdoutTerminal() ? TextSanitizer.sanitize(value) : value.replaceAll("\\R", " ");
    }

    private void table(List<Row> rows) throws IOException {
        List<List<String>> lines = new ArrayList<>(List.of(List.of("NAME", "VALUE", "SOURCE")));
        for (Row row : rows) {
            String value = row.value == null ? "" : TextSanitizer.sanitize(row.value);
            lines.add(List.of(row.name, value, TextSanitizer.sanitize(source(row))));
        }
        Writer out = Utf8.writer(environment.stdout());
        Table table = Table.inFull(out, lines, Column.Kind.WORD, Column.Kind.WORD, Column.Kind.WORD);
        for (List<String> line : lines) {
            table.line(line.stream().map(Table.Cell::of).toList());
        }
        out.flush();
    }

    private static String source(Row row) {
        if (row.source == null) {
            return "not set";
        }
        return row.place == null ? word(row.source) : word(row.source) + ": " + row.place;
    }

    private static String word(Source source) {
        return source.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void json(List<Row> rows, Sources sources, Optional<ConfigPlace> place) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", place.map(known -> known.file().toString()).orElse(null));
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
