package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.server.CollectionGenerator;
import io.lcollections.server.Sandbox;
import io.lcollections.server.Sandbox.Fault;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedAccount;
import io.lcollections.support.ScriptedServer;
import io.lcollections.support.VirtualTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** A listing of one page, and of all pages. */
class ListTest {

    @Test
    void serviceThatGivesNoTotalLeavesItOpen() {
        Run.Result one = Run.with().served(ScriptedServer.json("{\"collections\":[{\"id\":1}]}"), "-a 1 -o json");
        one.expectOut("{\"accountId\":1,\"collections\":[{\"id\":1}]}\n");
        one.expectMessages("1 collection and no total: there may be more; --all fetches every one\n");
        String none = ScriptedServer.json("{\"totalNum\":null,\"collections\":null}");
        Run.with().served(none, "-a 1 -o ndjson").expectMessages("no collections\n");
    }

    @Test
    void rawIsWhatTheServerSent() throws IOException {
        String body = "{ \"collections\" :\r\n [ ], \"totalNum\": 0, \"x\":\"\\u00e9é\" }";
        Run.with().served(ScriptedServer.json(body), "-a 1 -o raw").expectOut(body + "\n");
    }

    @Test
    void verboseTellsOfTheRequest() {
        Run.Result run = Run.with().args("--network", "sandbox", "-a", "10001", "--limit", "1", "-v", "-o", "json");
        assertTrue(
                run.err()
                        .matches("(?s).*\nGET http://127\\.0\\.0\\.1:\\d+/api/v3/user/collection/details"
                                + "\\?accountId=10001&limit=1: HTTP 200, \\d+ bytes, \\d+ ms\n.*"),
                run.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"table", "json", "ndjson", "csv", "tsv", "markdown", "raw", "table summary", "json summary"})
    void outputThatIsNotTakenIsNeverBelievedWritten(String format) {
        String[] query = ("--network sandbox -a 10001 -q -o " + format).split(" ");
        Run.Result file = Run.with().stdoutFails("No space left on device").args(query);
        file.expectCode(1).expectMessages("lcollections: cannot write to standard output: No space left on device\n");
        Run.with()
                .pipe()
                .stdoutFails("Datenübergabe unterbrochen")
                .args(query)
                .expectCode(141)
                .expectMessages("");
    }

    @Test
    void faultOfOurOwnIsNoStackTrace() {
        Run.Result run = Run.with().stdout(faulty()).args("--version");
        run.expectCode(1);
        run.expectMessages(
                "lcollections: internal error: java.lang.IllegalStateException: made\n  hint: please report it with the output of --debug\n");
        Run.Result debug = Run.with().stdout(faulty()).args("--network", "sandbox", "-a", "10001", "--debug");
        debug.expectErr("\n    at io.lcollections.");
    }

    private static OutputStream faulty() {
        return new OutputStream() {
            @Override
            public void write(int octet) {
                throw new IllegalStateException("made");
            }
        };
    }

    private static String[] tokenGate(String wallet, String contract) throws IOException {
        String recipe = Files.readString(Path.of("README.md"))
                .lines()
                .filter(line -> line.endsWith("; then echo welcome; fi"))
                .findFirst()
                .orElseThrow();
        return recipe.strip()
                .replaceFirst("if lcollections (.*) > /dev/null; then echo welcome; fi", "$1")
                .replace("\"$wallet\"", wallet)
                .replace("\"$contract\"", contract)
                .split(" ");
    }

    @ParameterizedTest
    @CsvSource({
        "10001, 0x2b77b5205fde50cfb7c8ec36a938f2464bcf26d3, 0", "10001, 0x00000000000000000000000000000000000000aa, 1",
        "404, 0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788, 4", "10001, 0x1abe, 2",
        "0x1abe, 0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788, 2"
    })
    void tokenGateOfTheReadme(String wallet, String contract, int code) throws IOException {
        Run.with()
                .env("LCOLLECTIONS_NETWORK", "sandbox")
                .args(tokenGate(wallet, contract))
                .expectCode(code);
    }

    @ParameterizedTest
    @CsvSource({"401, 3", "500, 5", "400, 4"})
    void tokenGateOfTheReadmeIsClosedOnAnError(int status, int code) throws IOException {
        String[] gate = tokenGate("10001", "0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788");
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.answer(status, "text/plain", ""))) {
            Run run = Run.with().env("LCOLLECTIONS_BASE_URL", server.base()).env("LOOPRING_API_KEY", "key");
            run.env("LCOLLECTIONS_RETRIES", "0").args(gate).expectCode(code);
        }
    }

    /** A service may ignore any parameter. */
    @Test
    void oneOfManyPagesIsNoProofThatNothingIsHeld() throws IOException {
        String page =
                ScriptedServer.json("{\"totalNum\":3,\"collections\":[{\"id\":1,\"count\":0},{\"id\":2,\"count\":0}]}");
        try (ScriptedServer server = new ScriptedServer(page)) {
            Run.with()
                    .to(server)
                    .line("-a 1 --non-zero --exit-code -q")
                    .fails(6, "the service ignores --non-zero, and none of the 2 collections read matches");
            Run.with()
                    .to(server)
                    .line("-a 1 --limit 1 -o csv --columns id")
                    .expect(
                            0,
                            "id\n1\n",
                            "2 of 3 collections; --all fetches every one",
                            "the service ignores --limit, and sent 2 collections");
        }
    }

    // --all

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
    @CsvSource(nullValues = "-", textBlock = """
            237, --concurrency 1, 0, 237, -
            237, --concurrency 4, 0, 237, -
            237, --concurrency 64, 0, 237, -
            500, --max-items 60, 0, 60, 60 of 500 collections; continue with --offset 60
            70, --max-items 70, 0, 70, -
            37, --offset 10 --limit 10, 10, 37, -
            0, --quiet, 0, 0, -
            0, --limit 50, 0, 0, no collections
            """)
    void everyCollectionComesOnceAndInOrder(int total, String options, int from, int to, String note)
            throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedAccount.of(total))) {
            Run.Result run = all(server, ("-o ndjson " + options).split(" "));
            assertEquals(range(from, to), ids(run.out()), run.toString());
            run.expectMessages(note == null ? "" : note + "\n").expectCode(0);
            String sent = "?accountId=7&offset=" + from + "&limit=" + (options.contains("--limit 10") ? 10 : 50) + " ";
            assertTrue(server.requests().get(0).contains(sent), server.requests() + "");
        }
        Run.with().line("-a 1 --max-items 7").fails(2, "--max-items has no effect without --all");
    }

    @ParameterizedTest
    @CsvSource({"csv, 138", "tsv, 138", "table, 138", "raw, 3", "json, 1"})
    void otherOutputsHaveEveryRow(String format, int lines) throws IOException {
        Run.Result run = all(ScriptedAccount.of(137), "-o " + format);
        assertEquals(lines, run.out().lines().count(), run.toString());
        assertTrue(run.out().contains("n0") && run.out().contains("n136"), run.out());
    }

    @Test
    void unknownColumnIsRefusedBeforeAnythingIsPrinted() throws IOException {
        all(ScriptedAccount.of(137), "-o csv --columns id,zzz").expectCode(2).expectOut("");
    }

    @Test
    void passingFailuresAreToldOnlyWithV() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        ScriptedAccount pages = ScriptedAccount.of(137);
        try (ScriptedServer server =
                new ScriptedServer(head -> requests.incrementAndGet() % 2 == 1 ? BROKEN : pages.apply(head))) {
            Run.Result quiet = all(server, "-o", "ndjson", "--concurrency", "1");
            assertEquals(range(0, 137), ids(quiet.out()));
            quiet.expectMessages("");
            Run.Result told = all(server, "-o", "ndjson", "--concurrency", "1", "-v");
            told.expectErr("\nretry 1 of 4 in ");
            assertFalse(told.err().contains("retry 2"), told.err());
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "2, 2", "1, 4", "0.5, 8"})
    void startsAreSpreadAsAskedFor(String rate, long least) throws IOException {
        VirtualTime time = new VirtualTime();
        try (ScriptedServer server = new ScriptedServer(ScriptedAccount.of(45))) {
            Run run = Run.with().time(time);
            String[] args = {"--base-url", server.base(), "-a", "7", "--all", "--limit", "10", "--rate", rate};
            run.args(args).expectCode(0);
            assertEquals(5, server.requests().size());
            long waited = time.nanoTime() / 1_000_000_000;
            assertEquals(least, waited, "seconds that the last of five had to wait");
        }
    }

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
        Run.Result run = all(ScriptedAccount.of(137).brokenBehind(50, BROKEN), "-o " + format + " --retries 1");
        run.expectCode(5);
        assertTrue(lines == 0 || run.out().lines().count() == lines, run.out());
        assertTrue(run.out().endsWith(end), run.out());
        assertEquals(format.equals("html"), run.out().contains("<p class=\"cut\">"));
        run.expectMessages("lcollections: the service answered HTTP 503 with a body (text/plain) that begins \"busy\""
                + " (tried 2 times); 50 of 137 collections were read before; continue with --offset 50\n"
                + "  hint: try again later\n");
    }

    @Test
    void outputThatFailsEndsIt() throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedAccount.of(5000))) {
            Run.Result run = Run.with()
                    .stdoutFails("No space left on device")
                    .to(server)
                    .line("-a 7 --all -o ndjson --concurrency 1");
            run.expectCode(1);
            run.expectMessages("lcollections: cannot write to standard output: No space left on device\n");
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
        Run.Result result = run.served(ScriptedAccount.of(70), "-a 7 --all");
        handler.get().join();
        assertEquals(71, printed.toString(StandardCharsets.UTF_8).lines().count());
        result.expectMessages("");
    }

    /** The exit code is the signal's, whatever the program returns then. */
    @ParameterizedTest
    @CsvSource({"summary -o json, 1", "summary, 2", "show 3 60, 2", "diff -, 2"})
    void interruptionSaysHowFarItGotAndNothingElse(String command, int request) {
        AtomicReference<Runnable> exit = new AtomicReference<>();
        AtomicInteger requests = new AtomicInteger();
        ScriptedAccount pages = ScriptedAccount.of(137);
        UnaryOperator<String> script = head -> {
            if (requests.incrementAndGet() == request) {
                exit.get().run();
            }
            return pages.apply(head);
        };
        Run run = Run.with().atExit(exit::set).stdin("{\"id\":1}");
        String far = request == 1 ? "before the first page arrived" : "after 50 of 137 collections";
        String message = "lcollections: interrupted " + far + "; nothing was printed\n";
        Run.Result result =
                run.served(script, command + " -a 7 --concurrency 1").expectOut("");
        assertTrue(result.err().startsWith(message), result.toString());
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
            result.expectCode(0);
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
        try (ScriptedServer server = new ScriptedServer(ScriptedAccount.of(70))) {
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
