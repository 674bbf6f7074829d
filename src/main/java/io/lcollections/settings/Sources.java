package io.lcollections.settings;

import io.lcollections.model.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The sources of values that are not on the command line: environment, profile and configuration file. */
public final class Sources {
    private final Map<String, String> env;
    private final Optional<Configuration> file;
    private final String profile;

    /**
     * @param file empty if there is none
     * @param profile the selected profile, which exists in the file; empty for none
     */
    public Sources(Map<String, String> env, Optional<Configuration> file, String profile) {
        this.env = env;
        this.file = file;
        this.profile = profile;
    }

    public Optional<Configuration> file() {
        return file;
    }

    /** The selected profile; empty for none. */
    public String profile() {
        return profile;
    }

    /** The variable of a setting: {@code token-address} becomes {@code LCOLLECTIONS_TOKEN_ADDRESS}. */
    public static String variable(String name) {
        return "LCOLLECTIONS_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** The value of a setting with the highest precedence; it may be empty, which unsets the setting. */
    public Optional<Given> find(String name) {
        String variable = variable(name);
        // The key has a variable of its own, without this prefix.
        String value = name.equals(Configuration.KEY) ? "" : env.getOrDefault(variable, "");
        if (!value.isEmpty()) {
            return Optional.of(new Given(ConfigValue.of(value), Source.ENVIRONMENT, () -> variable));
        }
        Optional<Given> ofProfile = profile.isEmpty() ? Optional.empty() : inFile(profile, name, Source.PROFILE);
        return ofProfile.isPresent() ? ofProfile : inFile("", name, Source.FILE);
    }

    private Optional<Given> inFile(String table, String name, Source source) {
        List<String> path = Configuration.path(table, name);
        return file.flatMap(read -> read.value(table, name).map(value -> new Given(value, source, read.origin(path))));
    }

    /**
     * The stored key, or the command that prints it.
     *
     * @throws UsageException when both have the same precedence
     */
    public Optional<StoredKey> storedKey() {
        Optional<Given> key = find(Configuration.KEY);
        Optional<Given> command = find(Configuration.KEY_COMMAND);
        int order = command.map(Given::source)
                .orElse(Source.BUILT_IN)
                .compareTo(key.map(Given::source).orElse(Source.BUILT_IN));
        if (key.isPresent() && order == 0) {
            throw new UsageException(
                    command.get().origin().text() + ": " + Configuration.KEY_COMMAND + " and " + Configuration.KEY
                            + " are both set",
                    "keep one of the two");
        }
        boolean isCommand = order > 0;
        return (isCommand ? command : key)
                .filter(given -> !given.value().isEmpty())
                .map(given -> new StoredKey(given, isCommand));
    }
}
