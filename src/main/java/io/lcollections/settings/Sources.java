package io.lcollections.settings;

import io.lcollections.model.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The places that a value can come from when it is not typed: environment, profile, file. */
public final class Sources {
    private final Map<String, String> env;
    private final Optional<Configuration> file;
    private final String profile;

    /**
     * @param file empty where there is none
     * @param profile the one that is chosen, which the file has; empty for none
     */
    public Sources(Map<String, String> env, Optional<Configuration> file, String profile) {
        this.env = env;
        this.file = file;
        this.profile = profile;
    }

    /** The file that was read; empty where there is none. */
    public Optional<Configuration> file() {
        return file;
    }

    /** The profile that is chosen; empty for none. */
    public String profile() {
        return profile;
    }

    /** The variable of a setting: of {@code token-address}, {@code LCOLLECTIONS_TOKEN_ADDRESS}. */
    public static String variable(String name) {
        return "LCOLLECTIONS_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** The value of a setting from the strongest place that has one; it may be one that says that there is none. */
    public Optional<Given> find(String name) {
        Optional<Given> variable = inEnvironment(name);
        if (variable.isPresent()) {
            return variable;
        }
        Optional<Given> ofProfile = profile.isEmpty() ? Optional.empty() : inFile(profile, name, Source.PROFILE);
        return ofProfile.isPresent() ? ofProfile : inFile("", name, Source.FILE);
    }

    private Optional<Given> inEnvironment(String name) {
        // The service's own variable is that of the key.
        String value = name.equals(Configuration.KEY) ? "" : env.getOrDefault(variable(name), "");
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(new Given(ConfigValue.of(value), Source.ENVIRONMENT, new Given.Variable(variable(name))));
    }

    private Optional<Given> inFile(String table, String name, Source source) {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        List<String> path = Configuration.path(table, name);
        ConfigValue value = file.get().values().get(path);
        return value == null
                ? Optional.empty()
                : Optional.of(new Given(value, source, file.get().origin(path)));
    }

    /**
     * The key that is stored, or the command that prints it.
     *
     * @throws UsageException when both stand at the strongest place
     */
    public Optional<StoredKey> storedKey() {
        Optional<Given> key = find(Configuration.KEY);
        Optional<Given> command = find(Configuration.KEY_COMMAND);
        if (key.isPresent()
                && command.isPresent()
                && key.get().source() == command.get().source()) {
            throw new UsageException(
                    command.get().origin().text() + ": " + Configuration.KEY_COMMAND + " and " + Configuration.KEY
                            + " stand beside each other",
                    "keep one of the two");
        }
        boolean isCommand = command.isPresent()
                && (key.isEmpty() || command.get().source().compareTo(key.get().source()) > 0);
        return (isCommand ? command : key)
                .filter(given -> !given.value().isEmpty())
                .map(given -> new StoredKey(given, isCommand));
    }
}
