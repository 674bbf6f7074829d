package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Expect;
import io.lcollections.support.Golden;
import io.lcollections.support.PagingScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import io.lcollections.terminal.Screen;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {
    private static final String[] JSON = {"summary", "--input", "-", "-o", "json"};

    private static String json(String rows) {
        Run.Result run = Run.with().stdin("{\"collections\":[" + rows + "]}").args(JSON);
        assertEquals(0, run.code(), run.toString());
        return run.out();
    }

    @Test
    void jsonIsOneDocumentWithEveryGroup() {
        String rows = "{\"id\":1,\"owner\":\"b\",\"nftType\":\"ERC1155\",\"deployStatus\":\"DEPLOYED\",\"count\":2},"
                + "{\"id\":2,\"owner\":\"a\",\"nftType\":\"ERC1155\",\"extra\":{\"mintChannel\":\"GME\"},\"count\":0},"
                + "{\"id\":3,\"owner\":null,\"nftType\":721,\"mintChannel\":\"\\u202e\",\"count\":5}";
        Run.Result run = Run.with()
                .stdin("{\"accountId\":7,\"totalNum\":3,\"collections\":[" + rows + "]}")
                .args(JSON);
        String expected = "{'accountId':7,'totalNum':3,'collections':3,'kinds':7,'zero':1,'withoutCount':0,"
                + "'types':[{'value':'ERC1155','collections':2,'kinds':2},{'value':721,'collections':1,'kinds':5}],"
                + "'deployStatus':[{'value':null,'collections':2,'kinds':5},"
                + "{'value':'DEPLOYED','collections':1,'kinds':2}],"
                + "'owners':[{'value':'a','collections':1,'kinds':0},{'value':'b','collections':1,'kinds':2},"
                + "{'value':null,'collections':1,'kinds':5}],"
                + "'mintChannels':[{'value':'GME','collections':1,'kinds':0},"
                + "{'value':'\\u202e','collections':1,'kinds':5},{'value':null,'collections':1,'kinds':2}]}\n";
        assertEquals(expected.replace('\'', '"'), run.out());
        assertEquals("", run.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999", "1e99999999999", "1e-999999999", "-1", "1.5",
                "\"two\"", "\"-2\"", "null", "true", "[1]",
                "1000000000000000000",
            })
    void whatIsNoNumberOfKindsIsNoneAndNotZero(String count) {
        String out = json("{\"id\":1,\"count\":" + count + "},{\"id\":2,\"count\":2.0}");
        assertTrue(out.startsWith("{\"collections\":2,\"kinds\":2,\"zero\":0,\"withoutCount\":1,"), out);
    }

    @Test
    void sumsAreExact() {
        StringBuilder rows = new StringBuilder("{\"id\":0,\"count\":0e99999999999}");
        for (int id = 1; id <= 20; id++) {
            rows.append(",{\"id\":").append(id).append(",\"count\":999999999999999999}");
        }
        String out = json(rows.toString());
        assertTrue(out.startsWith("{\"collections\":21,\"kinds\":19999999999999999980,\"zero\":1,"), out);
        assertTrue(
                out.contains("\"owners\":[{\"value\":null,\"collections\":21,\"kinds\":19999999999999999980}]"), out);
    }

    @Test
    void ownersThatDifferInTheCaseOfDigitsAreOne() {
        String out = json("{\"id\":1,\"owner\":\"0xAb\"},{\"id\":2,\"owner\":\"0xaB\"},{\"id\":3,\"owner\":\"0XAB\"},"
                + "{\"id\":4,\"owner\":\"Bob\"},{\"id\":5,\"owner\":\"bob\"}");
        assertTrue(
                out.contains("\"owners\":[{\"value\":\"0xAb\",\"collections\":3,\"kinds\":0},"
                        + "{\"value\":\"Bob\",\"collections\":1,\"kinds\":0},"
                        + "{\"value\":\"bob\",\"collections\":1,\"kinds\":0}]"),
                out);
    }

    @Test
    void everyPageIsReadAndTheOptionsAreSent() throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(137))) {
            Run.Result run = Run.with().to(server).line("summary -a 7 --limit 10 --non-zero");
            assertTrue(run.out().startsWith("Account 7\n\nCollections  137\nKinds held   137\n"), run.toString());
            String first = server.requests().get(0);
            assertTrue(first.contains("?accountId=7&offset=0&limit=10&nonZero=true "), first);
            assertEquals("", run.err());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "ndjson", "raw", "tsv"})
    void formsOfRowsArePassedOverAsDefaults(String format) {
        Run.Result standing =
                Run.with().env("LCOLLECTIONS_OUTPUT", format).line("summary --network sandbox -a 10001 -q");
        assertTrue(standing.out().startsWith("Account 10001\n"), standing.toString());
    }

    @Test
    void standingDefaultsOfTheListDoNoHarm() {
        Run.Result run = Run.with()
                .env("LCOLLECTIONS_ALL", "1")
                .env("LCOLLECTIONS_MAX_ITEMS", "5")
                .env("LCOLLECTIONS_OFFSET", "100")
                .env("LCOLLECTIONS_COLUMNS", "id")
                .env("LCOLLECTIONS_NO_HEADER", "1")
                .env("LCOLLECTIONS_ACCOUNT", "10001")
                .env("LCOLLECTIONS_NETWORK", "sandbox")
                .env("LCOLLECTIONS_OUTPUT", "json")
                .line("summary -q");
        assertTrue(run.out().startsWith("{\"accountId\":10001,\"totalNum\":137,\"collections\":137,"), run.toString());
        Run.Result wrong = Run.with().env("LCOLLECTIONS_OUTPUT", "jsn").args("summary", "-a", "1");
        assertTrue(wrong.err().startsWith("lcollections: LCOLLECTIONS_OUTPUT 'jsn' is not one of "), wrong.toString());
    }

    private static Run.Result summary(UnaryOperator<String> script, String line) {
        return Run.with().served(script, "summary -a 7 " + line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json"})
    void failureHalfway(String format) {
        String busy = ScriptedServer.answer(503, "text/plain", "busy");
        Run.Result run = summary(PagingScript.of(137).brokenBehind(50, busy), "--retries 1 -o " + format);
        Expect.failure(5, "(tried 2 times); 50 of 137 collections were read before", run);
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
        assertEquals(6, run.code(), run.toString());
        assertEquals("", run.out());
        assertTrue(run.err().contains(message) && run.err().endsWith(hint + "\n"), run.err());
    }

    @Test
    void failureAtOnce() {
        Run.Result part = Run.with()
                .stdin("{\"totalNum\":2,\"collections\":[{\"id\":1,\"count\":1}]}")
                .line("summary --input -");
        Expect.failure(6, "the list is incomplete: 1 of 2 collections", part);
        assertTrue(part.err().endsWith("\n  hint: lcollections list --input prints what it has\n"), part.err());
        Expect.failure(4, "the service refused", Run.with().line("summary --network sandbox -a 404 -q"));
        Expect.failure(3, "no API key", Run.with().args("summary", "-a", "1"));
        Expect.failure(2, "no account given", Run.with().args("summary"));
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
        String[] args = {"summary", "--network", "sandbox", "-a", "10001", "-q", "-o", format};
        Run.Result run = Run.with().stdoutFails("No space left on device").args(args);
        assertEquals("lcollections: cannot write to standard output: No space left on device\n", run.err());
        assertEquals(1, run.code());
        assertEquals(141, Run.with().pipe().stdoutFails("gone").args(args).code());
    }

    /** The signal comes with a request, as the process would get it. */
    private static Run.Result interruptedAt(int request) {
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
        return Run.with().atExit(exit::set).served(script, "summary -a 7 --concurrency 1 -o json");
    }

    /** The exit code is the signal's, whatever the program returns then. */
    @Test
    void interruptionSaysHowFarItGotAndNothingElse() throws IOException {
        Expect.failure(0, "interrupted before the first page arrived; nothing was printed", interruptedAt(1));
        Expect.failure(0, "interrupted after 50 of 137 collections; nothing was printed", interruptedAt(2));
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
        assertEquals(0, result.code(), result.toString());
        return result.out();
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 120})
    void screenOfATerminal(int width) {
        Run.Result run = Run.with().terminal(width).args(QUERY);
        Golden.assertMatches("summary-terminal-" + width + ".txt", run.out().replace("\u001b", "␛"));
    }

    @Test
    void pipe() {
        Golden.assertMatches("summary-pipe.txt", Run.with().args(QUERY).out());
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
            assertTrue(Screen.none().widthOf(line) <= width, width + ": " + line);
            assertEquals(-1, line.indexOf('\u001b'), line);
        });
    }

    @Test
    void valuesThatLookLikeOursAreQuoted() {
        List<String> rows = List.of("(none)", "others (3)", "", "\\\"x\\\"", "a\\\\").stream()
                .map(owner -> row("\"owner\":\"" + owner + "\""))
                .collect(Collectors.toList());
        rows.add(row(""));
        String out = summary(Run.with(), rows);
        String owners = out.substring(out.indexOf("Owner"), out.indexOf("Mint channel"));
        assertEquals(
                List.of("\"\"", "\"\"x\"\"", "\"(none)\"", "a\\\\", "\"others (3)\"", "(none)"),
                owners.lines()
                        .skip(1)
                        .filter(line -> !line.isEmpty())
                        .map(line -> line.strip().replaceFirst("  .*", ""))
                        .toList(),
                out);
    }

    @ParameterizedTest
    @CsvSource({"11, 11", "12, 11", "37, 11"})
    void ownersBehindTheTenthAreCountedTogether(int owners, int lines) {
        List<String> rows = IntStream.range(0, owners)
                .mapToObj(owner -> row("\"owner\":\"o" + owner + "\""))
                .toList();
        String out = summary(Run.with(), rows);
        String section = out.substring(out.indexOf("Owner"), out.indexOf("\nMint channel"));
        assertEquals(1 + lines, section.lines().count(), out);
        int others = owners - 10;
        boolean isTold =
                section.matches("(?s).*\n  others \\(" + others + "\\) +" + others + " +\\d+% +" + others + "\n");
        assertEquals(owners > 11, isTold, out);
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

    @Test
    void collectionsWithoutACountAreToldOnlyWhereThereAreSome() {
        String none = summary(Run.with(), List.of("{\"id\":1,\"count\":0}"));
        assertTrue(none.startsWith("Collections  1\nKinds held   0\nEmpty        1\n\nType"), none);
        String some = summary(Run.with(), List.of("{\"id\":1}", "{\"id\":2,\"count\":3}"));
        assertTrue(
                some.startsWith("Collections      2\nKinds held       3\nEmpty            0\nWithout a count  1\n\n"),
                some);
    }

    @Test
    void coloursFollowTheOptionAndTheCursorTheTerminal() {
        String plain = Run.with().terminal(80).env("NO_COLOR", "1").args(QUERY).out();
        assertFalse(plain.contains("\u001b[32m"), plain);
        assertTrue(plain.contains("✓ DEPLOYED\u001b[20G "), plain);
        Run.Result forced = Run.with().line("summary --network sandbox -a 10001 --color always");
        assertTrue(forced.out().contains("\u001b[32m  DEPLOYED\u001b[m"), forced.out());
    }
}
