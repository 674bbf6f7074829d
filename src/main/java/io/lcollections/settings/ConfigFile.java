package io.lcollections.settings;

import io.lcollections.api.ApiKey;
import io.lcollections.files.FileFailure;
import io.lcollections.files.FileLock;
import io.lcollections.files.FileReplacement;
import io.lcollections.model.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the configuration file, and changes it. */
public final class ConfigFile {
    /** Far more than anybody has settings. */
    private static final int MOST_BYTES = 1 << 20;

    private final ConfigPlace place;
    private final Consumer<ApiKey> secrets;

    /**
     * @param secrets is given every key that is in the file, before anything is said of it
     */
    public ConfigFile(ConfigPlace place, Consumer<ApiKey> secrets) {
        this.place = place;
        this.secrets = secrets;
    }

    /**
     * @return empty where there is none
     * @throws UsageException when it cannot be read, is no TOML, or holds what others may see or change
     */
    public Optional<Configuration> read() {
        if (!place.exists()) {
            return Optional.empty();
        }
        Configuration read = parse(text());
        read.keys().forEach(secrets);
        ConfigPermissions.check(read, place.file());
        return Optional.of(read);
    }

    private Configuration parse(String text) {
        try {
            return new Configuration(place, text, TomlTree.parse(text));
        } catch (TomlTree.Malformed wrong) {
            SecretText.inDocument(text).forEach(secrets);
            throw new UsageException(
                    place.file() + ":" + wrong.line() + ": not TOML: " + wrong.getMessage(),
                    "a line is NAME = VALUE, with text in quotes, such as network = \"sandbox\"");
        }
    }

    private String text() {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(place.file())) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException unreadable) {
            throw new UsageException(
                    "the configuration '" + place.file() + "' cannot be read: " + FileFailure.of(unreadable), null);
        }
        if (bytes.length > MOST_BYTES) {
            throw new UsageException(
                    "the configuration '" + place.file() + "' is over " + MOST_BYTES + " bytes long", null);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new UsageException("the configuration '" + place.file() + "' is not UTF-8", null);
        }
    }

    /**
     * Sets one entry.
     *
     * @param value as it would be typed
     * @param isFlag whether it is {@code true} or {@code false}
     * @throws UsageException when it cannot be written, or not without changing anything else
     */
    public void set(List<String> path, String value, boolean isFlag) {
        alone(() -> setAlone(path, value, isFlag));
    }

    private void setAlone(List<String> path, String value, boolean isFlag) {
        Optional<Configuration> before = read();
        String text = before.map(Configuration::text).orElse("");
        Map<List<String>, ConfigValue> wanted =
                new LinkedHashMap<>(before.map(Configuration::values).orElse(Map.of()));
        wanted.keySet().removeIf(each -> isWithin(path, each));
        wanted.put(path, ConfigValue.of(value));
        replace(path, new TomlEdit(text).with(path, TomlEdit.literal(value, isFlag)), wanted);
    }

    /**
     * Takes one entry out, if there is one.
     *
     * @throws UsageException when it cannot be written, or not without changing anything else
     */
    public void unset(List<String> path) {
        if (place.exists()) {
            alone(() -> unsetAlone(path));
        }
    }

    private void unsetAlone(List<String> path) {
        Optional<Configuration> before = read();
        if (before.isEmpty() || !before.get().values().containsKey(path)) {
            return;
        }
        Map<List<String>, ConfigValue> wanted = new LinkedHashMap<>(before.get().values());
        wanted.keySet().removeIf(each -> isWithin(path, each));
        replace(path, new TomlEdit(before.get().text()).without(path), wanted);
    }

    /** From reading to replacing: what another process changes meanwhile would be lost. */
    private void alone(Runnable change) {
        try {
            FileLock.during(place.file(), change);
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    /** The elements of an array of tables are within it. */
    private static boolean isWithin(List<String> path, List<String> other) {
        return other.size() >= path.size() && other.subList(0, path.size()).equals(path);
    }

    private void replace(List<String> path, String text, Map<List<String>, ConfigValue> wanted) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        Configuration after = null;
        try {
            // As it will be read: not every text can be said in UTF-8.
            after = new Configuration(place, text, TomlTree.parse(new String(content, StandardCharsets.UTF_8)));
        } catch (TomlTree.Malformed spoilt) {
            // Told below.
        }
        if (after == null || !after.values().equals(wanted)) {
            throw new UsageException(
                    "'" + String.join(".", path) + "' cannot be changed in '" + place.file()
                            + "' without touching what stands around it",
                    "change it in an editor");
        }
        try {
            FileReplacement.write(place.file(), content, after.holdsKey() || after.holdsPassword());
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    private UsageException unwritable(IOException failed) {
        return new UsageException(
                "the configuration '" + place.file() + "' cannot be written: " + FileFailure.of(failed), null);
    }

    /** Gives away every key in it, as far as there are any to be found; nothing is wrong with a file here. */
    public void keepSecrets() {
        try {
            if (place.exists()) {
                parse(text()).keys().forEach(secrets);
            }
        } catch (UsageException unreadable) {
            // It is told by whoever needs the file.
        }
    }
}
