package io.lcollections.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lcollections.json.JsonException;
import io.lcollections.json.JsonReader;
import io.lcollections.json.JsonWriter;
import io.lcollections.model.Collection;
import io.lcollections.model.Page;
import io.lcollections.model.Query;
import io.lcollections.support.Rows;
import io.lcollections.support.Run;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of saved responses, and the forms of a page. */
class SavedResponsesTest {
    private static final String ONE = "{\"totalNum\":2,\"collections\":[{\"collection\":{\"id\":1},\"count\":0}]}";
    private static final String TWO = "{\"totalNum\":2,\"collections\":[{\"collection\":{\"id\":2,\"contractAddress\":"
            + "\"0x00000000000000000000000000000000000000Aa\"},\"count\":5}]}";
    private static final String ROW_1 = "{\"id\":1,\"count\":0}\n";
    private static final String ROW_2 =
            "{\"id\":2,\"contractAddress\":\"0x00000000000000000000000000000000000000Aa\",\"count\":5}\n";

    @Test
    void everyFieldOfEveryRowIsTheSavedOne() throws IOException {
        ObjectMapper json = new ObjectMapper();
        String fixture = fixture();
        Run.Result run = Run.with().stdin(fixture).args("--input", "-", "-o", "json");
        JsonNode printed = json.readTree(run.out());
        JsonNode served = json.readTree(fixture);
        assertEquals(served.get("totalNum"), printed.get("totalNum"));
        assertEquals(
                served.get("collections").size(), printed.get("collections").size());
        for (int i = 0; i < served.get("collections").size(); i++) {
            ObjectNode expected =
                    served.get("collections").get(i).get("collection").deepCopy();
            expected.set("count", served.get("collections").get(i).get("count"));
            JsonNode row = printed.get("collections").get(i);
            assertEquals(expected, row);
            assertEquals(expected.fieldNames().next(), row.fieldNames().next(), "the fields keep their order");
        }
        assertTrue(run.out().contains("9007199254740993") && run.out().contains("[1.10,"), "numbers are exact");
    }

    @Test
    void whatWePrintedReadsBackToTheSameBytes() throws IOException {
        for (String format : new String[] {"json", "ndjson"}) {
            String once = Run.with()
                    .stdin(fixture())
                    .args("--input", "-", "-o", format)
                    .out();
            Run.Result twice = Run.with().stdin(once).args("--input", "-", "-o", format);
            assertEquals(once, twice.out(), twice.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"' '", "'\n'", "''", "'\n\n  '"})
    void pagesStandBehindEachOther(String between) {
        Run.Result run = Run.with().stdin(ONE + between + TWO).args("--input", "-", "-o", "ndjson");
        assertEquals(ROW_1 + ROW_2, run.out(), run.toString());
        assertEquals("", run.err());
        assertEquals(0, run.code());
    }

    @Test
    void filtersOffsetAndLimitWorkAsTheServiceDoes() {
        assertEquals(ROW_2, rows("--non-zero"));
        assertEquals(ROW_2, rows("--token-address", "0x00000000000000000000000000000000000000aA"));
        assertEquals(ROW_2, rows("--offset", "1"));
        assertEquals(ROW_1, rows("--limit", "1"));
        assertEquals("", rows("--offset", "9"));
    }

    @ParameterizedTest
    @CsvSource({"1,,1", "2,,1", "3,,0", ",false,2", ",true,1"})
    void collectionIdAndNonZeroAreFilters(Long id, Boolean nonZero, int rows) throws ApiException {
        ByteArrayInputStream saved = new ByteArrayInputStream((ONE + TWO).getBytes(StandardCharsets.UTF_8));
        Query query = new Query(
                        Optional.empty(),
                        OptionalLong.empty(),
                        OptionalInt.empty(),
                        Optional.ofNullable(nonZero),
                        Optional.empty())
                .withCollectionId(id == null ? OptionalLong.empty() : OptionalLong.of(id));
        Page page = SavedCollectionsApi.open("-", saved).fetch(query);
        assertEquals(rows, page.collections().size());
        assertEquals(OptionalLong.of(rows), page.totalNum());
    }

    @Test
    void totalUnderAFilterIsCountedWhereAllIsThere() {
        Run.Result whole = Run.with().stdin(ONE + TWO).args("--input", "-", "--non-zero", "-o", "json");
        assertTrue(whole.out().startsWith("{\"totalNum\":1,"), whole.toString());
        Run.Result part = Run.with().stdin(TWO).args("--input", "-", "--non-zero", "-o", "json");
        assertTrue(part.out().startsWith("{\"collections\":"), part.toString());
        assertEquals("1 of 2 collections; standard input has no more\n", part.err());
    }

    @Test
    void limitedRowsAreSaidToBeSo() {
        Run.Result run = Run.with().stdin(ONE + TWO).args("--input", "-", "--limit", "1", "-o", "ndjson");
        assertEquals("1 of 2 collections; --all fetches every one\n", run.err());
    }

    @Test
    void rawIsTheFileItself() {
        Run.Result run = Run.with().stdin("\uFEFF " + ONE + "\n\n" + TWO).args("--input", "-", "-o", "raw");
        assertEquals(ONE + "\n" + TWO + "\n", run.out(), run.toString());
    }

    @Test
    void utf16OfPowerShellIsRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("saved.json");
        Files.write(file, ("\uFEFF" + ONE + TWO).getBytes(StandardCharsets.UTF_16LE));
        assertEquals(
                ROW_1 + ROW_2,
                Run.with().args("--input", file.toString(), "-o", "ndjson").out());
    }

    @Test
    void accountsOfOurOwnFilesAreTold() {
        String two = "{\"accountId\":7,\"collections\":[{\"id\":1,\"count\":0}]}\n"
                + "{\"accountId\":8,\"id\":2,\"count\":5}\n";
        Run.Result both = Run.with().stdin(two).args("--input", "-", "-o", "csv", "--columns", "accountId,id");
        assertEquals("accountId,id\n7,1\n8,2\n", both.out(), both.toString());
        // The row without an account would be listed twice.
        Run.Result mixed = Run.with().stdin(two + "{\"id\":3,\"count\":1}").args("--input", "-");
        assertTrue(mixed.code() == 2 && mixed.err().contains("holds 2 accounts: 7, 8"), mixed.err());
        Run.Result one = Run.with().stdin(two).args("--input", "-", "--account", "8", "-o", "json");
        assertEquals("{\"accountId\":8,\"collections\":[{\"id\":2,\"count\":5}]}\n", one.out(), one.toString());
        Run.Result none = Run.with().stdin(two).args("--input", "-", "--account", "9");
        assertEquals(4, none.code(), none.toString());
        assertTrue(none.err().contains("account 9 is not in standard input"), none.err());
    }

    @Test
    void accountIsThatOfARowOnlyAsItsFirstField() {
        String row = "{\"count\":1,\"accountId\":7,\"id\":1}";
        Run.Result run = Run.with().stdin(row).args("--input", "-", "-o", "ndjson");
        assertEquals("{\"accountId\":7,\"id\":1,\"count\":1}\n", run.out(), run.toString());
    }

    /** In a time that does not grow with the square of the size; it would take hours. */
    @Test
    void stringsOfMillionsOfDigitsAreNoCounts() {
        String digits = "1".repeat(8_000_000);
        String answer = "{\"totalNum\":\"" + digits + "\",\"collections\":[]}";
        Run.Result total = Run.with().stdin(answer).args("--input", "-");
        assertTrue(total.err().contains("its totalNum is a string, not a count"), total.err());
        String error = "{\"resultInfo\":{\"code\":\"" + digits + "\"}}";
        Run.Result code = Run.with().stdin(error).args("--input", "-");
        assertTrue(code.err().contains("no reason given (code 11111111111111111111…)"), code.err());
    }

    @Test
    void fileThatIsCutOffAnywhereIsTold() {
        String file = ONE + "\n" + TWO;
        for (int length = 1; length < file.length(); length++) {
            Run.Result run = Run.with().stdin(file.substring(0, length)).args("--input", "-", "-o", "ndjson");
            boolean whole = length == ONE.length() || length == ONE.length() + 1;
            assertEquals(whole ? 0 : 6, run.code(), "cut after " + length + ": " + run);
            assertEquals(whole ? ROW_1 : "", run.out());
            String line = length > ONE.length() ? "line 2" : "line 1";
            assertTrue(whole || run.err().contains(line), run.err());
        }
    }

    @Test
    void cutThatFallsBehindAWholeValueOrWithinAWordIsStillACut() throws IOException {
        String file = fixture().strip();
        for (int length = 1; length < file.length(); length++) {
            byte[] bytes = file.substring(0, length).getBytes(StandardCharsets.UTF_8);
            JsonException cut = assertThrows(JsonException.class, () -> new JsonReader().read(bytes));
            assertTrue(cut.isCutOff(), file.substring(0, length) + "\n" + cut);
        }
    }

    @Test
    void offsetBehindTheEndIsTold() {
        Run.Result run = Run.with().stdin(ONE + TWO).args("--input", "-", "--offset", "9", "-o", "ndjson");
        assertEquals("no collections from offset 9 on: there are 2\n", run.err(), run.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|6|standard input is empty",
                "[1]|6|standard input, line 1: not a saved response: it is an array, not an object",
                "{\"a\":1}|6|standard input, line 1: not a saved response: it has neither a collection nor an id",
                "<html>|6|standard input is not JSON at line 1, column 1",
                "{\"resultInfo\":{\"code\":104002,\"message\":\"no\"}}|3|line 1: a saved error: \"no\" (code 104002)"
            })
    void whatIsNoSavedAnswerIsTold(String file, int code, String part) {
        Run.Result run = Run.with().stdin(file).args("--input", "-");
        assertEquals(code, run.code(), run.toString());
        assertTrue(run.err().contains(part), run.toString());
    }

    @Test
    void fileThatCannotBeReadIsTold(@TempDir Path folder) {
        Run.Result missing =
                Run.with().args("--input", folder.resolve("none.json").toString());
        assertEquals(2, missing.code(), missing.toString());
        assertTrue(missing.err().contains("none.json' cannot be read: there is no such file"), missing.err());
        Run.Result directory = Run.with().args("--input", folder.toString());
        assertEquals(2, directory.code(), directory.toString());
    }

    private static String rows(String... options) {
        String[] args = new String[options.length + 4];
        System.arraycopy(new String[] {"--input", "-", "-o", "ndjson"}, 0, args, 0, 4);
        System.arraycopy(options, 0, args, 4, options.length);
        return Run.with().stdin(ONE + TWO).args(args).out();
    }

    private static String fixture() throws IOException {
        try (InputStream in = SavedResponsesTest.class.getResourceAsStream("/saved/page.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    // Output that is read back

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'collection':{'id':1,'code':5,'resultInfo':{'code':3}},'count':1}",
                "{'collection':{'id':1,'collections':[{'id':9}]},'count':1}",
                "{'collection':{'id':1,'collection':{'id':2}},'count':1}",
                "{'collection':{'id':1,'collection':'x'},'count':1}",
                "{'collection':{'id':1,'accountId':77,'totalNum':-1},'count':1}",
                "{'collection':{'name':'no id'},'count':1}",
                "{'collection':{'id':null},'count':null}",
                "{'id':'1','count':1.0,'a.b':{'':[]}}"
            })
    void rowIsKept(String row) {
        for (String format : new String[] {"json", "ndjson"}) {
            String wire = ("{'collections':[" + row + "]}").replace('\'', '"');
            Run.Result once = Run.with().stdin(wire).args("--input", "-", "-o", format);
            assertEquals(0, once.code(), once.toString());
            Run.Result twice = Run.with().stdin(once.out()).args("--input", "-", "-o", format);
            assertEquals(once.out(), twice.out(), twice.toString());
        }
    }

    @Test
    void rowsThatShareAnIdWithinAPageAreKeptAsTheyWereServed() {
        String page = "{\"collections\":[{\"id\":1,\"name\":\"A\"},{\"id\":1,\"name\":\"B\"}]}";
        Run.Result run = Run.with().stdin(page).args("--input", "-", "-o", "ndjson");
        assertEquals(2, run.out().lines().count(), run.toString());
    }

    @Test
    void rowsLeftOutAreCounted() {
        String pages = "{\"collections\":[{\"id\":1},{\"id\":2}]}{\"collections\":[{\"id\":2},{\"id\":3}]}";
        Run.Result run = Run.with().stdin(pages).args("--input", "-", "-o", "csv", "--columns", "id", "--no-header");
        assertEquals("1\n2\n3\n", run.out(), run.toString());
        assertEquals("left out because an earlier page of standard input has the same collection: 1\n", run.err());
    }

    // The forms of a page

    @Test
    void nestedAndFlatFormReadTheSame() throws Exception {
        Collection nested = only("{'collections':[{'collection':{'id':1,'name':'n'},'count':2}]}");
        Collection flat = only("{'collections':[{'id':1,'count':2,'name':'n'}]}");
        assertEquals("{\"id\":1,\"name\":\"n\",\"count\":2}", JsonWriter.compactText(nested.fields()));
        assertEquals(nested, flat);
        assertEquals(JsonWriter.compactText(nested.fields()), JsonWriter.compactText(flat.fields()));
    }

    @Test
    void unknownFieldsAreKeptWhereverTheyAre() throws Exception {
        Collection row =
                only("{'collections':[{'new':[1,{'x':null}],'collection':{'id':1,'later':{'y':1.10}},'count':2}]}");
        assertEquals(
                "{\"id\":1,\"later\":{\"y\":1.10},\"new\":[1,{\"x\":null}],\"count\":2}",
                JsonWriter.compactText(row.fields()));
    }

    @Test
    void nullCollectionsAreNone() throws Exception {
        assertEquals(List.of(), PageParser.rows(object("{'collections':null,'totalNum':0}")));
    }

    @Test
    void totalMayBeAbsentOrNull() throws Exception {
        assertEquals(OptionalLong.empty(), PageParser.totalNum(object("{'collections':[]}")));
        assertEquals(OptionalLong.empty(), PageParser.totalNum(object("{'totalNum':null}")));
        assertEquals(OptionalLong.of(35), PageParser.totalNum(object("{'totalNum':35}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'collections':{}}|its collections are an object, not an array",
                "{'collections':'x'}|its collections are a string, not an array",
                "{'collections':[{'id':1},7]}|its collections[1] is a number, not an object",
                "{'collections':[null]}|its collections[0] is null, not an object",
                "{'collections':[{'collection':7,'count':1}]}|its collections[0] has a number for a collection",
                "{'collections':[{'name':'n'}]}|its collections[0] has neither a collection nor an id"
            })
    void rowsOfAnotherShapeAreTold(String answer, String message) {
        assertEquals(
                message,
                assertThrows(PageParser.ShapeException.class, () -> PageParser.rows(object(answer)))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"-1|-1", "1.5|1.5", "99999999999999999999|99999999999999999999", "true|true", "[]|an array"})
    void totalThatIsNoCountIsTold(String total, String shown) {
        PageParser.ShapeException wrong = assertThrows(
                PageParser.ShapeException.class, () -> PageParser.totalNum(object("{'totalNum':" + total + "}")));
        assertEquals("its totalNum is " + shown + ", not a count", wrong.getMessage());
    }

    private static Collection only(String answer) throws Exception {
        List<Collection> rows = PageParser.rows(object(answer));
        assertEquals(1, rows.size());
        return rows.get(0);
    }

    private static JsonNode object(String singleQuoted) {
        return Rows.json(singleQuoted);
    }
}
