package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.AccountsScript;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of several accounts. */
class DiffAccountsTest {
    private static final String OLD =
            "{'accountId':7,'id':0,'count':1}\n{'accountId':404,'id':1}\n{'accountId':405,'id':1}\n{'accountId':9,'id':5}\n";

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text.replace('\'', '"')).toString();
    }

    private Run.Result diff(Run run, UnaryOperator<String> script, String... further) throws IOException {
        try (ScriptedServer server = new ScriptedServer(script)) {
            List<String> args = new ArrayList<>(List.of("diff", file("old", OLD), "--base-url", server.base()));
            args.addAll(List.of("--concurrency", "1", "--retries", "0"));
            args.addAll(List.of(further));
            return run.args(args.toArray(String[]::new));
        }
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
        Run.Result run = diff(Run.with(), twoUnknown(), "--exit-code");
        assertEquals(
                "Account 7\n+ 1  n1  1\n~ 0  n0  1\n     name: (none) -> \"n0\"\n"
                        + "Account 9\n+ 0  n0       1\n- 5  Unknown\n",
                run.out(),
                run.toString());
        List<String> told = run.err().lines().toList();
        assertTrue(told.get(0).startsWith("lcollections: account 404: the service refused"), run.err());
        assertTrue(told.get(1).startsWith("  hint: "), run.err());
        assertTrue(told.get(2).startsWith("lcollections: account 405: the service refused"), run.err());
        assertEquals("lcollections: 4 accounts: 2 succeeded, 2 failed", told.get(3), run.err());
        assertEquals(4, run.code());
    }

    @Test
    void areADocumentEachAndALineForEachChange() throws IOException {
        Run.Result json = diff(Run.with(), twoUnknown(), "-o", "json");
        assertEquals(2, json.out().lines().count(), json.toString());
        Run.Result ndjson = diff(Run.with().terminal(80), twoUnknown(), "-o", "ndjson");
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
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int ignored) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        assertEquals(
                ExitCode.BROKEN_PIPE.code(),
                diff(Run.with().stdout(gone), counting).code());
        assertEquals(1, asked.size(), asked.toString());
    }

    @Test
    void saySoWhenInterruptedWhileReadOrPrinted() throws IOException {
        String old = file("old", OLD);
        Run.Result read = Run.with().atExit(Runnable::run).args("diff", old, old);
        assertEquals("lcollections: interrupted while files were read; nothing was compared\n", read.err());
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
        assertEquals(
                "lcollections: interrupted while changes were printed; the output may be incomplete\n", printed.err());
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
                script);
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
}
