package io.lcollections.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lcollections.api.ApiKey;
import io.lcollections.files.AtomicFile;
import io.lcollections.files.InputFile;
import io.lcollections.model.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tomlj.TomlInvalidTypeException;

/**
 * The configuration file, which need not exist.
 *
 * @param namedBy the option or variable that names it; empty for the default path, where a missing file is not an error
 * @param secrets receives every key in the file before any message is created
 */
public record ConfigFile(Path path, String namedBy, Consumer<ApiKey> secrets) {
    private static final int MAX_BYTES = 1 << 20;

    /** A key, also in a file that is no TOML. */
    private static final Pattern KEY_LINE =
            Pattern.compile("api[-_]?key[\"']?[ \\t]*[=:][ \\t]*[\"']*([^\"'\\s#]{4,})", Pattern.CASE_INSENSITIVE);

    /**
     * The named file, or the default path: that of the XDG Base Directory Specification on macOS too, and {@code APPDATA}
     * on Windows, where no path begins with a slash; empty if the environment has none of these.
     */
    public static Optional<ConfigFile> find(
            String named, String namedBy, Map<String, String> env, Consumer<ApiKey> secrets) {
        String folder = env.getOrDefault("XDG_CONFIG_HOME", "");
        String home = env.getOrDefault("HOME", "");
        // The specification ignores relative paths.
        String ofHome = home.startsWith("/") ? home + "/.config" : env.getOrDefault("APPDATA", "");
        String base = folder.startsWith("/") ? folder : ofHome;
        if (named.isEmpty() && base.isEmpty()) {
            return Optional.empty();
        }
        String name = named.isEmpty() ? base + "/lcollections/config.toml" : named;
        try {
            return Optional.of(new ConfigFile(Path.of(name), named.isEmpty() ? "" : namedBy, secrets));
        } catch (InvalidPathException invalid) {
            throw new UsageException("the configuration '" + name + "' is not a valid file name", null);
        }
    }

    public boolean exists() {
        return path.toFile().exists();
    }

    public boolean isDefault() {
        return namedBy.isEmpty();
    }

    /** Empty if the file does not exist; fails if it is invalid, or its permissions are unsafe for its content. */
    public Optional<Configuration> read() {
        if (!exists()) {
            return Optional.empty();
        }
        // A named pipe in the usual place would wait for ever; a named one may be <(...) of a shell.
        if (isDefault() && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
            throw failure("is not a regular file", null);
        }
        Configuration read = parse(text());
        String controls = "controls where the API key comes from or goes to and ";
        if (read.controlsKey()) {
            InputFile.foreignOwner(path).ifPresent(problem -> {
                throw failure(controls + problem, "use a file of your own: --config FILE");
            });
        }
        if (!read.secret().isEmpty()) {
            refuseOthers('r', "contains " + read.secret() + " and is readable by other users", "chmod 600 ");
        }
        if (read.controlsKey()) {
            refuseOthers('w', controls + "is writable by other users", "chmod go-w ");
        }
        return Optional.of(read);
    }

    /** Refuses a permission of the group or of others. */
    private void refuseOthers(char permission, String why, String command) {
        try {
            Set<PosixFilePermission> all = AtomicFile.permissions(path);
            String shown = all == null ? "" : PosixFilePermissions.toString(all);
            if (shown.indexOf(permission, "rwx".length()) >= 0) {
                throw failure(why + " (" + shown + ")", command + shellWord(("" + path).replaceFirst("^-", "./-")));
            }
        } catch (IOException deleted) {
            // There is nothing left to protect.
        }
    }

    private Configuration parse(String text) {
        KEY_LINE.matcher(text).results().forEach(key -> keepSecret(key.group(1)));
        Configuration read = new Configuration(path, text);
        read.keys().forEach(this::keepSecret);
        return read;
    }

    private void keepSecret(String text) {
        try {
            Optional.ofNullable(ApiKey.parse(text, Configuration.KEY)).ifPresent(secrets);
        } catch (UsageException invalid) {
            // Not a possible key.
        }
    }

    private String text() {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw failure("is larger than " + MAX_BYTES + " bytes", null);
            }
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException invalid) {
            throw failure("is not UTF-8", null);
        } catch (IOException unreadable) {
            throw failure("cannot be read: " + InputFile.reason(unreadable), null);
        }
    }

    private UsageException failure(String what, String hint) {
        return new UsageException("the configuration '" + path + "' " + what, hint);
    }

    /** Sets or removes one value, and removes what a killed process left, which may contain a key; all else is kept. */
    public void change(List<String> setting, Optional<String> value) {
        if (value.isEmpty()
                && !AtomicFile.hasTemporary(path)
                && read().flatMap(old -> old.value(setting)).isEmpty()) {
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
                Configuration before = read().orElseGet(() -> parse(""));
                if (value.isPresent() || before.value(setting).isPresent()) {
                    Configuration after = changed(before, setting, value);
                    boolean isPrivate = !after.secret().isEmpty() || !Files.exists(target);
                    AtomicFile.replace(
                            target, isPrivate, out -> out.write(after.text().getBytes(UTF_8)));
                }
            }
        } catch (IOException failed) {
            throw failure("cannot be written: " + InputFile.reason(failed), null);
        }
    }

    /** The file after the change, parsed again to verify that no other value has changed. */
    private Configuration changed(Configuration before, List<String> setting, Optional<String> value) {
        Map<List<String>, List<String>> wanted = before.items();
        wanted.keySet().removeIf(each -> Collections.indexOfSubList(each, setting) == 0);
        value.ifPresent(text -> wanted.put(setting, List.of(text)));
        try {
            Configuration after = new Configuration(path, before.with(setting, value));
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

    /** The text in quotes if a shell would interpret it. */
    public static String shellWord(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Passes every key in the file to {@code secrets}; an unreadable file is not an error here. */
    public void keepSecrets() {
        try {
            if (exists()) {
                parse(text());
            }
        } catch (UsageException invalid) {
            // Reported by the command that needs the file.
        }
    }
}
