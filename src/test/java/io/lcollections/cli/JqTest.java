package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Run;
import io.lcollections.support.ScriptedAccount;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** {@code --where} and {@code --jq}. */
class JqTest {
    @TempDir
    private Path folder;

    @Test
    void notesCountWhatWasReadAndWhatMatches() throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedAccount.of(137))) {
            Run.Result page = list(server, "--limit", "50", "--where", ".id < 10");
            page.expectMessages("50 of 137 collections; --all fetches every one\n10 of 50 collections match --where\n");
            list(server, "--all", "--where", ".id < 10").expectMessages("10 of 137 collections match --where\n");
            Run.Result several = list(server, "-a", "8", "--where", ".id < 2");
            assertEquals(4, several.out().lines().count());
            several.expectErr("2 of 50 collections match --where\n");
        }
        String broken = ScriptedServer.answer(503, "text/plain", "busy");
        try (ScriptedServer server = new ScriptedServer(ScriptedAccount.of(137).brokenBehind(50, broken))) {
            Run.Result failed = list(server, "--all", "--where", ".id < 10", "--retries", "0");
            assertEquals(10, failed.out().lines().count());
            failed.expectErr("50 of 137 collections were read before");
        }
    }

    @Test
    void aCountThatIsAStringIsANumber() throws IOException {
        String page = ScriptedServer.json("{\"collections\":[{\"id\":1,\"count\":\"3\"},{\"id\":2,\"count\":\"10\"}]}");
        list(request -> page, "-q --where .count>5").expectOut("{\"id\":2,\"count\":\"10\"}\n");
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
        ScriptedAccount account = new ScriptedAccount().put(1, "Otters", 2).put(2, "Moss", 8);
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
            Run.with().args(args).fails(2, "was written with where '.count > 3', not '.count > 4'");
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/tables/jq-errors.csv", delimiter = '^', quoteCharacter = '`')
    void aWrongExpressionIsAnErrorBeforeAnyRequest(String expression, String reason) throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedAccount.of(1))) {
            Run.Result where = list(server, "--where", expression);
            where.fails(2, "--where '" + expression + "' is not a valid jq expression: " + reason);
            Run.Result jq = list(server, "-o", "json", "--jq", expression);
            jq.fails(2, "--jq '" + expression + "' is not a valid jq expression: " + reason);
            assertEquals(List.of(), server.requests());
        }
    }

    @Test
    void anEndlessExpressionFails() {
        Run.Result run = Run.with().stdin("{\"id\":1234}").args("--input", "-", "--where", "def f: 1 + f; f");
        run.fails(2, "fails for collection 1234");
    }

    @Test
    void anIncompleteDocumentGivesNoResult() throws IOException {
        String broken = ScriptedServer.answer(503, "text/plain", "busy");
        Run.Result failed =
                list(ScriptedAccount.of(137).brokenBehind(50, broken), "-o json --all --jq .totalNum --retries 0");
        failed.expectOut("").expectCode(5);
        assertTrue(!failed.err().contains("--offset"), failed.err());
    }
}
