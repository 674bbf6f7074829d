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

    /** Masks the secret and every longer part of it, which an error may quote; a short one only as a whole word. */
    public String redact(String text) {
        if (!isDistinctive()) {
            return text.replaceAll("(?<![0-9A-Za-z])" + Pattern.quote(value) + "(?![0-9A-Za-z])", MASK);
        }
        StringBuilder shown = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && value.contains(text.substring(at, end + 1))) {
                end++;
            }
            boolean isSecret = end - at >= MIN_REDACTED;
            shown.append(isSecret ? MASK : text.substring(at, at + 1));
            at = isSecret ? end : at + 1;
        }
        return shown.toString();
    }

    @Override
    public final String toString() {
        return MASK;
    }
}
