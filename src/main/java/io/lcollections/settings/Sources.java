package io.lcollections.settings;

import io.lcollections.model.UsageException;
import io.lcollections.settings.Configuration.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The sources of values that are not on the command line: environment, profile and configuration file.
 *
 * @param file empty if there is none
 * @param profile the selected profile, which exists in the file; empty for none
 */
public record Sources(Map<String, String> env, Optional<Configuration> file, String profile) {
    /** The sources of a value, in ascending precedence. */
    public enum Source {
        BUILT_IN,
        FILE,
        PROFILE,
        ENVIRONMENT,
        OPTION
    }

    /**
     * A configured value and its source.
     *
     * @param origin a variable, an option, or a file with its line: {@code /home/u/.config/lcollections/config.toml:3}
     */
    public record Given(Value value, Source source, String origin) {
        public String text() {
            return value.text();
        }

        /** {@code LCOLLECTIONS_LIMIT 'x'}, or {@code /home/u/config.toml:3: limit 'x'}. */
        public String described(String name) {
            boolean isOfFile = source == Source.FILE || source == Source.PROFILE;
            return origin + (isOfFile ? ": " + name : "") + " '" + text() + "'";
        }
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
            return Optional.of(new Given(Value.of(value), Source.ENVIRONMENT, variable));
        }
        Optional<Given> ofProfile = profile.isEmpty() ? Optional.empty() : inFile(profile, name, Source.PROFILE);
        return ofProfile.or(() -> inFile("", name, Source.FILE));
    }

    private Optional<Given> inFile(String table, String name, Source source) {
        List<String> path = Configuration.path(table, name);
        return file.flatMap(read -> read.value(path).map(value -> new Given(value, source, read.origin(path))));
    }

    /**
     * The stored key, or the command that prints it.
     *
     * @throws UsageException when both have the same precedence
     */
    public Optional<StoredKey> storedKey() {
        Optional<Given> key = find(Configuration.KEY);
        Optional<Given> command = find(Configuration.KEY_COMMAND);
        Source ofKey = key.map(Given::source).orElse(Source.BUILT_IN);
        Source ofCommand = command.map(Given::source).orElse(Source.BUILT_IN);
        if (key.isPresent() && ofKey == ofCommand) {
            throw new UsageException(
                    command.get().origin() + ": " + Configuration.KEY_COMMAND + " and " + Configuration.KEY
                            + " are both set",
                    "keep one of the two");
        }
        boolean isCommand = ofCommand.compareTo(ofKey) > 0;
        return (isCommand ? command : key)
                .filter(given -> !given.value().isEmpty())
                .map(given -> new StoredKey(given, isCommand));
    }
}
