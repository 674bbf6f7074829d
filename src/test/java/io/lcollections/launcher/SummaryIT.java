package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lcollections.support.PagingScript;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lcollections summary} as a process: its memory, its progress, and what is left when it is stopped. */
class SummaryIT {
    @TempDir
    private Path directory;

    private static Running sandbox(String collections, String latency) throws IOException {
        return Program.launcher("sandbox", "--port", "0", "--collections", collections, "--latency", latency)
                .piped()
                .start();
    }

    private static Program summary(String base) {
        return Program.launcher("summary", "--base-url", base, "--account", "10001", "--rate", "0", "-o", "json")
                .env("LOOPRING_API_KEY", "sandbox");
    }

    @Test
    void aHundredThousandNeedLittleMemory() throws IOException {
        try (Running server = sandbox("100000", "0ms")) {
            Outcome outcome = summary(server.line())
                    .env("LCOLLECTIONS_JAVA_OPTS", "-Xmx48m")
                    .run()
                    .expectCode(0)
                    .expectNoMessages();
            assertTrue(
                    outcome.text().startsWith("{\"accountId\":10001,\"totalNum\":100000,\"collections\":100000,"),
                    outcome::toString);
        }
    }

    @Test
    void interruptedItPrintsNoTotals() throws Exception {
        assumeFalse(SandboxServerIT.isInterruptIgnored(), "whatever runs these tests ignores SIGINT");
        PagingScript pages = PagingScript.of(137);
        CountDownLatch second = new CountDownLatch(1);
        UnaryOperator<String> script = head -> {
            if (PagingScript.number(head, "offset", 0) == 0) {
                return pages.apply(head);
            }
            second.countDown();
            return ScriptedServer.HANG;
        };
        try (ScriptedServer server = new ScriptedServer(script);
                Running running = Program.launcher(
                                "summary", "--base-url", server.base(), "-a", "7", "--concurrency", "1")
                        .piped()
                        .start()) {
            assertTrue(second.await(Running.GUARD_SECONDS, TimeUnit.SECONDS));
            running.interrupt();
            assertNull(running.line());
            Outcome outcome = running.outcome().expectCode(130);
            assertEquals(
                    "lcollections: interrupted after 50 of 137 collections; no totals were printed\n", outcome.err());
        }
    }

    @Test
    void failureIsToldOnce() throws IOException {
        Program.launcher("summary", "--input", "/nonexistent")
                .run()
                .expectCode(2)
                .expectErrorWithHint();
        Program.launcher("summary", "--network", "sandbox", "-a", "404", "-q")
                .run()
                .expectCode(4)
                .expectErrorWithHint();
    }

    @Test
    void progressIsShownOnATerminalAndErased() throws IOException {
        Path screen = directory.resolve("screen");
        Path totals = directory.resolve("totals");
        assumeTrue(Program.of("sh", "-c", "command -v script").run().code() == 0, "there is no script(1) here");
        try (Running server = sandbox("1000", "100ms")) {
            Program.shell(
                            "export LAUNCHER=\"$0\" BASE=\"$1\" TOTALS=\"$2\"; script -qec '\"$LAUNCHER\" summary --base-url"
                                    + " \"$BASE\" --account 10001 --concurrency 1 > \"$TOTALS\"' \"$3\"",
                            server.line(),
                            totals.toString(),
                            screen.toString())
                    .env("LOOPRING_API_KEY", "sandbox")
                    .env("TERM", "xterm")
                    .env("COLUMNS", "100")
                    .run()
                    .expectCode(0);
            assertEquals("Collections  1000", Files.readAllLines(totals).get(2));
            String drawn = Files.readString(screen);
            assertTrue(drawn.contains(" of 1,000 collections  [="), drawn);
            String last = drawn.substring(0, drawn.lastIndexOf("Script done"));
            assertTrue(last.stripTrailing().endsWith("\r\u001b[0K"), drawn);
        }
    }
}
