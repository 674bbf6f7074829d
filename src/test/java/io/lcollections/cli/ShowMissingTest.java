package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Expect;
import io.lcollections.support.PagingScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code lcollections show} says of what it does not find. */
class ShowMissingTest {
    private static final String NOTE = "sandbox: generated data from a built-in server, not the service\n";

    /** A whole number is an id, and nothing but an id. */
    @Test
    void whatIsMissingIsToldAndTheRestIsPrinted() {
        Run.Result run = ShowTest.saved("42", "neon ko", "1", "7");
        assertEquals(List.of("1", "7"), ShowTest.ids(run));
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
                "lcollections: the saved responses have no collection 100\n"
                        + "  hint: a whole number is an id; the collection named '100' is 6\n",
                run.err());
        assertEquals(4, run.code());
    }

    @Test
    void nameOfDigitsIsSeenInWhatAServiceSends() throws IOException {
        String rows =
                "{'collection':{'id':5,'name':'1000'},'count':1},{'collection':{'id':6,'name':'100'},'count':100}";
        String page = "{'totalNum':2,'collections':[" + rows + "]}";
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.json(page.replace('\'', '"')))) {
            Run.Result run = Run.with().args("show", "100", "-a", "7", "--base-url", server.base());
            assertTrue(run.err().endsWith("the collection named '100' is 6\n"), run.toString());
            assertEquals(4, run.code());
        }
    }

    @ParameterizedTest
    @CsvSource({"nein koi, 6 'Neon Koi' or 7 'Neon Koy'", "tter, 1 'Otters'", "Cots, 2 'Cats' or 3 'cats'"})
    void nearestNamesAreOffered(String typed, String nearest) {
        String hint = "  hint: nearest: " + nearest;
        List<String> lines = ShowTest.saved(typed).err().lines().toList();
        assertTrue(lines.get(1).startsWith(hint), lines.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0x00000000000000000000000000000000000000aa | with the address 0x00000000000000000000000000000000000000aa"
                        + " | lcollections list --columns id,contractAddress,collectionAddress prints the addresses",
                "0x1Db3439a222C519ab44bb1144fC28167b4Fa6Ee6 | with the address 0x1Db3439a222C519ab44bb1144fC28167b4Fa6Ee6"
                        + " | its checksum (EIP-55, in its upper and lower case letters) is wrong: it was mistyped",
                "0x1abe8e | named '0x1abe8e' | an address is 0x and 40 hex digits (0 to 9, a to f); this has 6",
                "0x1abe…9999 | named '0x1abe…9999' | an address is 0x and 40 hex digits (0 to 9, a to f)",
                "0xot | named '0xot' | nearest: 2 'Cats' or 3 'cats' or 0042 '7'"
            })
    void addressIsNoNameToGuessAt(String typed, String what, String hint) {
        assertEquals(
                "lcollections: the saved responses have no collection " + what + "\n  hint: " + hint + "\n",
                ShowTest.saved(typed).err());
    }

    @Test
    void strangersNamesAreCutAndSafeInHints() {
        String name = "\\u001b[2Jneon" + "理".repeat(60_000);
        Run.Result run = Run.with()
                .stdin("{\"collections\":[{\"id\":1,\"name\":\"" + name + "\"}]}")
                .line("show --input - neon");
        assertEquals(
                "lcollections: the saved responses have no collection named 'neon'\n  hint: nearest: 1 '\\u{1b}[2Jneon"
                        + "理".repeat(16) + "…'\n",
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
    void wrongCommandLinesAreToldInOneLine() {
        Run.Result none = Run.with().args("show", "-a", "1");
        Expect.failure(2, "show needs the id, the name or the address of a collection", none);
        Run.Result blank = Run.with().args("show", " ", "-a", "1");
        Expect.failure(2, "'' is not an id, a name or an address", blank);
        Run.Result gateway = Run.with().args("show", "1", "-a", "1", "-o", "json", "--ipfs-gateway", "https://x.org/");
        Expect.failure(2, "--ipfs-gateway has no effect with -o json", gateway);
    }

    /** What was found by then is not printed behind the message that says so. */
    @Test
    void interruptedItPrintsNothing() throws IOException {
        List<Runnable> ends = new ArrayList<>();
        PagingScript pages = PagingScript.of(137);
        UnaryOperator<String> script = head -> {
            if (PagingScript.number(head, "offset", 0) > 0) {
                ends.forEach(Runnable::run);
            }
            return pages.apply(head);
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            Run.Result run = Run.with().atExit(ends::add).to(server).line("show 3 60 -a 7 --concurrency 1");
            assertEquals("lcollections: interrupted after 50 of 137 collections; nothing was printed\n", run.err());
            assertEquals("", run.out());
        }
    }

    /** An account without anything is told of as such, too. */
    @Test
    void notesOfTheWalkAreTold() {
        Run.Result run = Run.with().stdin("{\"collections\":[]}").args("show", "1", "--input", "-");
        assertEquals("no collections\nlcollections: the saved responses have no collection 1\n", run.err());
    }
}
