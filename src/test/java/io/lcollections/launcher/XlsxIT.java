package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workbook as a spreadsheet program opens it. */
class XlsxIT {
    private static final String COLUMNS = "id,name,description,contractAddress,times.createdAt,count";

    @TempDir
    private Path directory;

    @Test
    void libreOfficeReadsTheSameValuesAsCsvHas() throws IOException {
        Tool.require("soffice");
        Path book = directory.resolve("book.xlsx");
        list("xlsx", book);
        Path csv = directory.resolve("list.csv");
        list("csv", csv);
        // Comma, quotes, UTF-8, from the first line, exact values as they are shown.
        Program.of(
                        "soffice",
                        "-env:UserInstallation=" + directory.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
                        "--outdir",
                        directory.toString(),
                        book.toString())
                .run()
                .expectCode(0);
        List<CSVRecord> opened = read(directory.resolve("book.csv"));
        List<CSVRecord> expected = read(csv);
        assertEquals(expected.size(), opened.size());
        assertEquals(expected.get(0).toList(), opened.get(0).toList());
        for (int i = 1; i < expected.size(); i++) {
            for (int column : new int[] {0, 3, 5}) {
                assertEquals(expected.get(i).get(column), opened.get(i).get(column));
            }
            String millis = expected.get(i).get(4);
            assertTrue(
                    millis.isEmpty() == opened.get(i).get(4).isEmpty()
                            && opened.get(i).get(4).matches("|\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"),
                    opened.get(i)::toString);
            if (expected.get(i).get(1).chars().allMatch(character -> character >= ' ' && character < '\ud800')) {
                assertEquals(expected.get(i).get(1), opened.get(i).get(1));
            }
        }
    }

    private void list(String format, Path file) throws IOException {
        Program.launcher("--network", "sandbox", "-a", "10001", "--all", "-q", "-o", format, "--columns", COLUMNS)
                .outputTo(file)
                .run()
                .expectCode(0);
    }

    private static List<CSVRecord> read(Path file) throws IOException {
        return CSVFormat.RFC4180.parse(Files.newBufferedReader(file)).getRecords();
    }
}
