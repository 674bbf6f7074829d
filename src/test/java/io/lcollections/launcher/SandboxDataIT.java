package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lcollections sandbox --data} as a process that others ask. */
class SandboxDataIT {
    @TempDir
    private Path directory;

    private static byte[] sandbox(String form) throws IOException {
        return Program.launcher("--network", "sandbox", "-a", "10001", "--all", "-q", "-o", form)
                .run()
                .expectCode(0)
                .expectNoMessages()
                .out();
    }

    private static void expectTheSame(Running server) throws IOException {
        Outcome listed = Program.launcher("--base-url", server.line(), "-a", "10001", "--all", "-o", "json", "-q")
                .env("LOOPRING_API_KEY", "sandbox")
                .run()
                .expectCode(0)
                .expectNoMessages();
        assertArrayEquals(sandbox("json"), listed.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "ndjson", "raw"})
    void whatWasSavedIsServedToOtherProcesses(String form) throws IOException {
        Path file = Files.write(directory.resolve("saved"), sandbox(form));
        try (Running server =
                Program.launcher("sandbox", "--data", file.toString()).piped().start()) {
            expectTheSame(server);
        }
    }

    @Test
    void itCanComeThroughAPipe() throws IOException {
        String script = "\"$0\" --network sandbox -a 10001 --all -q -o ndjson | \"$0\" sandbox --data - -q";
        try (Running server = Program.shell(script).piped().start()) {
            expectTheSame(server);
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
        try (Running made = Program.launcher("sandbox", "--collections", "50000", "--port", "0")
                .piped()
                .start()) {
            Program.launcher("--base-url", made.line(), "-a", "10001", "--all", "-o", "ndjson")
                    .env("LOOPRING_API_KEY", "sandbox")
                    .outputTo(file)
                    .run()
                    .expectCode(0);
        }
        try (Running server = Program.launcher("sandbox", "--data", file.toString())
                .env("LCOLLECTIONS_JAVA_OPTS", "-Xmx256m")
                .piped()
                .start()) {
            Outcome listed = Program.launcher("--base-url", server.line(), "-a", "10001", "--all", "-o", "ndjson", "-q")
                    .env("LOOPRING_API_KEY", "sandbox")
                    .run()
                    .expectCode(0)
                    .expectNoMessages();
            assertArrayEquals(Files.readAllBytes(file), listed.out());
        }
    }
}
