package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lcollections.support.AccountsScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedAccount;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several accounts, by their numbers and addresses, and out of a file. */
class AccountsTest {
    private static final String OWNER = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    private static final String CSV = " -o csv --columns accountId,id --retries 0";
    private static final String KEY = "MadeUpKey0MadeUpKey1MadeUpKey2MadeUpKey3";
    private static final String BROKEN = ScriptedServer.answer(200, "application/json", "{\"collections\":[");
    private static final String WRONG_KEY = ScriptedServer.answer(
            400, "application/json", "{\"resultInfo\":{\"code\":104002,\"message\":\"bad key\"}}");

    /** The owner has account 3; others are unknown, unavailable, cut off or break off. */
    private static AccountsScript script() {
        return owner("\"accountId\":3")
                .with(404, AccountsScript.unknown())
                .with(405, AccountsScript.unknown())
                .with(5, ScriptedServer.answer(503, "text/plain", "busy"))
                .with(6, BROKEN)
                .with(200, ScriptedAccount.of(200).brokenBehind(120, BROKEN))
                .with(901, WRONG_KEY)
                .with(902, WRONG_KEY);
    }

    private static AccountsScript owner(String fields) {
        return new AccountsScript().withOwner(OWNER, ScriptedServer.json("{" + fields + ",\"frozen\":false}"));
    }

    private static Run.Result list(String line) {
        return Run.with().served(script(), line.replace("OWNER", OWNER) + " --retries 0");
    }

    /** What is typed, and what is on stdin; each row that is printed is the account and the id; parts of stderr. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # Files: comments, blanks, marks that nobody sees, and other accounts beside it.
            --accounts-file - | \ufeff# those of the shop¶2¶¶  1 # the till¶2¶OWNER | 0 | 2,0 2,1 1,0 3,0 3,1 3,2 | 3 accounts: 3 succeeded
            --accounts-file - -a 2 | 1 | 0 | 2,0 2,1 1,0 | 2 accounts: 2 succeeded, 0 failed
            --accounts-file - | 2 | 0 | 2,0 2,1 | 1 account: 1 succeeded, 0 failed
            -a 2 -a 002 | `` | 0 | 2,0 2,1 | ``
            --accounts-file - | 1\u202E02 | 2 | `` | is not an account
            --accounts-file - | 1¶# two¶two¶ | 2 | `` | standard input, line 3: 'two' is not an account: digits, or 0x and 40 hex digits¶  hint: the file has one account per line, by number or address; - reads stdin
            --accounts-file - | 1,2 | 2 | `` | --accounts-file standard input, line 1
            --accounts-file - | 1\t2 | 2 | `` | one account per line
            --accounts-file - | accountId¶1 | 2 | `` | one account per line
            --accounts-file - | [1,2] | 2 | `` | one account per line
            --accounts-file - | \u001f\ufffd\b | 2 | `` | is the file compressed?
            --accounts-file - | # none | 2 | `` | --accounts-file standard input names no account
            --accounts-file - --api-key-file - | 1 | 2 | `` | --accounts-file and --api-key-file cannot both read standard input
            # Mistyped ones.
            -a 0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed | `` | 2 | `` | Aed' has a wrong checksum (EIP-55, in its upper and lower case letters): it was mistyped
            -a 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe | `` | 2 | `` | lcollections: --account '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe' is not an address (0x and 40 hex digits)
            -a 0x | `` | 2 | `` | '0x' is not an address (0x and 40 hex digits)
            -a bob.eth | `` | 2 | `` | 'bob.eth' is a name, and names are not resolved
            # Two names of one account, of which the second one is not read again.
            -a 3 -a OWNER -a 1 --concurrency 1 | `` | 0 | 3,0 3,1 3,2 1,0 | is account 3, already listed¶3 accounts: 3 succeeded, 0 failed
            # Order, and what is left out.
            -a 2 -a 3 --sort -id,accountId | `` | 0 | 3,2 2,1 3,1 2,0 3,0 | 2 accounts
            -a 2 -a 60 --limit 2 | `` | 0 | 2,0 2,1 60,0 60,1 | account 60: 2 of 60 collections; --all fetches every one¶2 accounts: 2 succeeded, 0 failed
            -a 0 -a 2 --sort zzz | `` | 2 | `` | there is no
            # Failures: the others are read all the same, and the worst code is that of the run; a hint is given once.
            -a 1 -a 404 -a 2 | `` | 4 | 1,0 2,0 2,1 | lcollections: account 404: the service refused: "user not found" (code 101002), HTTP 400¶  hint: check the account and the key: the service also sends this code for a wrong key¶lcollections: 3 accounts: 2 succeeded, 1 failed
            -a 404 -a 405 | `` | 4 | `` | account 405: the service refused: "user not found" (code 101002), HTTP 400¶lcollections: 2 accounts: 0 succeeded, 2 failed
            -a 5 -a 6 -a 404 -a 1 | `` | 6 | 1,0 | 4 accounts: 1 succeeded, 3 failed
            -a 404 -a 5 -a 1 | `` | 5 | 1,0 | 3 accounts: 1 succeeded, 2 failed
            # All have the same key: one refusal is enough, unless another account was answered before.
            -a 901 -a 902 -a 1 --concurrency 1 | `` | 3 | `` | (code 104002), HTTP 400
            -a 9 -a 901 -a 1 --concurrency 1 --limit 1 | `` | 3 | 9,0 1,0 | lcollections: 3 accounts: 2 succeeded, 1 failed
            """)
    void accountsAreListed(String line, String stdin, int code, String rows, String err) {
        Run.Result run = Run.with().stdin(text(stdin)).served(script(), text(line) + CSV);
        run.expectCode(code);
        String listed = run.out().replace("accountId,id\n", "").strip().replace('\n', ' ');
        assertEquals(rows, listed, run.toString());
        assertTrue(err.isEmpty() ? run.err().isEmpty() : run.err().contains(text(err)), run.toString());
        List<String> hints =
                run.err().lines().filter(said -> said.startsWith("  hint: ")).toList();
        assertEquals(Set.copyOf(hints).size(), hints.size(), run.err());
    }

    private static String text(String cell) {
        return cell.replace("OWNER", OWNER).replace('¶', '\n').replace("\\t", "\t");
    }

    @Test
    void encodingsAndInvisibleCharacters(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("accounts");
        String text = "\uFEFF2\u00A0\r\n\u3000\u200B1\u200B\r\n\u20603\u202F# three\r\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Files.write(file, text.getBytes(charset));
            list("--accounts-file " + file + CSV).expectOut("accountId,id\n2,0\n2,1\n1,0\n3,0\n3,1\n3,2\n");
        }
    }

    @Test
    void filesAreBounded() {
        Run.Result large = Run.with().stdin("1\n".repeat(9 << 20)).args("--accounts-file", "-");
        large.fails(2, "--accounts-file standard input is larger than 16 MiB");
        Run.with().stdin("1.".repeat(1 << 20)).args("--accounts-file", "-").fails(2, "1.1.1.1.…' is not an account");
    }

    @Test
    void aFileIsReadFirstAndATypedAccountWinsOverAStandingFile() throws IOException {
        try (ScriptedServer server = new ScriptedServer(script())) {
            Run.with().stdin("1\ntwo\n").to(server).line("--accounts-file -").expectCode(2);
            assertEquals(List.of(), server.requests());
            Run noFile = Run.with().env("LCOLLECTIONS_ACCOUNTS_FILE", "none").to(server);
            noFile.line("-a 1" + CSV).expectOut("accountId,id\n1,0\n");
            Run three = Run.with().env("LCOLLECTIONS_ACCOUNT", "3").stdin("1").to(server);
            three.line("--accounts-file -" + CSV).expectOut("accountId,id\n1,0\n");
        }
    }

    @Test
    void anAddressIsLookedUpOnceForAllPagesWithoutTheKey() throws IOException {
        try (ScriptedServer server = new ScriptedServer(owner("\"accountId\":180"))) {
            Run.Result run = Run.with().env("LOOPRING_API_KEY", KEY).to(server).line("-a " + OWNER + " --all" + CSV);
            assertEquals(181, run.out().lines().count(), run.err());
            run.expectMessages(OWNER + " is account 180\n");
            String lookUp = server.requests().get(0);
            assertTrue(lookUp.startsWith("GET /api/v3/account?owner=" + OWNER + " HTTP"), lookUp);
            assertFalse(lookUp.contains(KEY));
            List<String> pages = server.requests().subList(1, server.requests().size());
            assertTrue(pages.stream().allMatch(head -> head.contains(KEY) && !head.contains("owner=")));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
            "accountId":2,"owner":"0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"|0|is account 2
            "accountId":2,"owner":"0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaee"|6|it is about another account
            "accountId":-1|6|it names no account
            "accountId":"x"|6|it names no account
            "resultInfo":{"code":101001,"message":"no"}|4|does an account belong to that address
            """)
    void theAnswerToALookUpIsLookedAt(String fields, int code, String told) {
        Run.with().served(owner(fields), "-a " + OWNER + CSV).expectCode(code).expectErr(told);
    }

    @Test
    void anAccountThatFailedIsNotReadByAnotherName() {
        AccountsScript script =
                owner("\"accountId\":120").with(120, ScriptedAccount.of(120).brokenBehind(60, BROKEN));
        Run.with()
                .served(script, "-a 120 -a " + OWNER + " -a 1 --all" + CSV)
                .expectCode(6)
                .expectErr(OWNER + " is account 120, already failed\n", ": 3 accounts: 1 succeeded, 2 failed\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a 1 -a OWNER -o csv", "-a OWNER", "-a 1 -a 2 -o raw --limit 1"})
    void aFileOfAnswersKnowsNoAddresses(String line) {
        String saved = "{\"accountId\":1,\"collections\":[]}{\"accountId\":2,\"collections\":[]}";
        String why = line.contains("OWNER") ? "saved responses know accounts by number" : "";
        Run.with().stdin(saved).line("--input - " + text(line)).fails(2, why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "4", "64"})
    void areListedInTheirOrderWhateverIsReadAhead(String concurrency) {
        String rows = IntStream.of(120, 2, 51)
                .boxed()
                .flatMap(account -> IntStream.range(0, account).mapToObj(id -> account + "," + id + "\n"))
                .collect(Collectors.joining());
        list("-a 120 -a 2 -a 51 --all --concurrency " + concurrency + CSV)
                .expect(0, "accountId,id\n" + rows, "3 accounts: 3 succeeded, 0 failed\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '`', textBlock = """
            csv^accountId,id,owner,
            markdown^| ACCOUNT | ID |
            table^ACCOUNT  ID  NAME
            ndjson^{"accountId":1,"id":0,"name":"n0","count":1}
            """)
    void haveTheAccountInTheFirstColumn(String format, String start) {
        Run.Result run = list("-a 1 -a 2 -o " + format);
        assertTrue(run.out().startsWith(start), run.toString());
        Run.Result narrow = Run.with().terminal(24).served(script(), "-a 1 -a 2 --color never");
        assertTrue(narrow.out().startsWith("ACCOUNT  ID"), narrow.out());
        list("-a 0 -a 2 -o csv --columns frobnicated").expectCode(2).expectErr("there is no field 'frobnicated'");
    }

    @Test
    void areOneDocumentEachInJson() throws IOException {
        List<String> lines =
                list("-a 3 -a 0 -a 200 -a 2 --all -o json").out().lines().toList();
        ObjectMapper json = new ObjectMapper();
        assertEquals(4, lines.size(), lines.toString());
        assertEquals("{\"accountId\":0,\"totalNum\":0,\"collections\":[]}", lines.get(1));
        assertEquals(3, json.readTree(lines.get(0)).path("accountId").asInt());
        assertThrows(JsonProcessingException.class, () -> json.readTree(lines.get(2)), lines.get(2));
        assertEquals(2, json.readTree(lines.get(3)).path("accountId").asInt());
        assertFalse(json.readTree(lines.get(3)).at("/collections/0").has("accountId"));
    }

    @Test
    void areOnOnePageForABrowser() {
        String page = list("-a 1 -a 2 -o html").out();
        assertTrue(page.contains("<h1>NFT collections of several accounts</h1>"), page);
        assertTrue(page.contains(" class=\"several\""), page);
        String cell = "<td role=\"cell\" class=\"account\" data-n=\"2\">2</td>";
        assertEquals(2, page.split(cell, -1).length - 1, page);
        assertTrue(page.contains("End of the list: 3 collections."));
        assertFalse(list("-a 1 -o html").out().contains(" class=\"several\""));
        // The warning at the top of the page stays where an account is missing.
        assertFalse(list("-a 1 -a 404 -o html").out().contains("<footer id=\"end\">"));
    }

    @Test
    void comeOutOfAFileThatHoldsSeveral(@TempDir Path folder) throws IOException {
        for (String format : new String[] {"json", "ndjson"}) {
            String saved = list("-a 3 -a 2 --all -o " + format).out();
            String file = Files.writeString(folder.resolve(format), saved).toString();
            Run.with().args("--input", file, "--all", "-o", format).expect(0, saved, "");
            Run.with()
                    .args("--input", file, "-a", "2", "-o", "csv", "--columns", "id")
                    .expectOut("id\n0\n1\n");
        }
    }

    @Test
    void areAllAccountedForWhenThereAreMany(@TempDir Path folder) throws IOException {
        AccountsScript script = new AccountsScript();
        IntStream.range(0, 300)
                .filter(account -> account % 30 == 7)
                .forEach(account -> script.with(account, account % 60 == 7 ? AccountsScript.unknown() : BROKEN));
        Stream<String> names = IntStream.range(0, 300).mapToObj(String::valueOf);
        Path file = Files.writeString(folder.resolve("accounts"), names.collect(Collectors.joining("\n")));
        Run.Result run = Run.with().served(script, "--accounts-file " + file + " --limit 1 -o ndjson --retries 0");
        List<String> failed = run.err()
                .lines()
                .filter(line -> line.startsWith("lcollections: account "))
                .map(line -> line.replaceAll("^lcollections: account (\\d+): .*", "$1"))
                .toList();
        Stream<String> listed = run.out().lines().map(line -> line.replaceAll("^\\{\"accountId\":(\\d+),.*", "$1"));
        assertEquals(10, failed.size());
        assertEquals(
                IntStream.range(1, 300).mapToObj(String::valueOf).sorted().toList(),
                Stream.concat(listed, failed.stream()).sorted().toList());
        assertTrue(run.err().endsWith("lcollections: 300 accounts: 290 succeeded, 10 failed\n"), run.err());
        run.expectCode(6);
    }
}
