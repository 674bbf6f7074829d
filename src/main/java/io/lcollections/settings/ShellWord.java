package io.lcollections.settings;

/** A word as it can be typed in a shell. */
public final class ShellWord {
    private ShellWord() {}

    /** The word itself where no shell would see more in it, and otherwise in quotes. */
    public static String of(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
