package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lcollections.support.AccountsScript;
import io.lcollections.support.Expect;
import io.lcollections.support.PagingScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts by their addresses, and out of a file. */
class AccountsTest {
    private static final String OWNER = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    private static final String CSV = " -o csv --columns accountId,id --retries 0";
    private static final String KEY = "MadeUpKey0MadeUpKey1MadeUpKey2MadeUpKey3";

    private static AccountsScript owner(String fields) {
        return new AccountsScript().withOwner(OWNER, ScriptedServer.json("{" + fields + ",\"frozen\":false}"));
    }

    private static void expectRows(String rows, Run.Result run) {
        assertEquals(("accountId,id " + rows + " ").replace(' ', '\n'), run.out(), run.err());
    }

    @Test
    void aFileNamesOneALine(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("accounts"), "\ufeff# those of the shop\r\n2\r\n\r\n  1 # the till\n2\n" + OWNER);
        AccountsScript script = owner("\"accountId\":3");
        expectRows("2,0 2,1 1,0 3,0 3,1 3,2", Run.with().served(script, "--accounts-file " + file + CSV));
        expectRows("2,0 2,1 1,0", Run.with().stdin("1").served(script, "--accounts-file - -a 2" + CSV));
    }

    /** Windows PowerShell writes UTF-16, and what is pasted has blanks that nobody sees. */
    @Test
    void encodingsAndInvisibleCharacters(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("accounts");
        String text = "\uFEFF2\u00A0\r\n\u3000\u200B1\u200B\r\n\u20603\u202F# three\r\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Files.write(file, text.getBytes(charset));
            Run.Result run = Run.with().served(new AccountsScript(), "--accounts-file " + file + CSV);
            expectRows("2,0 2,1 1,0 3,0 3,1 3,2", run);
        }
        // Text that runs backwards is not plain.
        Run.Result override = Run.with().stdin("1\u202E02\n").line("--accounts-file - --network sandbox");
        assertEquals(2, override.code(), override.toString());
    }

    /** The form of the output does not hang on how many a file names. */
    @Test
    void aFileOfOneIsStillAFile() {
        Run.Result run = Run.with().stdin("2\n").served(new AccountsScript(), "--accounts-file - -o ndjson");
        assertTrue(run.out().startsWith("{\"accountId\":2,"), run.toString());
        assertEquals("1 account: 1 succeeded, 0 failed\n", run.err());
    }

    /** Nothing is asked before all of it has been read. */
    @Test
    void aFileWithAWrongLineIsRefusedWhole() throws IOException {
        try (ScriptedServer server = new ScriptedServer(new AccountsScript())) {
            Run.Result run = Run.with().stdin("1\n# two\ntwo\n").to(server).line("--accounts-file -");
            Expect.failure(2, "standard input, line 3: 'two' is not an account: digits, or 0x and 40 hex digits", run);
            String hint = "  hint: the file has one account per line, by number or address; - reads stdin\n";
            assertTrue(run.err().endsWith(hint), run.err());
            assertEquals(List.of(), server.requests());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2", "1\t2", "accountId\n1", "[1,2]", "\u001f\ufffd\b"})
    void filesOfOtherFormsAreTold(String text) {
        Run.Result run = Run.with().stdin(text).args("--accounts-file", "-");
        Expect.failure(2, "--accounts-file standard input, line 1", run);
        assertTrue(run.err().contains("one account per line"), run.err());
        assertEquals(text.contains("\ufffd"), run.err().contains("is the file compressed?"), run.err());
    }

    @Test
    void filesAreBoundedAndNameSomeAccount() {
        Run.Result large = Run.with().stdin("1\n".repeat(9 << 20)).args("--accounts-file", "-");
        Expect.failure(2, "--accounts-file standard input is larger than 16 MiB", large);
        Run.Result line = Run.with().stdin("1.".repeat(1 << 20)).args("--accounts-file", "-");
        Expect.failure(2, "1.1.1.1.…' is not an account", line);
        Run.Result none = Run.with().stdin("# none\n").args("--accounts-file", "-");
        Expect.failure(2, "--accounts-file standard input names no account", none);
        Run.Result key = Run.with().stdin("1").line("--accounts-file - --api-key-file -");
        Expect.failure(2, "--accounts-file and --api-key-file cannot both read standard input", key);
    }

    /** Those that were typed are meant, and no standing ones; one that is typed twice is one. */
    @Test
    void aTypedAccountWinsOverAStandingFile() {
        Run noFile = Run.with().env("LCOLLECTIONS_ACCOUNTS_FILE", "none");
        expectRows("1,0", noFile.served(new AccountsScript(), "-a 1" + CSV));
        Run three = Run.with().env("LCOLLECTIONS_ACCOUNT", "3").stdin("1");
        expectRows("1,0", three.served(new AccountsScript(), "--accounts-file -" + CSV));
        expectRows("2,0 2,1", Run.with().served(new AccountsScript(), "-a 2 -a 002" + CSV));
    }

    /** The look-up is public, so the key is not sent with it. */
    @Test
    void anAddressIsLookedUpOnceForAllPagesWithoutTheKey() throws IOException {
        try (ScriptedServer server = new ScriptedServer(owner("\"accountId\":180"))) {
            Run.Result run = Run.with().env("LOOPRING_API_KEY", KEY).to(server).line("-a " + OWNER + " --all" + CSV);
            assertEquals(181, run.out().lines().count(), run.err());
            assertEquals(OWNER + " is account 180\n", run.err());
            String lookUp = server.requests().get(0);
            assertTrue(lookUp.startsWith("GET /api/v3/account?owner=" + OWNER + " HTTP"), lookUp);
            assertFalse(lookUp.contains(KEY));
            List<String> pages = server.requests().subList(1, server.requests().size());
            assertTrue(pages.stream().allMatch(head -> head.contains(KEY) && !head.contains("owner=")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "\"accountId\":2,\"owner\":\"0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed\"|0|is account 2",
                "\"accountId\":2,\"owner\":\"0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaee\"|6|it is about another account",
                "\"accountId\":-1|6|it names no account",
                "\"accountId\":\"x\"|6|it names no account",
                "\"resultInfo\":{\"code\":101001,\"message\":\"no\"}|4|does an account belong to that address",
            })
    void theAnswerToALookUpIsLookedAt(String fields, int code, String told) {
        Run.Result run = Run.with().served(owner(fields), "-a " + OWNER + CSV);
        assertEquals(code, run.code(), run.toString());
        assertTrue(run.err().contains(told), run.err());
    }

    @Test
    void anAccountThatIsCalledTwoNamesIsListedOnce() {
        Run.Result run =
                Run.with().served(owner("\"accountId\":2"), "-a 2 -a " + OWNER + " -a 1 --concurrency 1" + CSV);
        expectRows("2,0 2,1 1,0", run);
        String found = OWNER + " is account 2";
        assertEquals(found + "\n" + found + ", already listed\n3 accounts: 3 succeeded, 0 failed\n", run.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed|has a wrong checksum (EIP-55, in its upper and lower case letters): it was mistyped",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe|is not an address (0x and 40 hex digits)",
                "0x|is not an address (0x and 40 hex digits)",
                "bob.eth|is a name, and names are not resolved",
            })
    void aMistypedOneIsRefused(String account, String told) {
        Expect.failure(
                2,
                "lcollections: --account '" + account + "' " + told,
                Run.with().args("-a", account));
    }

    /** Nothing is printed of the others. */
    @Test
    void aFileOfAnswersKnowsNoAddresses() {
        String saved = "{\"accountId\":1,\"collections\":[]}{\"accountId\":2,\"collections\":[]}";
        Run.Result several = Run.with().stdin(saved).line("--input - -a 1 -a " + OWNER + " -o csv");
        Expect.failure(2, "saved responses know accounts by number", several);
        Run.Result one = Run.with().stdin("{}").line("--input - -a " + OWNER);
        Expect.failure(2, "saved responses know accounts by number", one);
        Expect.failure(2, "", Run.with().stdin(saved).line("--input - -a 1 -a 2 -o raw --limit 1"));
    }

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "csv^accountId,id,owner,",
                "markdown^| ACCOUNT | ID |",
                "table^ACCOUNT  ID  NAME",
                "ndjson^{\"accountId\":1,\"id\":0,\"name\":\"n0\",\"count\":1}"
            })
    void haveTheAccountInTheFirstColumn(String format, String start) {
        Run.Result run = run(new AccountsScript(), "-a 1 -a 2 -o " + format);
        assertTrue(run.out().startsWith(start), run.toString());
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
    void refuseAColumnThatNoneHas() throws IOException {
        Run.Result run = run(new AccountsScript(), "-a 0 -a 2 -o csv --columns frobnicated");
        assertEquals(2, run.code(), run.toString());
        assertTrue(run.err().contains("there is no field 'frobnicated'"), run.err());
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
    void tellTheWayOutOnce() {
        AccountsScript script =
                new AccountsScript().with(404, AccountsScript.unknown()).with(405, AccountsScript.unknown());
        Run.Result run = run(script, "-a 404 -a 405");
        assertEquals(1, run.err().split("  hint: ", -1).length - 1, run.err());
        assertEquals("", run.out());
        // The warning at the top of the page stays where an account is missing.
        assertFalse(run(script, "-a 1 -a 404 -o html").out().contains("<footer id=\"end\">"));
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
