package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Expect;
import io.lcollections.support.Run;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What users type wrong, and the line and the hint that they get for it. */
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
    void noAccountIsToldWithAWayToTry() {
        Run.Result run = Run.with().args();
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("lcollections: no account given\n  hint: add --account 10001;"), run.err());
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
    void lastOfTwoWins() {
        Run.Result run = Run.with().line("--network sandbox -a 10001 --limit 5 --limit 1 -o csv --columns id");
        assertEquals("id\n200\n", run.out(), run.toString());
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
}
