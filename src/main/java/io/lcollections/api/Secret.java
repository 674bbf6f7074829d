package io.lcollections.api;

import java.util.regex.Pattern;

/**
 * A text that nobody must see. It prints as {@code ***}, and {@link #redact} takes it out of any text that is about to be
 * shown.
 */
public class Secret {
    private static final String MASK = "***";
    /** A run of the secret this long is masked by itself: what is quoted may be cut within it. */
    private static final int SHORTEST_MASKED = 8;

    private final String value;

    /**
     * @param value not empty
     */
    public Secret(String value) {
        this.value = value;
    }

    /** Whether it is long enough not to stand in other words by chance. */
    public boolean isDistinctive() {
        return value.length() >= SHORTEST_MASKED;
    }

    /** The secret itself, for whom it is meant for and for nothing else. */
    public String reveal() {
        return value;
    }

    /**
     * The text with the secret masked, and every longer run of it: a server may send it back in an error. One too short
     * to have such runs is masked where it stands as a word, so that it does not eat into other words.
     */
    public String redact(String text) {
        if (!isDistinctive()) {
            return text.replaceAll("(?<![0-9A-Za-z])" + Pattern.quote(value) + "(?![0-9A-Za-z])", MASK);
        }
        StringBuilder shown = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int run = runAt(text, at);
            if (run > 0) {
                shown.append(MASK);
                at += run;
            } else {
                shown.append(text.charAt(at++));
            }
        }
        return shown.toString();
    }

    /** How many characters from here on stand in the secret in the same order; 0 when they are too few to tell it. */
    private int runAt(String text, int at) {
        int length = SHORTEST_MASKED;
        if (at + length > text.length() || !value.contains(text.substring(at, at + length))) {
            return 0;
        }
        while (at + length < text.length() && value.contains(text.substring(at, at + length + 1))) {
            length++;
        }
        return length;
    }

    @Override
    public final String toString() {
        return MASK;
    }
}
