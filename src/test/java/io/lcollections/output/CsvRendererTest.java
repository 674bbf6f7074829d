package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lcollections.json.JsonWriter;
import io.lcollections.support.Run;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

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

    @Test
    void columnsAreAsChosenAndHeaderCanGo() {
        String answer = "{\"collections\":[{\"id\":1,\"name\":\"a,b\",\"new\":{\"x\":[1,\"\\\"\"]},\"count\":2}]}";
        assertEquals(
                "count,name,new.x,id\n2,\"a,b\",\"[1,\"\"\\\"\"\"\"]\",1\n",
                rows(answer, "--columns", "count,name,new.x,id"));
        assertEquals("1\ta,b\n", rows(answer, "-o", "tsv", "--columns", "id,name", "--no-header"));
    }

    @Test
    void absentAndNullAreEmptyAndALoneEmptyCellIsStillALine() {
        String answer = "{\"collections\":[{\"id\":1,\"name\":null},{\"id\":2,\"name\":\"n\"}]}";
        assertEquals("name\n\"\"\nn\n", rows(answer, "--columns", "name"));
        assertEquals("id,description\n1,\n2,\n", rows(answer, "--columns", "id,description"));
    }

    @Test
    void cellsAreQuotedWhereTheyMustBeAndNowhereElse() {
        String[] bare = {"a b", "é", "\u007f", "\t", "\u0001x", "é\t"};
        String[] quoted = {"a,", "é,", " a", "a ", " é", "é ", "\n", "é\r", "a\"é"};
        for (String cell : bare) {
            assertEquals(cell + ",1\n", cells(cell));
        }
        for (String cell : quoted) {
            assertEquals('"' + cell.replace("\"", "\"\"") + "\",1\n", cells(cell));
        }
    }

    private static String cells(String id) {
        String answer = "{\"collections\":[{\"id\":" + JsonWriter.compactText(TextNode.valueOf(id)) + ",\"count\":1}]}";
        return rows(answer, "--columns", "id,count", "--no-header");
    }

    @Test
    void fieldsOfOlderServersAreFoundWhereTheyPutThem() {
        String answer = "{\"collections\":[{\"id\":1,\"createdAt\":5,\"isMintable\":true}]}";
        assertEquals(
                "times.createdAt,extra.properties.isMintable\n5,true\n",
                rows(answer, "--columns", "times.createdAt,extra.properties.isMintable"));
    }

    @Test
    void linesEndInLfAlone() {
        assertTrue(sandbox("csv", 0).indexOf("\r\n") < 0);
    }

    private static String sandbox(String format, int offset) {
        return Run.with()
                .args("--network", "sandbox", "-a", "10001", "--limit", "50", "--offset", "" + offset, "-o", format)
                .out();
    }

    private static String rows(String answer, String... options) {
        String[] args = new String[options.length + 5];
        System.arraycopy(new String[] {"--input", "-", "-o", "csv", "-q"}, 0, args, 0, 5);
        System.arraycopy(options, 0, args, 5, options.length);
        Run.Result run = Run.with().stdin(answer).args(args);
        assertEquals("", run.err());
        return run.out();
    }

    private static List<CSVRecord> read(String text, CSVFormat format) throws IOException {
        return format.parse(new StringReader(text)).getRecords();
    }
}
