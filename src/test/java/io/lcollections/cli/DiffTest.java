package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.server.Sandbox;
import io.lcollections.support.Expect;
import io.lcollections.support.PagingScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text.replace('\'', '"')).toString();
    }

    private Run.Result diff(Run run, String... further) throws IOException {
        List<String> args = new ArrayList<>(List.of("diff", file("old", OLD), file("new", NEW)));
        args.addAll(List.of(further));
        return run.args(args.toArray(String[]::new));
    }

    @Test
    void tableIsPlainAndInFullInAPipe() throws IOException {
        Run.Result run = diff(Run.with());
        String expected = """
                +  4  Unknown-0x1abe…8788        5
                - 22  理科生的相册               8
                ~  1  Otters               2 -> 12  +10
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
        assertTrue(run.out().contains("\u001b[32m+\u001b[m  4  Unknown"), run.toString());
        assertTrue(run.out().contains("\u001b[31m-\u001b[m 22  理"), run.toString());
        assertTrue(run.out().contains("\u001b[33m~\u001b[m  1  Otters"), run.toString());
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
                "~ 1  Unknown\n     x: null -> (none)\n     y: (none) -> {\"z\":0}\n",
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
                    .args("diff", old, "--base-url", server.base(), "--limit", "10", "--non-zero");
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
        assertEquals(
                "Account 7\n+ 3  Unknown\n- 1  Unknown\nAccount 8\n+ 2  Unknown\n",
                Run.with().args("diff", old, now).out());
        assertEquals(
                2, Run.with().args("diff", old, now, "-o", "json").out().lines().count());
        String pretty =
                Run.with().terminal(80).args("diff", old, now, "-o", "json").out();
        assertTrue(pretty.contains("\n}\n{\n  \"accountId\": 8,"), pretty);
        assertEquals(
                "+ 2  Unknown\n", Run.with().args("diff", old, now, "-a", "8").out());
        String one = file("one", "{'accountId':7,'collections':[]}");
        Expect.failure(4, "account 8 is not in '" + one + "'", Run.with().args("diff", old, one, "-a", "8"));
        String nobody = file("nobody", "{'id':1}");
        Expect.failure(
                2, "'" + nobody + "' does not say which account", Run.with().args("diff", nobody, now));
        Expect.failure(
                2, "'" + nobody + "' does not say which account", Run.with().args("diff", now, nobody));
        assertEquals("- 1  Unknown\n", Run.with().args("diff", nobody, one).out());
    }

    @Test
    void nothingHasChangedInTheSandbox() throws IOException {
        try (Sandbox server = Sandbox.start(0)) {
            String[] ask = {"--base-url", server.base(), "-a", "10001", "--all", "-o", "json"};
            String saved =
                    Run.with().env("LOOPRING_API_KEY", Sandbox.KEY).args(ask).out();
            Run.Result run = Run.with()
                    .env("LOOPRING_API_KEY", Sandbox.KEY)
                    .stdin(saved)
                    .args("diff", "-", "--base-url", server.base(), "--exit-code");
            assertEquals(new Run.Result(run.line(), 0, "", ""), run);
        }
    }
}
