package io.lcollections.settings;

import io.lcollections.api.ApiKey;
import io.lcollections.model.UsageException;
import io.lcollections.settings.Sources.Given;
import io.lcollections.settings.Sources.Source;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tomlj.MutableTomlTable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;
import org.tomlj.TomlValue;

/**
 * The content of a configuration file: default values of options by their long names, at the top level or in tables
 * {@code [profiles.NAME]}. Paths are lists of keys.
 */
public final class Configuration {
    public static final String PROFILES = "profiles";
    public static final String PROFILE = "profile";
    public static final String KEY = "api-key";
    public static final String KEY_COMMAND = "api-key-command";
    public static final String KEY_FILE = "api-key-file";
    private static final String PROXY = "proxy";

    /** Whoever controls one of these can obtain the key. */
    private static final Set<String> KEY_SETTINGS = Set.of(KEY, KEY_COMMAND, KEY_FILE, "base-url", PROXY, "ca-file");

    /** The name of a setting or of a table at the start of a line. */
    private static final Pattern NAME = Pattern.compile("\\s*(?:(?=[^=]*=)|\\[\\s*(?=[^\\]]*]))[\"']?([\\w.-]{1,60})");

    private final Path file;
    /** Some editors on Windows write a byte order mark; otherwise empty. */
    private final String byteOrderMark;

    private final String toml;
    private final TomlParseResult parsed;
    private final Map<List<String>, Given> values = new LinkedHashMap<>();
    private final Set<String> profiles = new LinkedHashSet<>();

    /** Fails for a text that is not TOML. */
    Configuration(Path file, String text) {
        this.file = file;
        this.byteOrderMark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
        this.toml = text.substring(byteOrderMark.length());
        this.parsed = Toml.parse(toml);
        if (parsed.hasErrors()) {
            throw invalid(parsed.errors().get(0));
        }
        parsed.keyPathSet(true).forEach(this::add);
    }

    /** The first error; the line is shown as it was typed, unless it may hold a secret. */
    private UsageException invalid(TomlParseError error) {
        List<String> all = toml.lines().toList();
        int number = Math.min(error.position().line(), all.size());
        int first = number;
        while (first > 1 && !NAME.matcher(all.get(first - 1)).lookingAt()) {
            first--;
        }
        // A list that is not closed is reported at the end of the file.
        number = error.getMessage().contains("end of input") ? first : number;
        String line = all.get(number - 1).strip();
        Matcher named = NAME.matcher(line);
        String name = named.lookingAt() && !ApiKey.looksLikeOne(named.group(1)) ? "'" + named.group(1) + "'" : "a line";
        String start = file + ":" + number + ": invalid TOML: ";
        if (error.getMessage().matches("(?s).*(already defined|[Dd]uplicate|previously).*")) {
            return new UsageException(start + name + " is in the file twice", "keep one of the two");
        }
        // A message shows a backslash as two, and a word alone may be a key.
        boolean isShown = !line.matches("[\\w-]+|.*\\\\.*") && isHarmless(all.subList(first - 1, number));
        return new UsageException(
                start + (isShown ? line : name + " cannot be read"),
                "a setting is NAME = VALUE, such as network = \"sandbox\": text is in straight quotes ('…' if it has a"
                        + " backslash), a list ends with ], true and false are in lower case; a table is"
                        + " [profiles.NAME], with quotes around a name with blanks; comments begin with #");
    }

    /** Whether lines may be shown: a value may be a key, or the password of a proxy, under any name. */
    private static boolean isHarmless(List<String> lines) {
        String text = String.join("\n", lines);
        return text.length() <= 80
                && !text.matches("(?is).*(key|proxy|passw|secret|@|\\w{21}).*")
                && Stream.of(text.split("[\\s\"'=,]+")).noneMatch(ApiKey::looksLikeOne);
    }

    private void add(List<String> path) {
        if (parsed.get(path) instanceof TomlTable) {
            if (path.size() == 2 && path.get(0).equals(PROFILES)) {
                profiles.add(path.get(1));
            }
            return;
        }
        TomlValue value = parsed.entry(path).value();
        boolean isArray = value.get() instanceof TomlArray;
        List<String> items = value.get() instanceof TomlArray array
                ? IntStream.range(0, array.size())
                        .mapToObj(i -> text(array.entry(i).value()))
                        .toList()
                : List.of(text(value));
        Source source = path.size() == 1 ? Source.FILE : Source.PROFILE;
        String origin = file + ":" + line(path);
        values.put(path, new Given(path.get(path.size() - 1), items, isArray, source, origin));
    }

    /** A number with a fraction keeps its digits, {@code 2.50}. */
    private static String text(TomlValue value) {
        if (value.get() instanceof Double) {
            String line = MutableTomlTable.create().set("v", value).toToml();
            return line.replaceFirst("v = ", "").replace("_", "").strip();
        }
        if (value.get() instanceof TomlArray array) {
            return array.toJson();
        }
        return value.get() instanceof TomlTable table ? table.toJson() : "" + value.get();
    }

    /** The path of a setting in a profile, or at the top level if the profile is empty. */
    public static List<String> path(String profile, String name) {
        return profile.isEmpty() ? List.of(name) : List.of(PROFILES, profile, name);
    }

    String text() {
        return byteOrderMark + toml;
    }

    public Map<List<String>, Given> values() {
        return values;
    }

    /** The values without their origins. */
    Map<List<String>, List<String>> items() {
        Map<List<String>, List<String>> items = new LinkedHashMap<>();
        values.forEach((path, value) -> items.put(path, value.items()));
        return items;
    }

    public Set<String> profiles() {
        return profiles;
    }

    public Optional<Given> value(List<String> path) {
        return Optional.ofNullable(values.get(path));
    }

    private int line(List<String> path) {
        return parsed.inputPositionOf(path).line();
    }

    /** The text with a setting changed, added or removed; comments and layout are kept. */
    String with(List<String> path, Optional<String> value) {
        // A value that is removed is first written on one line.
        String text = value.orElse("true");
        boolean isBare = text.matches("true|false|(0|[1-9]\\d{0,17})(\\.\\d{1,9})?");
        // On one line: tomlj itself would write a text with line breaks on several.
        String literal = isBare ? text : '"' + Toml.tomlEscape(text).toString() + '"';
        TomlParseResult copy = Toml.parse(toml);
        copy.set(path, TomlValue.parse(literal));
        String[] lines = copy.toToml().split("(?<=\n)");
        if (value.isEmpty()) {
            // Unlike tomlj's own removal this keeps the comment above it.
            lines[line(path) - 1] = "";
        }
        return byteOrderMark + String.join("", lines);
    }

    /** The secret that it contains, for messages; empty if there is none. */
    String secret() {
        if (values(KEY).anyMatch(value -> !value.isEmpty())) {
            return "an API key";
        }
        return values(PROXY).anyMatch(value -> value.text().contains("@")) ? "a proxy password" : "";
    }

    /** Whether it determines where a key comes from or where it is sent. */
    boolean controlsKey() {
        return KEY_SETTINGS.stream().flatMap(this::values).anyMatch(value -> !value.isEmpty());
    }

    List<String> keys() {
        return values(KEY).flatMap(value -> value.items().stream()).toList();
    }

    private Stream<Given> values(String name) {
        return values.values().stream().filter(value -> value.name().equals(name));
    }
}
