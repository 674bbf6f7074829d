package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lcollections.json.JsonNumber;
import io.lcollections.support.Rendering;
import io.lcollections.support.Rows;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedAccount;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRendererTest {
    /** Strict: nothing is trimmed, skipped or guessed. */
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    @Test
    void sandboxReadsBackToTheSameValues() throws IOException {
        for (int offset = 0; offset < 137; offset += 50) {
            assertReadsBack("csv", CSV, offset);
            assertReadsBack("tsv", CSV.builder().setDelimiter('\t').get(), offset);
        }
    }

    private static void assertReadsBack(String format, CSVFormat strict, int offset) throws IOException {
        List<CSVRecord> lines = read(sandbox(format, offset), strict);
        JsonNode rows = new ObjectMapper().readTree(sandbox("json", offset)).get("collections");
        assertEquals(rows.size() + 1, lines.size());
        List<String> names = lines.get(0).toList();
        assertEquals(Column.DOCUMENTED.stream().map(Column::key).toList(), names);
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < names.size(); j++) {
                String served =
                        rows.get(i).at("/" + names.get(j).replace('.', '/')).asText();
                // The one thing that UTF-8 cannot say: half of a pair.
                String written = served.endsWith("\ud83d") ? served.replace('\ud83d', '\ufffd') : served;
                assertEquals(written, lines.get(i + 1).get(j), names.get(j));
            }
        }
    }

    private static String sandbox(String format, int offset) {
        return Run.with()
                .args("--network", "sandbox", "-a", "10001", "--limit", "50", "--offset", "" + offset, "-o", format)
                .out();
    }

    private static List<CSVRecord> read(String text, CSVFormat format) throws IOException {
        return format.parse(new StringReader(text)).getRecords();
    }

    private final CsvRenderer safe = new CsvRenderer(OutputStream.nullOutputStream(), ',', Rendering.spreadsheetSafe());
    private final CsvRenderer reporting =
            new CsvRenderer(OutputStream.nullOutputStream(), ',', Rendering.pipe(List.of()));

    private static String cell(CsvRenderer escaper, String id, Object value) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("id", id);
        fields.put("name", value);
        return escaper.cell(Column.named("name"), Rows.of(fields));
    }

    @Test
    void textThatStartsAFormulaIsEscaped() {
        String texts = "=1+1~+1~-2+3~-5~@SUM(1,2)~\u3000=1~\u2007\u202f-1~\u200d\u2060\u061c@a~\u001b\u0085=1~\tx~"
                + "\rx~\nx~ =1~\u00a0\u200b@a~\ufeff=1~\u0000+1~﹦1~＝1~＋1~－1~＠SUM(1)~=";
        for (String text : texts.split("~", -1)) {
            assertEquals("'" + text, cell(safe, "1", text));
            assertEquals("'" + text, safe.escaped(text));
        }
    }

    @Test
    void otherTextIsUnchanged() {
        String texts = "a=1~a; b~a,=b~ 1~'=1~\u0000~%~|~é~\ud83d";
        for (String text : texts.split("~", -1)) {
            assertEquals(text, cell(safe, "1", text));
            assertEquals(text, safe.escaped(text));
        }
    }

    /** Spreadsheets of many languages split cells at semicolons, also inside quotes that do not start the cell. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"x;=1 | x;'=1", "a; =1;b;@c | a;' =1;b;'@c", "=1;=2 | '=1;'=2", "a;b=1 | a;b=1", "x; | x;"})
    void partsThatMayBecomeCellsAreEscapedToo(String text, String written) {
        assertEquals(written, cell(safe, "1", text));
        assertEquals("x\n'=1", cell(safe, "1", "x\n=1"));
    }

    @Test
    void commaMayPartTheCellsOfTsv() {
        CsvRenderer tabs = new CsvRenderer(OutputStream.nullOutputStream(), '\t', Rendering.spreadsheetSafe());
        assertEquals("a,'=1+1;'-2\t'+3, b", cell(tabs, "1", "a,=1+1;-2\t+3, b"));
        assertEquals("a,\u00a0'=1", cell(tabs, "1", "a,\u00a0'=1"));
    }

    @Test
    void textThatWouldBecomeAnotherValueIsText() {
        String texts = "1234567890123456~123456789012345678901234~00~007~0.10~1.0~1,000~1.000.000~１２３~٣٤~ 007~"
                + "007\u00a0~\u200b12345678901234567~1E5~1e5~1.5E+3~0e1~1E-5~50%~$5~5 €~(5)~−1~1/2~1 1/2~3-4~"
                + "1.2.2003~2022-11-22~2022-11-22T10:30:00Z~10:30~9 pm~SEPT2~1-Mar~march 5~Dec/25~May-22~"
                + "5 June 2020~TRUE~false~.5";
        for (String text : texts.split("~", -1)) {
            assertEquals("'" + text, cell(safe, "1", text));
            assertEquals(text, cell(reporting, "1", text));
            assertEquals(List.of(), reporting.end(true));
        }
    }

    @Test
    void textThatStaysTheSameIsUnchanged() {
        String texts = "0~7~123456789012345~254 ~CryptoPunk #7~E7~1E~E5E~May~mayor 5~x1e5~1e5x~v1.0~0x12~1 of 2~"
                + "12 cats~true story~e~.~1669109427624";
        for (String text : texts.split("~", -1)) {
            assertEquals(text, cell(safe, "1", text));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, true", "-0, true", "7, true", "-5, true",
        "1669109427624, true", "123456789012345, true", "-1e9, true", "1E5, true",
        "1.10, true", "0.000000000000000000001, true", "1.0000000000000000000, true", "1e308, true",
        "1e-300, true", "1234567890123456, false", "-1234567890123456, false", "123456789012345678901234, false",
        "0.1234567890123456, false", "1.00000000000000001, false", "1e309, false", "-1e400, false",
        "1e-310, false", "1e999999999999, false", "1000000000000000, false"
    })
    void numberThatASpreadsheetKeepsStaysANumber(String number, boolean isKept) {
        assertEquals((isKept ? "" : "'") + number, cell(safe, "1", new JsonNumber(number)));
        assertEquals(number, cell(reporting, "1", new JsonNumber(number)));
    }

    @Test
    void valuesOtherThanTextAreUnchanged() {
        assertEquals("true", cell(safe, "1", true));
        assertEquals("", cell(safe, "1", null));
        assertEquals("[\"=1\"]", cell(safe, "1", List.of("=1")));
    }

    @Test
    void formulasAreCounted() {
        assertEquals(List.of(), reporting.end(true));
        assertEquals("=1", cell(reporting, "254", "=1"));
        assertEquals("=h", reporting.escaped("=h"));
        assertEquals(note(2), String.join("\n", reporting.end(true)) + "\n");
    }

    @Test
    void formulasAreReportedUnlessTheyAreEscapedOrVisible() {
        cell(safe, "1", "=1");
        assertEquals(List.of(), safe.end(true));
        CsvRenderer keeping = new CsvRenderer(OutputStream.nullOutputStream(), ',', Rendering.pretty());
        assertEquals("=1", cell(keeping, "1", "=1"));
        assertEquals(List.of(), keeping.end(true));
    }

    private static String note(int formulas) {
        return "cells that look like spreadsheet formulas: " + formulas + "; --spreadsheet-safe neutralises them\n";
    }

    private static UnaryOperator<String> formulas(ScriptedAccount pages) {
        return head -> pages.apply(head).replace("\"n", "\"=").replace("=ame\"", "name\"");
    }

    @Test
    void walkTellsOnceOfAllThatItPrinted() throws IOException {
        try (ScriptedServer server = new ScriptedServer(formulas(ScriptedAccount.of(137)))) {
            Run.Result all = Run.with().args("--base-url", server.base(), "-a", "7", "--all", "-o", "csv");
            assertEquals(138, all.out().lines().count());
            all.expectMessages(note(137));
            Run.Result some = Run.with().to(server).line("-a 7 --all -o csv --max-items 60");
            some.expectMessages(note(60) + "60 of 137 collections; continue with --offset 60\n");
        }
    }

    @Test
    void walkThatFailsTellsOfWhatItPrinted() throws IOException {
        String broken = ScriptedServer.answer(503, "text/plain", "busy");
        Run.Result run = Run.with()
                .served(formulas(ScriptedAccount.of(137).brokenBehind(50, broken)), "-a 7 --all -o csv --retries 0");
        run.expectCode(5);
        assertTrue(run.err().startsWith(note(50) + "lcollections: "), run.err());
    }
}
