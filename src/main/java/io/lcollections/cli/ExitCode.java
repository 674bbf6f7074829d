package io.lcollections.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** The exit codes; scripts rely on them. */
enum ExitCode {
    OK(0, "done, and complete as asked"),
    FAILURE(1, "a fault of this program or its output; changes, with --exit-code"),
    USAGE(2, "the command line, the environment or a named file is wrong"),
    AUTHENTICATION(3, "the key is missing or refused"),
    REJECTED(4, "the service refused the request"),
    UNAVAILABLE(5, "the service cannot be reached or does not work"),
    INVALID_RESPONSE(6, "the answer cannot be vouched for, or is incomplete"),
    /** As of a program killed by SIGINT; the JVM ends with it by itself. */
    INTERRUPTED(130, "interrupted"),
    /** As of a program killed by SIGPIPE. */
    BROKEN_PIPE(141, "the reader of standard output went away");

    /** What {@code --exit-code} asks for. */
    static final ExitCode FOUND_CHANGES = FAILURE;

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    int code() {
        return code;
    }

    /** What each code means, in their order. */
    static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (ExitCode status : values()) {
            meanings.put(String.valueOf(status.code), status.meaning);
        }
        return meanings;
    }
}
