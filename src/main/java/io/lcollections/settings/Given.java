package io.lcollections.settings;

/** A configured value and its source. */
public record Given(ConfigValue value, Source source, Origin origin) {

    /** Names the origin of a value for messages. */
    @FunctionalInterface
    public interface Origin {
        /** A variable, or a file with its line: {@code /home/u/.config/lcollections/config.toml:3}. */
        String text();
    }
}
