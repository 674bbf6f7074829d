package io.lcollections.settings;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A value of the configuration file, as text.
 *
 * @param items the elements of an array, or the single value
 * @param isArray whether it is written as an array
 */
public record ConfigValue(List<String> items, boolean isArray) {

    /** A single value. */
    public static ConfigValue of(String text) {
        return new ConfigValue(List.of(text), false);
    }

    /** The value as an option takes it: elements separated by commas. */
    public String text() {
        return String.join(",", items);
    }

    /** Whether this is an empty text, which unsets a value of a lower-precedence source. */
    public boolean isEmpty() {
        return !isArray && text().isEmpty();
    }

    /** The elements as a command line for a shell. */
    public String commandLine() {
        return items.stream().map(ConfigValue::shellWord).collect(Collectors.joining(" "));
    }

    /** The text in quotes if a shell would interpret it. */
    static String shellWord(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
