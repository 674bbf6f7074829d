package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.json.JsonNumber;
import io.lcollections.support.Golden;
import io.lcollections.support.Rows;
import io.lcollections.support.Run;
import io.lcollections.terminal.Screen;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Collections as a table: whole screens, how columns are fitted, and what becomes of names, counts, states and long text. */
class TableRendererTest {
    private static final String[] QUERY = {
        "--network", "sandbox", "-a", "10001", "--limit", "50", "--offset", "10", "-q"
    };

    private static final String ADDRESS = "0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788";
    private static final String LINK = "\u001b]8;;https://nftinfos.loopring.io/" + ADDRESS + "\u001b\\";

    private static final String ROW = "{\"collections\":[{\"id\":7,\"name\":\"%s\",\"contractAddress\":\"" + ADDRESS
            + "\",\"collectionAddress\":\"%s\",\"times\":{\"createdAt\":1669109427624},\"floor\":%s,\"count\":0}]}";

    private static String row(String name, String address, String floor) {
        return ROW.formatted(name, address, floor);
    }

    /** A run with options in one text, with blanks between them. */
    private static Run.Result run(Run run, String rows, String options) {
        return run.stdin(rows).line(("--input - " + options).strip());
    }

    private static String kitty(Run run, String rows, String options) {
        return run(run.env("TERM", "xterm-kitty"), rows, options).out();
    }

    private static String piped(String rows, String options) {
        return run(Run.with(), rows, options).out();
    }

    private static String terminal(int width, String rows, String options) {
        return run(Run.with().terminal(width), rows, options).out();
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

    @Test
    void columnsAreAlignedWithTheirHeaders() {
        String rows =
                "{\"collections\":[{\"id\":1,\"name\":\"理科\",\"count\":10},{\"id\":12345,\"name\":\"ab\",\"count\":9}]}";
        assertEquals(
                "   ID  NAME  COUNT\n    1  理科     10\n12345  ab        9\n", piped(rows, "--columns id,name,count"));
    }

    @Test
    void timesAreDatesInTheUsersZone() {
        String rows = "{\"collections\":[{\"id\":1,\"times\":{\"createdAt\":1669109427624,\"updatedAt\":\"soon\"}},"
                + "{\"id\":2,\"times\":{\"createdAt\":1e400,\"updatedAt\":99999999999999999}}]}";
        assertEquals(
                "1  2022-11-22  soon\n2  1e400       99999999999999999\n",
                piped(rows, "--columns id,CREATED,updated --no-header"));
    }

    @Test
    void columnsWithoutRoomAreNamed() {
        String out = Run.with()
                .terminal(40)
                .line("--network sandbox -a 10001 --limit 1 --color never")
                .out();
        assertTrue(out.endsWith("""

                        hidden: nftType, deployStatus,
                        times.createdAt, contractAddress, owner
                        (--wide or --columns shows them)
                        """), out);
    }

    @Test
    void accountWithNothingHasAHeaderAndANote() {
        Run.Result run = Run.with().line("--network sandbox -a 10000");
        assertEquals("ID  NAME  COUNT  TYPE  STATUS  CREATED  CONTRACT  OWNER\n", run.out());
        assertTrue(run.err().endsWith("\nno collections\n"), run.err());
    }

    @Test
    void nameLinksToItsPageWhereTheTerminalShowsLinks() {
        String rows = row("cats", ADDRESS, "1");
        String out = kitty(Run.with().terminal(80), rows, "");
        assertTrue(out.contains("  " + LINK + "cats\u001b]8;;\u001b\\  "), out);
        assertFalse(kitty(Run.with().terminal(80), rows, "--color never").contains("\u001b]"));
        assertFalse(kitty(Run.with().pipe(), rows, "--color always").contains("\u001b]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "javascript:alert(1)", "0x1abe", ADDRESS + "\\u001b\\\\\\\\"})
    void noTextOfAServerIsALink(String address) {
        String out = kitty(Run.with().terminal(80), row("cats", address, "1"), "");
        assertFalse(out.contains("\u001b]"), out);
    }

    @Test
    void missingNameHasADimFallback() {
        String rows = row("", "", "1");
        String out = terminal(80, rows, "");
        assertTrue(out.contains("  \u001b[2mUnknown-0x1abe…8788\u001b[m"), out);
        assertEquals(
                "ID  NAME                 COUNT\n 7  Unknown-0x1abe…8788      0\n",
                piped(rows, "--columns id,name,count"));
    }

    @Test
    void textFromRightToLeftIsClosedByAMarkOnATerminalOnly() {
        String options = "--columns name,count --no-header";
        String rows = row("אוסף", "", "1");
        assertTrue(terminal(80, rows, options).startsWith("אוסף\u200e\u001b[7G"));
        assertEquals("אוסף  0\n", piped(rows, options));
    }

    @Test
    void wideCutsNothingAndShowsTheTimeOfDay() {
        String name = "n".repeat(200);
        String out = terminal(60, row(name, "", "1"), "--wide --color never");
        assertTrue(out.contains("  " + name + "  "), out);
        assertTrue(out.contains("  2022-11-22 09:30  " + ADDRESS), out);
        assertFalse(out.contains("hidden"), out);
        // A cursor sequence beyond the edge would stop there, within a wrapped line.
        assertFalse(out.contains("\u001b"), out);
    }

    @Test
    void chosenColumnsWithoutRoomAreNamed() {
        String out = terminal(20, row("cats", ADDRESS, "1"), "--columns contractAddress,name,owner,id --color never");
        assertTrue(out.endsWith("cats\nhidden: owner, id\n(--wide shows them)\n"), out);
    }

    @Test
    void wideIsForTablesOnly() {
        Run configured = Run.with().env("LCOLLECTIONS_WIDE", "1");
        assertEquals(0, run(configured, row("cats", "", "1"), "-o csv").code());
    }

    /** A known client declares counts as strings. */
    @Test
    void countInAStringIsACount() {
        String rows = "{\"collections\":[{\"id\":1,\"count\":\"1200\"},{\"id\":2,\"count\":\"0\"},"
                + "{\"id\":3,\"count\":-0.0}]}";
        Run american = Run.with().env("LANG", "en_US.UTF-8").terminal(80);
        assertEquals(
                "1,200\n    \u001b[2m0\u001b[m\n \u001b[2m-0.0\u001b[m\n",
                run(american, rows, "--columns count --no-header").out());
        assertTrue(Run.with()
                .stdin(rows)
                .line("summary --input -")
                .out()
                .startsWith("Collections     3\nKinds held   1200\nEmpty           2\n\n"));
    }

    @Test
    void largeCountsAreGroupedOnATerminalOnly() {
        String rows = "{\"collections\":[{\"id\":12345,\"count\":1234567}]}";
        String options = "--columns id,count --no-header";
        Run german = Run.with().env("LANG", "de_DE.UTF-8");
        assertEquals(
                "12345  1.234.567\n", run(german.terminal(80), rows, options).out());
        assertTrue(german.stdin(rows).args("summary", "--input", "-").out().contains("Kinds held   1.234.567\n"));
        Run mixed =
                Run.with().env("LANG", "de_DE.UTF-8").env("LC_NUMERIC", "en_GB").terminal(80);
        assertEquals("12345  1,234,567\n", run(mixed, rows, options).out());
        Run plain = Run.with().env("LANG", "C.UTF-8").terminal(80);
        assertEquals("12345  1234567\n", run(plain, rows, options).out());
        Run piped = Run.with().env("LANG", "de_DE.UTF-8");
        assertEquals("12345  1234567\n", run(piped, rows, options).out());
    }

    /** Terminals differ in how wide they draw a skin tone; the line must not overflow on any of them. */
    @Test
    void emojiAreCutByTheirMaximalWidth() {
        String rows = row("\u270b\ud83c\udffd".repeat(30), "", "1");
        String out = terminal(40, rows, "--color never --columns id,name,count");
        assertTrue(out.contains(" 7  " + "\u270b\ud83c\udffd".repeat(7) + "…\u001b[36G"), out);
    }

    @Test
    void longTextOffATerminalShiftsItsOwnRowOnly() {
        String rows = "{\"collections\":[{\"id\":1,\"name\":\"" + "n".repeat(5000)
                + "\",\"count\":3},{\"id\":2,\"name\":\"a\",\"count\":4}]}";
        assertEquals("n".repeat(5000) + "  3\na  4\n", piped(rows, "--columns name,count --no-header"));
    }

    @Test
    void longNumberKeepsItsEnds() {
        String rows = "{\"collections\":[{\"id\":99999999999999999991,\"name\":\"a\",\"count\":3}]}";
        String out = terminal(40, rows, "--color never --no-header --columns name,id,owner,nftType");
        assertTrue(out.startsWith("a  99999999999999999991"), out);
        String narrow = terminal(20, rows, "--color never --no-header --columns id,name,count");
        assertTrue(narrow.startsWith("99999999…99991\u001b["), narrow);
    }

    /** A long name, a count of five digits, and all other fields as long as they usually are. */
    @ParameterizedTest
    @CsvFileSource(resources = "/tables/fitted-columns.csv", delimiter = '|', quoteCharacter = '\'')
    void importantColumnsComeFirstAndTextHasTheRoomThatIsLeft(int room, String headers, String widths) {
        String row = "{\"id\":1234,\"owner\":\"" + ADDRESS + "\",\"name\":\"" + "n".repeat(60)
                + "\",\"contractAddress\":\"" + ADDRESS + "\",\"deployStatus\":\"DEPLOY_FAILED\","
                + "\"nftType\":\"ERC1155\",\"times\":{\"createdAt\":1669109427624},\"count\":12345}";
        Run dumb = Run.with().terminal(room).env("TERM", "dumb").env("LANG", "C");
        List<String> lines = run(dumb, row, "").out().lines().toList();
        assertEquals(headers, lines.get(0).strip().replaceAll(" +", " "));
        String lengths = Stream.of(lines.get(1).split(" {2,}"))
                .map(cell -> "" + cell.length())
                .collect(Collectors.joining(" "));
        assertEquals(widths, lengths);
    }

    @ParameterizedTest
    @CsvSource({"60, hidden: none", "50, 'hidden: avatar, id (--wide shows them)'"})
    void chosenColumnsGetNarrowBeforeTheyAreHidden(int room, String hidden) {
        String row = "{\"id\":1234,\"owner\":\"" + ADDRESS + "\",\"name\":\"" + "n".repeat(60) + "\",\"description\":\""
                + "d".repeat(300) + "\",\"avatar\":\"ipfs://" + "x".repeat(46) + "\"}";
        String out = terminal(room, row, "--columns owner,name,description,avatar,id --color never");
        assertEquals(hidden, out.contains("hidden: ") ? out.lines().toList().get(2) : "hidden: none", out);
    }

    @Test
    void oneColumnIsCutToTheTerminal() {
        assertEquals(
                "nnnnnn…\n", terminal(7, row("n".repeat(60), "", "1"), "--columns name --no-header --color never"));
    }

    private static final Screen STYLED = new Screen(true, OptionalInt.empty(), false, true, false);

    @ParameterizedTest
    @CsvSource({
        "nftType, nftType", "NFTTYPE, nftType", "TYPE, nftType",
        "status, deployStatus", "Created, times.createdAt", "contract, contractAddress",
        "cached avatar, cached.avatar", "legacy, extra.properties.isLegacy", "public, isPublic",
        "account, accountId", "count, count", "holds, count",
        "Times, times", "extra.properties, extra.properties", "name, name",
        "royalty.Share, royalty.Share",
    })
    void userNamesAColumnByItsFieldOrItsHeader(String name, String key) {
        assertEquals(key, Column.of(name).key());
        assertEquals(
                List.of(key), Column.of(List.of(name)).stream().map(Column::key).toList());
        assertEquals(key, RowSorter.Key.of(name).column().key());
        assertEquals(
                new RowSorter.Key(Column.of(name), true).column().key(),
                RowSorter.Key.of("-" + name).column().key());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/tables/grouped-counts.csv", delimiter = '|', quoteCharacter = '\'')
    void countsAreGroupedByTheLocale(String locale, String sent, String shown) {
        assertEquals(shown, CellText.count(new JsonNumber(sent), Locale.forLanguageTag(locale)));
    }

    @ParameterizedTest
    @CsvSource({
        "0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788, Unknown-0x1abe…8788", "'', Unknown",
        "0x1abe, Unknown", "\u001b[31m0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788, Unknown",
    })
    void fallbackNameHasBothEndsOfAnAddressAndOfNothingElse(String contract, String name) {
        assertEquals(name, CellText.name(Rows.of(Map.of("contractAddress", contract))));
    }

    @ParameterizedTest
    @CsvSource({"'', true", "'  ', true", "\u3000, true", "'\u00a0\u2007\u202f', true", "x, false", "' x', false"})
    void nameIsMissingWhereItShowsNothing(String name, boolean isNameless) {
        assertEquals(!isNameless, CellText.hasName(Rows.of(Collections.singletonMap("name", name))));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/tables/state-symbols.csv", quoteCharacter = '\'')
    void documentedDeployStatesHaveASymbolAndAColour(String state, String signed, String coloured) {
        assertEquals(signed, CellText.withSymbol(state));
        assertEquals(coloured.replace('␛', '\u001b'), CellText.inStateColour(STYLED, state, signed));
    }
}
