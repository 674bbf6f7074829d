package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Expect;
import io.lcollections.support.PagingScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that a spreadsheet would take for a formula: told of, or disarmed. */
class SpreadsheetSafeTest {
    private static final String ROWS = "{\"collections\":[{\"id\":-1,\"name\":\"=1,2\",\"count\":2},"
            + "{\"id\":\"-2\",\"name\":\"n\",\"count\":0},{\"id\":3,\"name\":\"\\t\\\"@\",\"count\":-7}]}";

    private static String note(int formulas, String first) {
        return "cells that look like spreadsheet formulas: " + formulas + " (first: " + first
                + "); --spreadsheet-safe neutralises them\n";
    }

    private static Run.Result rows(Run run, String... options) {
        String[] args = new String[options.length + 4];
        System.arraycopy(new String[] {"--input", "-", "--columns", "id,name,count"}, 0, args, 0, 4);
        System.arraycopy(options, 0, args, 4, options.length);
        return run.stdin(ROWS).args(args);
    }

    @Test
    void textIsDisarmedAndQuotedAsItMustBe() {
        Run.Result csv = rows(Run.with(), "-o", "csv", "--spreadsheet-safe");
        assertEquals("id,name,count\n-1,\"'=1,2\",2\n'-2,n,0\n3,\"'\t\"\"@\",-7\n", csv.out());
        assertEquals("", csv.err());
        Run.Result tsv = rows(Run.with(), "-o", "tsv", "--spreadsheet-safe");
        assertEquals("id\tname\tcount\n-1\t'=1,2\t2\n'-2\tn\t0\n3\t\"'\t\"\"@\"\t-7\n", tsv.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "tsv"})
    void fileOrPipeIsToldOf(String format) {
        String note = note(3, "name");
        Run.Result file = rows(Run.with(), "-o", format);
        assertEquals(note, file.err());
        assertEquals(4, file.out().lines().count());
        assertEquals(note, rows(Run.with().pipe(), "-o", format).err());
        assertEquals(note, rows(Run.with(), "-o", format, "--all").err());
    }

    @Test
    void terminalAndQuietAreNot() {
        assertEquals("", rows(Run.with().terminal(80), "-o", "csv").err());
        assertEquals("", rows(Run.with(), "-o", "csv", "-q").err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "ndjson"})
    void otherFormatsHaveNoUseForIt(String format) {
        assertEquals(
                "", Run.with().stdin(ROWS).args("--input", "-", "-o", format).err());
        Expect.failure(
                2,
                "--spreadsheet-safe has no effect with -o " + format,
                Run.with().args("-a", "1", "-o", format, "--spreadsheet-safe"));
        Run.Result standing =
                Run.with().env("LCOLLECTIONS_SPREADSHEET_SAFE", "1").stdin(ROWS).args("--input", "-", "-o", format);
        assertEquals(0, standing.code(), standing.toString());
    }

    @Test
    void standingDefaultDisarms() {
        Run.Result run = rows(Run.with().env("LCOLLECTIONS_SPREADSHEET_SAFE", "1"), "-o", "csv");
        assertTrue(run.out().contains("\n'-2,n,0\n"), run.toString());
    }

    @Test
    void headerIsDisarmedToo() {
        Run.Result run = Run.with()
                .stdin("{\"collections\":[{\"id\":2,\"=x\":1}]}")
                .line("--input - -o csv --columns =x --spreadsheet-safe");
        assertEquals("'=x\n1\n", run.out(), run.toString());
    }

    /** Names of the pages, where each becomes a formula. */
    private static UnaryOperator<String> formulas(PagingScript pages) {
        return head -> pages.apply(head).replace("\"n", "\"=").replace("=ame\"", "name\"");
    }

    @Test
    void walkTellsOnceOfAllThatItPrinted() throws IOException {
        try (ScriptedServer server = new ScriptedServer(formulas(PagingScript.of(137)))) {
            Run.Result all = Run.with().args("--base-url", server.base(), "-a", "7", "--all", "-o", "csv");
            assertEquals(138, all.out().lines().count());
            assertEquals(note(137, "name of collection 0"), all.err());
            Run.Result some = Run.with().to(server).line("-a 7 --all -o csv --max-items 60");
            assertEquals(
                    note(60, "name of collection 0") + "60 of 137 collections; continue with --offset 60\n",
                    some.err());
        }
    }

    @Test
    void walkThatFailsTellsOfWhatItPrinted() throws IOException {
        String broken = ScriptedServer.answer(503, "text/plain", "busy");
        Run.Result run = Run.with()
                .served(formulas(PagingScript.of(137).brokenBehind(50, broken)), "-a 7 --all -o csv --retries 0");
        assertEquals(5, run.code(), run.toString());
        assertTrue(run.err().startsWith(note(50, "name of collection 0") + "lcollections: "), run.err());
    }
}
