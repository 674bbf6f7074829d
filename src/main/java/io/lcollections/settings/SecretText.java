package io.lcollections.settings;

import io.lcollections.api.ApiKey;
import io.lcollections.model.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds keys in text that may not be what it should be, so that no message about it shows them. */
public final class SecretText {
    private static final Pattern SET =
            Pattern.compile("api[-_]?key[\"']?[ \\t]*[=:][ \\t]*[\"']*([^\"'\\s#]{4,})", Pattern.CASE_INSENSITIVE);

    private SecretText() {}

    /** What stands where a key is set, in a document that may be broken. */
    static List<ApiKey> inDocument(String text) {
        List<ApiKey> keys = new ArrayList<>();
        Matcher set = SET.matcher(text);
        while (set.find()) {
            keys.addAll(keys(set.group(1)));
        }
        return keys;
    }

    /** The key that a text is; none where it cannot be one. */
    static List<ApiKey> keys(String text) {
        try {
            ApiKey key = ApiKey.parse(text, Configuration.KEY);
            return key == null ? List.of() : List.of(key);
        } catch (UsageException noKey) {
            return List.of();
        }
    }
}
