package io.lcollections.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.lcollections.json.JsonException;
import io.lcollections.json.JsonReader;
import io.lcollections.model.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The API key, sent in the header {@code X-API-KEY}. */
public final class ApiKey extends Secret {
    private static final Pattern KEY = Pattern.compile("[0-9A-Za-z_-]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("(?i)0x[0-9a-f]+");
    private static final Pattern NAMED_KEY = Pattern.compile("(?i)(x[-_]?)?api[-_]?key");
    private static final Pattern LONG_WORD = Pattern.compile("[0-9A-Za-z]{20}");
    private static final int MIN_LIKELY_LENGTH = 32;
    private static final String HINT = "a key is one run of letters and digits, usually 64; give it alone";
    private static final String NAMED_VALUE = "(?m)^(export\\h+|set\\h+|\\$env:)?[\\w.\"'-]+\\h*[=:]\\h*[^=\\s]";
    private static final String SECRET = ", which must not be sent to anybody";
    /** Also an address with some characters too many or too few. */
    private static final Pattern NUMBER_OR_ADDRESS = Pattern.compile("\\d+|(?i)[0-9a-f]{40}|\\w{0,4}0x[0-9a-f]{30,48}");
    /** What people have in place of a key: a pattern, what it is, and the hint. The first that is found is named. */
    private static final String[][] SHAPES = {
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
        {"\\A[<(\\[{]", "a text in brackets", "a placeholder in brackets stands for your own key"}
    };

    private ApiKey(String value) {
        super(value);
    }

    /** Reads a key from a file, which may be UTF-16 as Windows writes it; see {@link #parse(String, String)}. */
    public static ApiKey parse(byte[] bytes, String origin) {
        return parse(new String(JsonReader.toUtf8(bytes), StandardCharsets.UTF_8), origin);
    }

    /**
     * Reads a key as people store and paste it: blank lines, comment lines ({@code #}) and invisible characters around it
     * are ignored. Everything else is refused, because it would be sent to the service: it may be a private key.
     *
     * @param origin the variable or file, for messages
     * @return {@code null} if the text contains no key
     * @throws UsageException when the text is not a key; the message never quotes it
     */
    public static ApiKey parse(String text, String origin) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\\R")) {
            String visible = trimmed(line);
            if (!visible.isEmpty() && !visible.startsWith("#")) {
                lines.add(visible);
            }
        }
        if (lines.isEmpty()) {
            return null;
        }
        String key = lines.get(0);
        String all = String.join("\n", lines);
        if (KEY.matcher(all).matches() && !HEXADECIMAL.matcher(all).matches()) {
            return new ApiKey(all);
        }
        refuseJson(all, origin);
        for (String[] shape : SHAPES) {
            if (Pattern.compile(shape[0]).matcher(all).find()) {
                throw notKey(origin, shape[1], shape[2]);
            }
        }
        if (lines.size() > 1) {
            throw new UsageException(
                    origin + " contains " + lines.size() + " lines that could be a key, but must contain only one",
                    "begin comment lines with #");
        }
        int wrong = 0;
        while (KEY.matcher(key.substring(wrong, wrong + 1)).matches()) {
            wrong++;
        }
        String which = "character " + (wrong + 1) + " of " + key.length();
        String what = which + " is " + kind(key.charAt(wrong));
        throw new UsageException("the key in " + origin + " is invalid: " + what, HINT);
    }

    private static UsageException notKey(String origin, String what, String hint) {
        return new UsageException(origin + " contains " + what + ", not an API key", hint);
    }

    /** The service exports an account as JSON, with the private key in it. */
    private static void refuseJson(String text, String origin) {
        if (!text.matches("(?s)\\A(\\{\\s*[\"}]|\\[\\s*[\"{\\[\\]]).*")) {
            return;
        }
        List<String> paths = new ArrayList<>();
        try {
            collectKeys(new JsonReader().read(text.getBytes(StandardCharsets.UTF_8)), "", paths::add);
        } catch (JsonException invalid) {
            // Not JSON to the end, and not a key either.
        }
        boolean hasPrivateKey = text.matches("(?is).*private[-_ ]?key.*");
        String what = hasPrivateKey ? "JSON with a private key" + SECRET : "a JSON document";
        String hint = "the API key is one value of it: jq -r '%s' FILE | lcollections --api-key-file - …";
        throw notKey(origin, what, paths.size() == 1 ? hint.formatted(paths.get(0)) : HINT);
    }

    /** The paths of all keys in JSON, as jq takes them. */
    private static void collectKeys(JsonNode json, String path, Consumer<String> to) {
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            collectKeys(json.get(i), (path.isEmpty() ? "." : path) + "[" + i + "]", to);
        }
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            String name = field.getKey();
            String below = path + (name.matches("[A-Za-z_]\\w*") ? "." + name : ".\"" + name + "\"");
            String value = field.getValue().asText();
            if (NAMED_KEY.matcher(name).matches() && KEY.matcher(value).matches()) {
                to.accept(below);
            } else if (name.matches("[\\w-]{1,40}")) {
                collectKeys(field.getValue(), below, to);
            }
        }
    }

    /** Whether a text is probably a key, although it should be something else. */
    public static boolean looksLikeOne(String text) {
        if (text.length() < MIN_LIKELY_LENGTH) {
            return false;
        }
        String bare = trimmed(text).replaceAll("^[\"'`]|[\"'`]$", "").strip();
        return bare.length() >= MIN_LIKELY_LENGTH
                // Names of words with hyphens are as long, but have no such part.
                && LONG_WORD.matcher(bare).find()
                && KEY.matcher(bare).matches()
                && !NUMBER_OR_ADDRESS.matcher(bare).matches();
    }

    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isInvisible(text.charAt(start))) {
            start++;
        }
        while (start < end && isInvisible(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** A blank, or a no-break or zero-width space, or a mark of encoding or direction. */
    private static boolean isInvisible(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT;
    }

    private static String kind(char character) {
        if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
            return "a space";
        }
        if (Character.isISOControl(character)) {
            return "a control character";
        }
        if (Character.getType(character) == Character.FORMAT) {
            return String.format("invisible (U+%04X)", (int) character);
        }
        return character > '~' ? "not ASCII" : "neither a letter nor a digit";
    }
}
