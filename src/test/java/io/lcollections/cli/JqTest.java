package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.ChangingAccount;
import io.lcollections.support.Expect;
import io.lcollections.support.PagingScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --where} and {@code --jq}. */
class JqTest {
    /** Numbers that Java's types would change. */
    private static final String ROWS = "{\"accountId\":7,\"totalNum\":3,\"collections\":["
            + "{\"id\":123456789012345678901234,\"name\":\"a\",\"x\":1.50,\"count\":2},"
            + "{\"id\":2,\"name\":\"b\",\"x\":1e400,\"count\":0},{\"id\":3,\"name\":\"c\\td\",\"count\":5}]}";

    @TempDir
    private Path folder;

    private static Run.Result run(String... args) {
        return Run.with().stdin(ROWS).given("--input", "-").args(args);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/tables/jq-conditions.csv", delimiter = '^', quoteCharacter = '\'')
    void collectionsAreKeptForWhichTheConditionIsTrue(String condition, String names) {
        Run.Result run = run("-o", "csv", "--columns", "name", "--no-header", "--where", condition, "-q");
        assertEquals(names, run.out().strip().replace("\n", ",").replaceAll("c\td", "c"), run.toString());
        assertEquals("", run.err());
    }

    @Test
    void everyCommandAndFormatTakesACondition() throws IOException {
        assertEquals(
                "{\"accountId\":7,\"totalNum\":3,\"collections\":[{\"id\":123456789012345678901234,\"name\":\"a\","
                        + "\"x\":1.50,\"count\":2}]}\n",
                run("-o", "json", "--where", ".x > 0 and .x < 2").out());
        assertEquals(
                "{\"id\":2,\"name\":\"b\",\"x\":1e400,\"count\":0}\n",
                run("-o", "ndjson", "--where", ".x > 2").out());
        Run.Result summary = run("summary", "--where", ".count > 1");
        assertTrue(summary.out().contains("Collections  2\nKinds held   7\n"), summary.toString());
        assertEquals("2 of 3 collections match --where\n", summary.err());
        assertTrue(run("show", "2", "--where", ".count == 0").out().startsWith("b\n"));
        Run.Result missing = run("show", "2", "--where", ".count > 0");
        Expect.failure(4, "account 7 has no collection 2 with --where '.count > 0'", missing);
        String before = Files.writeString(folder.resolve("old"), ROWS).toString();
        String after = Files.writeString(folder.resolve("new"), ROWS.replace("\"count\":2", "\"count\":9"))
                .toString();
        assertEquals(
                "",
                Run.with().args("diff", before, after, "--where", ".count < 2").out());
        assertTrue(Run.with()
                .args("diff", before, after, "--where", ".count > 1")
                .out()
                .startsWith("~ 123"));
        Expect.failure(2, "-o raw prints responses as they are", run("-o", "raw", "--where", "."));
    }

    @Test
    void notesCountWhatWasReadAndWhatMatches() throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(137))) {
            Run.Result page = list(server, "--limit", "50", "--where", ".id < 10");
            assertEquals(
                    "50 of 137 collections; --all fetches every one\n10 of 50 collections match --where\n", page.err());
            assertEquals(
                    "10 of 137 collections match --where\n",
                    list(server, "--all", "--where", ".id < 10").err());
            Run.Result several = list(server, "-a", "8", "--where", ".id < 2");
            assertEquals(4, several.out().lines().count());
            assertTrue(several.err().contains("2 of 50 collections match --where\n"), several.err());
        }
        String broken = ScriptedServer.answer(503, "text/plain", "busy");
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(137).brokenBehind(50, broken))) {
            Run.Result failed = list(server, "--all", "--where", ".id < 10", "--retries", "0");
            assertEquals(10, failed.out().lines().count());
            assertTrue(failed.err().contains("50 of 137 collections were read before"), failed.err());
        }
    }

    private static Run.Result list(UnaryOperator<String> script, String line) {
        return Run.with().served(script, "-a 7 -o ndjson " + line);
    }

    private static Run.Result list(ScriptedServer server, String... further) {
        return Run.with()
                .given("--base-url", server.base(), "-a", "7", "-o", "ndjson")
                .args(further);
    }

    @Test
    void aWatchKnowsItsCondition() throws IOException {
        ChangingAccount account = new ChangingAccount().put(1, "Otters", 2).put(2, "Moss", 8);
        String state = folder.resolve("state").toString();
        try (ScriptedServer server = new ScriptedServer(account)) {
            String[] args = {
                "watch", "--base-url", server.base(), "-a", "7", "--once", "--state", state, "--where", ".count > 3"
            };
            assertTrue(Run.with().args(args).err().startsWith("1 collection;"));
            account.put(1, "Otters", 4).put(2, "Moss", 2).put(3, "New", 1);
            Run.Result changes = Run.with().args(args);
            assertEquals("+ 1  Otters  4\n- 2  Moss  8\n", changes.out().replaceAll("2026-01-01 00:00:00  ", ""));
            args[args.length - 1] = ".count > 4";
            Expect.failure(
                    2,
                    "was written with where '.count > 3', not '.count > 4'",
                    Run.with().args(args));
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/tables/jq-errors.csv", delimiter = '^', quoteCharacter = '`')
    void aWrongExpressionIsAnErrorBeforeAnyRequest(String expression, String reason) throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(1))) {
            Run.Result where = list(server, "--where", expression);
            Expect.failure(2, "--where '" + expression + "' is not a valid jq expression: " + reason, where);
            Run.Result jq = list(server, "-o", "json", "--jq", expression);
            Expect.failure(2, "--jq '" + expression + "' is not a valid jq expression: " + reason, jq);
            assertEquals(List.of(), server.requests());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env", "$ENV", "input", "inputs",
                "debug_scope", "input_filename", "import \"/etc/a\" as a; .", "include \"a\"; .",
            })
    void anExpressionSeesNothingButItsInput(String expression) {
        Run.Result run = run("--where", expression);
        Expect.failure(2, "is not a valid jq expression", run);
    }

    @Test
    void aLargeNumberInATextIsRefusedTooIfItIsCompared() {
        Run.Result run = run("--where", "\"\\(.id == 9007199254740993)\" == \"true\"");
        Expect.failure(2, "the number 9007199254740993 is too large to be exact", run);
    }

    @Test
    void anExpressionThatFailsNamesTheCollection() {
        Run.Result run = run("-o", "ndjson", "--where", ".name | length > 1 or (.[0])");
        Expect.failure(2, "fails for collection 123456789012345678901234: ", run);
        Expect.failure(2, "fails for collection 1234", run("--where", "def f: 1 + f; f"));
        // What was printed before stays, and is not closed.
        Run.Result half = run("-o", "json", "--all", "--where", "if .id == 3 then error(\"bad\") else true end");
        assertEquals(2, half.code());
        assertTrue(!half.out().contains("]}"), half.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                ".name | tonumber > 1^not a number: \"a\"",
                ".name | keys^keys is not applicable to STRING",
                ".name | test(\"a\"; \"q\")^q is not a valid modifier string"
            })
    void aFailureHasItsReason(String expression, String reason) {
        Expect.failure(
                2,
                "--where '" + expression + "' fails for collection 123456789012345678901234: " + reason,
                run("--where", expression));
        Expect.failure(2, " fails: " + reason, run("-o", "json", "--jq", ".collections[] | " + expression));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/tables/jq-results.csv", delimiter = '^', quoteCharacter = '`')
    void resultsOfAnExpressionAreLinesAsGhPrintsThem(String options, String expression, String lines) {
        Run run = Run.with().stdin(ROWS).given(options.split(" "));
        assertEquals(
                lines.replace('⏎', '\n'),
                run.args("--input", "-", "--jq", expression).out());
    }

    @Test
    void resultsAreSafeOnATerminal() {
        Run.Result terminal = Run.with()
                .terminal(80)
                .stdin(ROWS.replace("\"b\"", "\"\\u001b[2J\""))
                .args("--input", "-", "-o", "json", "--jq", "[.collections[].name] | join(\"\\n\")");
        assertEquals("a\n\\u{1b}[2J\nc\td\n", terminal.out());
    }

    @Test
    void anIncompleteDocumentGivesNoResult() throws IOException {
        String broken = ScriptedServer.answer(503, "text/plain", "busy");
        Run.Result failed =
                list(PagingScript.of(137).brokenBehind(50, broken), "-o json --all --jq .totalNum --retries 0");
        assertEquals("", failed.out());
        assertEquals(5, failed.code());
        assertTrue(!failed.err().contains("--offset"), failed.err());
        Expect.failure(2, "--jq '.collections.x' fails: ", run("-o", "json", "--jq", ".collections.x"));
    }
}
