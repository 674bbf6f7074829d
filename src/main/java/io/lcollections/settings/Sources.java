package io.lcollections.settings;

import io.lcollections.settings.Configuration.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The sources of values that are not on the command line: environment, profile and file, of which some may be empty. */
public record Sources(Map<String, String> env, Optional<Configuration> file, String profile) {
    /** In ascending precedence. */
    public enum Source {
        BUILT_IN,
        FILE,
        PROFILE,
        ENVIRONMENT,
        OPTION
    }

    /** A configured value; its origin is a variable, an option, or a file with its line: {@code /home/u/config.toml:3}. */
    public record Given(String name, Value value, Source source, String origin) {
        public String text() {
            return value.text();
        }

        public boolean isEmpty() {
            return value.isEmpty();
        }

        /** {@code LCOLLECTIONS_LIMIT 'x'}, or {@code /home/u/config.toml:3: limit 'x'}. */
        public String described() {
            boolean isOfFile = source == Source.FILE || source == Source.PROFILE;
            return origin + (isOfFile ? ": " + name : "") + " '" + text() + "'";
        }
    }

    /** The variable of a setting: {@code token-address} becomes {@code LCOLLECTIONS_TOKEN_ADDRESS}. */
    public static String variable(String name) {
        return name.equals(Configuration.KEY)
                ? KeySource.VARIABLE
                : "LCOLLECTIONS_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    public Optional<Given> find(String name) {
        String variable = variable(name);
        String value = env.getOrDefault(variable, "");
        if (!value.isEmpty()) {
            return Optional.of(new Given(name, Value.of(value), Source.ENVIRONMENT, variable));
        }
        Optional<Given> ofProfile = profile.isEmpty() ? Optional.empty() : inFile(profile, name, Source.PROFILE);
        return ofProfile.or(() -> inFile("", name, Source.FILE));
    }

    private Optional<Given> inFile(String table, String name, Source source) {
        List<String> path = Configuration.path(table, name);
        return file.flatMap(read -> read.value(path).map(value -> new Given(name, value, source, read.origin(path))));
    }
}
