package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.server.CollectionGenerator;
import io.lcollections.server.Fault;
import io.lcollections.server.Sandbox;
import io.lcollections.support.Expect;
import io.lcollections.support.PagingScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import io.lcollections.support.VirtualTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllTest {
    private static final String BROKEN = ScriptedServer.answer(503, "text/plain", "busy");

    private static Run.Result all(UnaryOperator<String> script, String line) {
        return Run.with().served(script, "-a 7 --all " + line);
    }

    private static Run.Result all(ScriptedServer server, String... further) {
        return Run.with().given("--base-url", server.base(), "-a", "7", "--all").args(further);
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static List<Integer> ids(String ndjson) {
        return ndjson.lines()
                .map(line -> Integer.valueOf(line.replaceAll("^\\{\"id\":(\\d+),.*", "$1")))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "237, --concurrency 1, 0, 237, -",
                "237, --concurrency 4, 0, 237, -",
                "237, --concurrency 64, 0, 237, -",
                "500, --max-items 60, 0, 60, 60 of 500 collections; continue with --offset 60",
                "70, --max-items 70, 0, 70, -",
                "37, --offset 10 --limit 10, 10, 37, -",
                "0, --quiet, 0, 0, -",
                "0, --limit 50, 0, 0, no collections"
            })
    void everyCollectionComesOnceAndInOrder(int total, String options, int from, int to, String note)
            throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(total))) {
            Run.Result run = all(server, ("-o ndjson " + options).split(" "));
            assertEquals(range(from, to), ids(run.out()), run.toString());
            assertEquals(note == null ? "" : note + "\n", run.err());
            assertEquals(0, run.code());
            String sent = "?accountId=7&offset=" + from + "&limit=" + (options.contains("--limit 10") ? 10 : 50) + " ";
            assertTrue(server.requests().get(0).contains(sent), server.requests() + "");
        }
        Expect.failure(2, "--max-items has no effect without --all", Run.with().line("-a 1 --max-items 7"));
    }

    @ParameterizedTest
    @CsvSource({"csv, 138", "tsv, 138", "table, 138", "raw, 3", "json, 1"})
    void otherOutputsHaveEveryRow(String format, int lines) throws IOException {
        Run.Result run = all(PagingScript.of(137), "-o " + format);
        assertEquals(lines, run.out().lines().count(), run.toString());
        assertTrue(run.out().contains("n0") && run.out().contains("n136"), run.out());
    }

    @Test
    void unknownColumnIsRefusedBeforeAnythingIsPrinted() throws IOException {
        Run.Result run = all(PagingScript.of(137), "-o csv --columns id,zzz");
        assertEquals(2, run.code());
        assertEquals("", run.out());
    }

    @Test
    void passingFailuresAreToldOnlyWithV() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        PagingScript pages = PagingScript.of(137);
        try (ScriptedServer server =
                new ScriptedServer(head -> requests.incrementAndGet() % 2 == 1 ? BROKEN : pages.apply(head))) {
            Run.Result quiet = all(server, "-o", "ndjson", "--concurrency", "1");
            assertEquals(range(0, 137), ids(quiet.out()));
            assertEquals("", quiet.err());
            Run.Result told = all(server, "-o", "ndjson", "--concurrency", "1", "-v");
            assertTrue(told.err().contains("\nretry 1 of 4 in "), told.err());
            assertFalse(told.err().contains("retry 2"), told.err());
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "2, 2", "1, 4", "0.5, 8"})
    void startsAreSpreadAsAskedFor(String rate, long least) throws IOException {
        VirtualTime time = new VirtualTime();
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(45))) {
            Run run = Run.with().time(time);
            String[] args = {"--base-url", server.base(), "-a", "7", "--all", "--limit", "10", "--rate", rate};
            assertEquals(0, run.args(args).code());
            assertEquals(5, server.requests().size());
            long waited = time.nanoTime() / 1_000_000_000;
            assertEquals(least, waited, "seconds that the last of five had to wait");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--concurrency | 0 | is not a whole number from 1 to 64",
                "--concurrency | 65 | is too large; the maximum is 64",
                "--retries | -1 | is not a whole number from 0",
                "--retries | 101 | is too large; the maximum is 100",
                "--rate | -1 | is not a rate: requests per second, such as 5 or 0.5; 0 is unlimited",
                "--rate | 1e3 | is not a rate: requests per second, such as 5 or 0.5; 0 is unlimited",
                "--rate | 0.001 | is not a rate: requests per second, such as 5 or 0.5; 0 is unlimited",
                "--max-items | 0 | is not a whole number from 1"
            })
    void badValuesAreToldWithTheValue(String option, String value, String what) {
        Run.Result run = Run.with().args("-a", "1", "--all", option, value);
        assertEquals("lcollections: " + option + " '" + value + "' " + what + "\n", run.err());
        assertEquals(2, run.code());
    }

    @Test
    void fileThatIsPartIsNotAll() {
        String part = "{\"totalNum\":3,\"collections\":[{\"id\":1},{\"id\":2}]}";
        Run.Result run = Run.with().stdin(part).args("--input", "-", "--all", "-o", "json");
        assertEquals("{\"totalNum\":3,\"collections\":[{\"id\":1},{\"id\":2}", run.out());
        assertEquals(
                "lcollections: the list is incomplete: 2 of 3 collections; standard input has no more\n"
                        + "  hint: without --all, what it has is printed nevertheless\n",
                run.err());
        assertEquals(6, run.code());
    }

    /** Whole rows are kept; a document is left open, and a page has its warning. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "ndjson, 50, `}\n`",
                "csv, 51, `\n`",
                "tsv, 51, `\n`",
                "table, 51, `\n`",
                "html, 0, `</tr>\n`",
                "json, 1, `{\"id\":49,\"name\":\"n49\",\"count\":1}`"
            })
    void failureHalfwayKeepsWholeRowsAndSaysWhereToGoOn(String format, int lines, String end) throws IOException {
        Run.Result run = all(PagingScript.of(137).brokenBehind(50, BROKEN), "-o " + format + " --retries 1");
        assertEquals(5, run.code(), run.toString());
        assertTrue(lines == 0 || run.out().lines().count() == lines, run.out());
        assertTrue(run.out().endsWith(end), run.out());
        assertEquals(format.equals("html"), run.out().contains("<p class=\"cut\">"));
        assertEquals(
                "lcollections: the service answered HTTP 503 with a body (text/plain) that begins \"busy\""
                        + " (tried 2 times); 50 of 137 collections were read before; continue with --offset 50\n"
                        + "  hint: try again later\n",
                run.err());
    }

    @Test
    void outputThatFailsEndsIt() throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(5000))) {
            Run.Result run = Run.with()
                    .stdoutFails("No space left on device")
                    .to(server)
                    .line("-a 7 --all -o ndjson --concurrency 1");
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
        Run run = Run.with().stdout(printed).atExit(work -> handler.set(new Thread(work)));
        Run.Result result = run.served(PagingScript.of(70), "-a 7 --all");
        handler.get().join();
        assertEquals(71, printed.toString(StandardCharsets.UTF_8).lines().count());
        assertEquals("", result.err());
    }

    private static final int MANY = 3_000;

    private static final Map<Fault, Double> ALL = Map.of(
            Fault.RATE_LIMIT, 0.1,
            Fault.ERROR, 0.05,
            Fault.RESET, 0.02,
            Fault.TRUNCATE, 0.02,
            Fault.SHIFT, 0.1);

    @Test
    void everyIdComesOnce() throws IOException {
        // One request after the other, so that the same faults happen each time.
        expectEveryIdOnce("--concurrency 1");
        // With requests side by side nobody knows which of them has bad luck, and how often: more tries make it
        // certain.
        expectEveryIdOnce("--concurrency 8 --retries 20");
    }

    private static void expectEveryIdOnce(String options) throws IOException {
        Sandbox.Settings settings = new Sandbox.Settings(Duration.ZERO, 50, new Fault.Odds(ALL), 7, Optional.empty());
        try (Sandbox server = Sandbox.start(0, settings, new CollectionGenerator(MANY))) {
            Run run = Run.with().env("LOOPRING_API_KEY", Sandbox.KEY).to(server.base());
            Run.Result result = run.line("-a 10001 --all -o ndjson -v " + options);
            List<String> ids = result.out()
                    .lines()
                    .map(line -> line.substring(0, line.indexOf(',')))
                    .toList();
            assertEquals(0, result.code(), result.err());
            assertEquals(MANY, ids.size());
            assertEquals(MANY, Set.copyOf(ids).size());
            for (String reason : List.of("HTTP 429", "HTTP 50", "no HTTP response", "cannot be read completely")) {
                assertTrue(result.err().matches("(?s).*\\nretry [^\\n]*" + reason + ".*"), reason);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-o table", "-o csv --sort id", "-o ndjson --sort -name"})
    void noOffsetIsNamedAsNobodyKnowsWhatCameOut(String form) throws IOException {
        AtomicReference<Thread> handler = new AtomicReference<>();
        OutputStream stalled = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                handler.get().start();
                try {
                    handler.get().join();
                } catch (InterruptedException end) {
                    throw new InterruptedIOException();
                }
                throw new IOException("the process is gone");
            }
        };
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(70))) {
            Run run = Run.with().stdout(stalled).atExit(work -> handler.set(new Thread(work)));
            String line = run.line("--base-url " + server.base() + " -a 7 --all " + form)
                    .err()
                    .lines()
                    .findFirst()
                    .orElseThrow();
            assertEquals("lcollections: interrupted while printing; the output is incomplete: run it again", line);
        }
    }
}
