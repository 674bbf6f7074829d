package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of counts, numbers and long text in a table. */
class TableCellsTest {
    private static final String ADDRESS = "0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788";
    private static final String ROW = "{\"collections\":[{\"id\":7,\"name\":\"%s\",\"contractAddress\":\"" + ADDRESS
            + "\",\"collectionAddress\":\"%s\",\"times\":{\"createdAt\":1669109427624},\"floor\":%s,\"count\":0}]}";

    private static Run of(String name, String address, String floor) {
        return Run.with().stdin(ROW.formatted(name, address, floor));
    }

    /** One client types them so. */
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

    /** Where the locale says how: the language of messages alone does not. */
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

    /** Terminals draw it as one sign of two columns or as several; whichever it is, the line must not run over. */
    @Test
    void signsAreCutByTheirWidestReading() {
        String out = of("\u270b\ud83c\udffd".repeat(30), "", "1")
                .terminal(40)
                .args("--input", "-", "--color", "never", "--columns", "id,name,count")
                .out();
        assertTrue(out.contains(" 7  " + "\u270b\ud83c\udffd".repeat(7) + "…\u001b[36G"), out);
    }

    @Test
    void longTextOffATerminalPushesItsOwnRowAlone() {
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
    void fieldThatOnlyTheServerKnowsIsANumberWhereAllOfItAre() {
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
