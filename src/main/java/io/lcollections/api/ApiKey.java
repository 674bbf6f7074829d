package io.lcollections.api;

import io.lcollections.json.JsonReader;
import io.lcollections.model.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The API key, sent in the header {@code X-API-KEY}. */
public final class ApiKey extends Secret {
    /** Larger files and outputs are not read to their end, and are not keys. */
    public static final int MAX_BYTES = 16 * 1024;
    /** No hexadecimal number, which may be a private key. */
    private static final Pattern KEY = Pattern.compile("(?!(?i:0x[0-9a-f]+)\\z)[\\w-]+");
    /** Names of words with hyphens are as long, but have no such part. */
    private static final Pattern LIKELY =
            Pattern.compile("[\\s\\p{Z}\\p{Cf}\"'`]*(?=[\\w-]*[0-9A-Za-z]{20})([\\w-]{32,})[\\s\\p{Z}\\p{Cf}\"'`]*");

    private static final String HINT = "a key is one run of letters and digits, usually 64; give it alone";
    private static final String JSON_HINT = "the API key is one value of it: jq -r .apiKey FILE";
    private static final String NAMED_VALUE = "(?m)^(export\\h+|set\\h+|\\$env:)?[\\w.\"'-]+\\h*[=:]\\h*[^=\\s]";
    private static final String SECRET = ", which must not be sent to anybody";
    /** Also an address with some characters too many or too few. */
    private static final Pattern NUMBER_OR_ADDRESS = Pattern.compile("\\d+|(?i)[0-9a-f]{40}|\\w{0,4}0x[0-9a-f]{30,48}");
    /** What people have in place of a key: a pattern, what it is, and the hint. The first that is found is named. */
    private static final String[][] SHAPES = {
        {"(?is)\\A[{\\[].*private[-_ ]?key", "JSON with a private key" + SECRET, JSON_HINT},
        {"\\A(\\{\\s*[\"}]|\\[\\s*[\"{\\[\\]])", "a JSON document", JSON_HINT},
        {"-----BEGIN [A-Z ]*PRIVATE KEY", "a private key in PEM" + SECRET, HINT},
        {"-----BEGIN ", "a PEM file", HINT},
        {"(?i)\\A<(!doctype|html|\\?xml)", "a page of HTML or XML", HINT},
        {"(?i)\\A[\"'<]?0x[0-9a-f]{40}\\W?\\z", "an address", HINT},
        {"(?i)\\A[\"'<]?0x[0-9a-f]+\\W?\\z", "a hexadecimal number, such as a private key" + SECRET, HINT},
        {"(?m)^(\\p{L}{3,}\\h+){11,23}\\p{L}{3,}$", "a recovery phrase" + SECRET, HINT},
        {"(?i)\\A[a-z][a-z0-9+.-]*://", "a URL", HINT},
        {"(?i)\\A(bearer|basic|token)\\h", "a header, not its value", "give only what follows the first word"},
        {NAMED_VALUE, "NAME=VALUE", "give only the value, without the name, '=' or ':'"},
        {"\\A[\"'`\u201c\u201d\u2018\u2019\u00ab\u00bb]", "a text in quotes", "remove the quotes"},
        {"\\A[<(\\[{]", "a text in brackets", "a placeholder in brackets stands for your own key"},
        {"\\n", "several lines", "give one key; begin comment lines with #"}
    };

    /** Blanks of all kinds, and marks of encoding and direction. */
    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}\\p{Cf}]+|[\\s\\p{Z}\\p{Cf}]+$");

    private ApiKey(String value) {
        super(value);
    }

    /** Reads a key from a file, which may be UTF-16 as Windows writes it; see {@link #parse(String, String)}. */
    public static ApiKey parse(byte[] bytes, String origin) {
        if (bytes.length > MAX_BYTES) {
            throw new UsageException(origin + " is larger than " + MAX_BYTES + " bytes, so it is not a key", null);
        }
        return parse(new String(JsonReader.toUtf8(bytes), StandardCharsets.UTF_8), origin);
    }

    /**
     * Reads a key as people store and paste it, or {@code null} if there are only blank lines and comments ({@code #}). What
     * is no key is refused without quoting it: it may be a private key.
     */
    public static ApiKey parse(String text, String origin) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\\R")) {
            String visible = AROUND.matcher(line).replaceAll("");
            if (!visible.isEmpty() && !visible.startsWith("#")) {
                lines.add(visible);
            }
        }
        if (lines.isEmpty()) {
            return null;
        }
        String key = String.join("\n", lines);
        Matcher valid = KEY.matcher(key);
        if (valid.matches()) {
            return new ApiKey(key);
        }
        for (String[] shape : SHAPES) {
            if (Pattern.compile(shape[0]).matcher(key).find()) {
                throw new UsageException(origin + " contains " + shape[1] + ", not an API key", shape[2]);
            }
        }
        int wrong = valid.lookingAt() ? valid.end() : 0;
        String what = "character %d of %d is U+%04X, which no key has"
                .formatted(wrong + 1, key.length(), key.codePointAt(wrong));
        throw new UsageException("the key in " + origin + " is invalid: " + what, HINT);
    }

    /** Whether a text is probably a key, although it should be something else. */
    public static boolean looksLikeOne(String text) {
        Matcher likely = LIKELY.matcher(text);
        return likely.matches() && !NUMBER_OR_ADDRESS.matcher(likely.group(1)).matches();
    }
}
