package io.lcollections.settings;

import java.util.List;

/** The value of a setting, which may be an array; its origin is a variable, an option, or a file with its line. */
public record Given(String name, List<String> items, boolean isArray, Source source, String origin) {
    /** In ascending precedence. */
    public enum Source {
        BUILT_IN,
        FILE,
        PROFILE,
        ENVIRONMENT,
        OPTION
    }

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
