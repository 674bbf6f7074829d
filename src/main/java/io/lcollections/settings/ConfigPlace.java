package io.lcollections.settings;

import io.lcollections.model.UsageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The path of the configuration file, which need not exist.
 *
 * @param saidBy the option or variable that names the file; empty for the default path
 */
public record ConfigPlace(Path file, String saidBy) {

    /**
     * The named file, or the default path of the XDG Base Directory Specification (on every system).
     *
     * @param named the file; empty for the default
     * @param saidBy the option or variable that names it
     * @return empty if there is no named file, {@code XDG_CONFIG_HOME} or {@code HOME}
     * @throws UsageException when the name is not a valid path
     */
    public static Optional<ConfigPlace> of(String named, String saidBy, Map<String, String> env) {
        if (!named.isEmpty()) {
            return Optional.of(new ConfigPlace(path(named, saidBy), saidBy));
        }
        String folder = env.getOrDefault("XDG_CONFIG_HOME", "");
        String home = env.getOrDefault("HOME", "");
        // The specification ignores relative paths.
        String base = folder.startsWith("/") ? folder : home.isEmpty() ? "" : home + "/.config";
        return base.isEmpty()
                ? Optional.empty()
                : Optional.of(new ConfigPlace(path(base + "/lcollections/config.toml", "HOME"), ""));
    }

    private static Path path(String name, String saidBy) {
        try {
            return Path.of(name);
        } catch (InvalidPathException invalid) {
            throw new UsageException(saidBy + " '" + name + "' is not a valid file name", null);
        }
    }

    public boolean exists() {
        return file.toFile().exists();
    }

    /** Whether this is the default path, where a missing file is not an error. */
    public boolean isUsual() {
        return saidBy.isEmpty();
    }
}
