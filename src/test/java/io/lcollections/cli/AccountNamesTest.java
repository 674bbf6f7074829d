package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.AccountsScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts by their addresses. */
class AccountNamesTest {
    private static final String OWNER = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    private static final String KEY = "MadeUpKey0MadeUpKey1MadeUpKey2MadeUpKey3";

    private static String found(String fields) {
        return ScriptedServer.json("{" + fields + ",\"frozen\":false}");
    }

    private static Run.Result csv(ScriptedServer server, Run run, String... accounts) {
        String[] args = {"--base-url", server.base(), "-o", "csv", "--columns", "accountId,id", "--retries", "0"};
        String[] all = Arrays.copyOf(args, args.length + accounts.length);
        System.arraycopy(accounts, 0, all, args.length, accounts.length);
        return run.args(all);
    }

    private static Run.Result csv(ScriptedServer server, String... accounts) {
        return csv(server, Run.with(), accounts);
    }

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
                "\"accountId\":2,\"owner\":\"0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaee\"|6|the response is about another account",
                "\"accountId\":-1|6|the response names no account",
                "\"accountId\":\"x\"|6|the response names no account",
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
