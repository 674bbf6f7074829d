package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Run;
import io.lcollections.support.ScriptedAccount;
import io.lcollections.support.ScriptedServer;
import io.lcollections.terminal.Screen;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {
    @Test
    void everyPageIsReadAndTheOptionsAreSent() throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedAccount.of(137))) {
            Run.Result run = Run.with().to(server).line("summary -a 7 --limit 10 --non-zero");
            assertTrue(run.out().startsWith("Account 7\n\nCollections  137\nKinds held   137\n"), run.toString());
            String first = server.requests().get(0);
            assertTrue(first.contains("?accountId=7&offset=0&limit=10&nonZero=true "), first);
            run.expectMessages("");
        }
    }

    private static Run.Result summary(UnaryOperator<String> script, String line) {
        return Run.with().served(script, "summary -a 7 " + line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json"})
    void failureHalfway(String format) {
        String busy = ScriptedServer.answer(503, "text/plain", "busy");
        Run.Result run = summary(ScriptedAccount.of(137).brokenBehind(50, busy), "--retries 1 -o " + format);
        run.fails(5, "(tried 2 times); 50 of 137 collections were read before");
        assertTrue(run.err().endsWith("were read before\n  hint: try again later\n"), run.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'collections':[{'id' | is cut off at line 1 | try again",
                "{'totalNum':9,'collections':[{'id':1,'count':1}]} | 1 of 9 collections, then nothing new | -v shows the requests",
                "{'totalNum':9,'collections':[{'collection':{'name':'x'}}]} | has no id"
                        + " | lcollections list with --offset and --limit shows one page at a time"
            })
    void whatIsNoListIsNotSummedUp(String page, String message, String hint) {
        String answer = ScriptedServer.json(page.replace('\'', '"'));
        Run.Result run = summary(head -> answer, "-q");
        run.expectCode(6).expectOut("");
        assertTrue(run.err().contains(message) && run.err().endsWith(hint + "\n"), run.err());
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
        run.args("summary", "--input", "-").expectMessages("no collections\n");
    }

    private static final String[] QUERY = {"summary", "--network", "sandbox", "-a", "10001", "-q"};

    private static final String HOSTILE = "\\u001b[2J\\u001b]52;c;eA==\\u0007 \\u202egnp\\n\\r\\u009b31m";

    private static String row(String fields) {
        return "{" + fields + (fields.isEmpty() ? "" : ",") + "\"id\":1,\"count\":1}";
    }

    private static String document(List<String> rows) {
        return "{\"collections\":[" + String.join(",", rows) + "]}";
    }

    private static String summary(Run run, List<String> rows) {
        Run.Result result = run.stdin(document(rows)).args("summary", "--input", "-");
        result.expectCode(0);
        return result.out();
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 41, 47, 53, 59, 60, 61, 80, 100, 120, 200})
    void noLineIsWiderThanTheTerminal(int width) {
        String wide = row("\"owner\":\"" + "理".repeat(40) + "\",\"nftType\":\"" + HOSTILE + "\"");
        String huge = "{\"id\":2,\"count\":999999999999999999}";
        Run dumb = Run.with().terminal(width).env("TERM", "dumb");
        dumb.args(QUERY);
        summary(dumb, List.of(wide));
        // The output of all three.
        summary(dumb, List.of(wide, huge)).lines().forEach(line -> {
            assertTrue(Screen.NONE.widthOf(line) <= width, width + ": " + line);
            assertEquals(-1, line.indexOf('\u001b'), line);
        });
    }

    @Test
    void whateverThereIsHasABarAndOnlyAllHasTheWhole() {
        List<String> rows = IntStream.range(0, 1000)
                .mapToObj(number -> row("\"nftType\":\"" + (number == 0 ? "A" : "B") + "\""))
                .toList();
        List<String> lines = summary(Run.with().terminal(80).env("NO_COLOR", "1"), rows)
                .lines()
                .toList();
        assertTrue(lines.contains("  B                   999   99%    999  " + "=".repeat(19)), lines.toString());
        assertTrue(lines.contains("  A                     1   <1%      1  ="), lines.toString());
        assertTrue(lines.contains("  (none)             1000  100%   1000  " + "=".repeat(20)), lines.toString());
    }
}
