package io.lcollections.api;

import java.util.regex.Pattern;

/** A text that must never be shown. It prints as {@code ***}; {@link #redact} removes it from other texts. */
public class Secret {
    private static final String MASK = "***";
    /** Shorter parts of a secret occur in other words by chance. */
    private static final int MIN_REDACTED = 8;

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** Whether it is too long to occur in other words by chance. */
    public boolean isDistinctive() {
        return value.length() >= MIN_REDACTED;
    }

    /** The secret itself, only for its recipient. */
    public String reveal() {
        return value;
    }

    /**
     * Masks the secret and every longer part of it: an error of a server may quote it, perhaps truncated. A short secret
     * is masked only as a whole word.
     */
    public String redact(String text) {
        if (!isDistinctive()) {
            return text.replaceAll("(?<![0-9A-Za-z])" + Pattern.quote(value) + "(?![0-9A-Za-z])", MASK);
        }
        StringBuilder shown = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int length = partAt(text, at);
            if (length > 0) {
                shown.append(MASK);
                at += length;
            } else {
                shown.append(text.charAt(at++));
            }
        }
        return shown.toString();
    }

    /** The length of the longest part of the secret at this index; 0 if it is too short to be redacted. */
    private int partAt(String text, int at) {
        int length = MIN_REDACTED;
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
