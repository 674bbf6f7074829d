package io.lcollections.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

/** What a run that fails must look like. */
public final class Expect {
    private Expect() {}

    /** The code, the text in the first line of standard error, and nothing on standard output. */
    public static void failure(int code, String part, Run.Result run) {
        assertEquals(code, run.code(), run.toString());
        assertTrue(run.err().lines().findFirst().orElse("").contains(part), part + "\n" + run);
        assertEquals("", run.out(), run.toString());
    }

    /** The same of a run that a server answers with these bytes. */
    public static void failure(int code, String part, String answer) throws IOException {
        try (ScriptedServer server = new ScriptedServer(answer)) {
            failure(code, part, Run.with().args("--base-url", server.base(), "-a", "1", "-o", "raw"));
        }
    }
}
