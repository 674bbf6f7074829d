package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a table shows of a collection beside its words. */
class TableLooksTest {
    private static final String ADDRESS = "0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788";
    private static final String LINK = "\u001b]8;;https://nftinfos.loopring.io/" + ADDRESS + "\u001b\\";

    private static final String ROW = "{\"collections\":[{\"id\":7,\"name\":\"%s\",\"contractAddress\":\"" + ADDRESS
            + "\",\"collectionAddress\":\"%s\",\"times\":{\"createdAt\":1669109427624},\"floor\":%s,\"count\":0}]}";

    private static Run of(String name, String address, String floor) {
        return Run.with().stdin(ROW.formatted(name, address, floor));
    }

    @Test
    void nameLeadsToItsPageWhereTheTerminalShowsLinks() {
        String out = of("cats", ADDRESS, "1")
                .terminal(80)
                .env("TERM", "xterm-kitty")
                .args("--input", "-")
                .out();
        assertTrue(out.contains("  " + LINK + "cats\u001b]8;;\u001b\\  "), out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "javascript:alert(1)", "0x1abe", ADDRESS + "\\u001b\\\\\\\\"})
    void noStringOfAServersIsALink(String address) {
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
    void whatHasNoNameHasADimOneThatStandsIn() {
        String out = of("", "", "1").terminal(80).args("--input", "-").out();
        assertTrue(out.contains("  \u001b[2mUnknown-0x1abe…8788\u001b[m"), out);
        String piped = of("", "", "1")
                .args("--input", "-", "--columns", "id,name,count")
                .out();
        assertEquals("ID  NAME                 COUNT\n 7  Unknown-0x1abe…8788      0\n", piped);
    }

    /** A stranger's word for a state has no colour, even if it looks like one of the service's. */
    @Test
    void onlyTheServicesStatesAreColoured() {
        String rows = "{\"collections\":[{\"id\":1,\"deployStatus\":\"DEPLOYED\"},"
                + "{\"id\":2,\"deployStatus\":\"✓ DEPLOYED\"}]}";
        String[] args = {"--input", "-", "--columns", "deployStatus", "--no-header"};
        assertEquals(
                "\u001b[32m✓ DEPLOYED\u001b[m\n✓ DEPLOYED\n",
                Run.with().stdin(rows).terminal(80).args(args).out());
    }

    @Test
    void nothingHeldIsDim() {
        String out = of("cats", "", "1").terminal(80).args("--input", "-").out();
        assertTrue(out.contains("    \u001b[2m0\u001b[m  "), out);
    }

    @Test
    void textFromRightToLeftIsClosedOnATerminalOnly() {
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
        // A cursor that is sent beyond the edge stops there, in the midst of what is wrapped.
        assertFalse(out.contains("\u001b"), out);
    }

    @Test
    void chosenColumnsThatHaveNoRoomAreNamed() {
        String out = of("cats", ADDRESS, "1")
                .terminal(20)
                .args("--input", "-", "--columns", "contractAddress,name,owner,id", "--color", "never")
                .out();
        assertTrue(out.endsWith("cats\nhidden: owner, id\n(--wide shows them)\n"), out);
    }

    @Test
    void wideGoesWithATableOnly() {
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
}
