package io.lcollections.settings;

import io.lcollections.api.ApiKey;
import io.lcollections.files.AtomicFile;
import io.lcollections.files.FileFailure;
import io.lcollections.model.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tomlj.TomlInvalidTypeException;

/** Reads and changes the configuration file. */
public final class ConfigFile {
    private static final int MAX_BYTES = 1 << 20;

    /** A key in a file that is not valid TOML. */
    private static final Pattern KEY_LINE =
            Pattern.compile("api[-_]?key[\"']?[ \\t]*[=:][ \\t]*[\"']*([^\"'\\s#]{4,})", Pattern.CASE_INSENSITIVE);

    private static final Set<PosixFilePermission> READABLE =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
    private static final Set<PosixFilePermission> WRITABLE =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final ConfigPlace place;
    private final Consumer<ApiKey> secrets;

    /**
     * @param secrets receives every key in the file before any message is created
     */
    public ConfigFile(ConfigPlace place, Consumer<ApiKey> secrets) {
        this.place = place;
        this.secrets = secrets;
    }

    /**
     * @return empty if the file does not exist
     * @throws UsageException when the file is unreadable or invalid, or its permissions are unsafe for its content
     */
    public Optional<Configuration> read() {
        if (!place.exists()) {
            return Optional.empty();
        }
        Configuration read = parse(text());
        if (read.holdsKey()) {
            refuse(READABLE, "contains an API key and is readable by other users", "chmod 600 ");
        }
        if (read.holdsPassword()) {
            refuse(READABLE, "contains a proxy password and is readable by other users", "chmod 600 ");
        }
        if (read.controlsKey()) {
            refuse(
                    WRITABLE,
                    "controls where the API key comes from or goes to and is writable by other users",
                    "chmod go-w ");
        }
        return Optional.of(read);
    }

    private void refuse(Set<PosixFilePermission> unsafe, String why, String command) {
        try {
            Set<PosixFilePermission> permissions = AtomicFile.permissions(place.file());
            if (permissions != null && permissions.stream().anyMatch(unsafe::contains)) {
                throw new UsageException(
                        "the configuration '" + place.file() + "' " + why + " ("
                                + PosixFilePermissions.toString(permissions) + ")",
                        command + ConfigValue.shellWord(place.file().toString()));
            }
        } catch (IOException deleted) {
            // There is nothing left to protect.
        }
    }

    private Configuration parse(String text) {
        try {
            Configuration read = new Configuration(place, text);
            read.keys().forEach(this::keepSecret);
            return read;
        } catch (Configuration.Malformed invalid) {
            Matcher key = KEY_LINE.matcher(text);
            while (key.find()) {
                keepSecret(key.group(1));
            }
            throw new UsageException(
                    place.file() + ":" + invalid.line() + ": invalid TOML: " + invalid.getMessage(),
                    "write NAME = VALUE, with text in quotes: network = \"sandbox\"");
        }
    }

    private void keepSecret(String text) {
        try {
            Optional.ofNullable(ApiKey.parse(text, Configuration.KEY)).ifPresent(secrets);
        } catch (UsageException invalid) {
            // Not a possible key.
        }
    }

    private String text() {
        try (InputStream in = Files.newInputStream(place.file())) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw failure("is larger than " + MAX_BYTES + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException invalid) {
            throw failure("is not UTF-8");
        } catch (IOException unreadable) {
            throw failure("cannot be read: " + FileFailure.of(unreadable));
        }
    }

    private UsageException failure(String what) {
        return new UsageException("the configuration '" + place.file() + "' " + what, null);
    }

    /**
     * Sets one value; everything else in the file is kept.
     *
     * @param value as typed on the command line
     * @param isFlag whether it is {@code true} or {@code false}
     * @throws UsageException when the file cannot be changed
     */
    public void set(List<String> path, String value, boolean isFlag) {
        change(path, Optional.of(ConfigValue.of(value)), before -> before.with(path, value, isFlag));
    }

    /**
     * Removes one value if it is set; everything else in the file is kept.
     *
     * @throws UsageException when the file cannot be changed
     */
    public void unset(List<String> path) {
        if (place.exists()) {
            change(path, Optional.empty(), before -> before.without(path));
        }
    }

    /** Locks the file, so that two processes cannot overwrite each other's changes. */
    private void change(List<String> path, Optional<ConfigValue> value, Function<Configuration, String> edit) {
        try {
            Path target = AtomicFile.resolve(place.file());
            AtomicFile.createFolder(target.getParent());
            try (FileChannel lock = AtomicFile.openLock(target)) {
                lock.lock();
                Configuration before = read().orElseGet(() -> parse(""));
                if (value.isPresent() || before.values().containsKey(path)) {
                    Configuration after = edited(path, value, before, edit);
                    boolean isPrivate = after.holdsKey() || after.holdsPassword() || !Files.exists(target);
                    AtomicFile.replace(
                            target, isPrivate, out -> out.write(after.text().getBytes(StandardCharsets.UTF_8)));
                }
            }
        } catch (IOException failed) {
            throw failure("cannot be written: " + FileFailure.of(failed));
        }
    }

    /** The file after the change, parsed again to verify that no other value has changed. */
    private Configuration edited(
            List<String> path,
            Optional<ConfigValue> value,
            Configuration before,
            Function<Configuration, String> edit) {
        Map<List<String>, ConfigValue> wanted = new LinkedHashMap<>(before.values());
        wanted.keySet().removeIf(each -> isWithin(path, each));
        value.ifPresent(present -> wanted.put(path, present));
        try {
            Configuration after = new Configuration(place, edit.apply(before));
            if (after.values().equals(wanted)) {
                return after;
            }
        } catch (Configuration.Malformed | TomlInvalidTypeException | IllegalArgumentException impossible) {
            // Reported below.
        }
        throw new UsageException(
                "'" + String.join(".", path) + "' cannot be changed in '" + place.file()
                        + "' without changing something else",
                "change it in an editor");
    }

    private static boolean isWithin(List<String> path, List<String> other) {
        return other.size() >= path.size() && other.subList(0, path.size()).equals(path);
    }

    /** Passes every key in the file to {@code secrets}; an unreadable file is not an error here. */
    public void keepSecrets() {
        try {
            if (place.exists()) {
                parse(text());
            }
        } catch (UsageException invalid) {
            // Reported by the command that needs the file.
        }
    }
}
