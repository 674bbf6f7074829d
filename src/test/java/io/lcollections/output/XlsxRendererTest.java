package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lcollections.model.Page;
import io.lcollections.model.UsageException;
import io.lcollections.support.Rendering;
import io.lcollections.support.Rows;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedAccount;
import io.lcollections.support.ScriptedServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxRendererTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Run.Result run(Run run, String line) {
        bytes.reset();
        return run.stdout(bytes).line(line);
    }

    private List<Row> read() throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            return workbook.getFirstSheet().read();
        }
    }

    private List<Cell> cells(String column, String... values) throws IOException {
        StringBuilder json = new StringBuilder("{'collections':[");
        for (int i = 0; i < values.length; i++) {
            json.append(i == 0 ? "" : ",")
                    .append(values[i].contains("'id':") ? "{" : "{'id':" + i + ",")
                    .append(values[i].substring(1));
        }
        Run.Result result = run(
                Run.with().stdin(json.append("]}").toString().replace('\'', '"')),
                "--input - -o xlsx --columns " + column + " -q");
        result.expectMessages("");
        return read().stream().skip(1).map(row -> row.getCell(0)).toList();
    }

    @Test
    void sandboxReadsBackToTheSameValues() throws IOException {
        String json =
                Run.with().line("--network sandbox -a 10001 --all -o json").out();
        JsonNode sent = new ObjectMapper().readTree(json).get("collections");
        run(Run.with(), "--network sandbox -a 10001 --all -o xlsx").expectCode(0);
        List<Row> rows = read();
        assertEquals(sent.size() + 1, rows.size());
        List<Column> columns = Column.DOCUMENTED;
        for (int i = 0; i < columns.size(); i++) {
            assertEquals(columns.get(i).key(), rows.get(0).getCellText(i));
            for (int j = 0; j < sent.size(); j++) {
                JsonNode value = sent.get(j).at("/" + columns.get(i).key().replace('.', '/'));
                Row row = rows.get(j + 1);
                if (CellText.isAbsent(value)) {
                    assertTrue(row.getOptionalCell(i).isEmpty());
                } else {
                    assertSame(value, columns.get(i), row.getCell(i));
                }
            }
        }
    }

    private static void assertSame(JsonNode value, Column column, Cell cell) {
        switch (column.kind()) {
            case COUNT -> assertEquals(value.decimalValue(), cell.asNumber());
            case TIME ->
                assertEquals(
                        Instant.ofEpochMilli(value.longValue()), cell.asDate().toInstant(ZoneOffset.UTC));
            default -> {
                if (value.isBoolean()) {
                    assertEquals(value.booleanValue(), cell.asBoolean());
                } else {
                    String text = value.asText();
                    String written = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x{d83d}]")
                            .matcher(text)
                            .replaceAll(match ->
                                    "\\\\u{" + Integer.toHexString(match.group().charAt(0)) + "}");
                    assertEquals(CellType.STRING, cell.getType());
                    assertEquals(written, cell.getText());
                }
            }
        }
    }

    @Test
    void idsAreTextAndCountsAreNumbersAsLongAsTheyAreExact() throws IOException {
        List<Cell> ids = cells("id", "{'id':123456789012345678901234}", "{'id':'007'}", "{'id':1}");
        assertEquals(List.of("123456789012345678901234", "007", "1"), texts(ids));
        assertTrue(ids.stream().allMatch(cell -> cell.getType() == CellType.STRING));
        List<Cell> counts = cells(
                "count",
                "{'count':2}",
                "{'count':'12'}",
                "{'count':123456789012345}",
                "{'count':1.50}",
                "{'count':1234567890123456}",
                "{'count':1e400}",
                "{'count':'many'}");
        assertEquals(new BigDecimal(2), counts.get(0).asNumber());
        assertEquals(new BigDecimal(12), counts.get(1).asNumber());
        assertEquals(new BigDecimal("123456789012345"), counts.get(2).asNumber());
        assertEquals(new BigDecimal("1.5"), counts.get(3).asNumber());
        assertEquals(List.of("1234567890123456", "1e400", "many"), texts(counts.subList(4, 7)));
    }

    private static List<String> texts(List<Cell> cells) {
        return cells.stream().map(Cell::getText).toList();
    }

    @Test
    void timesOutsideTheYearsOfSpreadsheetsAreText() throws IOException {
        List<Cell> times = cells(
                "times.createdAt",
                "{'times':{'createdAt':1669109465123}}",
                "{'times':{'createdAt':253402300800000}}",
                "{'times':{'createdAt':-62135596800000}}",
                "{'times':{'createdAt':'soon'}}");
        assertEquals(
                Instant.parse("2022-11-22T09:31:05.123Z"), times.get(0).asDate().toInstant(ZoneOffset.UTC));
        assertEquals(List.of("253402300800000", "-62135596800000", "soon"), texts(times.subList(1, 4)));
    }

    @Test
    void textIsNeverAFormulaAndKeepsWhatXmlCanHold() throws IOException {
        String[] names = {"=1+1", "@SUM(A1)", "  a  ", "\na\t\r", "_x0041_", "<&>\"']]>", "\u202eabc", "😀"};
        String[] rows = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            rows[i] = new ObjectMapper()
                    .writeValueAsString(Map.of("name", names[i]))
                    .replace("'", "\\u0027");
        }
        List<Cell> cells = cells("name", rows);
        for (int i = 0; i < names.length; i++) {
            assertEquals(CellType.STRING, cells.get(i).getType());
            assertEquals(names[i].replace("_x", "_x005F_x"), cells.get(i).getText());
        }
        String sheet = entry("xl/worksheets/sheet1.xml");
        assertTrue(!sheet.contains("<f>") && !sheet.contains("hyperlink"), sheet);
    }

    @Test
    void textThatAWorkbookCannotHoldIsVisiblyChangedAndCounted() throws IOException {
        String longText = "a".repeat(XlsxRenderer.MAX_TEXT - 2) + "😀b";
        String json = "{\"collections\":[{\"id\":5,\"name\":\"a\\u0007\\ud83d\\ufffe\",\"description\":\"" + longText
                + "\"},{\"id\":6,\"name\":\"\\u0000\",\"description\":\"b\"}]}";
        Run.Result result = run(Run.with().stdin(json), "--input - -o xlsx --columns name,description");
        result.expectMessages("texts that a workbook cannot hold: 3; they are cut after 32767"
                + " characters, and other characters are code points; -o json has them unchanged\n");
        assertEquals("a\\u{7}\\u{d83d}\\u{fffe}", read().get(1).getCellText(0));
        assertEquals("a".repeat(XlsxRenderer.MAX_TEXT - 2) + "…", read().get(1).getCellText(1));
        assertEquals("\\u{0}", read().get(2).getCellText(0));
    }

    @Test
    void headerIsFrozenAndCanBeFiltered() throws IOException {
        run(Run.with(), "--network sandbox -a 10001 --limit 3 -o xlsx --columns id,count");
        String sheet = entry("xl/worksheets/sheet1.xml");
        assertTrue(sheet.contains("ySplit=\"1\"") && sheet.contains("state=\"frozen\""), sheet);
        assertTrue(sheet.contains("<autoFilter ref=\"A1:B4\">"), sheet);
        assertTrue(sheet.contains("<col "), sheet);
    }

    private String entry(String name) throws IOException {
        Path file = Files.write(directory.resolve("book.xlsx"), bytes.toByteArray());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void rowsOfSeveralAccountsSayWhoseTheyAreAndCanBeSorted() throws IOException {
        run(Run.with(), "--network sandbox -a 10001,10002 --limit 2 -o xlsx --sort -accountId")
                .expectCode(0);
        List<Row> rows = read();
        assertEquals("accountId", rows.get(0).getCellText(0));
        assertEquals(
                List.of("10002", "10002", "10001", "10001"),
                rows.stream().skip(1).map(row -> row.getCellText(0)).toList());
    }

    @Test
    void aTerminalIsRefused() {
        Run.Result result = run(Run.with().terminal(80), "--network sandbox -a 10001 -o xlsx");
        result.expectCode(2);
        assertEquals(0, bytes.size());
        result.fails(2, "-o xlsx is not text, and a terminal cannot show it");
    }

    @Test
    void anIncompleteListIsNoWorkbook() throws IOException {
        String broken = ScriptedServer.answer(503, "text/plain", "busy");
        try (ScriptedServer server = new ScriptedServer(ScriptedAccount.of(137).brokenBehind(50, broken))) {
            Run.Result result = run(Run.with(), "--base-url " + server.base() + " -a 7 --all -o xlsx --retries 0");
            result.expectCode(5);
            assertTrue(
                    result.err().startsWith("the workbook is incomplete and cannot be opened\nlcollections: "),
                    result.err());
            assertTrue(!result.err().contains("--offset"), result.err());
            assertTrue(bytes.size() > 0);
            assertThrows(ZipException.class, () -> entry("xl/workbook.xml"));
        }
    }

    @Test
    void moreRowsThanASheetHasAreAnErrorAndNoWorkbook() throws IOException {
        XlsxRenderer renderer = new XlsxRenderer(bytes, Rendering.pipe(List.of()));
        Page page = new Page(
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of(Rows.of(Map.of("id", 1)), Rows.of(Map.of("id", 2))),
                List.of(),
                List.of());
        renderer.begin(page);
        renderer.rows = XlsxRenderer.MAX_ROWS - 1;
        UsageException failure = assertThrows(UsageException.class, () -> renderer.page(page));
        assertEquals("a workbook holds at most 1048575 collections, and there are more", failure.getMessage());
        assertThrows(ZipException.class, () -> entry("xl/workbook.xml"));
    }
}
