package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code lcollections sandbox}: a server for other programs, until someone interrupts it. */
class SandboxServerIT {
    private static final int SIGINT = 2;

    @Test
    void servesAnotherProcessUntilItIsInterrupted() throws IOException {
        assumeFalse(isInterruptIgnored(), "whatever runs these tests ignores SIGINT, and its processes inherit that");
        try (Running server = Program.launcher("sandbox", "--port", "0").piped().start()) {
            String base = server.line();
            assertTrue(base.matches("http://127\\.0\\.0\\.1:[1-9][0-9]*"), base);
            expectThreeRows(query(base));
            server.interrupt();
            Outcome end = server.outcome().expectCode(130);
            assertNull(server.line(), "its base URL is all that it prints");
            assertTrue(end.err().contains(base), end::toString);
        }
    }

    @Test
    void isSilentWhenAsked() throws IOException {
        try (Running server =
                Program.launcher("sandbox", "--port", "0", "-q").piped().start()) {
            expectThreeRows(query(server.line()));
            Program.of("sh", "-c", "kill \"$1\"", "sh", Long.toString(server.pid()))
                    .run()
                    .expectCode(0);
            server.outcome().expectCode(143).expectNoMessages();
        }
    }

    @Test
    void takesItsOwnKeyOnly() throws IOException {
        try (Running server = Program.launcher("sandbox", "--port", "0").piped().start()) {
            String base = server.line();
            query(base).env("LOOPRING_API_KEY", "another").run().expectCode(3).expectErrorWithHint();
        }
    }

    @Test
    void aPortThatIsTakenIsAnError() throws IOException {
        try (Running server = Program.launcher("sandbox", "--port", "0").piped().start()) {
            String base = server.line();
            String port = base.substring(base.lastIndexOf(':') + 1);
            Outcome outcome = Program.launcher("sandbox", "--port", port)
                    .run()
                    .expectCode(2)
                    .expectErrorWithHint();
            assertTrue(outcome.err().contains("127.0.0.1:" + port), outcome::toString);
        }
    }

    private static Program query(String base) {
        return Program.launcher("--base-url", base, "--account", "10001", "--limit", "3", "-o", "ndjson", "-q")
                .env("LOOPRING_API_KEY", "sandbox");
    }

    private static void expectThreeRows(Program query) throws IOException {
        Outcome outcome = query.run().expectCode(0).expectNoMessages();
        assertEquals(3, outcome.text().lines().count(), outcome::toString);
    }

    /** As under nohup, or in the background of a shell without job control. */
    static boolean isInterruptIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElseThrow();
        return new BigInteger(ignored.replaceFirst("SigIgn:\\s*", ""), 16).testBit(SIGINT - 1);
    }
}
