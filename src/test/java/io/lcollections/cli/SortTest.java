package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Expect;
import io.lcollections.support.PagingScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows in the order that {@code --sort} asks for. */
class SortTest {
    private static final String ROWS = "{\"accountId\":7,\"totalNum\":3,\"collections\":["
            + "{\"id\":1,\"owner\":\"b\",\"name\":\"Ärger\",\"o\":2,\"new\":{\"x\":9},\"count\":10},"
            + "{\"id\":2,\"owner\":\"c\",\"name\":\"Zorn\",\"o\":1,\"new\":{\"x\":10},\"count\":9},"
            + "{\"id\":3,\"owner\":\"a\",\"name\":\"Angst\",\"o\":3,\"count\":1e999999999}]}";
    private static final String BROKEN = ScriptedServer.answer(503, "text/plain", "busy");

    private static String ids(Run run, String... sort) {
        String[] args = new String[sort.length + 7];
        System.arraycopy(new String[] {"--input", "-", "-o", "csv", "--columns", "id", "--no-header"}, 0, args, 0, 7);
        System.arraycopy(sort, 0, args, 7, sort.length);
        Run.Result result = run.stdin(ROWS).args(args);
        assertEquals("", result.err());
        return result.out().replace("\n", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--sort count|213", "--sort=count|213", "--sort -count|312",
                "--sort=-count|312", "--sort -owner|213", "--sort=-owner|213",
                "--sort -new.x|213", "--sort new.x|123", "--sort=o|213",
                "--sort=-count,name|312", "--sort=-count,\u00a0name|312", "--sort count --sort -owner|213",
                "--sort id --all|123", "--sort -id --max-items 2 --all -q|21",
            })
    void fieldsAndDirectionsAreAsTyped(String options, String ids) {
        assertEquals(ids, ids(Run.with(), options.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"LANG,de_DE.UTF-8,312", "LC_COLLATE,de_DE.UTF-8,312", "LANG,C.UTF-8,321", "LC_NUMERIC,de_DE,321"})
    void textIsByTheUsersLanguage(String variable, String locale, String ids) {
        assertEquals(ids, ids(Run.with().env(variable, locale), "--sort", "name"));
    }

    @Test
    void everyFormatIsSortedAndOtherwiseTheSame() {
        String[] json = {"--input", "-", "--sort", "-id", "-o", "json"};
        assertEquals(
                "{\"accountId\":7,\"totalNum\":3,\"collections\":["
                        + "{\"id\":3,\"owner\":\"a\",\"name\":\"Angst\",\"o\":3,\"count\":1e999999999},"
                        + "{\"id\":2,\"owner\":\"c\",\"name\":\"Zorn\",\"o\":1,\"new\":{\"x\":10},\"count\":9},"
                        + "{\"id\":1,\"owner\":\"b\",\"name\":\"Ärger\",\"o\":2,\"new\":{\"x\":9},\"count\":10}]}\n",
                Run.with().stdin(ROWS).args(json).out());
        for (String format : List.of("ndjson", "tsv", "table")) {
            String out = Run.with()
                    .stdin(ROWS)
                    .args("--input", "-", "-o", format, "--sort", "name")
                    .out();
            assertTrue(out.matches("(?s).*Angst.*Zorn.*Ärger.*"), out);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "--sort nmae -a 1|there is no field 'nmae'|did you mean name?",
                "--sort -nmae -a 1|there is no field 'nmae'|did you mean name?",
                "--sort id,-cuont -a 1|there is no field 'cuont'|did you mean count?",
                "--sort|--sort needs a value|lcollections --help lists the options",
                "--sort --all|--sort needs a value|lcollections --help lists the options",
                "--sort -o json|--sort needs a value|lcollections --help lists the options",
                "--sort=|--sort '' has an empty name in it|separate names by single commas, such as id,name,count",
                "--sort -owner,,id|--sort '-owner,,id' has an empty name in it|separate names by single commas, such as id,name,count",
                "--sort - -a 1|--sort '-' has a hyphen without a name|for example -count,name",
                "--sort id,-|--sort 'id,-' has a hyphen without a name|for example -count,name",
                "-o raw --sort id -a 1|--sort has no effect with -o raw|--sort applies to all other formats",
            })
    void wrongValuesAreToldInOneLine(String line, String message, String hint) {
        Run.Result run = Run.with().line(line);
        assertEquals("lcollections: " + message + "\n  hint: " + hint + "\n", run.err());
        assertEquals(2, run.code());
    }

    @Test
    void fieldThatNoRowHasIsTold() {
        Expect.failure(
                2,
                "there is no field 'royaltyShare': no collection has such a field",
                Run.with().stdin(ROWS).line("--input - -o json --sort -royaltyShare"));
        assertEquals(0, Run.with().stdin(ROWS).line("--input - --sort new.x").code());
    }

    @Test
    void standingDefaultSortsWhatCanBeSorted() {
        assertEquals("321", ids(Run.with().env("LCOLLECTIONS_SORT", "-id")));
        assertEquals("123", ids(Run.with().env("LCOLLECTIONS_SORT", "-id"), "--sort", "id"));
        Run.Result raw = Run.with().env("LCOLLECTIONS_SORT", "nmae").stdin(ROWS).args("--input", "-", "-o", "raw");
        assertEquals(ROWS + "\n", raw.out(), raw.toString());
        Run.Result slip = Run.with().env("LCOLLECTIONS_SORT", "id,,").args("-a", "1");
        assertTrue(slip.err().startsWith("lcollections: LCOLLECTIONS_SORT 'id,,' has an empty name"), slip.err());
    }

    @Test
    void allPagesAreOneList() throws IOException {
        Run.Result run = Run.with().served(PagingScript.of(137), "-a 7 --all -o csv --sort -id --columns id");
        List<String> lines = run.out().lines().toList();
        assertEquals(List.of("id", "136", "135"), lines.subList(0, 3), run.toString());
        assertEquals("0", lines.get(137));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "csv", "table", "json"})
    void failureHalfwayKeepsWhatCameInOrder(String format) throws IOException {
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(137).brokenBehind(50, BROKEN))) {
            String[] all = {"--base-url", server.base(), "-a", "7", "--all", "--retries", "0", "-o", format};
            String[] sorted = List.of(all).toArray(new String[11]);
            sorted[9] = "--sort";
            sorted[10] = "-id";
            Run.Result unsorted = Run.with().args(all);
            Run.Result run = Run.with().args(sorted);
            assertEquals(5, run.code(), run.toString());
            assertEquals(unsorted.err(), run.err());
            assertEquals(unsorted.out().length(), run.out().length());
            assertTrue(run.out().indexOf("n49") < run.out().indexOf("n48"), run.out());
            assertTrue(run.out().contains("n49") && run.out().contains("n0"), run.out());
        }
    }
}
