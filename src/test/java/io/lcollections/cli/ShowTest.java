package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Expect;
import io.lcollections.support.PagingScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which collections {@code lcollections show} finds, how much it reads for that, and what it says of the others. */
class ShowTest {
    /** Ids with names; as ndjson it says neither whose they are nor how many there are. */
    private static final String SAVED = Stream.of(
                    "1:Otters 2:Cats 3:cats 4:\u00e9tude 5:line\\none 6:Neon_Koi 7:Neon_Koy 0042:7".split(" "))
            .map(row -> row.replace('_', ' ').split(":"))
            .map(row -> "{\"id\":\"" + row[0] + "\",\"name\":\"" + row[1] + "\",\"count\":1}\n")
            .reduce("", String::concat);

    static Run.Result saved(String... words) {
        return Run.with()
                .stdin(SAVED)
                .given("show", "--input", "-", "-o", "ndjson")
                .args(words);
    }

    static List<String> ids(Run.Result run) {
        return run.out()
                .lines()
                .map(row -> row.replaceFirst("^\\{\"id\":\"?(\\w+).*", "$1"))
                .toList();
    }

    private static Run.Result show(UnaryOperator<String> script, String line) {
        return Run.with().served(script, "show -a 7 -o ndjson " + line);
    }

    private static Run.Result show(ScriptedServer server, String... words) {
        return Run.with().to(server).given("show", "-a", "7", "-o", "ndjson").args(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "49, 1", "50, 2", "98, 2", "99, 3", "136, 3"})
    void noMorePagesAreReadThanItTakes(String id, int requests) throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(137))) {
            Run.Result run = show(server, id, "0", "--concurrency", "1");
            assertEquals(0, run.code(), run.toString());
            assertEquals(Stream.of(id, "0").distinct().toList(), ids(run));
            assertEquals("", run.err());
            assertEquals(requests, server.requests().size(), server.requests().toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1.0", "0100, 100", "100, 1e2", "0, 0.0", "00, 0", "007, 007"})
    void idIsFoundHoweverItsNumberIsSpelled(String typed, String id) {
        String served = id.equals("007") ? "\"007\"" : id;
        Run.Result run = Run.with()
                .stdin("{\"id\":" + served + "}\n{\"id\":3}\n")
                .args("show", "--input", "-", "-o", "ndjson", typed, "3");
        assertEquals("{\"id\":" + served + "}\n{\"id\":3}\n", run.out(), run.toString());
        assertEquals(0, run.code());
    }

    /** The service sends an empty address where a collection has none yet. */
    @Test
    void noWordMeansAnEmptyAddress() {
        String rows =
                "{\"id\":1,\"name\":\"a\",\"collectionAddress\":\"\"}{\"id\":2,\"name\":\"dup\",\"contractAddress\":\"\"}";
        Run.Result run = Run.with().stdin(rows).args("show", "dup", "--input", "-", "-o", "json");
        assertFalse(run.out().contains("\"id\":1"), run.toString());
        Expect.failure(
                4, "have no collection named '-5'", Run.with().stdin(rows).args("show", "--input", "-", "--", "-5"));
    }

    /** What is wrong behind the page of the last one is not looked at. */
    @Test
    void whatComesBehindTheLastOneDoesNotMatter() {
        PagingScript script =
                PagingScript.of(1000).brokenBehind(150, ScriptedServer.answer(500, "text/html", "<html>"));
        assertEquals(List.of("120", "3"), ids(show(script, "120 3")));
        Run.Result beyond = show(script, "3 200 --retries 0");
        assertEquals(5, beyond.code(), beyond.toString());
        assertEquals(List.of("3"), ids(beyond));
        assertTrue(beyond.err().contains("; not found before: 200\n"), beyond.err());
    }

    @Test
    void nameIsLookedForInAll() throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(137))) {
            assertEquals(List.of("12", "0"), ids(show(server, "N12", "0", "--concurrency", "1")));
            assertEquals(3, server.requests().size());
        }
    }

    @Test
    void optionsAreSent() throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(3))) {
            String address = "0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788";
            Run.Result run = show(server, "9", "--non-zero", "--token-address", address);
            String first = server.requests().get(0);
            assertTrue(first.contains("?accountId=7&offset=0&limit=50&nonZero=true&tokenAddress=" + address), first);
            assertEquals("lcollections: account 7 has no collection 9 with --non-zero, --token-address\n", run.err());
        }
    }

    @Test
    void theyComeInTheOrderOfTypingAndOnce() {
        Run.Result run = saved("6", "0042", "otters", "1", "6", "Neon Koi");
        assertEquals(List.of("6", "0042", "1"), ids(run), run.toString());
        assertEquals("", run.err());
        assertEquals(0, run.code());
    }

    @ParameterizedTest
    @CsvSource({
        "OTTERS, 1", "e\u0301tude, 4", "ÉTUDE, 4",
        "line\\none, 5", "neon koi, 6", "' Neon Koy ', 7",
        "neon\u00a0koi\u00a0, 6",
    })
    void caseAndCodingOfNamesDoNotMatter(String typed, String id) {
        assertEquals(List.of(id), ids(saved(typed)));
    }

    @Test
    void allOfTheSameNameAreShownAndCounted() {
        Run.Result run = saved("Cats");
        assertEquals(List.of("2", "3"), ids(run));
        assertEquals("2 collections named 'Cats' are shown\n", run.err());
        assertEquals(0, run.code());
    }

    @ParameterizedTest
    @CsvSource({
        "0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788, '1,2'", "0x1ABE8E24312E9FE614B5C9C67B472B3ECB3B8788, '1,2'",
        "0X1abe8e24312e9fe614b5c9c67b472b3ecb3b8788, '1,2'", "1abe8e24312e9fe614b5c9c67b472b3ecb3b8788, '1,2'",
        "0x1abe…8788, '1,2'", "0x1abe...8788, '1,2'",
        "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed, 3", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed, 3",
        "0xdead, 4"
    })
    void contractAndCollectionAddressesAreFound(String typed, String ids) {
        String rows = "{'id':1,'contractAddress':'0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788','name':'a'}\n"
                + "{'id':2,'collectionAddress':'0x1ABE8e24312e9fe614b5c9c67b472b3ecb3b8788'}\n"
                + "{'id':3,'collectionAddress':'0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'}\n{'id':4,'name':'0xDEAD'}\n";
        Run.Result run = Run.with()
                .stdin(rows.replace('\'', '"'))
                .args("show", typed, "--input", "-", "-o", "json", "--jq", ".collections[].id");
        assertEquals(List.of(ids.split(",")), run.out().lines().toList(), run.toString());
        boolean areSeveral = ids.contains(",");
        assertEquals(areSeveral, run.err().endsWith(" are shown\n"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "ndjson"})
    void jsonIsWhatTheListPrints(String form) {
        String sandbox = " --network sandbox -a 10001 -q -o " + form;
        assertEquals(
                Run.with().line("list --limit 2" + sandbox).out(),
                Run.with().line("show 200 589" + sandbox).out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "raw", "html", "markdown"})
    void formsOfListsArePassedOverAsDefaults(String format) {
        Run.Result standing =
                Run.with().env("LCOLLECTIONS_OUTPUT", format).line("show 200 --network sandbox -a 10001 -q");
        assertTrue(standing.out().startsWith("Otters of the Rollup\n  id            200\n"), standing.toString());
    }

    @Test
    void accountOfManyIsReadOnceForAll() throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(400))) {
            String[] every = IntStream.range(0, 400)
                    .map(id -> 399 - id)
                    .mapToObj(String::valueOf)
                    .toArray(String[]::new);
            List<String> ids = ids(show(server, every));
            assertEquals(List.of(every), ids);
            assertFalse(server.requests().size() > 9, server.requests().toString());
        }
    }

    private static final String ADDRESS_HINT = " | an address is 0x and 40 hex digits; lcollections list --columns"
            + " id,contractAddress,collectionAddress prints the addresses";
    private static final String NOTE = "sandbox: generated data from a built-in server, not the service\n";

    /** A whole number is an id, and nothing but an id. */
    @Test
    void whatIsMissingIsToldAndTheRestIsPrinted() {
        Run.Result run = saved("42", "neon ko", "1", "7");
        assertEquals(List.of("1", "7"), ids(run));
        assertEquals(
                "lcollections: the saved responses have no collection 42\n"
                        + "lcollections: the saved responses have no collection named 'neon ko'\n"
                        + "  hint: nearest: 6 'Neon Koi' or 7 'Neon Koy'\n",
                run.err());
        assertEquals(4, run.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void nameOfDigitsIsHintedAt(String space) {
        String rows = "{'id':5,'name':'x','other':{'name':'100'}}\n{'id':%s6,'name':'100'}\n{'id':7,'name':'100'}\n";
        Run.Result run =
                Run.with().stdin(rows.formatted(space).replace('\'', '"')).line("show --input - 100 5 -o ndjson");
        assertEquals(1, run.out().lines().count(), run.toString());
        assertEquals(
                "lcollections: the saved responses have no collection 100\n" + "  hint: nearest: 6 '100' or 7 '100'\n",
                run.err());
        assertEquals(4, run.code());
    }

    @ParameterizedTest
    @CsvSource({"nein koi, 6 'Neon Koi' or 7 'Neon Koy'", "tter, 1 'Otters'", "Cots, 2 'Cats' or 3 'cats'"})
    void nearestNamesAreOffered(String typed, String nearest) {
        String hint = "  hint: nearest: " + nearest;
        List<String> lines = saved(typed).err().lines().toList();
        assertTrue(lines.get(1).startsWith(hint), lines.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0x00000000000000000000000000000000000000aa | with the address 0x00000000000000000000000000000000000000aa"
                        + ADDRESS_HINT,
                "0x1Db3439a222C519ab44bb1144fC28167b4Fa6Ee6 | with the address 0x1Db3439a222C519ab44bb1144fC28167b4Fa6Ee6"
                        + ADDRESS_HINT,
                "0x1abe8e | named '0x1abe8e'" + ADDRESS_HINT,
                "0x1abe…9999 | with the address 0x1abe…9999" + ADDRESS_HINT,
                "#1 | named '#1' | an id has only digits, and several are separated by blanks: lcollections show 1 2",
                "0xot | named '0xot' | nearest: 2 'Cats' or 3 'cats' or 0042 '7'"
            })
    void addressIsNoNameToGuessAt(String typed, String what, String hint) {
        assertEquals(
                "lcollections: the saved responses have no collection " + what + "\n  hint: " + hint + "\n",
                saved(typed).err());
    }

    @Test
    void strangersNamesAreCutAndSafeInHints() {
        String name = "\\u001b[2Jneon" + "理".repeat(60_000);
        Run.Result run = Run.with()
                .stdin("{\"collections\":[{\"id\":1,\"name\":\"" + name + "\"}]}")
                .line("show --input - neon");
        assertEquals(
                "lcollections: the saved responses have no collection named 'neon'\n  hint: nearest: 1 '\\u{1b}[2Jneon"
                        + "理".repeat(17) + "…'\n",
                run.err());
    }

    @Test
    void nothingIsPrintedWhereNothingIsFound() {
        for (String form : List.of("table", "json", "ndjson")) {
            Run.Result run = Run.with().args("show", "5", "--network", "sandbox", "-a", "10001", "-o", form);
            assertEquals("", run.out());
            assertEquals(NOTE + "lcollections: account 10001 has no collection 5\n", run.err());
            assertEquals(4, run.code());
        }
    }

    /** It must not be said of an account what is only true of a part of its list. */
    @Test
    void incompleteListIsNoProofOfAbsence() {
        String part = "{\"accountId\":7,\"totalNum\":3,\"collections\":[{\"id\":1,\"name\":\"a\"},{\"id\":2}]}";
        Run.Result found = Run.with().stdin(part).args("show", "--input", "-", "2", "1", "-o", "json");
        assertEquals(0, found.code(), found.toString());
        assertEquals(
                "{\"accountId\":7,\"totalNum\":3,\"collections\":[{\"id\":2},{\"id\":1,\"name\":\"a\"}]}\n",
                found.out());
        Run.Result missing = Run.with().stdin(part).args("show", "--input", "-", "2", "3", "-o", "json");
        assertEquals(6, missing.code(), missing.toString());
        assertTrue(missing.err().contains("the list is incomplete: 2 of 3 collections"), missing.err());
        assertTrue(missing.err().contains("; not found before: 3\n"), missing.err());
        assertEquals("{\"accountId\":7,\"totalNum\":3,\"collections\":[{\"id\":2}", missing.out());
        Run.Result name = Run.with().stdin(part).args("show", "--input", "-", "b");
        assertEquals(6, name.code(), name.toString());
        assertEquals("", name.out());
    }

    @Test
    void blankWordIsNone() {
        String none = "show needs the id, the name or the address of a collection";
        Expect.failure(2, none, Run.with().args("show", " ", "-a", "1"));
    }

    /** What was found by then is not printed behind the message that says so. */
    @Test
    void interruptedItPrintsNothing() {
        List<Runnable> ends = new ArrayList<>();
        PagingScript pages = PagingScript.of(137);
        UnaryOperator<String> script = head -> {
            if (PagingScript.number(head, "offset", 0) > 0) {
                ends.forEach(Runnable::run);
            }
            return pages.apply(head);
        };
        Run.Result run = Run.with().atExit(ends::add).served(script, "show 3 60 -a 7 --concurrency 1");
        assertEquals("lcollections: interrupted after 50 of 137 collections; nothing was printed\n", run.err());
        assertEquals("", run.out());
    }

    /** An account without anything is told of as such, too. */
    @Test
    void notesOfTheWalkAreTold() {
        Run.Result run = Run.with().stdin("{\"collections\":[]}").args("show", "1", "--input", "-");
        assertEquals("no collections\nlcollections: the saved responses have no collection 1\n", run.err());
    }
}
