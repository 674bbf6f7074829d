package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lcollections.support.AccountsScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeveralAccountsTest {
    private static Run.Result run(AccountsScript script, String... args) throws IOException {
        return run(Run.with(), script, args);
    }

    private static Run.Result run(Run run, AccountsScript script, String... args) throws IOException {
        try (ScriptedServer server = new ScriptedServer(script)) {
            return run.given("--base-url", server.base(), "--retries", "0").args(args);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "4", "64"})
    void areListedInTheirOrderWhateverIsReadAhead(String concurrency) throws IOException {
        Run.Result run = run(
                new AccountsScript(),
                "-a",
                "120",
                "-a",
                "2",
                "-a",
                "51",
                "--all",
                "-o",
                "csv",
                "--columns",
                "accountId,id",
                "--concurrency",
                concurrency);
        StringBuilder expected = new StringBuilder("accountId,id\n");
        for (int account : new int[] {120, 2, 51}) {
            IntStream.range(0, account)
                    .forEach(id -> expected.append(account + "," + id).append('\n'));
        }
        assertEquals(expected.toString(), run.out(), run.err());
        assertEquals("3 accounts: 3 succeeded, 0 failed\n", run.err());
        assertEquals(0, run.code());
    }

    @Test
    void haveTheAccountInTheFirstColumn() throws IOException {
        assertTrue(run(new AccountsScript(), "-a", "1", "-a", "2", "-o", "csv")
                .out()
                .startsWith("accountId,id,owner,"));
        assertTrue(run(new AccountsScript(), "-a", "1", "-a", "2", "-o", "markdown")
                .out()
                .startsWith("| ACCOUNT | ID |"));
        assertEquals(
                "ACCOUNT  ID  NAME",
                run(new AccountsScript(), "-a", "1", "-a", "2").out().substring(0, 17));
        assertEquals(
                "{\"accountId\":1,\"id\":0,\"name\":\"n0\",\"count\":1}",
                run(new AccountsScript(), "-a", "1", "-a", "2", "-o", "ndjson")
                        .out()
                        .lines()
                        .findFirst()
                        .orElse(""));
    }

    /** What a narrow terminal does without is not whose a row is. */
    @Test
    void keepTheAccountOnANarrowTerminal() throws IOException {
        Run.Result run = run(Run.with().terminal(24), new AccountsScript(), "-a", "1", "-a", "2", "--color", "never");
        assertTrue(run.out().startsWith("ACCOUNT  ID"), run.out());
    }

    @Test
    void areOneDocumentEachInJson() throws IOException {
        Run.Result run = run(new AccountsScript(), "-a", "3", "-a", "0", "-a", "2", "--all", "-o", "json");
        List<String> lines = run.out().lines().toList();
        assertEquals(3, lines.size(), run.toString());
        assertEquals("{\"accountId\":0,\"totalNum\":0,\"collections\":[]}", lines.get(1));
        JsonNode last = new ObjectMapper().readTree(lines.get(2));
        assertEquals(2, last.path("accountId").asInt());
        assertFalse(last.path("collections").get(0).has("accountId"));
    }

    @Test
    void areSortedAsOneList() throws IOException {
        Run.Result run = run(
                new AccountsScript(),
                "-a",
                "2",
                "-a",
                "3",
                "-o",
                "csv",
                "--columns",
                "accountId,id",
                "--sort",
                "-id,accountId");
        assertEquals("accountId,id\n3,2\n2,1\n3,1\n2,0\n3,0\n", run.out());
    }

    @Test
    void tellOfEachWhatIsLeftOut() throws IOException {
        Run.Result run = run(new AccountsScript(), "-a", "60", "-a", "2", "-o", "csv", "--columns", "id");
        assertEquals(
                "account 60: 50 of 60 collections; --all fetches every one\n2 accounts: 2 succeeded, 0 failed\n",
                run.err());
    }

    @Test
    void areReadOnceHoweverOftenTheyAreNamed() throws IOException {
        Run.Result run = run(new AccountsScript(), "-a", "2", "-a", "1", "-a", "002", "-o", "csv", "--columns", "id");
        assertEquals("id\n0\n1\n0\n", run.out());
        assertEquals("2 accounts: 2 succeeded, 0 failed\n", run.err());
    }

    @Test
    void refuseAColumnThatNoneHas() throws IOException {
        Run.Result run = run(new AccountsScript(), "-a", "0", "-a", "2", "-o", "csv", "--columns", "frobnicated");
        assertEquals(2, run.code(), run.toString());
        assertTrue(run.err().contains("there is no column 'frobnicated'"), run.err());
    }

    @Test
    void areOnOnePageForABrowser() throws IOException {
        Run.Result run = run(new AccountsScript(), "-a", "1", "-a", "2", "-o", "html");
        assertTrue(run.out().contains("<h1>NFT collections of several accounts</h1>"), run.out());
        String head = "<th role=\"columnheader\" scope=\"col\" class=\"account\" data-sort=\"number\">Account</th>";
        assertTrue(run.out().contains(head), run.out());
        String cell = "<td role=\"cell\" class=\"account\" data-n=\"2\">2</td>";
        assertEquals(2, run.out().split(cell, -1).length - 1, run.out());
        assertFalse(
                run(new AccountsScript(), "-a", "1", "-o", "html").out().contains(">Account<"), "nor with one account");
        assertTrue(run.out().contains("End of the list: 3 collections."));
    }

    @Test
    void comeOutOfAFileThatHoldsSeveral(@TempDir Path folder) throws IOException {
        for (String format : new String[] {"json", "ndjson"}) {
            Run.Result saved = run(new AccountsScript(), "-a", "3", "-a", "2", "--all", "-o", format);
            Path file = Files.writeString(folder.resolve(format), saved.out());
            Run.Result again = Run.with().args("--input", file.toString(), "--all", "-o", format);
            assertEquals(saved.out(), again.out());
            assertEquals(0, again.code());
            Run.Result one = Run.with().args("--input", file.toString(), "-a", "2", "-o", "csv", "--columns", "id");
            assertEquals("id\n0\n1\n", one.out());
        }
    }
}
