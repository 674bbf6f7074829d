package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lcollections sandbox}: a server for other programs, until someone interrupts it. */
class SandboxIT {
    private static final String ALL = "\"$0\" --network sandbox -a 10001 --all -q -o ndjson";

    @TempDir
    private Path directory;

    private static Running serve(String... options) throws IOException {
        return Program.launcher("sandbox").with(options).piped().start();
    }

    private static Program query(String base, String... options) {
        return Program.launcher("--base-url", base, "-a", "10001", "-o", "ndjson", "-q")
                .with(options)
                .env("LOOPRING_API_KEY", "sandbox");
    }

    private static void expectThreeRows(String base) throws IOException {
        Outcome outcome = query(base, "--limit", "3").run().expectCode(0).expectNoMessages();
        assertEquals(3, outcome.text().lines().count(), outcome::toString);
    }

    @Test
    void servesAnotherProcessUntilItIsInterrupted() throws IOException {
        Running.assumeInterrupts();
        try (Running server = serve("--port", "0")) {
            String base = server.line();
            assertTrue(base.matches("http://127\\.0\\.0\\.1:[1-9][0-9]*"), base);
            expectThreeRows(base);
            query(base).env("LOOPRING_API_KEY", "another").run().expectCode(3).expectErrorWithHint();
            String port = base.substring(base.lastIndexOf(':') + 1);
            Outcome second = Program.launcher("sandbox", "--port", port).run().expectCode(2);
            assertTrue(second.expectErrorWithHint().err().contains("127.0.0.1:" + port), second::toString);
            server.interrupt();
            Outcome end = server.outcome().expectCode(130);
            assertNull(server.line(), "its base URL is all that it prints");
            assertTrue(end.err().contains(base), end::toString);
        }
    }

    @Test
    void isSilentWhenAsked() throws IOException {
        try (Running server = serve("--port", "0", "-q")) {
            expectThreeRows(server.line());
            server.signal("TERM");
            server.outcome().expectCode(143).expectNoMessages();
        }
    }

    @Test
    void whatWasSavedCanComeThroughAPipe() throws IOException {
        try (Running server =
                Program.shell(ALL + " | \"$0\" sandbox --data - -q").piped().start()) {
            Outcome listed = query(server.line(), "--all").run().expectCode(0).expectNoMessages();
            assertArrayEquals(Program.shell(ALL).run().out(), listed.out());
        }
    }

    /** A program that waits for the base URL must see that there will be none. */
    @Test
    void partIsNotServed() throws IOException {
        String script = "\"$0\" --network sandbox -a 10001 -q -o json | \"$0\" sandbox --data -";
        Outcome outcome = Program.shell(script).run().expectCode(6).expectErrorWithHint();
        assertTrue(outcome.err().contains("account 10001: 20 of 137 collections"), outcome::toString);
    }

    /** Only the file and the bytes of its rows are in memory, and not their trees. */
    @Test
    void fiftyThousandFitIntoAQuarterOfAGigabyte() throws IOException {
        Path file = directory.resolve("saved");
        try (Running made = serve("--collections", "50000", "--port", "0")) {
            query(made.line(), "--all", "--rate", "0").outputTo(file).run().expectCode(0);
        }
        Program saved = Program.launcher("sandbox", "--data", file.toString());
        try (Running server =
                saved.env("LCOLLECTIONS_JAVA_OPTS", "-Xmx256m").piped().start()) {
            Outcome listed = query(server.line(), "--all", "--rate", "0").run().expectCode(0);
            assertArrayEquals(Files.readAllBytes(file), listed.out());
        }
    }
}
