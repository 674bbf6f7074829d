package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.PagingScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a walk that fails halfway. */
class AllFailuresTest {
    private static final String BROKEN = ScriptedServer.answer(503, "text/plain", "busy");

    private static Run.Result all(ScriptedServer server, String format, String retries) {
        return Run.with().args("--base-url", server.base(), "-a", "7", "--all", "-o", format, "--retries", retries);
    }

    @ParameterizedTest
    @CsvSource({"ndjson, 50", "csv, 51", "tsv, 51", "table, 51"})
    void failureHalfwayKeepsWholeRowsAndSaysWhereToGoOn(String format, int lines) throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(137).brokenBehind(50, BROKEN))) {
            Run.Result run = all(server, format, "1");
            assertEquals(5, run.code(), run.toString());
            assertEquals(lines, run.out().lines().count());
            assertTrue(run.out().endsWith("\n"));
            assertEquals(
                    "lcollections: the service answered HTTP 503 with a body (text/plain) that begins \"busy\""
                            + " (tried 2 times); 50 of 137 collections were read before; continue with --offset 50\n"
                            + "  hint: try again later\n",
                    run.err());
        }
    }

    @Test
    void failureHalfwayLeavesJsonOpen() throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(137).brokenBehind(50, BROKEN))) {
            Run.Result run = all(server, "json", "0");
            assertTrue(run.out().endsWith("{\"id\":49,\"name\":\"n49\",\"count\":1}"), run.out());
            assertEquals(5, run.code());
        }
    }

    @Test
    void failureHalfwayLeavesThePageWithItsWarning() throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(137).brokenBehind(50, BROKEN))) {
            Run.Result run = all(server, "html", "0");
            assertTrue(run.out().contains("<p class=\"cut\">"), run.out());
            assertTrue(run.out().endsWith("</tr>\n"), run.out());
            assertEquals(5, run.code());
        }
    }

    @Test
    void outputThatFailsEndsIt() throws IOException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(5000))) {
            Run.Result run = Run.with().stdout(full).to(server).line("-a 7 --all -o ndjson --concurrency 1");
            assertEquals(1, run.code());
            assertEquals("lcollections: cannot write to standard output: No space left on device\n", run.err());
            assertEquals(1, server.requests().size());
        }
    }

    /** The signal comes in the middle of the table, and its handler gets its turn when the table is whole. */
    @Test
    void interruptedTableIsNotPrintedAgain() throws Exception {
        AtomicReference<Thread> handler = new AtomicReference<>();
        ByteArrayOutputStream printed = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                if (handler.get().getState() == Thread.State.NEW) {
                    handler.get().start();
                    while (handler.get().getState() != Thread.State.TIMED_WAITING) {
                        Thread.onSpinWait();
                    }
                }
                super.write(bytes, from, length);
            }
        };
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(70))) {
            Run run = Run.with().stdout(printed).atExit(work -> handler.set(new Thread(work)));
            Run.Result result = run.args("--base-url", server.base(), "-a", "7", "--all");
            handler.get().join();
            assertEquals(71, printed.toString(StandardCharsets.UTF_8).lines().count());
            assertEquals("", result.err());
        }
    }
}
