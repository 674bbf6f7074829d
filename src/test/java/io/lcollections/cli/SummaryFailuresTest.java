package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Expect;
import io.lcollections.support.PagingScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** There are no totals of a part: what fails prints none, and says nothing that only fits a list. */
class SummaryFailuresTest {
    private static Run.Result summary(ScriptedServer server, String... further) {
        return Run.with()
                .given("summary", "--base-url", server.base(), "-a", "7")
                .args(further);
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json"})
    void failureHalfway(String format) throws IOException {
        String busy = ScriptedServer.answer(503, "text/plain", "busy");
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(137).brokenBehind(50, busy))) {
            Run.Result run = summary(server, "--retries", "1", "-o", format);
            Expect.failure(5, "(tried 2 times); 50 of 137 collections were read before", run);
            assertTrue(run.err().endsWith("were read before\n  hint: try again later\n"), run.err());
        }
    }

    @Test
    void failureAtOnce() throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.json("{\"collections\":[{\"id\""))) {
            Expect.failure(6, "", summary(server));
        }
        Run.Result nobody = Run.with().args("summary", "--network", "sandbox", "-a", "404", "-q");
        Expect.failure(4, "the service refused", nobody);
        Expect.failure(3, "no API key", Run.with().args("summary", "-a", "1"));
        Expect.failure(2, "no account given", Run.with().args("summary"));
    }

    @Test
    void serviceThatDoesNotSendTheRest() throws IOException {
        String page = ScriptedServer.json("{\"totalNum\":9,\"collections\":[{\"id\":1,\"count\":1}]}");
        try (ScriptedServer server = new ScriptedServer(page)) {
            Run.Result run = summary(server);
            Expect.failure(6, "1 of 9 collections, then nothing new", run);
            assertTrue(run.err().endsWith("\n  hint: -v shows the requests\n"), run.err());
        }
    }

    @Test
    void rowsThatCannotBeToldApart() throws IOException {
        String page = ScriptedServer.json("{\"totalNum\":9,\"collections\":[{\"collection\":{\"name\":\"x\"}}]}");
        try (ScriptedServer server = new ScriptedServer(page)) {
            Run.Result run = summary(server);
            Expect.failure(6, "has no id", run);
            assertTrue(
                    run.err()
                            .endsWith(
                                    "\n  hint: lcollections list with --offset and --limit shows one page at a time\n"),
                    run.err());
        }
    }

    @Test
    void fileThatDoesNotHoldAll() {
        Run.Result run = Run.with()
                .stdin("{\"totalNum\":2,\"collections\":[{\"id\":1,\"count\":1}]}")
                .line("summary --input -");
        Expect.failure(6, "the list is incomplete: 1 of 2 collections", run);
        assertTrue(run.err().endsWith("\n  hint: lcollections list --input prints what it has\n"), run.err());
    }

    @Test
    void fileOfPagesThatOverlapIsSummedUpOnce() {
        String pages = "{\"totalNum\":2,\"collections\":[{\"id\":1,\"count\":1}]}\n"
                + "{\"totalNum\":2,\"collections\":[{\"id\":1,\"count\":1},{\"id\":2,\"count\":4}]}";
        Run.Result run = Run.with().stdin(pages).args("summary", "--input", "-");
        assertTrue(run.out().startsWith("Collections  2\nKinds held   5\n"), run.toString());
        assertTrue(run.err().startsWith("left out because an earlier page of"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json"})
    void outputThatIsNotTaken(String format) {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        String[] args = {"summary", "--network", "sandbox", "-a", "10001", "-q", "-o", format};
        Run.Result run = Run.with().stdout(full).args(args);
        assertEquals("lcollections: cannot write to standard output: No space left on device\n", run.err());
        assertEquals(1, run.code());
        assertEquals(141, Run.with().pipe().stdout(full).args(args).code());
    }

    /** The signal comes with a request, as the process would get it. */
    private static Run.Result interruptedAt(int request) throws IOException {
        AtomicReference<Runnable> exit = new AtomicReference<>();
        PagingScript pages = PagingScript.of(137);
        List<String> asked = new ArrayList<>();
        UnaryOperator<String> script = head -> {
            asked.add(head);
            if (asked.size() == request) {
                exit.get().run();
            }
            return pages.apply(head);
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            Run run = Run.with().atExit(exit::set);
            return run.args("summary", "--base-url", server.base(), "-a", "7", "--concurrency", "1", "-o", "json");
        }
    }

    /** The exit code is the signal's, whatever the program returns then. */
    @Test
    void interruptionSaysHowFarItGotAndNothingElse() throws IOException {
        Expect.failure(0, "interrupted before the first page arrived; no totals were printed", interruptedAt(1));
        Expect.failure(0, "interrupted after 50 of 137 collections; no totals were printed", interruptedAt(2));
    }

    @Test
    void interruptionWhileTotalsArePrintedSaysNothing() {
        AtomicReference<Runnable> exit = new AtomicReference<>();
        OutputStream stdout = new OutputStream() {
            @Override
            public void write(int octet) {
                exit.get().run();
            }
        };
        Run run = Run.with().stdout(stdout).atExit(exit::set).stdin("{\"collections\":[]}");
        assertEquals("no collections\n", run.args("summary", "--input", "-").err());
    }
}
