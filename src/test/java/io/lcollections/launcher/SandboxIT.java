package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void tenThousandFitIntoSixtyMegabytes() throws IOException {
        Path file = directory.resolve("saved");
        try (Running made = serve("--collections", "10000", "--port", "0")) {
            query(made.line(), "--all", "--rate", "0").outputTo(file).run().expectCode(0);
        }
        Program saved = Program.launcher("sandbox", "--data", file.toString());
        try (Running server =
                saved.env("LCOLLECTIONS_JAVA_OPTS", "-Xmx60m").piped().start()) {
            Outcome listed = query(server.line(), "--all", "--rate", "0").run().expectCode(0);
            assertArrayEquals(Files.readAllBytes(file), listed.out());
        }
    }

    // --all, from a sandbox of another process

    private static final String QUERY = "\"$0\" --base-url \"$1\" --account 10001 --all --rate 0 ";

    private static Running sandbox(String... options) throws IOException {
        return Program.launcher("sandbox", "--port", "0").with(options).piped().start();
    }

    private static Program all(String script, String base, String... further) {
        return Program.shell(QUERY + script, base).with(further).env("LOOPRING_API_KEY", "sandbox");
    }

    @Test
    void aHundredThousandNeedLittleMemory() throws IOException {
        try (Running server = sandbox("--collections", "100000")) {
            String base = server.line();
            Outcome outcome = all("-q -o ndjson | cut -d, -f1 | sort -u | wc -l; echo ${PIPESTATUS[0]}", base)
                    .env("LCOLLECTIONS_JAVA_OPTS", "-Xmx64m")
                    .run()
                    .expectNoMessages();
            assertEquals("100000\n0\n", outcome.text().replace(" ", ""), outcome::toString);
            Outcome totals = Program.launcher("summary", "--base-url", base, "-a", "10001", "-o", "json")
                    .env("LCOLLECTIONS_JAVA_OPTS", "-Xmx48m")
                    .env("LOOPRING_API_KEY", "sandbox")
                    .env("LCOLLECTIONS_RATE", "0")
                    .run()
                    .expectCode(0)
                    .expectNoMessages();
            assertTrue(
                    totals.text().startsWith("{\"accountId\":10001,\"totalNum\":100000,\"collections\":100000,"),
                    totals::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "raw"})
    void aReaderThatLeavesEndsIt(String format) throws IOException {
        try (Running server = sandbox("--collections", "1000000")) {
            Outcome outcome = all("-o \"$2\" | head -c 1 > /dev/null; echo ${PIPESTATUS[0]}", server.line(), format)
                    .run()
                    .expectNoMessages();
            assertEquals("141\n", outcome.text(), outcome::toString);
        }
    }

    @Test
    void interruptedItLeavesWholeRowsAndSaysWhereToGoOn() throws IOException {
        Running.assumeInterrupts();
        try (Running server = sandbox("--collections", "1000000", "--latency", "5ms")) {
            Program lister = Program.launcher("--base-url", server.line(), "-a", "10001", "--all", "-o", "ndjson")
                    .env("LOOPRING_API_KEY", "sandbox")
                    .piped();
            List<String> rows = new ArrayList<>();
            Outcome outcome;
            try (Running running = lister.start()) {
                rows.add(running.line());
                running.interrupt();
                for (String row = running.line(); row != null; row = running.line()) {
                    rows.add(row);
                }
                outcome = running.outcome().expectCode(130);
            }
            assertTrue(rows.stream().allMatch(row -> row.startsWith("{\"id\":") && row.endsWith("}")), outcome.err());
            Matcher message = Pattern.compile(
                            "(?:texts with half .*\n)?" // if such a row was read before
                                    + "lcollections: interrupted after (\\d+) of 1000000 collections;"
                                    + " continue with --offset (\\d+)\n")
                    .matcher(outcome.err());
            assertTrue(message.matches(), outcome.err());
            assertEquals(rows.size(), Integer.parseInt(message.group(1)));
            assertEquals(message.group(1), message.group(2));
        }
    }

    @Test
    void progressIsShownOnATerminalAndErased() throws IOException {
        Path rows = directory.resolve("rows");
        Path screen = directory.resolve("screen");
        Tool.require("script");
        try (Running server = sandbox("--collections", "1000", "--latency", "100ms")) {
            Program.shell(
                            "export LAUNCHER=\"$0\" BASE=\"$1\" ROWS=\"$2\"; script -qec '\"$LAUNCHER\" --base-url"
                                    + " \"$BASE\" --account 10001 --all -o ndjson --concurrency 1 > \"$ROWS\"' \"$3\"",
                            server.line(),
                            rows.toString(),
                            screen.toString())
                    .env("LOOPRING_API_KEY", "sandbox")
                    .env("TERM", "xterm")
                    .env("COLUMNS", "100")
                    .run()
                    .expectCode(0);
            assertEquals(1000, Files.readAllLines(rows).size());
            String drawn = Files.readString(screen);
            assertTrue(drawn.contains(" of 1,000 collections  [="), drawn);
            String last = drawn.substring(0, drawn.lastIndexOf("Script done"));
            String after = last.substring(last.lastIndexOf("\r\u001b[0K") + 4).strip();
            assertTrue(after.isEmpty() || after.contains("surrogate pair"), drawn);
        }
    }
}
