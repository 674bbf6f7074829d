package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lcollections.support.PagingScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import io.lcollections.support.VirtualTime;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllTest {
    private static final String BROKEN = ScriptedServer.answer(503, "text/plain", "busy");

    private static Run.Result all(ScriptedServer server, String... further) {
        return Run.with().given("--base-url", server.base(), "-a", "7", "--all").args(further);
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static List<Integer> ids(String ndjson) {
        return ndjson.lines()
                .map(line -> Integer.valueOf(line.replaceAll("^\\{\"id\":(\\d+),.*", "$1")))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "4", "64"})
    void everyCollectionComesOnceAndInOrder(String concurrency) throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(237))) {
            Run.Result run = all(server, "-o", "ndjson", "--concurrency", concurrency);
            assertEquals(range(0, 237), ids(run.out()), run.toString());
            assertEquals(0, run.code());
            assertEquals("", run.err());
        }
    }

    @Test
    void jsonIsOneDocument() throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(137))) {
            JsonNode document =
                    new ObjectMapper().readTree(all(server, "-o", "json").out());
            assertEquals(7, document.path("accountId").asInt());
            assertEquals(137, document.path("totalNum").asInt());
            assertEquals(137, document.path("collections").size());
        }
    }

    @ParameterizedTest
    @CsvSource({"csv, 138", "tsv, 138", "table, 138", "raw, 3"})
    void otherOutputsHaveEveryRow(String format, int lines) throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(137))) {
            Run.Result run = all(server, "-o", format);
            assertEquals(lines, run.out().lines().count(), run.toString());
            assertTrue(run.out().contains("n136"), run.out());
        }
    }

    @Test
    void offsetAndLimitAreSentAlways() throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(3))) {
            all(server);
            assertTrue(server.requests().get(0).contains("?accountId=7&offset=0&limit=50 "), server.requests() + "");
        }
    }

    @Test
    void beginsAtTheOffsetWithPagesOfTheLimit() throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(37))) {
            Run.Result run = all(server, "--offset", "10", "--limit", "10", "-o", "ndjson", "--concurrency", "1");
            assertEquals(range(10, 37), ids(run.out()));
            List<Long> offsets = server.requests().stream()
                    .map(head -> PagingScript.number(head, "offset", -1))
                    .toList();
            assertEquals(List.of(10L, 19L, 28L), offsets, "each page begins with the last row of the one before");
            assertTrue(server.requests().stream().allMatch(head -> head.contains("limit=10 ")));
        }
    }

    @Test
    void stopsAfterSoMany() throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(500))) {
            Run.Result run = all(server, "--max-items", "60", "-o", "ndjson");
            assertEquals(range(0, 60), ids(run.out()));
            assertEquals("60 of 500 collections; continue with --offset 60\n", run.err());
            assertEquals(0, run.code());
            assertEquals(2, server.requests().size());
        }
    }

    @Test
    void moreThanThereAreIsAll() throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(70))) {
            Run.Result run = all(server, "--max-items", "70", "-o", "ndjson");
            assertEquals(range(0, 70), ids(run.out()));
            assertEquals("", run.err());
        }
    }

    @Test
    void noCollectionsAreNone() throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(0))) {
            Run.Result run = all(server, "-o", "json");
            assertEquals("{\"accountId\":7,\"totalNum\":0,\"collections\":[]}\n", run.out());
            assertEquals("no collections\n", run.err());
        }
    }

    @Test
    void unknownColumnIsRefusedBeforeAnythingIsPrinted() throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(137))) {
            Run.Result run = all(server, "-o", "csv", "--columns", "id,zzz");
            assertEquals(2, run.code());
            assertEquals("", run.out());
        }
    }

    @Test
    void passingFailuresAreToldOnlyWithV() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        PagingScript pages = PagingScript.of(137);
        try (ScriptedServer server =
                new ScriptedServer(head -> requests.incrementAndGet() % 2 == 1 ? BROKEN : pages.apply(head))) {
            Run.Result quiet = all(server, "-o", "ndjson", "--concurrency", "1");
            assertEquals(range(0, 137), ids(quiet.out()));
            assertEquals("", quiet.err());
            Run.Result told = all(server, "-o", "ndjson", "--concurrency", "1", "-v");
            assertTrue(told.err().contains("\nretry 1 of 4 in "), told.err());
            assertFalse(told.err().contains("retry 2"), told.err());
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "2, 2", "1, 4", "0.5, 8"})
    void startsAreSpreadAsAskedFor(String rate, long least) throws IOException {
        VirtualTime time = new VirtualTime();
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(45))) {
            Run run = Run.with().time(time);
            String[] args = {"--base-url", server.base(), "-a", "7", "--all", "--limit", "10", "--rate", rate};
            assertEquals(0, run.args(args).code());
            assertEquals(5, server.requests().size());
            long waited = time.nanoTime() / 1_000_000_000;
            assertEquals(least, waited, "seconds that the last of five had to wait");
        }
    }
}
