package io.lcollections.settings;

/** A value that was not typed, and where it comes from. */
public record Given(ConfigValue value, Source source, Origin origin) {

    /** The place of a value, found out only when it is told. */
    @FunctionalInterface
    public interface Origin {
        /** A variable's name, or a file with its line: {@code /home/u/.config/lcollections/config.toml:3}. */
        String text();
    }

    /** A variable. */
    record Variable(String name) implements Origin {
        @Override
        public String text() {
            return name;
        }
    }
}
