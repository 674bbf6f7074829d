package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users type: other spellings of options and values, and the line and the hint for what is wrong. */
class UsageTest {
    /** Words such as NAME=VALUE in front are variables. */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/usage.csv", delimiter = '|', quoteCharacter = '`', nullValues = "-")
    void isToldInOneLine(String line, String message, String hint) {
        Run with = Run.with();
        String words = line;
        for (; words.matches("[A-Z_]+=.*"); words = words.substring(words.indexOf(' ') + 1)) {
            with.env(
                    words.substring(0, words.indexOf('=')),
                    words.substring(words.indexOf('=') + 1, words.indexOf(' ')));
        }
        Run.Result run = with.line(words);
        String first = run.err().lines().findFirst().orElse("");
        String second = run.err().substring(Math.min(run.err().length(), first.length() + 1));
        String expected =
                hint == null ? "" : "  hint: " + hint.replace("CWD", Path.of("").toAbsolutePath() + "") + "\n";
        assertAll(
                run.toString(),
                () -> assertEquals("*".equals(message) ? first : "lcollections: " + message, first),
                () -> assertEquals("*".equals(hint) ? second : expected, second),
                () -> assertEquals("", run.out()),
                () -> assertEquals(2, run.code()));
    }

    @Test
    void noKeyIsToldWithTheWaysToGiveOne() {
        Run.Result run = Run.with().args("--account", "10001");
        Expect.failure(3, "no API key, and mainnet needs one", run);
        for (String way : List.of("--api-key-file FILE", "--api-key-file -", "LOOPRING_API_KEY", "--network sandbox")) {
            assertTrue(run.err().contains(way), way);
        }
    }

    @ParameterizedTest
    @CsvSource({"mintabl,extra.properties.isMintable", "address,'contractAddress, collectionAddress'", "royaltyShare,''"
    })
    void aFieldThatNoCollectionHasIsToldWithTheNearest(String word, String nearest) {
        Run.Result run = Run.with().args("--network", "sandbox", "-a", "10001", "--columns", word, "-q");
        Expect.failure(2, "there is no field '" + word + "': no collection has such a field", run);
        assertTrue(run.err().contains("\n  hint: nearest: " + nearest), run.err());
    }

    @Test
    void valuesAreTakenAsTheyAre() {
        for (String value : List.of("@/etc/hostname", "${env:PATH}", "a b", "sandbox", "\u001b[31m", "a\u00a0b")) {
            Run.Result run = Run.with().args("--token-address", value);
            String shown = value.replace("\u001b", "\\u{1b}").replace("\u00a0", "\\u{a0}");
            assertTrue(
                    run.err().startsWith("lcollections: --token-address '" + shown + "' is not an address"), run.err());
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/spellings.csv", delimiter = '|', quoteCharacter = '`')
    void otherSpellingsAreUnderstood(String typed, String usual) {
        Run.Result expected = Run.with().line(usual);
        assertEquals("0", expected.code() + expected.err());
        assertEquals(expected.out(), Run.with().line(typed).out());
    }

    @ParameterizedTest
    @CsvSource({
        "--nonZero,nonZero=true",
        "--nonzero,nonZero=true",
        "--non-zero=false,nonZero=false",
        "--collectionId=200,collectionId=200"
    })
    void aFlagIsSentAsItWasGiven(String flag, String parameter) {
        String[] line = {"--network", "sandbox", "-a", "10001", "-v", flag};
        assertTrue(Run.with().args(line).err().contains(parameter + ": HTTP 200"));
    }

    @ParameterizedTest
    @CsvSource({"jsonl, ndjson", "MD, markdown"})
    void formatsHaveOtherNamesWhenConfiguredToo(String word, String format, @TempDir Path folder) throws IOException {
        String[] line = {"--network", "sandbox", "-a", "10001", "--limit", "2", "-q"};
        String expected =
                Run.with().env("LCOLLECTIONS_OUTPUT", format).args(line).out();
        assertEquals(
                expected, Run.with().env("LCOLLECTIONS_OUTPUT", word).args(line).out());
        Run inFile = Run.with()
                .env("LCOLLECTIONS_CONFIG", folder.resolve("config.toml").toString());
        Files.writeString(folder.resolve("config.toml"), "");
        assertEquals(0, inFile.args("config", "set", "output", word).code());
        assertEquals(expected, inFile.args(line).out());
        assertEquals(0, inFile.line("summary --network sandbox -a 10001").code(), "it has other formats");
    }

    @Test
    void sortHasNoDirectionInWords() {
        Run.Result run = Run.with().args("--sort", "count desc", "-a", "1");
        assertEquals(
                "lcollections: --sort 'count desc' is not a list of fields\n  hint: did you mean -count?\n", run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--columns", "--sort"})
    void columnsAreListed(String option) {
        Run.Result run = Run.with().args(option, "help");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("\nnftType"), run.out());
        assertTrue(run.out().contains("TYPE"), run.out());
    }
}
