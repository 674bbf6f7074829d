package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts out of a file. */
class AccountsFileTest {
    private static final String OWNER = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

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
        try (ScriptedServer server = new ScriptedServer(new AccountsScript())) {
            Run.Result run = Run.with().stdin("2\n").to(server).line("--accounts-file - -o ndjson");
            assertTrue(run.out().startsWith("{\"accountId\":2,"), run.toString());
            assertEquals("1 account: 1 succeeded, 0 failed\n", run.err());
        }
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
                                    + " and 40 hex digits\n",
                            run.err()),
                    () -> assertEquals(List.of(), server.requests()));
        }
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
}
