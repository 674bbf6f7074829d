package io.lcollections.settings;

import io.lcollections.model.UsageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the configuration file is, whether it is there or not.
 *
 * @param file its path; not empty
 * @param saidBy the option or the variable that names it; empty for the usual place
 */
public record ConfigPlace(Path file, String saidBy) {

    /**
     * The place by the XDG Base Directory Specification, on every system alike, unless another file is named.
     *
     * @param named the file that is named; empty for none
     * @param saidBy what names it
     * @return empty where no file is named and neither {@code XDG_CONFIG_HOME} nor {@code HOME} is set
     * @throws UsageException when what is named cannot be a file
     */
    public static Optional<ConfigPlace> of(String named, String saidBy, Map<String, String> env) {
        if (!named.isEmpty()) {
            return Optional.of(new ConfigPlace(path(named, saidBy), saidBy));
        }
        String folder = env.getOrDefault("XDG_CONFIG_HOME", "");
        String home = env.getOrDefault("HOME", "");
        // The specification has relative ones passed over.
        String base = folder.startsWith("/") ? folder : home.isEmpty() ? "" : home + "/.config";
        return base.isEmpty()
                ? Optional.empty()
                : Optional.of(new ConfigPlace(path(base + "/lcollections/config.toml", "HOME"), ""));
    }

    private static Path path(String name, String saidBy) {
        try {
            return Path.of(name);
        } catch (InvalidPathException impossible) {
            throw new UsageException(saidBy + " '" + name + "' is no name of a file", null);
        }
    }

    /** Whether there is such a file. */
    public boolean exists() {
        return file.toFile().exists();
    }

    /** Whether nobody named it, so that nobody misses it either. */
    public boolean isUsual() {
        return saidBy.isEmpty();
    }
}
