package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.AccountsScript;
import io.lcollections.support.Expect;
import io.lcollections.support.PagingScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code diff}: files and services, one account or several, and failures. */
class DiffTest {
    private static final String OLD = "{'accountId':7,'totalNum':3,'collections':["
            + "{'id':1,'name':'Otters','deployStatus':'DEPLOYING','times':{'updatedAt':1669109460000},'count':2},"
            + "{'id':22,'name':'理科生的相册','count':8},{'id':3,'name':'Cats','count':1}]}";

    private static final String NEW = "{'totalNum':3,'collections':["
            + "{'collection':{'id':'3','name':'Cats'},'count':'1'},"
            + "{'collection':{'id':1,'name':'Otters','deployStatus':'DEPLOYED','times':{'updatedAt':1669195860000}},"
            + "'count':12},{'collection':{'id':4,'name':'','contractAddress':'0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788'},"
            + "'count':5}]}";

    @TempDir
    private Path folder;

    private static final String ACCOUNTS =
            "{'accountId':7,'id':0,'count':1}\n{'accountId':404,'id':1}\n{'accountId':405,'id':1}\n{'accountId':9,'id':5}\n";

    private static final String OWNER = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    private String saved;

    private static final String ONE = "{'accountId':7,'totalNum':1,'collections':[{'id':1,'count':1}]}";

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text.replace('\'', '"')).toString();
    }

    private Run.Result diff(Run run, String... further) throws IOException {
        return run.given("diff", file("old", OLD), file("new", NEW)).args(further);
    }

    @Test
    void tableIsPlainAndInFullInAPipe() throws IOException {
        Run.Result run = diff(Run.with());
        String expected = """
                + 4   Unknown-0x1abe…8788        5
                - 22  理科生的相册               8
                ~ 1   Otters               2 -> 12  +10
                    deployStatus: "DEPLOYING" -> "DEPLOYED"
                    times.updatedAt: 2022-11-22 09:31 -> 2022-11-23 09:31
                """;
        assertEquals(expected, run.out(), run.toString());
        assertEquals("", run.err());
        assertEquals(0, run.code());
    }

    @Test
    void tableOnATerminalHasColoursAndACountOfChanges() throws IOException {
        Run.Result run = diff(Run.with().terminal(80));
        assertTrue(run.out().contains("\u001b[32m+\u001b[m 4   Unknown"), run.toString());
        assertTrue(run.out().contains("\u001b[31m-\u001b[m 22  理"), run.toString());
        assertTrue(run.out().contains("\u001b[33m~\u001b[m 1   Otters"), run.toString());
        assertEquals("1 added, 1 removed, 1 changed\n", run.err());
        assertEquals("", diff(Run.with().terminal(80), "-q").err());
    }

    @Test
    void jsonIsOneDocumentAnAccount() throws IOException {
        String expected = "{'accountId':7,'before':3,'after':3,"
                + "'added':[{'id':4,'name':'','contractAddress':'0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788','count':5}],"
                + "'removed':[{'id':22,'name':'理科生的相册','count':8}],"
                + "'changed':[{'id':1,'name':'Otters','changes':["
                + "{'field':'deployStatus','old':'DEPLOYING','new':'DEPLOYED'},"
                + "{'field':'times.updatedAt','old':1669109460000,'new':1669195860000},"
                + "{'field':'count','old':2,'new':12}]}]}\n";
        assertEquals(expected.replace('\'', '"'), diff(Run.with(), "-o", "json").out());
        String pretty = diff(Run.with().terminal(80), "-o", "json").out();
        assertTrue(pretty.startsWith("{\n  \"accountId\": 7,\n  \"before\": 3,\n"), pretty);
        assertTrue(
                pretty.contains("\n      \"changes\": [\n        {\n          \"field\": \"deployStatus\","), pretty);
        assertTrue(pretty.endsWith("\n  ]\n}\n"), pretty);
    }

    @Test
    void ndjsonIsOneChangeALine() throws IOException {
        List<String> lines = diff(Run.with(), "-o", "ndjson").out().lines().toList();
        assertEquals(3, lines.size());
        String removed = "{'accountId':7,'change':'removed','id':22,'name':'理科生的相册','collection':{'id':22,";
        assertTrue(lines.get(1).startsWith(removed.replace('\'', '"')), lines.get(1));
        assertTrue(lines.get(2).startsWith("{\"accountId\":7,\"change\":\"changed\",\"id\":1,"), lines.get(2));
    }

    @Test
    void fieldsThatAreNewOrGoneHaveOneValue() throws IOException {
        String[] files = {"diff", file("a", "{'id':1,'x':null}"), file("b", "{'id':1,'y':{'z':0}}"), "-o", "ndjson"};
        assertEquals(
                "{'change':'changed','id':1,'changes':[{'field':'x','old':null},{'field':'y','new':{'z':0}}]}\n"
                        .replace('\'', '"'),
                Run.with().args(files).out());
        files[4] = "table";
        assertEquals(
                "~ 1  Unknown\n    x: null -> (none)\n    y: (none) -> {\"z\":0}\n",
                Run.with().args(files).out());
    }

    @Test
    void exitCodeTellsOfChangesWhenAskedTo() throws IOException {
        assertEquals(1, diff(Run.with(), "--exit-code").code());
        String old = file("old", OLD);
        Run.Result same = Run.with().args("diff", old, old, "--exit-code");
        assertEquals(0, same.code());
        assertEquals("", same.out() + same.err());
        Run.Result seen = Run.with().terminal(80).args("diff", old, old);
        assertEquals("no changes\n", seen.out() + seen.err());
    }

    @Test
    void allFormsThatAreSavedAreTheSame() throws IOException {
        List<String> saved = new ArrayList<>();
        for (String format : List.of("json", "ndjson", "raw")) {
            String[] list = {"--network", "sandbox", "-a", "10001", "--all", "-q", "-o", format};
            saved.add(file(format, Run.with().args(list).out().replace("'", "\\u0027")));
        }
        for (String one : saved) {
            for (String other : saved) {
                Run.Result run = Run.with().args("diff", one, other, "-a", "10001", "--exit-code");
                assertEquals(new Run.Result(run.line(), 0, "", ""), run);
            }
        }
    }

    @Test
    void serviceIsAskedForTheAccountOfTheFile() throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(137))) {
            String old = file("old", "{'accountId':7,'collections':[{'id':5,'name':'n5','count':1},{'id':900}]}");
            Run.Result run = Run.with()
                    .env("LCOLLECTIONS_ACCOUNT", "9")
                    .env("LCOLLECTIONS_INPUT", "nowhere")
                    .env("LCOLLECTIONS_OUTPUT", "csv")
                    .to(server)
                    .args("diff", old, "--limit", "10", "--non-zero");
            assertEquals(137, run.out().lines().count(), run.toString());
            assertTrue(run.out().contains("\n- 900  Unknown\n"), run.out());
            assertTrue(
                    server.requests().get(0).contains("?accountId=7&offset=0&limit=10&nonZero=true "),
                    server.requests().get(0));
            Run.Result typed = Run.with().stdin("{\"id\":1}").args("diff", "-", "--base-url", server.base(), "-a", "8");
            assertTrue(server.requests().get(server.requests().size() - 1).contains("accountId=8&"), typed.toString());
        }
    }

    @Test
    void filtersAreThoseOfBothSides() throws IOException {
        String old = file("old", "{'id':1,'count':0},{'id':2,'count':1}".replace("},{", "}\n{"));
        String now = file("now", "{'id':2,'count':1}");
        assertEquals("- 1  Unknown  0\n", Run.with().args("diff", old, now).out());
        assertEquals("", Run.with().args("diff", old, now, "--non-zero").out());
    }

    @Test
    void accountsAreComparedOneByOne() throws IOException {
        String old = file("old", "{'accountId':7,'id':1}\n{'accountId':8,'id':1}");
        String now = file("now", "{'accountId':8,'id':2}\n{'accountId':8,'id':1}\n{'accountId':7,'id':3}");
        String one = file("one", "{'accountId':7,'collections':[]}");
        String nobody = file("nobody", "{'id':1}");
        String both = "diff " + old + " " + now;
        assertEquals(
                "Account 7\n+ 3  Unknown\n- 1  Unknown\nAccount 8\n+ 2  Unknown\n",
                Run.with().line(both).out());
        assertEquals(2, Run.with().line(both + " -o json").out().lines().count());
        String pretty = Run.with().terminal(80).line(both + " -o json").out();
        assertTrue(pretty.contains("\n}\n{\n  \"accountId\": 8,"), pretty);
        assertEquals("+ 2  Unknown\n", Run.with().line(both + " -a 8").out());
        Expect.failure(4, "account 8 is not in '" + one + "'", Run.with().line("diff " + old + " " + one + " -a 8"));
        String whose = "'" + nobody + "' does not say which account";
        Expect.failure(2, whose, Run.with().args("diff", nobody, now));
        Expect.failure(2, whose, Run.with().args("diff", now, nobody));
        assertEquals("- 1  Unknown\n", Run.with().args("diff", nobody, one).out());
    }

    @Test
    void nothingHasChangedInTheSandbox() {
        String saved =
                Run.with().line("--network sandbox -a 10001 --all -o json").out();
        Run.Result run = Run.with().stdin(saved).line("diff - --network sandbox --exit-code -q");
        assertEquals(new Run.Result(run.line(), 0, "", ""), run);
    }

    private Run.Result diff(Run run, UnaryOperator<String> script, String options) throws IOException {
        return run.served(script, "diff " + file("old", ACCOUNTS) + " --concurrency 1 --retries 0" + options);
    }

    private static AccountsScript twoUnknown() {
        return new AccountsScript()
                .with(7, PagingScript.of(2))
                .with(9, PagingScript.of(1))
                .with(404, AccountsScript.unknown())
                .with(405, AccountsScript.unknown());
    }

    @Test
    void thatFailAreNamedAndTheOthersCompared() throws IOException {
        Run.Result run = diff(Run.with(), twoUnknown(), " --exit-code");
        assertEquals("""
                Account 7
                + 1  n1  1
                ~ 0  n0  1
                    name: (none) -> "n0"
                Account 9
                + 0  n0       1
                - 5  Unknown
                """, run.out(), run.toString());
        String told = run.err().replaceAll("(?m)^  hint: .*\n|(account \\d+: the service refused).*", "$1");
        assertEquals("""
                lcollections: account 404: the service refused
                lcollections: account 405: the service refused
                lcollections: 4 accounts: 2 succeeded, 2 failed
                """, told, run.err());
        assertEquals(4, run.code());
    }

    @Test
    void areADocumentEachAndALineForEachChange() throws IOException {
        Run.Result json = diff(Run.with(), twoUnknown(), " -o json");
        assertEquals(2, json.out().lines().count(), json.toString());
        Run.Result ndjson = diff(Run.with().terminal(80), twoUnknown(), " -o ndjson");
        assertEquals(4, ndjson.out().lines().count(), ndjson.toString());
        assertTrue(ndjson.err().contains("\n2 added, 1 removed, 1 changed\n"), ndjson.err());
    }

    @Test
    void areAskedForNoMoreWhenTheReaderHasLeft() throws IOException {
        List<String> asked = new ArrayList<>();
        AccountsScript script = twoUnknown();
        UnaryOperator<String> counting = head -> {
            asked.add(head);
            return script.apply(head);
        };
        assertEquals(
                ExitCode.BROKEN_PIPE.code(),
                diff(Run.with().stdoutFails("Broken pipe"), counting, "").code());
        assertTrue(asked.stream().allMatch(head -> head.contains("accountId=7&")), asked.toString());
    }

    @Test
    void saySoWhenInterruptedWhileReadOrPrinted() throws IOException {
        String old = file("old", ACCOUNTS);
        Run.Result read = Run.with().atExit(Runnable::run).args("diff", old, old);
        assertEquals("lcollections: interrupted; the comparison is incomplete\n", read.err());
        AtomicReference<Runnable> exit = new AtomicReference<>();
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void write(byte[] bytes, int from, int length) {
                exit.get().run();
            }
        };
        String now = file("now", "{'accountId':7,'id':3}");
        Run.Result printed =
                Run.with().stdout(out).atExit(exit::set).args("diff", file("one", "{'accountId':7,'id':1}"), now);
        assertEquals("lcollections: interrupted; the comparison is incomplete\n", printed.err());
    }

    /** Where the counts have no column, and one id is very long. */
    @ParameterizedTest
    @ValueSource(ints = {20, 28, 40, 80})
    void showEveryCountOnATerminalOfAnyWidth(int width) throws IOException {
        String id = "12345678901234567890123456";
        String before = file("old", "[{'id':2,'count':10},{'id':" + id + ",'count':3},{'id':5,'count':777}]");
        String after = file("new", "[{'id':2,'count':12},{'id':" + id + ",'count':99}]");
        String out = Run.with().terminal(width).args("diff", before, after).out();
        for (String count : List.of("10", "12", "99", "777")) {
            assertTrue(out.contains(count), out);
        }
    }

    @Test
    void reportNoInterruptAfterAnError() throws IOException {
        Run.Result run = Run.with().args("diff", file("old", "{'accountId':7,'id':1}"));
        assertTrue(run.err().startsWith("lcollections: no API key"), run.err());
        assertFalse(run.err().contains("interrupted"), run.err());
    }

    @Test
    void areCountedWhenInterrupted() throws IOException {
        AtomicReference<Runnable> exit = new AtomicReference<>();
        List<Runnable> hooks = new ArrayList<>();
        AccountsScript script = twoUnknown().with(404, head -> {
            exit.get().run();
            return AccountsScript.unknown();
        });
        Run.Result run = diff(
                Run.with().atExit(hook -> {
                    hooks.add(hook);
                    exit.set(hook);
                }),
                script,
                "");
        assertEquals("lcollections: interrupted after 2 of 4 accounts\n", run.err());
        assertTrue(run.out().contains("Account 9\n"), run.out());
        assertEquals(1, hooks.size());
    }

    @Test
    void thatOneFileDoesNotHaveAreNamedAndTheOthersCompared() throws IOException {
        String json = file("e.json", "{'accountId':7,'collections':[{'id':1}]}\n{'accountId':8,'collections':[]}\n");
        String ndjson = file("e.ndjson", "{'accountId':7,'id':1}\n{'accountId':7,'id':2}\n{'accountId':9,'id':2}\n");
        Run.Result run = Run.with().args("diff", json, ndjson, "--exit-code");
        assertEquals("Account 7\n+ 2  Unknown\n", run.out());
        assertEquals(
                "lcollections: account 8: it is not in '" + ndjson + "'\n"
                        + "  hint: -o json keeps accounts without collections, -o ndjson does not\n"
                        + "lcollections: account 9: it is not in '" + json + "'\n"
                        + "lcollections: 3 accounts: 1 succeeded, 2 failed\n",
                run.err());
        assertEquals(4, run.code());
    }

    @BeforeEach
    void save() throws IOException {
        String text = "{\"accountId\":6,\"id\":5}\n{\"accountId\":7,\"id\":0,\"name\":\"n0\",\"count\":1}\n";
        saved = Files.writeString(folder.resolve("saved"), text).toString();
    }

    @Test
    void isLookedUpForFileAndService() throws IOException {
        AccountsScript script = new AccountsScript()
                .withOwner(OWNER, ScriptedServer.json("{\"accountId\":7}"))
                .with(7, PagingScript.of(2));
        try (ScriptedServer server = new ScriptedServer(script)) {
            Run.Result typed = Run.with().args("diff", saved, "-a", OWNER, "--base-url", server.base(), "-o", "ndjson");
            assertTrue(typed.out().matches("\\{\"accountId\":7,\"change\":\"added\",\"id\":1,.*\n"), typed.toString());
            assertEquals(OWNER + " is account 7\n", typed.err());
            Run.Result given = Run.with()
                    .env("LCOLLECTIONS_ACCOUNT", OWNER)
                    .stdin("{\"id\":0,\"name\":\"n0\",\"count\":1}")
                    .to(server)
                    .line("diff - -o ndjson");
            assertEquals(typed.out(), given.out(), given.toString());
        }
    }

    @Test
    void isRefusedWhereNobodyCanBeAskedOrNobodyKnowsIt() throws IOException {
        Expect.failure(
                2,
                "files know accounts by number, and " + OWNER + " cannot be looked up",
                Run.with().args("diff", saved, saved, "-a", OWNER));
        Expect.failure(4, OWNER, Run.with().served(new AccountsScript(), "diff " + saved + " -a " + OWNER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--network=sandbox", "--base-url=http://127.0.0.1:1", "--api-key-file=x", "--timeout=1s", "--retries=1",
                "--proxy=http://127.0.0.1:1", "--ca-file=x", "--concurrency=2", "--rate=2", "--limit=2"
            })
    void optionsOfServicesAreRefusedWithTwoFiles(String option) {
        String name = option.substring(0, option.indexOf('='));
        Expect.failure(
                2, name + " has no effect with two files", Run.with().args("diff", saved, saved, "-a", "7", option));
    }

    @Test
    void standingDefaultsOfServicesArePassedOver() {
        Run.Result run = Run.with()
                .env("LCOLLECTIONS_NETWORK", "sandbox")
                .env("LCOLLECTIONS_RATE", "2")
                .args("diff", saved, saved);
        assertEquals(new Run.Result(run.line(), 0, "", ""), run);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fileThatDoesNotHoldAllIsRefused(boolean isOld) throws IOException {
        String part = file("part", "{'totalNum':5,'collections':[{'id':1}]}");
        String whole = file("whole", "{'totalNum':1,'collections':[{'id':1}]}");
        Run.Result run = Run.with().args("diff", isOld ? part : whole, isOld ? whole : part, "--exit-code");
        Expect.failure(6, "the list is incomplete: 1 of 5 collections; '" + part + "' has no more", run);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/tables/diff-usage.csv", delimiter = '|', quoteCharacter = '\'')
    void whatIsTypedWrong(String line, int code, String message) throws IOException {
        String[] args = ("diff " + line.replace("OLD", file("old", ONE))).split(" ");
        Expect.failure(code, message, Run.with().stdin("{\"id\":1}").args(args));
    }

    @Test
    void failuresOfTheServiceKeepTheirCodes() throws IOException {
        PagingScript script = PagingScript.of(137).brokenBehind(50, ScriptedServer.answer(503, "text/plain", "busy"));
        Run.Result busy = Run.with().served(script, "diff " + file("old", ONE) + " --retries 0 --exit-code");
        Expect.failure(5, "50 of 137 collections were read before", busy);
        Run.Result unknown = Run.with().stdin("{\"id\":1}").line("diff - --network sandbox -a 404 -q");
        Expect.failure(4, "the service refused", unknown);
    }

    /** The exit code is the signal's, whatever the program returns then. */
    @Test
    void interruptionSaysHowFarItGot() throws IOException {
        AtomicReference<Runnable> exit = new AtomicReference<>();
        PagingScript pages = PagingScript.of(137);
        UnaryOperator<String> script = head -> {
            if (PagingScript.number(head, "offset", 0) > 0) {
                exit.get().run();
            }
            return pages.apply(head);
        };
        Run.Result run = Run.with().atExit(exit::set).served(script, "diff " + file("old", ONE) + " --concurrency 1");
        String message = "lcollections: interrupted after 50 of 137 collections; nothing was printed\n";
        assertTrue(run.err().startsWith(message), run.toString());
        assertEquals("", run.out());
    }
}
