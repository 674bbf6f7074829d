package io.lcollections.api;

import io.lcollections.model.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The API key, sent in the header {@code X-API-KEY}. */
public final class ApiKey extends Secret {
    private static final Pattern LIKELY_KEY = Pattern.compile("[0-9A-Za-z]{32,}");

    private ApiKey(String value) {
        super(value);
    }

    /**
     * Reads a key as people store and paste it: blank lines, comment lines ({@code #}), a byte order mark and quotes are
     * ignored.
     *
     * @param origin the variable or file, for messages
     * @return {@code null} if the text contains no key
     * @throws UsageException when the text cannot be a key; the message never quotes it
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
                    origin + " contains " + lines.size() + " lines that could be a key, but must contain only one",
                    "begin comment lines with #");
        }
        if (lines.isEmpty()) {
            return null;
        }
        String key = unquoted(lines.get(0));
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) <= ' ' || key.charAt(i) > '~') {
                throw new UsageException(
                        "the key in " + origin + " is invalid: character " + (i + 1) + " of " + key.length() + " is "
                                + kind(key.charAt(i)),
                        "a key consists of letters and digits, usually 64; remove everything else");
            }
        }
        return key.isEmpty() ? null : new ApiKey(key);
    }

    /** Whether a text is probably a key, although it should be something else. */
    public static boolean looksLikeOne(String text) {
        return LIKELY_KEY.matcher(unquoted(text.strip())).matches();
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
