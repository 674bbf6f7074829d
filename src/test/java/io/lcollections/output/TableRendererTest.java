package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Golden;
import io.lcollections.support.Run;
import io.lcollections.terminal.TextWidth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableRendererTest {
    private static final String[] QUERY = {
        "--network", "sandbox", "-a", "10001", "--limit", "50", "--offset", "10", "-q"
    };

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 120, 200})
    void screenOfATerminal(int width) {
        Run.Result run = Run.with().terminal(width).args(QUERY);
        Golden.assertMatches("sandbox-terminal-" + width + ".txt", run.out().replace("\u001b", "␛"));
    }

    @Test
    void pipe() {
        Golden.assertMatches("sandbox-pipe.txt", Run.with().args(QUERY).out());
    }

    @Test
    void pipeOfASavedAnswer() {
        String saved = "src/test/resources/saved/wire.json";
        Golden.assertMatches("saved-pipe.txt", Run.with().args("--input", saved).out());
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 60, 80, 100, 200, 500})
    void noLineIsWiderThanTheTerminal(int width) {
        for (int offset = 0; offset < 150; offset += 50) {
            String out = Run.with()
                    .terminal(width)
                    .env("TERM", "dumb")
                    .args("--network", "sandbox", "-a", "10001", "--limit", "50", "--offset", "" + offset)
                    .out();
            out.lines().forEach(line -> assertTrue(TextWidth.of(line) <= width, width + ": " + line));
        }
    }

    @Test
    void offATerminalNothingIsCutAndNothingIsColoured() {
        String out = Run.with().args(QUERY).out();
        assertTrue(out.contains("0xd2e6b3a1171ddb29083e382c6d9b6a4d96436fdf"), out);
        assertEquals(-1, out.indexOf('\u001b'));
        assertEquals(-1, out.indexOf('…'));
    }

    @Test
    void withoutColourTheCursorStillFindsItsColumns() {
        String coloured = Run.with().terminal(80).args(QUERY).out();
        String plain = Run.with().terminal(80).env("NO_COLOR", "1").args(QUERY).out();
        assertEquals(coloured.replaceAll("\u001b\\[[0-9;]*m", ""), plain);
        assertTrue(plain.contains("\u001b[37G"), plain);
    }

    @Test
    void typewriterGetsNoSequenceAtAll() {
        String out = Run.with().terminal(80).env("TERM", "dumb").args(QUERY).out();
        assertEquals(-1, out.indexOf('\u001b'));
    }

    @Test
    void columnsStandUnderTheirHeaders() {
        String out = Run.with()
                .stdin(
                        "{\"collections\":[{\"id\":1,\"name\":\"理科\",\"count\":10},{\"id\":12345,\"name\":\"ab\",\"count\":9}]}")
                .args("--input", "-", "--columns", "id,name,count")
                .out();
        assertEquals("   ID  NAME  COUNT\n    1  理科     10\n12345  ab        9\n", out);
    }

    @Test
    void timesAreDatesOfTheUsersZone() {
        String answer = "{\"collections\":[{\"id\":1,\"times\":{\"createdAt\":1669109427624,\"updatedAt\":\"soon\"}},"
                + "{\"id\":2,\"times\":{\"createdAt\":1e400,\"updatedAt\":99999999999999999}}]}";
        String out = Run.with()
                .stdin(answer)
                .args("--input", "-", "--columns", "id,times.createdAt,times.updatedAt", "--no-header")
                .out();
        assertEquals(
                List.of("1  2022-11-22  soon", "2  1e400       99999999999999999"),
                out.lines().toList());
    }

    @Test
    void columnsWithoutRoomAreNamed() {
        String out = Run.with()
                .terminal(40)
                .args("--network", "sandbox", "-a", "10001", "--limit", "1", "--color", "never")
                .out();
        assertTrue(out.endsWith("""

                        hidden: nftType, deployStatus,
                        times.createdAt, contractAddress, owner
                        (--wide or --columns shows them)
                        """), out);
    }

    @Test
    void accountWithNothingHasAHeaderAndANote() {
        Run.Result run = Run.with().args("--network", "sandbox", "-a", "10000");
        assertEquals("ID  NAME  COUNT  TYPE  STATUS  CREATED  CONTRACT  OWNER\n", run.out());
        assertTrue(run.err().endsWith("\nno collections\n"), run.err());
        assertEquals(0, run.code());
    }
}
