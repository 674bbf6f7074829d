package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.AccountsScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedAccount;
import io.lcollections.support.ScriptedServer;
import io.lcollections.support.VirtualTime;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code watch}: what it prints and keeps, and what it refuses. */
class WatchTest {
    private final ScriptedAccount account =
            new ScriptedAccount().put(1, "Otters", 2).put(22, "理科生的相册", 8).put(3, "Cats", 1);

    private final AtomicInteger looks = new AtomicInteger();

    /** What happens before a look, by its number from 0. */
    private final List<Runnable> script = new ArrayList<>();

    private final ScriptedServer server = new ScriptedServer(scripted());

    private final VirtualTime time = new VirtualTime();

    @TempDir
    private Path folder;

    private static final String OWNER = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    /** A first page is a look. */
    private UnaryOperator<String> scripted() {
        return head -> {
            if (ScriptedAccount.number(head, "offset", 0) > 0) {
                return account.apply(head);
            }
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
        return run.time(time.interruptingAt(script.size()))
                .to(server)
                .given("watch", "-a", "7", "--retries", "0")
                .args(further);
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
        run.expectOut("""
                2026-01-01 00:01:00  + 4  New  5
                2026-01-01 00:01:00  - 22  理科生的相册  8
                2026-01-01 00:03:00  ~ 1  Otters  2 -> 12 (+10)
                2026-01-01 00:03:00  ~ 3  Cat  1  name: "Cats" -> "Cat", deployStatus: "4" -> "3"
                """);
        run.expectMessages("3 collections; changes are printed from now on\n").expectCode(130);
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
    void halfOfASurrogatePairIsNotedOnce() {
        script.add(() -> {});
        script.add(() -> account.put(4, "half \\ud83d", 5).put(5, "\\ude00", 5));
        script.add(() -> account.remove(4));
        String note = "texts with half of a surrogate pair, which jq before 1.7 rejects; --where and --jq read them\n";
        Run.Result piped = watch(Run.with(), "-o", "ndjson");
        assertEquals(3, piped.out().lines().count(), piped.toString());
        piped.expectMessages("3 collections; changes are printed from now on\n" + note);
    }

    @Test
    void linesAreColouredAndCutOnATerminal() {
        changes();
        String out = watch(Run.with().terminal(48)).out();
        assertTrue(out.contains("\u001b[2m2026-01-01 00:01:00  \u001b[m\u001b[32m+ \u001b[m4  New"), out);
        assertTrue(out.contains("\u001b[33m~ \u001b[m3  Cat  1  name: \"Cats\" …\n"), out);
    }

    @Test
    void aLongNameHidesNoChange() {
        script.add(() -> account.put(8, "N".repeat(300), 1));
        script.add(() -> account.put(8, "N".repeat(300), 7));
        String out = watch(Run.with().terminal(80)).out();
        assertTrue(out.contains("…  1 -> 7 (+6)\n"), out);
    }

    @Test
    void waitThatTheServiceAsksForHoldsForTheNextPolls() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        String refused = ScriptedServer.answerOfBytes(429, "Retry-After: 3600\r\n", "slow down");
        Run.Result run = Run.with()
                .time(time.interruptingAt(2))
                .served(head -> requests.getAndIncrement() == 0 ? refused : account.apply(head), "watch -a 7");
        // The second poll reads the page and what follows it.
        assertEquals(3, requests.get(), run.toString());
        assertTrue(time.nanoTime() >= Duration.ofHours(1).toNanos(), run.toString());
        run.expectErr("it asks to wait too long: 1h; watching continues");
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
        // Each look takes two requests.
        assertEquals(List.of(0L, 20L, 40L), seconds.subList(0, 3));
    }

    @Test
    void failuresOfTheServiceAreToldAndSurvived() {
        script.add(() -> account.failing(ScriptedServer.answer(503, "text/plain", "busy")));
        script.add(() -> account.failing(""));
        script.add(() -> account.failing(ScriptedServer.json("{\"collections\":[{\"id\"")));
        script.add(() -> account.failing(ScriptedServer.answer(404, "text/plain", "gone")));
        script.add(() -> account.failing("").put(3, "Cats", 2));
        Run.Result run = watch(Run.with());
        run.expectOut("2026-01-01 00:04:00  ~ 3  Cats  1 -> 2 (+1)\n");
        List<String> said = run.err().lines().toList();
        assertTrue(
                said.get(0).matches("lcollections: the service answered HTTP 503 .*; watching continues"), run.err());
        assertTrue(said.get(1).startsWith("  hint: "), run.err());
        assertEquals("the service answers again; failed polls: 1", said.get(2));
        assertEquals("3 collections; changes are printed from now on", said.get(3));
        assertTrue(said.get(4).endsWith("; watching continues"), run.err());
        assertEquals("the service answers again; failed polls: 2", said.get(said.size() - 1));
        run.expectCode(130);
    }

    @Test
    void refusedKeyEndsItAndSoDoesARequestThatWasNeverAnswered() {
        String wrongKey = "{\"resultInfo\":{\"code\":104002,\"message\":\"invalid\"}}";
        script.add(() -> {});
        script.add(() -> account.failing(ScriptedServer.answer(400, "application/json", wrongKey)));
        script.add(() -> {});
        watch(Run.with()).expectCode(3);
        assertEquals(2, looks.get());
        script.set(2, () -> account.failing(ScriptedServer.answer(404, "text/plain", "gone")));
        watch(Run.with()).fails(4, "HTTP 404");
        assertEquals(3, looks.get());
    }

    @Test
    void readerThatGoesAwayEndsIt() {
        changes();
        watch(Run.with().pipe().stdoutFails("Broken pipe")).expectCode(141);
        assertEquals(2, looks.get());
    }

    /** The signal comes while the first line is written; the line is whole, and there is no other. */
    @Test
    void interruptionEndsItBehindALine() {
        changes();
        AtomicReference<Runnable> exit = new AtomicReference<>();
        List<String> lines = new ArrayList<>();
        OutputStream stdout = taking(lines, () -> exit.get().run());
        Run.Result run = watch(Run.with().stdout(stdout).atExit(exit::set), "-o", "ndjson");
        assertEquals(1, lines.size());
        String line = lines.get(0);
        assertTrue(line.matches("\\{\"at\":.*}}\n"), line);
        run.expectCode(130);
    }

    @FunctionalInterface
    private interface Before {
        void write() throws IOException;
    }

    private static OutputStream taking(List<String> lines, Before before) {
        return new OutputStream() {
            @Override
            public void write(int octet) {
                throw new AssertionError("a line is written in one piece");
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                before.write();
                lines.add(new String(bytes, from, length, StandardCharsets.UTF_8));
            }
        };
    }

    private Path file() {
        return folder.resolve("seen");
    }

    private Run.Result once(Run run, String... further) {
        String[] watch =
                ("watch --base-url " + server.base() + " -a 7 --retries 0 --once --state " + file()).split(" ");
        return run.given(watch).args(further);
    }

    private String told() {
        Run.Result run = once(Run.with());
        run.expectCode(0);
        return run.out().replace("2026-01-01 00:00:00  ", "");
    }

    @Test
    void eachRunTellsWhatHappenedSinceTheLast() {
        once(Run.with()).expectOut("").expectMessages("3 collections; the next run prints what changed since\n");
        assertEquals("", told());
        account.put(4, "New", 5).remove(22).put(1, "Otters", 3);
        assertEquals("+ 4  New  5\n- 22  理科生的相册  8\n~ 1  Otters  2 -> 3 (+1)\n", told());
        assertEquals("", told());
        account.put(22, "理科生的相册", 8);
        assertEquals("+ 22  理科生的相册  8\n", told());
    }

    @Test
    void exitCodeTellsOfChangesWhenAskedTo() {
        once(Run.with(), "--exit-code").expectCode(0);
        account.remove(1);
        once(Run.with(), "--exit-code").expectCode(1);
        once(Run.with(), "--exit-code").expectCode(0);
    }

    @Test
    void failureHasItsCodeAndLosesNothing() {
        told();
        account.put(1, "Otters", 3).failing(ScriptedServer.answer(503, "text/plain", "busy"));
        once(Run.with(), "--exit-code").fails(5, "HTTP 503");
        account.failing("");
        assertEquals("~ 1  Otters  2 -> 3 (+1)\n", told());
    }

    @Test
    void fileIsAListThatOtherCommandsRead() throws IOException {
        told();
        String text = Files.readString(file());
        String head = "{\"watch\":1,\"source\":\"" + server.base() + "\",\"accountId\":7,\"nonZero\":false,"
                + "\"tokenAddress\":null,\"collectionId\":null,\"at\":\"2026-01-01T00:00:00Z\",\"totalNum\":3,\"collections\":[{\"id\":1,";
        assertTrue(text.startsWith(head) && text.endsWith("\"count\":8}]}\n"), text);
        Run.Result list = Run.with().args("--input", file().toString(), "-o", "csv", "--columns", "id,count", "--all");
        list.expectOut("id,count\n1,2\n3,1\n22,8\n");
        account.put(1, "Otters", 3);
        String[] diff = {"diff", file().toString(), "--base-url", server.base()};
        Run.with().args(diff).expectOut("~ 1  Otters  2 -> 3  +1\n");
    }

    /** The output takes so many lines, and then fails: what was told is kept, what was not is told again. */
    @Test
    void whatWasToldIsKeptOneByOne() throws IOException {
        told();
        account.put(4, "New", 5).remove(22).put(1, "Otters", 3);
        List<String> lines = new ArrayList<>();
        OutputStream takesTwo = taking(lines, () -> {
            if (lines.size() == 2) {
                throw new IOException("Broken pipe");
            }
        });
        once(Run.with().pipe().stdout(takesTwo)).expectCode(141);
        List<String> kept = Files.readAllLines(file());
        assertEquals(3, kept.size());
        assertEquals("{\"put\":{\"id\":4,\"name\":\"New\",\"deployStatus\":\"3\",\"count\":5}}", kept.get(1));
        assertTrue(kept.get(2).startsWith("{\"drop\":{\"id\":22,"), kept.get(2));
        Run.with().args("--input", file().toString()).fails(6, "not a saved response");
        assertEquals("~ 1  Otters  2 -> 3 (+1)\n", told());
        assertEquals(1, Files.readAllLines(file()).size());
    }

    @Test
    void lineThatWasNotFinishedIsToldAgain() throws IOException {
        told();
        account.put(4, "New", 5).put(5, "Newer", 6);
        String whole = "{\"put\":{\"id\":4,\"name\":\"New\",\"deployStatus\":\"3\",\"count\":5}}\n";
        Files.writeString(file(), Files.readString(file()) + whole + "{\"put\":{\"id\":5,\"na");
        assertEquals("+ 5  Newer  6\n", told());
        Files.writeString(file(), Files.readString(file()) + "{\"dr");
        assertEquals("", told());
        assertTrue(Files.readString(file()).endsWith("]}\n"));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/wrong-states.csv", delimiter = '|', quoteCharacter = '`')
    void whatIsNotOursOrDamagedIsRefusedAndLeftAlone(String text, String how) throws IOException {
        String content = text.replace("\\n", "\n");
        Files.writeString(file(), content);
        Run.Result run = once(Run.with());
        run.fails(2, "--state '" + file() + "' " + how);
        assertTrue(run.err().lines().skip(1).findFirst().orElse("").startsWith("  hint: "), run.err());
        assertEquals(content, Files.readString(file()));
        assertEquals(0, account.requests());
    }

    @Test
    void fileOfAnotherSubjectIsRefused() throws IOException {
        once(Run.with()).expectCode(0);
        String of = "--state '" + file() + "' was written with ";
        Run.with().to(server).line("watch -a 8 --once --state " + file()).fails(2, of + "accountId 7, not 8");
        once(Run.with(), "--non-zero").fails(2, of + "nonZero false, not true");
        String token = "0x1ABE8E24312E9FE614B5C9C67B472B3ECB3B8788";
        once(Run.with(), "--token-address", token).fails(2, of + "tokenAddress none, not '0x1abe");
        String base = server.base();
        try (ScriptedServer other = new ScriptedServer(account)) {
            once(Run.with(), "--base-url", other.base())
                    .fails(2, of + "source '" + base + "', not '" + other.base() + "'");
        }
        once(Run.with(), "--base-url", base.toUpperCase(Locale.ROOT)).expectCode(0);
        Files.delete(file());
        once(Run.with(), "--token-address", token).expectCode(0);
        once(Run.with(), "--token-address", token.toLowerCase(Locale.ROOT)).expectCode(0);
    }

    @Test
    void linksAndPermissionsStayAndOthersFilesAreNotWritten() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "x");
        Path target = folder.resolve("target");
        Files.createSymbolicLink(file(), target);
        // What a run that was killed has left, or another user who means ill.
        Files.createSymbolicLink(folder.resolve("target.new"), other);
        told();
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
        account.remove(1);
        told();
        assertTrue(Files.isSymbolicLink(file()));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(target)));
        assertEquals("x", Files.readString(other));
    }

    @Test
    void fileThatCannotBeReplacedIsUnchanged() throws IOException {
        told();
        String before = Files.readString(file());
        Files.createDirectories(folder.resolve("seen.new").resolve("full"));
        Files.writeString(file(), before + "{\"dr");
        once(Run.with()).fails(2, "--state '" + file() + "' cannot be written: ");
        assertEquals(before + "{\"dr", Files.readString(file()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "no/s", "\0", "/dev/null"})
    void whatIsNoFileOfAStateIsRefused(String name) {
        once(Run.with(), "--state", name).fails(2, "--state '");
        assertEquals(0, account.requests());
    }

    private Run.Result once(ScriptedServer server, String account) {
        String state = folder.resolve("seen").toString();
        return Run.with().to(server).args("watch", "-a", account, "--once", "-o", "ndjson", "--state", state);
    }

    @Test
    void isTheSameAccountAsItsNumber() throws IOException {
        AtomicInteger collections = new AtomicInteger(2);
        AccountsScript script = new AccountsScript()
                .withOwner(OWNER, ScriptedServer.json("{\"accountId\":7}"))
                .with(7, head -> ScriptedAccount.of(collections.get()).apply(head));
        try (ScriptedServer server = new ScriptedServer(script)) {
            Run.Result first = once(server, OWNER);
            first.expectMessages(OWNER + " is account 7\n2 collections; the next run prints what changed since\n");
            collections.incrementAndGet();
            Run.Result change = once(server, OWNER);
            assertTrue(
                    change.out().matches("\\{\"at\":\"[^\"]+\",\"accountId\":7,\"change\":\"added\",\"id\":2,.*\n"),
                    change.toString());
            once(server, "7").expectOut("").expectCode(0);
        }
    }
}
