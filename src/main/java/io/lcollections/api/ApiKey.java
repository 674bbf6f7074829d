package io.lcollections.api;

import io.lcollections.model.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The key that the service asks for in {@code X-API-KEY}. */
public final class ApiKey extends Secret {
    private static final Pattern LOOKS = Pattern.compile("[0-9A-Za-z]{32,}");

    private ApiKey(String value) {
        super(value);
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
    public static boolean looksLikeOne(String text) {
        return LOOKS.matcher(unquoted(text.strip())).matches();
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
}
