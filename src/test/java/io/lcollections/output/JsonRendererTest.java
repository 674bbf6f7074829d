package io.lcollections.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.support.Expect;
import io.lcollections.support.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --columns} of JSON, and what not every program can read. */
class JsonRendererTest {
    private static final String ROWS = "{\"accountId\":7,\"totalNum\":2,\"collections\":["
            + "{\"id\":1.0,\"name\":\"a\",\"createdAt\":5,\"extra\":{\"properties\":{\"isLegacy\":true,\"shade\":1},"
            + "\"mintChannel\":null},\"count\":2},{\"id\":2,\"name\":\"b\",\"count\":0}]}";

    private static final String NOTE =
            "texts with half of a surrogate pair, which jq before 1.7 rejects; --where and --jq read them\n";

    private static Run.Result run(Run run, String input, String... args) {
        return run.stdin(input).given("--input", "-").args(args);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/tables/json-columns.csv", delimiter = '|', quoteCharacter = '`')
    void chosenFieldsKeepTheirOrderAndNesting(String columns, String rows) {
        Run.Result lines = run(Run.with(), ROWS, "-o", "ndjson", "--columns", columns);
        assertEquals(rows.replace(' ', '\n') + "\n", lines.out(), lines.toString());
        Run.Result document = run(Run.with(), ROWS, "-o", "json", "--columns", columns);
        assertEquals(
                "{\"accountId\":7,\"totalNum\":2,\"collections\":[" + rows.replace(' ', ',') + "]}\n", document.out());
    }

    @Test
    void linesOfSeveralAccountsKeepTheirAccount() {
        String rows = ROWS.replace("{\"id\":2", "{\"id\":3");
        Run.Result several = run(Run.with(), ROWS + rows.replace("7", "8"), "-o", "ndjson", "--columns", "id");
        assertEquals(
                "{\"accountId\":7,\"id\":1.0}\n{\"accountId\":7,\"id\":2}\n"
                        + "{\"accountId\":8,\"id\":1.0}\n{\"accountId\":8,\"id\":3}\n",
                several.out());
    }

    @Test
    void configuredColumnsAreNotForJson() {
        Run configured = Run.with().env("LCOLLECTIONS_COLUMNS", "id");
        assertEquals(ROWS + "\n", run(configured, ROWS, "-o", "json").out());
        Expect.failure(2, "there is no field 'nmae'", run(Run.with(), ROWS, "-o", "json", "--columns", "nmae"));
    }

    /** On a terminal the escape is visible. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-o json", "-o ndjson", "-o json --sort name",
                "-o json --jq .", "show 2 -o json", "summary -o json",
            })
    void halfOfASurrogatePairIsReportedWhereAProgramReads(String options) {
        String half = ROWS.replace("\"b\"", "\"b\\ud83d\"").replace("null", "\"\\ude00\\ude00\"");
        String[] args = options.split(" ");
        assertEquals(NOTE, run(Run.with(), half, args).err());
        assertEquals(
                "",
                run(Run.with(), ROWS.replace("\"b\"", "\"b\\ud83d\\ude00\\udb40\\udc41\""), args)
                        .err());
        assertEquals("", run(Run.with().terminal(80), half, args).err());
    }

    @Test
    void halfOfASurrogatePairIsReportedByDiffToo(@TempDir Path folder) throws IOException {
        Path old = Files.writeString(folder.resolve("old.json"), ROWS);
        for (String format : List.of("json", "ndjson")) {
            String[] diff = {"diff", old.toString(), "-", "-o", format};
            Run run = Run.with().stdin(ROWS.replace("\"b\"", "\"b\\ud83d\""));
            assertEquals(NOTE, run.args(diff).err());
        }
    }
}
