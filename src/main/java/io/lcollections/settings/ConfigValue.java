package io.lcollections.settings;

import java.util.List;

/**
 * A value of the configuration file, as text.
 *
 * @param items the elements of an array, or the one value
 * @param isArray whether it is written as an array
 */
public record ConfigValue(List<String> items, boolean isArray) {

    /** One that is no array. */
    public static ConfigValue of(String text) {
        return new ConfigValue(List.of(text), false);
    }

    /** As it would be typed behind an option: elements with commas between. */
    public String text() {
        return String.join(",", items);
    }

    /** Whether it says that nothing is to be taken, from here or from a weaker place. */
    public boolean isEmpty() {
        return !isArray && text().isEmpty();
    }
}
