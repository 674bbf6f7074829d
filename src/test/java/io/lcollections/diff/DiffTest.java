package io.lcollections.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.json.JsonNumber;
import io.lcollections.model.Collection;
import io.lcollections.output.Renderer;
import io.lcollections.support.AccountsScript;
import io.lcollections.support.HostileText;
import io.lcollections.support.Property;
import io.lcollections.support.Rows;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedAccount;
import io.lcollections.support.ScriptedServer;
import io.lcollections.support.StrictTerminal;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.UserTimeZone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code diff}: what changes are and how they are shown, of files and services, one account or several. */
class DiffTest {
    private static Snapshot holding(String rows) {
        Snapshot holding = new Snapshot();
        for (JsonNode row : Rows.json("[" + rows + "]")) {
            holding.add(new Collection((ObjectNode) row));
        }
        return holding;
    }

    private static String text(Change change) {
        return Character.toUpperCase(change.kind().name().charAt(0))
                + change.row().id().orElse("?")
                + change.fields().stream()
                        .map(field -> " " + field.name() + " " + field.before() + ">" + field.after())
                        .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/tables/changes.csv", delimiter = '|', quoteCharacter = '`')
    void changesAreFound(String before, String after, String changes) {
        assertEquals(
                changes,
                holding(before).changesTo(holding(after)).stream()
                        .map(DiffTest::text)
                        .collect(Collectors.joining("; ")));
    }

    @ParameterizedTest
    @CsvSource({
        "4, 4.0", "4, \"4\"", "4.0, \"4\"", "-5, -5.0",
        "1e2, 100", "0, -0.0", "123456789012345678901, 1.23456789012345678901e20", "1.5, 1.50",
    })
    void numericIdsAreOneWhenTheirValuesAre(String one, String other) {
        assertEquals(List.of(), ofId(one).changesTo(ofId(other)));
    }

    @ParameterizedTest
    @CsvSource({"\"4.0\", 4", "\"1e2\", 100", "\"04\", 4", "4, 4.5", "\"\", 0"})
    void otherIdsAreDifferent(String one, String other) {
        assertEquals(2, ofId(one).changesTo(ofId(other)).size());
    }

    private static Snapshot ofId(String id) {
        Snapshot holding = new Snapshot();
        Object served = id.startsWith("\"") ? id.substring(1, id.length() - 1) : new JsonNumber(id);
        holding.add(Rows.of(Map.of("id", served)));
        return holding;
    }

    private static final int CASES = 5_000;
    private static final JsonNode VALUES = Rows.json("[null,true,'','1','x',1,1.0,10e-1,2,1e99999999999,[],[1],[1.00],"
            + "{},{'a':1},{'a':1.0,'b.c':'x'},{'a':{'a':'x'}}]");
    private static final JsonNode IDS = Rows.json("[1,'1',2,3,'',true,[]]");

    private record Case(List<Map<String, Object>> before, List<Map<String, Object>> after) {
        static Case any(Random random) {
            List<Map<String, Object>> before = rows(random);
            List<Map<String, Object>> after = rows(random);
            // Most of what was there is there still.
            before.stream().filter(row -> random.nextInt(3) > 0).forEach(after::add);
            Collections.shuffle(after, random);
            return new Case(before, after);
        }

        private static List<Map<String, Object>> rows(Random random) {
            return IntStream.range(0, random.nextInt(5))
                    .mapToObj(number -> row(random))
                    .collect(Collectors.toCollection(ArrayList::new));
        }

        private static Map<String, Object> row(Random random) {
            Map<String, Object> fields = new LinkedHashMap<>();
            if (random.nextInt(4) > 0) {
                fields.put("id", IDS.get(random.nextInt(IDS.size())));
            }
            for (String name : List.of("a", "a.b", "extra", "count")) {
                if (random.nextBoolean()) {
                    fields.put(name, VALUES.get(random.nextInt(VALUES.size())));
                }
            }
            return fields;
        }
    }

    private static Snapshot holding(List<Map<String, Object>> rows) {
        Snapshot holding = new Snapshot();
        rows.forEach(row -> holding.add(Rows.of(row)));
        return holding;
    }

    private static void apply(Change change, Snapshot to) {
        if (change.kind() == Change.Kind.removed) {
            to.remove(change.before());
        } else {
            to.put(change.after());
        }
    }

    private static Set<Object> content(Snapshot holding) {
        return holding.rows().stream()
                .map(row -> List.of(
                        Snapshot.key(row), Snapshot.canonical(comparable(row).fields())))
                .collect(Collectors.toSet());
    }

    /** An id is the same as a string, and so is a count. */
    private static Collection comparable(Collection row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        row.fields().properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        row.id().ifPresent(id -> fields.put("id", id));
        row.count().ifPresent(count -> fields.put("count", count));
        return Rows.of(fields);
    }

    @Test
    void changesLeadFromOneSnapshotToTheOther() {
        Property.holds(CASES, Case::any, made -> {
            Snapshot before = holding(made.before());
            Snapshot after = holding(made.after());
            Snapshot moved = holding(made.before());
            before.changesTo(after).forEach(change -> apply(change, moved));
            assertEquals(content(after), content(moved));
            assertEquals(List.of(), moved.changesTo(after));
            before.changesTo(after).forEach(change -> apply(change, moved));
            assertEquals(content(after), content(moved), "a change that is made twice does no harm");
        });
    }

    private static Screen screen(int width, String kind) {
        boolean canMoveCursor = Screen.supportsCursor(Map.of("TERM", kind));
        return new Screen(true, OptionalInt.of(width), canMoveCursor, true, false);
    }

    private static Collection row(Object id, String name, String note, long count) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("name", name);
        fields.put("note", note);
        fields.put("count", new JsonNumber(Long.toString(count)));
        return Rows.of(fields);
    }

    private static Snapshot holding(Collection... rows) {
        Snapshot holding = new Snapshot();
        for (Collection row : rows) {
            holding.add(row);
        }
        return holding;
    }

    private static String table(int width, String kind, Snapshot before, Snapshot after) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ChangeText(Renderer.writer(out), screen(width, kind), Locale.US, UserTimeZone.of(ZoneOffset.UTC))
                .table(OptionalLong.of(7), before.changesTo(after));
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 40, 80, 200})
    void nothingActsOnTheTerminalOrLeavesIt(int width) throws IOException {
        Random random = new Random(width);
        for (int i = 0; i < 300; i++) {
            Snapshot before = hostile(random);
            Snapshot after = hostile(random);
            new StrictTerminal().write(table(width, "xterm", before, after)).expectNoLineBeyond(width);
            for (Change change : before.changesTo(after)) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                new ChangeText(Renderer.writer(out), screen(width, "xterm"), Locale.US, UserTimeZone.of(ZoneOffset.UTC))
                        .line(Instant.EPOCH, change);
                new StrictTerminal().write(out.toString(StandardCharsets.UTF_8)).expectNoLineBeyond(width);
                assertEquals(1, out.toString(StandardCharsets.UTF_8).lines().count());
                assertTrue(out.toString(StandardCharsets.UTF_8).endsWith("\n"));
            }
        }
    }

    private static Snapshot hostile(Random random) {
        return holding(
                row("1", HostileText.any(random), HostileText.any(random), random.nextInt(3)),
                row("2", HostileText.any(random), HostileText.any(random), 2),
                row(HostileText.any(random), HostileText.any(random), "", 2));
    }

    // The command

    @TempDir
    private Path folder;

    private static final String ACCOUNTS =
            "{'accountId':7,'id':0,'count':1}\n{'accountId':404,'id':1}\n{'accountId':405,'id':1}\n{'accountId':9,'id':5}\n";

    private static final String OWNER = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    private static final String ONE = "{'accountId':7,'totalNum':1,'collections':[{'id':1,'count':1}]}";

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text.replace('\'', '"')).toString();
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
        try (ScriptedServer server = new ScriptedServer(ScriptedAccount.of(137))) {
            String old = file("old", "{'accountId':7,'collections':[{'id':5,'name':'n5','count':1},{'id':900}]}");
            Run.Result run = Run.with()
                    .env("LCOLLECTIONS_ACCOUNT", "9")
                    .env("LCOLLECTIONS_INPUT", "nowhere")
                    .env("LCOLLECTIONS_OUTPUT", "csv")
                    .to(server)
                    .args("diff", old, "--limit", "10", "--non-zero");
            assertEquals(137, run.out().lines().count(), run.toString());
            run.expectOutPart("\n- 900  Unknown\n");
            assertTrue(
                    server.requests().get(0).contains("?accountId=7&offset=0&limit=10&nonZero=true "),
                    server.requests().get(0));
            Run.Result typed = Run.with().stdin("{\"id\":1}").args("diff", "-", "--base-url", server.base(), "-a", "8");
            assertTrue(server.requests().get(server.requests().size() - 1).contains("accountId=8&"), typed.toString());
        }
    }

    private Run.Result diff(Run run, UnaryOperator<String> script, String options) throws IOException {
        return run.served(script, "diff " + file("old", ACCOUNTS) + " --concurrency 1 --retries 0" + options);
    }

    private static AccountsScript twoUnknown() {
        return new AccountsScript()
                .with(7, ScriptedAccount.of(2))
                .with(9, ScriptedAccount.of(1))
                .with(404, AccountsScript.unknown())
                .with(405, AccountsScript.unknown());
    }

    @Test
    void thatFailAreNamedAndTheOthersCompared() throws IOException {
        Run.Result run = diff(Run.with(), twoUnknown(), " --exit-code");
        run.expectOut("""
                Account 7
                + 1  n1  1
                ~ 0  n0  1
                    name: (none) -> "n0"
                Account 9
                + 0  n0       1
                - 5  Unknown
                """);
        String told = run.err().replaceAll("(?m)^  hint: .*\n|(account \\d+: the service refused).*", "$1");
        assertEquals("""
                lcollections: account 404: the service refused
                lcollections: account 405: the service refused
                lcollections: 4 accounts: 2 succeeded, 2 failed
                """, told, run.err());
        run.expectCode(4);
    }

    @Test
    void areADocumentEachAndALineForEachChange() throws IOException {
        Run.Result json = diff(Run.with(), twoUnknown(), " -o json");
        assertEquals(2, json.out().lines().count(), json.toString());
        Run.Result ndjson = diff(Run.with().terminal(80), twoUnknown(), " -o ndjson");
        assertEquals(4, ndjson.out().lines().count(), ndjson.toString());
        ndjson.expectErr("\n2 added, 1 removed, 1 changed\n");
    }

    @Test
    void areAskedForNoMoreWhenTheReaderHasLeft() throws IOException {
        List<String> asked = new ArrayList<>();
        AccountsScript script = twoUnknown();
        UnaryOperator<String> counting = head -> {
            asked.add(head);
            return script.apply(head);
        };
        diff(Run.with().stdoutFails("Broken pipe"), counting, "").expectCode(141);
        assertTrue(asked.stream().allMatch(head -> head.contains("accountId=7&")), asked.toString());
    }

    @Test
    void saySoWhenInterruptedWhileReadOrPrinted() throws IOException {
        String old = file("old", ACCOUNTS);
        Run.Result read = Run.with().atExit(Runnable::run).args("diff", old, old);
        read.expectMessages("lcollections: interrupted; the comparison is incomplete\n");
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
        printed.expectMessages("lcollections: interrupted; the comparison is incomplete\n");
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
        run.expectMessages("lcollections: interrupted after 2 of 4 accounts\n").expectOutPart("Account 9\n");
        assertEquals(1, hooks.size());
    }

    @Test
    void isLookedUpForFileAndService() throws IOException {
        String saved = file("saved", "{'accountId':6,'id':5}\n{'accountId':7,'id':0,'name':'n0','count':1}\n");
        Run.with()
                .served(new AccountsScript(), "diff " + saved + " -a " + OWNER)
                .fails(4, OWNER);
        AccountsScript script = new AccountsScript()
                .withOwner(OWNER, ScriptedServer.json("{\"accountId\":7}"))
                .with(7, ScriptedAccount.of(2));
        try (ScriptedServer server = new ScriptedServer(script)) {
            Run.Result typed = Run.with().args("diff", saved, "-a", OWNER, "--base-url", server.base(), "-o", "ndjson");
            assertTrue(typed.out().matches("\\{\"accountId\":7,\"change\":\"added\",\"id\":1,.*\n"), typed.toString());
            typed.expectMessages(OWNER + " is account 7\n");
            Run.Result given = Run.with()
                    .env("LCOLLECTIONS_ACCOUNT", OWNER)
                    .stdin("{\"id\":0,\"name\":\"n0\",\"count\":1}")
                    .to(server)
                    .line("diff - -o ndjson");
            given.expectOut(typed.out());
        }
    }

    @Test
    void failuresOfTheServiceKeepTheirCodes() throws IOException {
        ScriptedAccount script =
                ScriptedAccount.of(137).brokenBehind(50, ScriptedServer.answer(503, "text/plain", "busy"));
        Run.Result busy = Run.with().served(script, "diff " + file("old", ONE) + " --retries 0 --exit-code");
        busy.fails(5, "50 of 137 collections were read before");
        Run.with()
                .stdin("{\"id\":1}")
                .line("diff - --network sandbox -a 404 -q")
                .fails(4, "the service refused");
    }
}
