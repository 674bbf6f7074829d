package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lcollections.support.AccountsScript;
import io.lcollections.support.PagingScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeveralAccountsTest {
    private static Run.Result run(AccountsScript script, String line) {
        return run(Run.with(), script, line);
    }

    private static Run.Result run(Run run, AccountsScript script, String line) {
        return run.served(script, line + " --retries 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "4", "64"})
    void areListedInTheirOrderWhateverIsReadAhead(String concurrency) throws IOException {
        Run.Result run = run(
                new AccountsScript(),
                "-a 120 -a 2 -a 51 --all -o csv --columns accountId,id --concurrency " + concurrency);
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
        assertTrue(run(new AccountsScript(), "-a 1 -a 2 -o csv").out().startsWith("accountId,id,owner,"));
        assertTrue(run(new AccountsScript(), "-a 1 -a 2 -o markdown").out().startsWith("| ACCOUNT | ID |"));
        assertEquals(
                "ACCOUNT  ID  NAME",
                run(new AccountsScript(), "-a 1 -a 2").out().substring(0, 17));
        assertEquals(
                "{\"accountId\":1,\"id\":0,\"name\":\"n0\",\"count\":1}",
                run(new AccountsScript(), "-a 1 -a 2 -o ndjson")
                        .out()
                        .lines()
                        .findFirst()
                        .orElse(""));
    }

    /** What a narrow terminal does without is not whose a row is. */
    @Test
    void keepTheAccountOnANarrowTerminal() throws IOException {
        Run.Result run = run(Run.with().terminal(24), new AccountsScript(), "-a 1 -a 2 --color never");
        assertTrue(run.out().startsWith("ACCOUNT  ID"), run.out());
    }

    @Test
    void areOneDocumentEachInJson() throws IOException {
        Run.Result run = run(new AccountsScript(), "-a 3 -a 0 -a 2 --all -o json");
        List<String> lines = run.out().lines().toList();
        assertEquals(3, lines.size(), run.toString());
        assertEquals("{\"accountId\":0,\"totalNum\":0,\"collections\":[]}", lines.get(1));
        JsonNode last = new ObjectMapper().readTree(lines.get(2));
        assertEquals(2, last.path("accountId").asInt());
        assertFalse(last.path("collections").get(0).has("accountId"));
    }

    @Test
    void areSortedAsOneList() throws IOException {
        Run.Result run = run(new AccountsScript(), "-a 2 -a 3 -o csv --columns accountId,id --sort -id,accountId");
        assertEquals("accountId,id\n3,2\n2,1\n3,1\n2,0\n3,0\n", run.out());
    }

    @Test
    void tellOfEachWhatIsLeftOut() throws IOException {
        Run.Result run = run(new AccountsScript(), "-a 60 -a 2 -o csv --columns id");
        assertEquals(
                "account 60: 50 of 60 collections; --all fetches every one\n2 accounts: 2 succeeded, 0 failed\n",
                run.err());
    }

    @Test
    void areReadOnceHoweverOftenTheyAreNamed() throws IOException {
        Run.Result run = run(new AccountsScript(), "-a 2 -a 1 -a 002 -o csv --columns id");
        assertEquals("id\n0\n1\n0\n", run.out());
        assertEquals("2 accounts: 2 succeeded, 0 failed\n", run.err());
    }

    @Test
    void refuseAColumnThatNoneHas() throws IOException {
        Run.Result run = run(new AccountsScript(), "-a 0 -a 2 -o csv --columns frobnicated");
        assertEquals(2, run.code(), run.toString());
        assertTrue(run.err().contains("there is no column 'frobnicated'"), run.err());
    }

    @Test
    void areOnOnePageForABrowser() throws IOException {
        Run.Result run = run(new AccountsScript(), "-a 1 -a 2 -o html");
        assertTrue(run.out().contains("<h1>NFT collections of several accounts</h1>"), run.out());
        assertTrue(run.out().contains(" class=\"several\""), run.out());
        String cell = "<td role=\"cell\" class=\"account\" data-n=\"2\">2</td>";
        assertEquals(2, run.out().split(cell, -1).length - 1, run.out());
        assertFalse(run(new AccountsScript(), "-a 1 -o html").out().contains(" class=\"several\""));
        assertTrue(run.out().contains("End of the list: 3 collections."));
    }

    @Test
    void comeOutOfAFileThatHoldsSeveral(@TempDir Path folder) throws IOException {
        for (String format : new String[] {"json", "ndjson"}) {
            Run.Result saved = run(new AccountsScript(), "-a 3 -a 2 --all -o " + format);
            Path file = Files.writeString(folder.resolve(format), saved.out());
            Run.Result again = Run.with().args("--input", file.toString(), "--all", "-o", format);
            assertEquals(saved.out(), again.out());
            assertEquals(0, again.code());
            Run.Result one = Run.with().args("--input", file.toString(), "-a", "2", "-o", "csv", "--columns", "id");
            assertEquals("id\n0\n1\n", one.out());
        }
    }

    private static final String BROKEN = ScriptedServer.answer(200, "application/json", "{\"collections\":[");

    @Test
    void areReadAllTheSameWhenOneFails() throws IOException {
        AccountsScript script = new AccountsScript().with(404, AccountsScript.unknown());
        Run.Result run = run(script, "-a 1 -a 404 -a 2 -o csv --columns accountId,id");
        assertEquals("accountId,id\n1,0\n2,0\n2,1\n", run.out());
        assertEquals(
                "lcollections: account 404: the service refused: \"user not found\" (code 101002), HTTP 400\n"
                        + "  hint: check the account and the key: the service also sends this code for a wrong key\n"
                        + "lcollections: 3 accounts: 2 succeeded, 1 failed\n",
                run.err());
        assertEquals(4, run.code());
    }

    @Test
    void endWithTheWorstOfAllCodes() throws IOException {
        AccountsScript script = new AccountsScript()
                .with(404, AccountsScript.unknown())
                .with(6, BROKEN)
                .with(5, ScriptedServer.answer(503, "text/plain", "busy"));
        assertEquals(6, run(script, "-a 5 -a 6 -a 404 -a 1").code());
        assertEquals(5, run(script, "-a 404 -a 5 -a 1").code());
    }

    /** A hint that was told is not told again. */
    @Test
    void tellTheWayOutOnce() throws IOException {
        AccountsScript script =
                new AccountsScript().with(404, AccountsScript.unknown()).with(405, AccountsScript.unknown());
        Run.Result run = run(script, "-a 404 -a 405");
        assertEquals(1, run.err().split("  hint: ", -1).length - 1, run.err());
        assertEquals("", run.out());
    }

    /** No parser takes the broken one for whole, and a reader of lines has the others. */
    @Test
    void leaveABrokenDocumentOnALineOfItsOwn() throws IOException {
        AccountsScript script =
                new AccountsScript().with(200, PagingScript.of(200).brokenBehind(120, BROKEN));
        Run.Result run = run(script, "-a 1 -a 200 -a 2 --all -o json");
        List<String> lines = run.out().lines().toList();
        ObjectMapper json = new ObjectMapper();
        assertEquals(3, lines.size(), run.toString());
        assertEquals(1, json.readTree(lines.get(0)).path("accountId").asInt());
        assertThrows(JsonProcessingException.class, () -> json.readTree(lines.get(1)), lines.get(1));
        assertEquals(2, json.readTree(lines.get(2)).path("accountId").asInt());
        assertEquals(6, run.code());
    }

    /** The warning at the top of the page stays where an account is missing. */
    @Test
    void leaveAPageForABrowserOpenWhenOneFailed() throws IOException {
        AccountsScript script = new AccountsScript().with(404, AccountsScript.unknown());
        assertFalse(run(script, "-a 1 -a 404 -o html").out().contains("<footer id=\"end\">"));
    }

    /** Of every account it is said once how it ended. */
    @Test
    void areAllAccountedForWhenThereAreMany(@TempDir Path folder) throws IOException {
        AccountsScript script = new AccountsScript();
        IntStream.range(0, 300)
                .filter(account -> account % 30 == 7)
                .forEach(account -> script.with(account, account % 60 == 7 ? AccountsScript.unknown() : BROKEN));
        String names = String.join(
                "\n", IntStream.range(0, 300).mapToObj(String::valueOf).toList());
        Path file = Files.writeString(folder.resolve("accounts"), names);
        Run.Result run = run(script, "--accounts-file " + file.toString() + " --limit 1 -o ndjson");
        List<String> listed = run.out()
                .lines()
                .map(line -> line.replaceAll("^\\{\"accountId\":(\\d+),.*", "$1"))
                .toList();
        List<String> failed = run.err()
                .lines()
                .filter(line -> line.startsWith("lcollections: account "))
                .map(line -> line.replaceAll("^lcollections: account (\\d+): .*", "$1"))
                .toList();
        List<String> wanted = IntStream.range(1, 300).mapToObj(String::valueOf).toList();
        List<String> all = new ArrayList<>(listed);
        all.addAll(failed);
        assertEquals(10, failed.size());
        assertEquals(299, all.size());
        assertTrue(all.containsAll(wanted), all.toString());
        assertTrue(run.err().endsWith("lcollections: 300 accounts: 290 succeeded, 10 failed\n"), run.err());
        assertEquals(6, run.code());
    }

    /** All have the same key: one refusal says it for all of them. */
    @Test
    void areNotAskedForWhenTheKeyIsRefused() throws IOException {
        String refused = ScriptedServer.answer(
                400, "application/json", "{\"resultInfo\":{\"code\":104002,\"message\":\"bad key\"}}");
        AccountsScript script =
                new AccountsScript().with(1, refused).with(2, refused).with(3, refused);
        Run.Result run = run(script, "-a 1 -a 2 -a 3 --concurrency 1");
        assertEquals(3, run.code());
        assertEquals(1, run.err().split("104002", -1).length - 1, run.err());
        // After one that was answered, it is a matter of the account.
        Run.Result later = run(script, "-a 9 -a 1 -a 8 --concurrency 1");
        assertEquals(3, later.code());
        assertTrue(later.err().endsWith("lcollections: 3 accounts: 2 succeeded, 1 failed\n"), later.err());
    }

    /** The second reading is not printed below what came of the first. */
    @Test
    void areNotDoneByAnotherName() throws IOException {
        String owner = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
        AccountsScript script = new AccountsScript()
                .withOwner(owner, ScriptedServer.json("{\"accountId\":120}"))
                .with(120, PagingScript.of(120).brokenBehind(60, BROKEN));
        Run.Result run = run(script, "-a 120 -a " + owner + " -a 1 --all -o csv --columns id");
        assertTrue(run.err().contains(owner + " is account 120, already failed\n"), run.err());
        assertTrue(run.err().endsWith("lcollections: 3 accounts: 1 succeeded, 2 failed\n"), run.err());
        assertEquals(6, run.code());
    }
}
