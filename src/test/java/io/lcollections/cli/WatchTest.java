package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.ChangingAccount;
import io.lcollections.support.Expect;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import io.lcollections.support.VirtualTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A watch that runs until it is interrupted. */
class WatchTest {
    private final ChangingAccount account =
            new ChangingAccount().put(1, "Otters", 2).put(22, "理科生的相册", 8).put(3, "Cats", 1);
    private final AtomicInteger looks = new AtomicInteger();
    /** What happens before a look, by its number from 0. */
    private final List<Runnable> script = new ArrayList<>();

    private final ScriptedServer server = new ScriptedServer(scripted());
    private final VirtualTime time = new VirtualTime();

    /** One page is one look. */
    private UnaryOperator<String> scripted() {
        return head -> {
            int look = looks.getAndIncrement();
            if (look < script.size()) {
                script.get(look).run();
            }
            return account.apply(head);
        };
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private Run.Result watch(Run run, String... further) {
        List<String> args = new ArrayList<>(List.of("watch", "--base-url", server.base(), "-a", "7", "--retries", "0"));
        args.addAll(List.of(further));
        return run.time(time.interruptingAt(script.size())).args(args.toArray(String[]::new));
    }

    private void changes() {
        script.add(() -> {});
        script.add(() -> account.put(4, "New", 5).remove(22));
        script.add(() -> {});
        script.add(() -> account.put(1, "Otters", 12).put(3, "Cat", 1));
    }

    @Test
    void linesTellWhatHappenedSinceTheLastLook() {
        changes();
        Run.Result run = watch(Run.with());
        assertEquals("""
                2026-01-01 00:01:00  + 4  New  5
                2026-01-01 00:01:00  - 22  理科生的相册  8
                2026-01-01 00:03:00  ~ 1  Otters  2 -> 12 (+10)
                2026-01-01 00:03:00  ~ 3  Cat  1  name: "Cats" -> "Cat", deployStatus: "4" -> "3"
                """, run.out());
        assertEquals("3 collections; changes are printed from now on\n", run.err());
        assertEquals(130, run.code());
    }

    @Test
    void ndjsonHasTheTimeOfTheLook() {
        changes();
        List<String> lines = watch(Run.with(), "-o", "ndjson").out().lines().toList();
        String added = "{'at':'2026-01-01T00:01:00Z','accountId':7,'change':'added','id':4,'name':'New',"
                + "'collection':{'id':4,'name':'New','deployStatus':'3','count':5}}";
        assertEquals(added.replace('\'', '"'), lines.get(0));
        String changed = "{'at':'2026-01-01T00:03:00Z','accountId':7,'change':'changed','id':1,'name':'Otters',"
                + "'changes':[{'field':'count','old':2,'new':12}]}";
        assertEquals(changed.replace('\'', '"'), lines.get(2));
        assertEquals(4, lines.size());
    }

    @Test
    void linesAreColouredAndCutOnATerminal() {
        changes();
        String out = watch(Run.with().terminal(48)).out();
        assertTrue(out.contains("\u001b[2m2026-01-01 00:01:00  \u001b[m\u001b[32m+ \u001b[m4  New"), out);
        assertTrue(out.contains("\u001b[33m~ \u001b[m3  Cat  1  name: \"Cats\" …\n"), out);
    }

    @Test
    void intervalIsFromStartToStart() {
        Duration length = Duration.ofSeconds(4);
        script.add(() -> time.pass(length));
        script.add(() -> time.pass(Duration.ofSeconds(11)));
        script.add(() -> time.pass(Duration.ofSeconds(12)));
        script.add(() -> {});
        Run.Result run = watch(Run.with(), "--interval", "10s");
        assertEquals(6, looks.get());
        // None behind the two that take longer.
        assertEquals(
                List.of(6L, 10L, 10L, 10L),
                time.sleeps().stream().map(Duration::toSeconds).toList());
        assertTrue(
                run.err().endsWith("a poll takes 11s, longer than --interval 10s; the next one starts immediately\n"),
                run.err());
    }

    @Test
    void rateHoldsForAllLooksTogether() {
        List<Long> seconds = new ArrayList<>();
        for (int look = 0; look < 5; look++) {
            script.add(() -> seconds.add(time.nanoTime() / 1_000_000_000));
        }
        watch(Run.with(), "--interval", "1ms", "--rate", "0.1");
        assertEquals(List.of(0L, 10L, 20L), seconds.subList(0, 3));
    }

    @Test
    void failuresOfTheServiceAreToldAndSurvived() {
        script.add(() -> account.failing(ScriptedServer.answer(503, "text/plain", "busy")));
        script.add(() -> account.failing(""));
        script.add(() -> account.failing(ScriptedServer.json("{\"collections\":[{\"id\"")));
        script.add(() -> account.failing(ScriptedServer.answer(404, "text/plain", "gone")));
        script.add(() -> account.failing("").put(3, "Cats", 2));
        Run.Result run = watch(Run.with());
        assertEquals("2026-01-01 00:04:00  ~ 3  Cats  1 -> 2 (+1)\n", run.out());
        List<String> said = run.err().lines().toList();
        assertTrue(
                said.get(0).matches("lcollections: the service answered HTTP 503 .*; watching continues"), run.err());
        assertTrue(said.get(1).startsWith("  hint: "), run.err());
        assertEquals("the service answers again, after 1 failed poll", said.get(2));
        assertEquals("3 collections; changes are printed from now on", said.get(3));
        assertTrue(said.get(4).endsWith("; watching continues"), run.err());
        assertEquals("the service answers again, after 2 failed polls", said.get(said.size() - 1));
        assertEquals(130, run.code());
    }

    @Test
    void refusedKeyEndsItAndSoDoesARequestThatWasNeverAnswered() {
        String wrongKey = "{\"resultInfo\":{\"code\":104002,\"message\":\"invalid\"}}";
        script.add(() -> {});
        script.add(() -> account.failing(ScriptedServer.answer(400, "application/json", wrongKey)));
        script.add(() -> {});
        Run.Result key = watch(Run.with());
        assertEquals(3, key.code(), key.toString());
        assertEquals(2, looks.get());
        script.set(2, () -> account.failing(ScriptedServer.answer(404, "text/plain", "gone")));
        Run.Result refused = watch(Run.with());
        Expect.failure(4, "HTTP 404", refused);
        assertEquals(3, looks.get());
    }

    @Test
    void readerThatGoesAwayEndsIt() {
        changes();
        OutputStream left = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        assertEquals(141, watch(Run.with().pipe().stdout(left)).code());
        assertEquals(2, looks.get());
    }

    /** The signal comes while the first line is written; the line is whole, and there is no other. */
    @Test
    void interruptionEndsItBehindALine() {
        changes();
        AtomicReference<Runnable> exit = new AtomicReference<>();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        OutputStream stdout = new OutputStream() {
            @Override
            public void write(int octet) {
                throw new AssertionError("a line is written in one piece");
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                exit.get().run();
                written.write(bytes, from, length);
            }
        };
        Run.Result run = watch(Run.with().stdout(stdout).atExit(exit::set), "-o", "ndjson");
        String line = written.toString(StandardCharsets.UTF_8);
        assertEquals(1, line.lines().count(), line);
        assertTrue(line.startsWith("{\"at\":") && line.endsWith("}}\n"), line);
        assertEquals(130, run.code());
    }
}
