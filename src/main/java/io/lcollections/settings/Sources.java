package io.lcollections.settings;

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

    /** A value, which may be an array; its origin is a variable, an option, or a file with its line. */
    public record Given(String name, List<String> items, boolean isArray, Source source, String origin) {
        public static Given of(String name, String text, Source source, String origin) {
            return new Given(name, List.of(text), false, source, origin);
        }

        /** As an option takes it. */
        public String text() {
            return String.join(",", items);
        }

        /** Whether this is an empty text, which unsets a value of a lower-precedence source. */
        public boolean isEmpty() {
            return !isArray && text().isEmpty();
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
            return Optional.of(Given.of(name, value, Source.ENVIRONMENT, variable));
        }
        if (file.isEmpty()) {
            return Optional.empty();
        }
        return file.get()
                .value(Configuration.path(profile, name))
                .or(() -> file.get().value(List.of(name)));
    }
}
