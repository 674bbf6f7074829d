package io.lcollections.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lcollections.api.ApiKey;
import io.lcollections.files.AtomicFile;
import io.lcollections.files.InputFile;
import io.lcollections.model.UsageException;
import io.lcollections.settings.Given.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tomlj.MutableTomlTable;
import org.tomlj.Toml;
import org.tomlj.TomlInvalidTypeException;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlValue;

/**
 * The configuration file, which need not exist: default values of options by their long names, at the top level or in
 * tables {@code [profiles.NAME]}. Settings are named by the lists of their keys.
 *
 * @param path {@code null} if the environment has no place for the file
 * @param namedBy the option or variable that names it; empty for the default path, where a missing file is not an error
 * @param secrets receives every key in the file before any message is created
 */
public record ConfigFile(Path path, String namedBy, Consumer<ApiKey> secrets) {
    public static final String PROFILES = "profiles";
    public static final String PROFILE = "profile";
    private static final int MAX_BYTES = 1 << 20;
    private static final String PROXY = "proxy";
    /** Some editors on Windows write it. */
    private static final String MARK = "^\uFEFF";

    /** Whoever controls one of these can obtain the key. */
    private static final Set<String> KEY_SETTINGS =
            Set.of(KeySource.KEY, KeySource.KEY_COMMAND, KeySource.KEY_FILE, "base-url", PROXY, "ca-file");

    /** A key, also in a file that is no TOML. */
    private static final String KEY_LINE = "(?i)api[-_]?key[\"']?[ \\t]*[=:][ \\t]*[\"']*([^\"'\\s#]{4,})";

    private static final String NAME = "\\s*(?:(?=[^=]*=)|\\[\\s*(?=[^\\]]*]))[\"']?([\\w.-]{1,60})";

    /** What may be a key, or the password of a proxy, under any name; a message shows a backslash as two. */
    private static final String HIDDEN = "(?is).*(key|proxy|passw|secret|[@\\\\]|\\w{20}).*|.{81,}";

    /** The values by their paths, and all profiles; what is not on the command line or in a variable. */
    public record Content(String text, Map<List<String>, Given> values, Set<String> profiles) {
        /** Of a file that does not exist. */
        public static final Content NONE = new Content("", Map.of(), Set.of());

        public Optional<Given> value(List<String> setting) {
            return Optional.ofNullable(values.get(setting));
        }

        Map<List<String>, List<String>> items() {
            Map<List<String>, List<String>> items = new LinkedHashMap<>();
            values.forEach((setting, value) -> items.put(setting, value.items()));
            return items;
        }

        /** The secret that it contains, for messages; empty if there is none. */
        private String secret() {
            return set(KeySource.KEY).anyMatch(key -> true)
                    ? "an API key"
                    : set(PROXY).anyMatch(url -> url.text().contains("@")) ? "a proxy password" : "";
        }

        private Stream<Given> set(String name) {
            return values.values().stream().filter(value -> value.name().equals(name) && !value.isEmpty());
        }
    }

    /**
     * The named file, or the default path: that of the XDG Base Directory Specification on macOS too, and {@code APPDATA}
     * on Windows, where no path begins with a slash.
     */
    public static ConfigFile find(String named, String namedBy, Map<String, String> env, Consumer<ApiKey> secrets) {
        String folder = env.getOrDefault("XDG_CONFIG_HOME", "");
        String home = env.getOrDefault("HOME", "");
        // The specification ignores relative paths.
        String ofHome = home.startsWith("/") ? home + "/.config" : env.getOrDefault("APPDATA", "");
        String base = folder.startsWith("/") ? folder : ofHome;
        if (named.isEmpty() && base.isEmpty()) {
            return new ConfigFile(null, "", secrets);
        }
        String name = named.isEmpty() ? base + "/lcollections/config.toml" : named;
        try {
            return new ConfigFile(Path.of(name), named.isEmpty() ? "" : namedBy, secrets);
        } catch (InvalidPathException invalid) {
            throw new UsageException("the configuration '" + name + "' is not a valid file name", null);
        }
    }

    /** The path of a setting in a profile, or at the top level if the profile is empty. */
    public static List<String> setting(String profile, String name) {
        return profile.isEmpty() ? List.of(name) : List.of(PROFILES, profile, name);
    }

    public boolean exists() {
        return path != null && path.toFile().exists();
    }

    /** Fails if the file is invalid, or its permissions are unsafe for its content. */
    public Content read() {
        if (!exists()) {
            return Content.NONE;
        }
        // A named pipe in the usual place would wait for ever; a named one may be <(...) of a shell.
        if (namedBy.isEmpty() && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
            throw failure("is not a regular file", null);
        }
        Content content = parse(text());
        if (KEY_SETTINGS.stream().flatMap(content::set).anyMatch(value -> true)) {
            String controls = "controls where the API key comes from or goes to and ";
            InputFile.foreignOwner(path).ifPresent(problem -> {
                throw failure(controls + problem, "use a file of your own: --config FILE");
            });
            if (!content.secret().isEmpty()) {
                refuseOthers('r', "contains " + content.secret() + " and is readable by other users", "chmod 600 ");
            }
            refuseOthers('w', controls + "is writable by other users", "chmod go-w ");
        }
        return content;
    }

    /** Fails if the file only cannot be reached: without its values, a query could go to another service. */
    public void requireReachable() {
        if (path == null || exists()) {
            return;
        }
        if (Files.isSymbolicLink(path)) {
            throw failure("is a symbolic link to a file that does not exist", "lcollections config set creates that");
        }
        try {
            path.getFileSystem().provider().checkAccess(path);
        } catch (AccessDeniedException denied) {
            throw failure("cannot be read: permission denied", "--config FILE names another one");
        } catch (IOException absent) {
            // As most users have it.
        }
    }

    /** Refuses a permission of the group or of others. */
    private void refuseOthers(char permission, String why, String command) {
        String all = AtomicFile.permissions(path);
        if (all.indexOf(permission, "rwx".length()) >= 0) {
            throw failure(why + " (" + all + ")", command + shellWord(name()));
        }
    }

    private String text() {
        byte[] bytes =
                new InputFile("the configuration", name()).readAll(InputStream.nullInputStream(), null, MAX_BYTES);
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException invalid) {
            throw failure("is not UTF-8", null);
        }
    }

    /** The path, which is no option of a command. */
    private String name() {
        return path.toString().replaceFirst("^-", "./-");
    }

    private UsageException failure(String what, String hint) {
        return new UsageException("the configuration '" + path + "' " + what, hint);
    }

    Content parse(String text) {
        Pattern.compile(KEY_LINE).matcher(text).results().forEach(key -> keepSecret(key.group(1)));
        String toml = text.replaceFirst(MARK, "");
        TomlParseResult parsed = Toml.parse(toml);
        if (parsed.hasErrors()) {
            throw invalid(toml.lines().toList(), parsed.errors().get(0));
        }
        Content content = new Content(text, new LinkedHashMap<>(), new LinkedHashSet<>());
        for (List<String> setting : parsed.keyPathSet(true)) {
            if (!parsed.isTable(setting)) {
                content.values.put(setting, given(parsed, setting));
            } else if (setting.size() == 2 && setting.get(0).equals(PROFILES)) {
                content.profiles.add(setting.get(1));
            }
        }
        content.set(KeySource.KEY).flatMap(key -> key.items().stream()).forEach(this::keepSecret);
        return content;
    }

    private void keepSecret(String text) {
        try {
            Optional.ofNullable(ApiKey.parse(text, KeySource.KEY)).ifPresent(secrets);
        } catch (UsageException invalid) {
            // Not a possible key.
        }
    }

    private Given given(TomlParseResult parsed, List<String> setting) {
        TomlValue value = parsed.entry(setting).value();
        List<String> items = value.isArray()
                ? IntStream.range(0, value.getArray().size())
                        .mapToObj(i -> text(value.getArray().entry(i).value()))
                        .toList()
                : List.of(text(value));
        Source source = setting.size() == 1 ? Source.FILE : Source.PROFILE;
        String origin = path + ":" + parsed.inputPositionOf(setting).line();
        return new Given(setting.get(setting.size() - 1), items, value.isArray(), source, origin);
    }

    /** Numbers with a fraction, {@code 2.50}, and what no option takes are as they were typed. */
    private static String text(TomlValue value) {
        if (value.isString() || value.isLong()) {
            return "" + value.get();
        }
        String line = MutableTomlTable.create().set("v", value).toToml();
        return line.substring("v = ".length()).replace("_", "").strip();
    }

    /** The first error; the line is shown as it was typed, unless it may hold a secret. */
    private UsageException invalid(List<String> lines, TomlParseError error) {
        int number = Math.min(error.position().line(), lines.size());
        int first = number;
        Pattern start = Pattern.compile(NAME);
        while (first > 1 && !start.matcher(lines.get(first - 1)).lookingAt()) {
            first--;
        }
        // A list that is not closed is reported at the end of the file.
        number = error.getMessage().contains("end of input") ? first : number;
        String line = lines.get(number - 1).strip();
        Matcher named = start.matcher(line);
        String name = named.lookingAt() && !ApiKey.looksLikeOne(named.group(1)) ? "'" + named.group(1) + "'" : "a line";
        String what = path + ":" + number + ": invalid TOML: ";
        if (error.getMessage().matches("(?s).*(already defined|[Dd]uplicate|previously).*")) {
            return new UsageException(what + name + " is in the file twice", "keep one of the two");
        }
        String value = String.join("\n", lines.subList(first - 1, number));
        boolean isShown = !line.matches("[\\w-]+") && !value.matches(HIDDEN);
        return new UsageException(
                what + (isShown ? line : name + " cannot be read"),
                "a setting is NAME = VALUE, such as network = \"sandbox\": text is in straight quotes ('…' if it has a"
                        + " backslash), a list ends with ], true and false are in lower case; a table is"
                        + " [profiles.NAME], with quotes around a name with blanks; comments begin with #");
    }

    /** Sets or removes one value, and removes what a killed process left, which may contain a key; all else is kept. */
    public void change(List<String> setting, Optional<String> value) {
        if (value.isEmpty()
                && !AtomicFile.hasTemporary(path)
                && read().value(setting).isEmpty()) {
            return;
        }
        try {
            Path target = AtomicFile.resolve(path);
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                throw failure("is not a regular file", null);
            }
            AtomicFile.createFolder(target.getParent());
            // Two processes cannot overwrite each other's changes.
            try (FileChannel lock = AtomicFile.openLock(target)) {
                lock.lock();
                AtomicFile.deleteTemporary(target);
                Content before = read();
                if (value.isPresent() || before.value(setting).isPresent()) {
                    Content after = changed(before, setting, value);
                    boolean isPrivate = !after.secret().isEmpty() || !Files.exists(target);
                    AtomicFile.replace(target, isPrivate, out -> out.write(after.text.getBytes(UTF_8)));
                }
            }
        } catch (IOException failed) {
            throw failure("cannot be written: " + InputFile.reason(failed), null);
        }
    }

    /** The file after the change, parsed again to verify that no other value has changed. */
    private Content changed(Content before, List<String> setting, Optional<String> value) {
        Map<List<String>, List<String>> wanted = before.items();
        wanted.keySet().removeIf(each -> Collections.indexOfSubList(each, setting) == 0);
        value.ifPresent(text -> wanted.put(setting, List.of(text)));
        try {
            Content after = parse(with(before.text, setting, value));
            if (after.items().equals(wanted)) {
                return after;
            }
        } catch (UsageException | TomlInvalidTypeException | IllegalArgumentException impossible) {
            // Reported below.
        }
        throw new UsageException(
                "'" + String.join(".", setting) + "' cannot be changed in '" + path
                        + "' without changing something else",
                "change it in an editor");
    }

    /** The text with a setting changed, added or removed; comments and layout are kept. */
    static String with(String text, List<String> setting, Optional<String> value) {
        String toml = text.replaceFirst(MARK, "");
        TomlParseResult parsed = Toml.parse(toml);
        int line = value.isPresent() ? 0 : parsed.inputPositionOf(setting).line();
        // A value that is removed is first written on one line.
        String typed = value.orElse("true");
        boolean isBare = typed.matches("true|false|(0|[1-9]\\d{0,17})(\\.\\d{1,9})?");
        // On one line: tomlj itself would write a text with line breaks on several.
        String literal = isBare ? typed : '"' + Toml.tomlEscape(typed).toString() + '"';
        String[] lines = parsed.set(setting, TomlValue.parse(literal)).toToml().split("(?<=\n)");
        if (line > 0) {
            // Unlike tomlj's own removal this keeps the comment above it.
            lines[line - 1] = "";
        }
        return text.substring(0, text.length() - toml.length()) + String.join("", lines);
    }

    /** The text in quotes if a shell would interpret it. */
    public static String shellWord(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
