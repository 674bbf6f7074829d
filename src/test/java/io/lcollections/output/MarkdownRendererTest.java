package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.PagingScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownRendererTest {
    private static Run.Result rows(String answer, String... options) {
        List<String> args = new ArrayList<>(List.of("--input", "-", "-o", "markdown"));
        args.addAll(List.of(options));
        return Run.with().stdin(answer).args(args.toArray(String[]::new));
    }

    @Test
    void usualColumnsAreATable() {
        String address = "0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788";
        Run.Result run = rows("{\"collections\":[{\"id\":1,\"name\":\"A|B\",\"contractAddress\":\"" + address
                + "\",\"nftType\":\"ERC1155\",\"deployStatus\":\"NOT_DEPLOYED\",\"count\":12},"
                + "{\"id\":2,\"name\":\" \",\"contractAddress\":\"" + address + "\",\"count\":0}]}");
        assertEquals(
                "| ID | NAME | COUNT | TYPE | STATUS | CREATED | CONTRACT | OWNER |\n"
                        + "| ---: | --- | ---: | --- | --- | --- | --- | --- |\n"
                        + "| 1 | A\\|B | 12 | ERC1155 | NOT_DEPLOYED |  | " + address + " |  |\n"
                        + "| 2 | _Unknown-0x1abe…8788_ | 0 |  |  |  | " + address + " |  |\n",
                run.out());
        assertEquals("", run.err());
    }

    @Test
    void columnsAreAsChosenAndTimesAreDates() {
        String row = "{\"id\":1,\"times\":{\"createdAt\":1669109427624},\"new*\":{\"a\":[1,\"_\"]}}";
        assertEquals(
                "| CREATED | new\\* | ID |\n| --- | --- | ---: |\n| 2022-11-22 | {\"a\":\\[1,\"\\_\"\\]} | 1 |\n",
                rows("{\"collections\":[" + row + "]}", "--columns", "times.createdAt,new*,id")
                        .out());
    }

    @Test
    void accountWithNothingIsATableAllTheSame() {
        assertEquals(
                "| ID |\n| ---: |\n",
                rows("{\"collections\":[]}", "--columns", "id").out());
    }

    @Test
    void failureHalfwayKeepsWholeRows() throws IOException {
        String broken = ScriptedServer.answer(503, "text/plain", "busy");
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(137).brokenBehind(50, broken))) {
            Run.Result run = Run.with()
                    .args("--base-url", server.base(), "-a", "7", "--all", "-o", "markdown", "--retries", "0");
            assertEquals(5, run.code(), run.toString());
            assertEquals(52, run.out().lines().count());
            assertTrue(run.out().endsWith("| 49 | n49 | 1 |  |  |  |  |  |\n"), run.out());
        }
    }
}
