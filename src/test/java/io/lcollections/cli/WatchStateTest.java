package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.ChangingAccount;
import io.lcollections.support.Expect;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept from one run of a watch to the next. */
class WatchStateTest {
    private final ChangingAccount account =
            new ChangingAccount().put(1, "Otters", 2).put(2, "Moss", 8).put(3, "Cats", 1);
    private final ScriptedServer server = new ScriptedServer(account);

    @TempDir
    private Path folder;

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private Path file() {
        return folder.resolve("seen");
    }

    private Run.Result once(Run run, String... further) {
        List<String> args = new ArrayList<>(List.of("watch", "--base-url", server.base(), "-a", "7", "--retries", "0"));
        args.addAll(List.of("--once", "--state", file().toString()));
        args.addAll(List.of(further));
        return run.args(args.toArray(String[]::new));
    }

    private String told() {
        Run.Result run = once(Run.with());
        assertEquals(0, run.code(), run.toString());
        return run.out().replace("2026-01-01 00:00:00  ", "");
    }

    @Test
    void eachRunTellsWhatHappenedSinceTheLast() {
        Run.Result first = once(Run.with());
        assertEquals("", first.out());
        assertEquals("3 collections; the next run prints what changed since\n", first.err());
        assertEquals("", told());
        account.put(4, "New", 5).remove(2).put(1, "Otters", 3);
        assertEquals("+ 4  New  5\n- 2  Moss  8\n~ 1  Otters  2 -> 3 (+1)\n", told());
        assertEquals("", told());
        account.put(2, "Moss", 8);
        assertEquals("+ 2  Moss  8\n", told());
    }

    @Test
    void exitCodeTellsOfChangesWhenAskedTo() {
        assertEquals(0, once(Run.with(), "--exit-code").code());
        account.remove(1);
        assertEquals(1, once(Run.with(), "--exit-code").code());
        assertEquals(0, once(Run.with(), "--exit-code").code());
    }

    @Test
    void failureHasItsCodeAndLosesNothing() {
        told();
        account.put(1, "Otters", 3).failing(ScriptedServer.answer(503, "text/plain", "busy"));
        Expect.failure(5, "HTTP 503", once(Run.with(), "--exit-code"));
        account.failing("");
        assertEquals("~ 1  Otters  2 -> 3 (+1)\n", told());
    }

    @Test
    void fileIsAListThatOtherCommandsRead() throws IOException {
        told();
        String text = Files.readString(file());
        String head = "{\"watch\":1,\"source\":\"" + server.base() + "\",\"accountId\":7,\"nonZero\":false,"
                + "\"tokenAddress\":null,\"collectionId\":null,\"at\":\"2026-01-01T00:00:00Z\",\"totalNum\":3,\"collections\":[{\"id\":1,";
        assertTrue(text.startsWith(head) && text.endsWith("\"count\":1}]}\n"), text);
        Run.Result list = Run.with().args("--input", file().toString(), "-o", "csv", "--columns", "id,count", "--all");
        assertEquals("id,count\n1,2\n2,8\n3,1\n", list.out(), list.toString());
        account.put(1, "Otters", 3);
        String[] diff = {"diff", file().toString(), "--base-url", server.base()};
        assertEquals("~ 1  Otters  2 -> 3  +1\n", Run.with().args(diff).out());
    }

    /** The output takes so many lines, and then fails: what was told is kept, what was not is told again. */
    @Test
    void whatWasToldIsKeptOneByOne() throws IOException {
        told();
        account.put(4, "New", 5).remove(2).put(1, "Otters", 3);
        List<String> lines = new ArrayList<>();
        OutputStream takesTwo = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (lines.size() == 2) {
                    throw new IOException("Broken pipe");
                }
                lines.add(new String(bytes, from, length));
            }
        };
        assertEquals(141, once(Run.with().pipe().stdout(takesTwo)).code());
        List<String> kept = Files.readAllLines(file());
        assertEquals(3, kept.size());
        assertEquals("{\"put\":{\"id\":4,\"name\":\"New\",\"deployStatus\":\"3\",\"count\":5}}", kept.get(1));
        assertTrue(kept.get(2).startsWith("{\"drop\":{\"id\":2,"), kept.get(2));
        Run.Result list = Run.with().args("--input", file().toString());
        Expect.failure(6, "not a saved response", list);
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
}
