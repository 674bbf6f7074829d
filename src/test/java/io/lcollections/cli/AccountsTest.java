package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.AccountsScript;
import io.lcollections.support.Expect;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts by their addresses, and out of a file. */
class AccountsTest {
    private static final String OWNER = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    private static String found(String fields) {
        return ScriptedServer.json("{" + fields + ",\"frozen\":false}");
    }

    private static Run.Result csv(ScriptedServer server, Run run, String... accounts) {
        return run.to(server)
                .given("-o", "csv", "--columns", "accountId,id", "--retries", "0")
                .args(accounts);
    }

    private static Run.Result csv(ScriptedServer server, String... accounts) {
        return csv(server, Run.with(), accounts);
    }

    @Test
    void aFileNamesOneALine(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("accounts"), "\ufeff# those of the shop\r\n2\r\n\r\n  1 # the till\n2\n" + OWNER);
        AccountsScript script = new AccountsScript().withOwner(OWNER, found("\"accountId\":3"));
        try (ScriptedServer server = new ScriptedServer(script)) {
            Run.Result run = csv(server, "--accounts-file", file.toString());
            assertEquals("accountId,id\n2,0\n2,1\n1,0\n3,0\n3,1\n3,2\n", run.out(), run.err());
            Run.Result more = csv(server, Run.with().stdin("1"), "--accounts-file", "-", "-a", "2");
            assertEquals("accountId,id\n2,0\n2,1\n1,0\n", more.out(), more.err());
        }
    }

    /** Windows PowerShell writes UTF-16, and what is pasted has blanks that nobody sees. */
    @Test
    void encodingsAndInvisibleCharacters(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("accounts");
        String text = "\uFEFF2\u00A0\r\n\u3000\u200B1\u200B\r\n\u20603\u202F# three\r\n";
        try (ScriptedServer server = new ScriptedServer(new AccountsScript())) {
            for (Charset charset :
                    List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                Files.write(file, text.getBytes(charset));
                Run.Result run = csv(server, "--accounts-file", file.toString());
                assertEquals("accountId,id\n2,0\n2,1\n1,0\n3,0\n3,1\n3,2\n", run.out(), run.err());
            }
        }
        // Text that runs backwards is not plain.
        Run.Result override = Run.with().stdin("1\u202E02\n").line("--accounts-file - --network sandbox");
        assertEquals(2, override.code(), override.toString());
    }

    @Test
    void aFileOfAnySizeIsBounded() {
        Run.Result run = Run.with().stdin("1\n".repeat(9 << 20)).args("--accounts-file", "-", "--network", "sandbox");
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains("--accounts-file standard input is larger than 16 MiB"), run.err());
        Run.Result line = Run.with().stdin("1.".repeat(1 << 20)).args("--accounts-file", "-", "--network", "sandbox");
        assertTrue(line.err().contains("1.1.1.1.…' is not an account"), line.err());
    }

    /** The form of the output does not hang on how many a file names. */
    @Test
    void aFileOfOneIsStillAFile() throws IOException {
        Run.Result run = Run.with().stdin("2\n").served(new AccountsScript(), "--accounts-file - -o ndjson");
        assertTrue(run.out().startsWith("{\"accountId\":2,"), run.toString());
        assertEquals("1 account: 1 succeeded, 0 failed\n", run.err());
    }

    /** Nothing is asked before all of it has been read. */
    @Test
    void aFileWithAWrongLineIsRefusedWhole() throws IOException {
        try (ScriptedServer server = new ScriptedServer(new AccountsScript())) {
            Run.Result run = csv(server, Run.with().stdin("1\n# two\ntwo\n"), "--accounts-file", "-");
            assertAll(
                    () -> assertEquals(2, run.code()),
                    () -> assertEquals(
                            "lcollections: --accounts-file standard input, line 3: 'two' is not an account: digits, or 0x"
                                    + " and 40 hex digits\n  hint: the file has one account per line, by number or"
                                    + " address; - reads stdin\n",
                            run.err()),
                    () -> assertEquals(List.of(), server.requests()));
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
    void aFileWithoutAnyIsRefused() {
        Run.Result run = Run.with().stdin("# none\n").args("--accounts-file", "-");
        Expect.failure(2, "--accounts-file standard input names no account", run);
    }

    @Test
    void standardInputIsReadForOneThing() {
        Run.Result run = Run.with().stdin("1").args("--accounts-file", "-", "--api-key-file", "-");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("--accounts-file and --api-key-file cannot both read standard input"), run.err());
    }

    /** Those that were typed are meant, and no standing ones. */
    @Test
    void aTypedAccountWinsOverAStandingFile() throws IOException {
        try (ScriptedServer server = new ScriptedServer(new AccountsScript())) {
            Run.Result typed = csv(server, Run.with().env("LCOLLECTIONS_ACCOUNTS_FILE", "none"), "-a", "1");
            assertEquals("accountId,id\n1,0\n", typed.out(), typed.err());
            Run.Result file =
                    csv(server, Run.with().env("LCOLLECTIONS_ACCOUNT", "3").stdin("1"), "--accounts-file", "-");
            assertEquals("accountId,id\n1,0\n", file.out(), file.err());
        }
    }

    private static final String KEY = "MadeUpKey0MadeUpKey1MadeUpKey2MadeUpKey3";

    /** The look-up is public, so the key is not sent with it. */
    @Test
    void anAddressIsLookedUpWithoutTheKey() throws IOException {
        AccountsScript script = new AccountsScript().withOwner(OWNER, found("\"accountId\":2"));
        try (ScriptedServer server = new ScriptedServer(script)) {
            Run.Result run = csv(server, Run.with().env("LOOPRING_API_KEY", KEY), "-a", OWNER);
            assertEquals("accountId,id\n2,0\n2,1\n", run.out(), run.err());
            assertEquals(OWNER + " is account 2\n", run.err());
            List<String> requests = server.requests();
            assertEquals(2, requests.size());
            assertTrue(requests.get(0).startsWith("GET /api/v3/account?owner=" + OWNER + " HTTP"));
            assertFalse(requests.get(0).contains(KEY));
            assertTrue(requests.get(1).contains(KEY));
        }
    }

    @Test
    void anAddressIsLookedUpOnceForAllPages() throws IOException {
        AccountsScript script = new AccountsScript().withOwner(OWNER, found("\"accountId\":180"));
        try (ScriptedServer server = new ScriptedServer(script)) {
            assertEquals(0, csv(server, "-a", OWNER, "--all").code());
            assertEquals(
                    1,
                    server.requests().stream()
                            .filter(head -> head.contains("owner="))
                            .count());
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
    void theAnswerToALookUpIsLookedAt(String fields, int code, String told) throws IOException {
        try (ScriptedServer server = new ScriptedServer(new AccountsScript().withOwner(OWNER, found(fields)))) {
            Run.Result run = csv(server, "-a", OWNER);
            assertEquals(code, run.code(), run.toString());
            assertTrue(run.err().contains(told), run.err());
        }
    }

    @Test
    void anAccountThatIsCalledTwoNamesIsListedOnce() throws IOException {
        AccountsScript script = new AccountsScript().withOwner(OWNER, found("\"accountId\":2"));
        try (ScriptedServer server = new ScriptedServer(script)) {
            Run.Result run = csv(server, "-a", "2", "-a", OWNER, "-a", "1", "--concurrency", "1");
            assertEquals("accountId,id\n2,0\n2,1\n1,0\n", run.out());
            assertEquals(
                    OWNER + " is account 2\n" + OWNER
                            + " is account 2, already listed\n3 accounts: 3 succeeded, 0 failed\n",
                    run.err());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed|has a wrong checksum (EIP-55, in its upper and lower case letters): it was mistyped",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe|is not the address of an account: 0x and 40 hex digits",
                "0x|is not the address of an account: 0x and 40 hex digits",
                "bob.eth|is a name, and names are not resolved",
            })
    void aMistypedOneIsRefused(String account, String told) {
        Run.Result run = Run.with().args("-a", account);
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("lcollections: --account '" + account + "' " + told + "\n"), run.toString());
    }

    /** A single account that is typed twice is one account. */
    @Test
    void anAccountThatIsTypedTwiceIsOne() throws IOException {
        try (ScriptedServer server = new ScriptedServer(new AccountsScript())) {
            assertEquals(
                    "accountId,id\n2,0\n2,1\n",
                    csv(server, "-a", "2", "-a", "002").out());
        }
    }

    /** Nothing is printed of the others. */
    @Test
    void aFileOfAnswersKnowsNoAddressesAmongOthers() {
        String saved = "{\"accountId\":1,\"collections\":[]}{\"accountId\":2,\"collections\":[]}";
        Run.Result run = Run.with().stdin(saved).args("--input", "-", "-a", "1", "-a", OWNER, "-o", "csv");
        assertEquals(2, run.code());
        assertEquals("", run.out());
        Run.Result raw = Run.with().stdin(saved).line("--input - -a 1 -a 2 -o raw --limit 1");
        assertEquals(2, raw.code(), raw.toString());
    }

    @Test
    void aFileOfAnswersKnowsNoAddresses() {
        Run.Result run = Run.with().stdin("{}").args("--input", "-", "-a", OWNER);
        assertEquals(2, run.code());
        assertTrue(run.err().contains("saved responses know accounts by number"), run.err());
    }
}
