package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.support.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllUsageTest {
    private static final String TWO_OF_THREE = "{\"totalNum\":3,\"collections\":[{\"id\":1},{\"id\":2}]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--concurrency | 0 | is not a whole number from 1 to 64",
                "--concurrency | 65 | is too large; the maximum is 64",
                "--retries | -1 | is not a whole number from 0",
                "--retries | 101 | is too large; the maximum is 100",
                "--rate | -1 | is not a rate: requests per second, such as 5 or 0.5; 0 is unlimited",
                "--rate | 1e3 | is not a rate: requests per second, such as 5 or 0.5; 0 is unlimited",
                "--rate | 0.001 | is not a rate: requests per second, such as 5 or 0.5; 0 is unlimited",
                "--max-items | 0 | is not a whole number from 1"
            })
    void badValuesAreToldWithTheValue(String option, String value, String what) {
        Run.Result run = Run.with().args("-a", "1", "--all", option, value);
        assertEquals("lcollections: " + option + " '" + value + "' " + what + "\n", run.err());
        assertEquals(2, run.code());
    }

    @Test
    void mostItemsWantAll() {
        Run.Result run = Run.with().args("-a", "1", "--max-items", "7");
        assertEquals(
                "lcollections: --max-items has no effect without --all\n"
                        + "  hint: without --all, --limit 7 does the same within a page\n",
                run.err());
        assertEquals(2, run.code());
    }

    @Test
    void fileThatIsPartIsNotAll() {
        Run.Result run = Run.with().stdin(TWO_OF_THREE).args("--input", "-", "--all", "-o", "json");
        assertEquals("{\"totalNum\":3,\"collections\":[{\"id\":1},{\"id\":2}", run.out());
        assertEquals(
                "lcollections: the list is incomplete: 2 of 3 collections; standard input has no more\n"
                        + "  hint: without --all, what it has is printed nevertheless\n",
                run.err());
        assertEquals(6, run.code());
    }

    @Test
    void fileThatIsWholeIsAllWhateverTheLimit() {
        String whole = TWO_OF_THREE + "{\"totalNum\":3,\"collections\":[{\"id\":2},{\"id\":3}]}";
        Run.Result run = Run.with().stdin(whole).args("--input", "-", "--all", "--limit", "1", "-o", "ndjson");
        assertEquals("{\"id\":1}\n{\"id\":2}\n{\"id\":3}\n", run.out());
        assertEquals(0, run.code());
    }

    @Test
    void soManyOfAFileMayBePart() {
        Run.Result run = Run.with().stdin(TWO_OF_THREE).args("--input", "-", "--all", "--max-items", "1", "-o", "csv");
        assertEquals(0, run.code(), run.toString());
        assertEquals(2, run.out().lines().count());
        assertEquals("1 of 2 collections; continue with --offset 1\n", run.err());
    }
}
