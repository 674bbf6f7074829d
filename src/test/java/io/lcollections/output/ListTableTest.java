package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Golden;
import io.lcollections.support.Run;
import io.lcollections.terminal.TextWidth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Collections as a table: whole screens, and what becomes of names, counts, states and long text. */
class ListTableTest {
    private static final String[] QUERY = {
        "--network", "sandbox", "-a", "10001", "--limit", "50", "--offset", "10", "-q"
    };

    private static final String ADDRESS = "0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788";
    private static final String LINK = "\u001b]8;;https://nftinfos.loopring.io/" + ADDRESS + "\u001b\\";

    private static final String ROW = "{\"collections\":[{\"id\":7,\"name\":\"%s\",\"contractAddress\":\"" + ADDRESS
            + "\",\"collectionAddress\":\"%s\",\"times\":{\"createdAt\":1669109427624},\"floor\":%s,\"count\":0}]}";

    private static Run of(String name, String address, String floor) {
        return Run.with().stdin(ROW.formatted(name, address, floor));
    }

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
    void pipeOfASavedResponse() {
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
    void cursorAddressesColumnsWithoutColourToo() {
        String coloured = Run.with().terminal(80).args(QUERY).out();
        String plain = Run.with().terminal(80).env("NO_COLOR", "1").args(QUERY).out();
        assertEquals(coloured.replaceAll("\u001b\\[[0-9;]*m", ""), plain);
        assertTrue(plain.contains("\u001b[37G"), plain);
    }

    @Test
    void dumbTerminalGetsNoEscapeSequence() {
        String out = Run.with().terminal(80).env("TERM", "dumb").args(QUERY).out();
        assertEquals(-1, out.indexOf('\u001b'));
    }

    @Test
    void columnsAreAlignedWithTheirHeaders() {
        String out = Run.with()
                .stdin(
                        "{\"collections\":[{\"id\":1,\"name\":\"理科\",\"count\":10},{\"id\":12345,\"name\":\"ab\",\"count\":9}]}")
                .args("--input", "-", "--columns", "id,name,count")
                .out();
        assertEquals("   ID  NAME  COUNT\n    1  理科     10\n12345  ab        9\n", out);
    }

    @Test
    void timesAreDatesInTheUsersZone() {
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

    @Test
    void nameLinksToItsPageWhereTheTerminalShowsLinks() {
        String out = of("cats", ADDRESS, "1")
                .terminal(80)
                .env("TERM", "xterm-kitty")
                .args("--input", "-")
                .out();
        assertTrue(out.contains("  " + LINK + "cats\u001b]8;;\u001b\\  "), out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "javascript:alert(1)", "0x1abe", ADDRESS + "\\u001b\\\\\\\\"})
    void noTextOfAServerIsALink(String address) {
        String out = of("cats", address, "1")
                .terminal(80)
                .env("TERM", "xterm-kitty")
                .args("--input", "-")
                .out();
        assertFalse(out.contains("\u001b]"), out);
    }

    @Test
    void withoutColourOrOffATerminalThereAreNoLinks() {
        Run plain = of("cats", ADDRESS, "1").terminal(80).env("TERM", "xterm-kitty");
        assertFalse(plain.args("--input", "-", "--color", "never").out().contains("\u001b]"));
        String piped = of("cats", ADDRESS, "1")
                .pipe()
                .env("TERM", "xterm-kitty")
                .args("--input", "-", "--color", "always")
                .out();
        assertFalse(piped.contains("\u001b]"), piped);
    }

    @Test
    void missingNameHasADimFallback() {
        String out = of("", "", "1").terminal(80).args("--input", "-").out();
        assertTrue(out.contains("  \u001b[2mUnknown-0x1abe…8788\u001b[m"), out);
        String piped = of("", "", "1")
                .args("--input", "-", "--columns", "id,name,count")
                .out();
        assertEquals("ID  NAME                 COUNT\n 7  Unknown-0x1abe…8788      0\n", piped);
    }

    @Test
    void onlyDocumentedStatesAreColoured() {
        String rows = "{\"collections\":[{\"id\":1,\"deployStatus\":\"DEPLOYED\"},"
                + "{\"id\":2,\"deployStatus\":\"✓ DEPLOYED\"}]}";
        String[] args = {"--input", "-", "--columns", "deployStatus", "--no-header"};
        assertEquals(
                "\u001b[32m✓ DEPLOYED\u001b[m\n✓ DEPLOYED\n",
                Run.with().stdin(rows).terminal(80).args(args).out());
    }

    @Test
    void countOfZeroIsDim() {
        String out = of("cats", "", "1").terminal(80).args("--input", "-").out();
        assertTrue(out.contains("    \u001b[2m0\u001b[m  "), out);
    }

    @Test
    void textFromRightToLeftIsClosedByAMarkOnATerminalOnly() {
        String[] args = {"--input", "-", "--columns", "name,count", "--no-header"};
        assertTrue(of("אוסף", "", "1").terminal(80).args(args).out().startsWith("אוסף\u200e\u001b[7G"));
        assertEquals("אוסף  0\n", of("אוסף", "", "1").args(args).out());
    }

    @Test
    void wideCutsNothingAndShowsTheTimeOfDay() {
        String name = "n".repeat(200);
        String out = of(name, "", "1")
                .terminal(60)
                .args("--input", "-", "--wide", "--color", "never")
                .out();
        assertTrue(out.contains("  " + name + "  "), out);
        assertTrue(out.contains("  2022-11-22 09:30  " + ADDRESS), out);
        assertFalse(out.contains("hidden"), out);
        // A cursor sent beyond the edge would stop there, within a wrapped line.
        assertFalse(out.contains("\u001b"), out);
    }

    @Test
    void chosenColumnsWithoutRoomAreNamed() {
        String out = of("cats", ADDRESS, "1")
                .terminal(20)
                .args("--input", "-", "--columns", "contractAddress,name,owner,id", "--color", "never")
                .out();
        assertTrue(out.endsWith("cats\nhidden: owner, id\n(--wide shows them)\n"), out);
    }

    @Test
    void wideIsForTablesOnly() {
        Run.Result run = of("cats", "", "1").args("--input", "-", "--wide", "-o", "csv");
        assertEquals(2, run.code());
        assertEquals("lcollections: --wide has no meaning with -o csv\n  hint: it goes with -o table\n", run.err());
        assertEquals(
                0,
                of("cats", "", "1")
                        .env("LCOLLECTIONS_WIDE", "1")
                        .args("--input", "-", "-o", "csv")
                        .code());
    }

    /** A known client types counts as strings. */
    @Test
    void countInAStringIsACount() {
        String rows = "{\"collections\":[{\"id\":1,\"count\":\"1200\"},{\"id\":2,\"count\":\"0\"},"
                + "{\"id\":3,\"count\":-0.0}]}";
        String out = Run.with()
                .stdin(rows)
                .env("LANG", "en_US.UTF-8")
                .terminal(80)
                .args("--input", "-", "--columns", "count", "--no-header")
                .out();
        assertEquals("1,200\n    \u001b[2m0\u001b[m\n \u001b[2m-0.0\u001b[m\n", out);
        assertTrue(Run.with()
                .stdin(rows)
                .args("summary", "--input", "-")
                .out()
                .startsWith("Collections     3\nKinds held   1200\nEmpty           2\n\n"));
    }

    @Test
    void largeCountsAreGroupedOnATerminalOnly() {
        String row = "{\"collections\":[{\"id\":12345,\"count\":1234567}]}";
        String[] args = {"--input", "-", "--columns", "id,count", "--no-header"};
        Run german = Run.with().stdin(row).env("LANG", "de_DE.UTF-8");
        assertEquals("12345  1.234.567\n", german.terminal(80).args(args).out());
        assertEquals(
                "12345  1,234,567\n",
                Run.with()
                        .stdin(row)
                        .env("LANG", "de_DE.UTF-8")
                        .env("LC_NUMERIC", "en_GB")
                        .terminal(80)
                        .args(args)
                        .out());
        assertEquals(
                "12345  1234567\n",
                Run.with()
                        .stdin(row)
                        .env("LANG", "C.UTF-8")
                        .terminal(80)
                        .args(args)
                        .out());
        assertEquals(
                "12345  1234567\n",
                Run.with().stdin(row).env("LANG", "de_DE.UTF-8").args(args).out());
        assertTrue(Run.with()
                .stdin(row)
                .env("LANG", "de_DE.UTF-8")
                .terminal(80)
                .args("summary", "--input", "-")
                .out()
                .contains("Kinds held   1.234.567\n"));
    }

    /** Terminals differ in how wide they draw a skin tone; the line must not overflow on any of them. */
    @Test
    void emojiAreCutByTheirWidestReading() {
        String out = of("\u270b\ud83c\udffd".repeat(30), "", "1")
                .terminal(40)
                .args("--input", "-", "--color", "never", "--columns", "id,name,count")
                .out();
        assertTrue(out.contains(" 7  " + "\u270b\ud83c\udffd".repeat(7) + "…\u001b[36G"), out);
    }

    @Test
    void longTextOffATerminalShiftsItsOwnRowOnly() {
        String rows = "{\"collections\":[{\"id\":1,\"name\":\"" + "n".repeat(5000)
                + "\",\"count\":3},{\"id\":2,\"name\":\"a\",\"count\":4}]}";
        List<String> lines = Run.with()
                .stdin(rows)
                .args("--input", "-", "--columns", "name,count", "--no-header")
                .out()
                .lines()
                .toList();
        assertEquals("n".repeat(5000) + "  3", lines.get(0));
        assertEquals("a" + " ".repeat(201) + "4", lines.get(1));
    }

    @Test
    void longNumberKeepsItsEnds() {
        String rows = "{\"collections\":[{\"id\":99999999999999999991,\"name\":\"a\",\"count\":3}]}";
        String out = Run.with()
                .stdin(rows)
                .terminal(40)
                .args("--input", "-", "--color", "never", "--no-header", "--columns", "name,id,owner,nftType")
                .out();
        assertTrue(out.startsWith("a  99999999999999999991"), out);
        String narrow = Run.with()
                .stdin(rows)
                .terminal(20)
                .args("--input", "-", "--color", "never", "--no-header", "--columns", "id,name,count")
                .out();
        assertTrue(narrow.startsWith("99999999…99991\u001b["), narrow);
    }

    @Test
    void undocumentedFieldIsANumberWhereAllItsValuesAre() {
        assertEquals(
                "floor  ID\n 1.50   7\n",
                of("cats", "", "1.50")
                        .args("--input", "-", "--columns", "floor,id")
                        .out());
        assertEquals(
                "floor  ID\n1.50    7\n",
                of("cats", "", "\"1.50\"")
                        .args("--input", "-", "--columns", "floor,id")
                        .out());
    }
}
