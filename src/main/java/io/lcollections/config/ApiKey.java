package io.lcollections.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The key that the service asks for in {@code X-API-KEY}. It prints as {@code ***}, and {@link #redact} takes it out of
 * any text that is about to be shown.
 */
public final class ApiKey {
    private static final String MASK = "***";
    /** A run of the key this long is masked by itself: what is quoted may be cut within the key. */
    private static final int SHORTEST_MASKED = 8;

    private static final Pattern LOOKS = Pattern.compile("[0-9A-Za-z]{32,}");

    private final String value;

    private ApiKey(String value) {
        this.value = value;
    }

    /**
     * Reads a key as people store and paste them: with blank lines, comment lines ({@code #}), a byte order mark or
     * quotes around it.
     *
     * @param text what was given
     * @param origin where it comes from, for the messages: a variable's name or a file's
     * @return the key, or {@code null} when the text holds none
     * @throws UsageException when what it holds cannot be a key; the message never quotes it
     */
    public static ApiKey parse(String text, String origin) {
        List<String> lines = new ArrayList<>();
        for (String line : text.replace("\uFEFF", "").split("\r\n|\r|\n")) {
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                lines.add(line.strip());
            }
        }
        if (lines.size() > 1) {
            throw new UsageException(
                    origin + " holds " + lines.size() + " lines that could be a key; it must hold one",
                    "comment lines begin with #");
        }
        if (lines.isEmpty()) {
            return null;
        }
        String key = unquoted(lines.get(0));
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) <= ' ' || key.charAt(i) > '~') {
                throw new UsageException(
                        "the key in " + origin + " cannot be one: character " + (i + 1) + " of " + key.length() + " is "
                                + kind(key.charAt(i)),
                        "a key is one run of letters and digits, usually 64; was something pasted with it?");
            }
        }
        return key.isEmpty() ? null : new ApiKey(key);
    }

    /** Whether a text that should be something else is probably a key; then it must not be shown. */
    static boolean looksLikeOne(String text) {
        return LOOKS.matcher(unquoted(text.strip())).matches();
    }

    /** Whether the key is long enough not to stand in other words by chance. */
    public boolean isDistinctive() {
        return value.length() >= SHORTEST_MASKED;
    }

    private static String unquoted(String line) {
        int last = line.length() - 1;
        boolean quoted = last > 0 && line.charAt(0) == line.charAt(last) && "\"'`".indexOf(line.charAt(0)) >= 0;
        return quoted ? line.substring(1, last).strip() : line;
    }

    private static String kind(char character) {
        if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
            return "a space";
        }
        return Character.isISOControl(character) ? "a control character" : "not ASCII";
    }

    /** The key itself, for the request header and for nothing else. */
    public String reveal() {
        return value;
    }

    /**
     * The text with the key masked, and every longer run of it: a server may send it back in an error. A key too short
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

    /** How many characters from here on stand in the key in the same order; 0 when they are too few to tell it. */
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
    public String toString() {
        return MASK;
    }
}
