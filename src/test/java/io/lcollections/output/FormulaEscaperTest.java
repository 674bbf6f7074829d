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
    private final FormulaEscaper safe = new FormulaEscaper(FormulaEscaper.Mode.ESCAPE, ',');
    private final FormulaEscaper reporting = new FormulaEscaper(FormulaEscaper.Mode.REPORT, ',');

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
                "\u3000=1",
                "\u2007\u202f-1",
                "\u200d\u2060\u061c@a",
                "\u001b\u0085=1",
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
    @ValueSource(strings = {"", "a=1", "a; b", "a,=b", " 1", "'=1", "\u0000", "%", "|", "é", "\ud83d"})
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

    /** A comma in a cell is quoted in CSV, but not in TSV. */
    @Test
    void commaMayPartTheCellsOfTsv() {
        FormulaEscaper tabs = new FormulaEscaper(FormulaEscaper.Mode.ESCAPE, '\t');
        assertEquals("a,'=1+1;'-2\t'+3, b", cell(tabs, "1", "a,=1+1;-2\t+3, b"));
        assertEquals("a,\u00a0'=1", cell(tabs, "1", "a,\u00a0'=1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890123456",
                "123456789012345678901234",
                "00",
                "007",
                "0.10",
                "1.0",
                "1,000",
                "1.000.000",
                "１２３",
                "٣٤",
                " 007",
                "007\u00a0",
                "\u200b12345678901234567",
                "1E5",
                "1e5",
                "1.5E+3",
                "0e1",
                "1E-5",
                "50%",
                "$5",
                "5 €",
                "(5)",
                "−1",
                "1/2",
                "1 1/2",
                "3-4",
                "1.2.2003",
                "2022-11-22",
                "2022-11-22T10:30:00Z",
                "10:30",
                "9 pm",
                "SEPT2",
                "1-Mar",
                "march 5",
                "Dec/25",
                "May-22",
                "5 June 2020",
                "TRUE",
                "false",
                ".5"
            })
    void textThatWouldBecomeAnotherValueIsText(String text) {
        assertEquals("'" + text, cell(safe, "1", text));
        assertEquals(text, cell(reporting, "1", text));
        assertEquals(List.of(), reporting.notes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "7",
                "123456789012345",
                "254 ",
                "CryptoPunk #7",
                "E7",
                "1E",
                "E5E",
                "May",
                "mayor 5",
                "x1e5",
                "1e5x",
                "v1.0",
                "0x12",
                "1 of 2",
                "12 cats",
                "true story",
                "e",
                ".",
                "1669109427624"
            })
    void textThatStaysTheSameIsUnchanged(String text) {
        assertEquals(text, cell(safe, "1", text));
    }

    @ParameterizedTest
    @CsvSource({
        "0, true",
        "-0, true",
        "7, true",
        "-5, true",
        "1669109427624, true",
        "123456789012345, true",
        "-1e9, true",
        "1E5, true",
        "1.10, true",
        "0.000000000000000000001, true",
        "1.0000000000000000000, true",
        "1e308, true",
        "1e-300, true",
        "1234567890123456, false",
        "-1234567890123456, false",
        "123456789012345678901234, false",
        "0.1234567890123456, false",
        "1.00000000000000001, false",
        "1e309, false",
        "-1e400, false",
        "1e-310, false",
        "1e999999999999, false",
        "1000000000000000, false"
    })
    void numberThatASpreadsheetKeepsStaysANumber(String number, boolean isKept) {
        assertEquals((isKept ? "" : "'") + number, cell(safe, "1", new JsonNumber(number)));
        assertEquals(number, cell(reporting, "1", new JsonNumber(number)));
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
        FormulaEscaper keeping = new FormulaEscaper(FormulaEscaper.Mode.KEEP, ',');
        assertEquals("=1", cell(keeping, "1", "=1"));
        assertEquals(List.of(), keeping.notes());
    }
}
