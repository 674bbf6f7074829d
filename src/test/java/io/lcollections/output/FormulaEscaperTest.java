package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.json.JsonNumber;
import io.lcollections.support.Rows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaEscaperTest {
    private final FormulaEscaper safe = new FormulaEscaper(FormulaEscaper.Mode.ESCAPE);
    private final FormulaEscaper reporting = new FormulaEscaper(FormulaEscaper.Mode.REPORT);

    private static String cell(FormulaEscaper escaper, String id, Object value) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("id", id);
        fields.put("name", value);
        return escaper.cell(
                Rows.value(value), CellText.exact(Rows.value(value)), Column.named("name"), Rows.of(fields));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-2+3",
                "-5",
                "@SUM(1,2)",
                "\tx",
                "\rx",
                "\nx",
                " =1",
                "\u00a0\u200b@a",
                "\ufeff=1",
                "\u0000+1",
                "﹦1",
                "＝1",
                "＋1",
                "－1",
                "＠SUM(1)",
                "=",
            })
    void textThatStartsAFormulaIsEscaped(String text) {
        assertEquals("'" + text, cell(safe, "1", text));
        assertEquals("'" + text, safe.header(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "a; b", " 1", "'=1", "1-2", "−1", "\u0000", "%", "|", "é", "\ud83d"})
    void otherTextIsUnchanged(String text) {
        assertEquals(text, cell(safe, "1", text));
        assertEquals(text, safe.header(text));
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
    void valuesOtherThanTextAreUnchanged() {
        assertEquals("-5", cell(safe, "1", new JsonNumber("-5")));
        assertEquals("-1e9", cell(reporting, "1", new JsonNumber("-1e9")));
        assertEquals("true", cell(safe, "1", true));
        assertEquals("", cell(safe, "1", null));
        assertEquals("[\"=1\"]", cell(safe, "1", List.of("=1")));
        assertEquals(List.of(), reporting.notes());
    }

    @Test
    void formulasAreCountedAndTheFirstIsNamed() {
        assertEquals(List.of(), reporting.notes());
        assertEquals("=1", cell(reporting, "254", "=1"));
        assertEquals(
                List.of(
                        "1 cell looks like a spreadsheet formula (name of collection 254); --spreadsheet-safe neutralises it"),
                reporting.notes());
        assertEquals("+1", cell(reporting, "255", "+1"));
        assertEquals("=h", reporting.header("=h"));
        assertEquals(
                List.of(
                        "3 cells look like spreadsheet formulas (first: name of collection 254); --spreadsheet-safe neutralises them"),
                reporting.notes());
    }

    @Test
    void formulaInTheHeaderIsReported() {
        reporting.header("=h");
        assertEquals(
                List.of("1 cell looks like a spreadsheet formula (the header); --spreadsheet-safe neutralises it"),
                reporting.notes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1; all is well", "11111111111111111111111111111111111111111", "\u001b[31m"})
    void unsafeIdIsNotPrinted(String id) {
        cell(reporting, id, "=1");
        assertEquals(
                List.of("1 cell looks like a spreadsheet formula (name); --spreadsheet-safe neutralises it"),
                reporting.notes());
    }

    @Test
    void formulasAreReportedInReportModeOnly() {
        cell(safe, "1", "=1");
        assertEquals(List.of(), safe.notes());
        FormulaEscaper keeping = new FormulaEscaper(FormulaEscaper.Mode.KEEP);
        assertEquals("=1", cell(keeping, "1", "=1"));
        assertEquals(List.of(), keeping.notes());
    }
}
