package io.lcollections.cli;

import io.lcollections.api.ApiException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The exit codes; scripts rely on them. */
public enum ExitCode {
    OK(0, "success, complete as requested"),
    FAILURE(1, "internal error; with --exit-code also changes, or nothing listed"),
    USAGE(2, "usage or configuration error"),
    AUTHENTICATION(3, "authentication failed: API key missing or rejected"),
    REJECTED(4, "request rejected, or unknown account"),
    UNAVAILABLE(5, "service unavailable after retries"),
    INVALID_RESPONSE(6, "invalid or incomplete response"),
    /** As of a program killed by SIGINT; the JVM ends with it by itself. */
    INTERRUPTED(130, "interrupted"),
    /** As of a program killed by SIGPIPE. */
    BROKEN_PIPE(141, "the reader of stdout went away");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public static ExitCode of(ApiException.Kind kind) {
        return valueOf(kind.name());
    }

    public int code() {
        return code;
    }

    public ExitCode or(ExitCode other) {
        return other.code > code ? other : this;
    }

    public static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (ExitCode each : values()) {
            meanings.put(String.valueOf(each.code), each.meaning);
        }
        return meanings;
    }
}
