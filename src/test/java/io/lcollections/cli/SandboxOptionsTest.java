package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Run;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of {@code lcollections sandbox}: what they do, and what is said of those that are wrong. */
class SandboxOptionsTest {
    private static final String FORM = "give faults with their probabilities, such as rate-limit=0.1,reset=0.02";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "--collections -1|--collections '-1' is not a whole number from 0|-",
                "--collections 1000001|--collections '1000001' is too large; the maximum is 1000000|-",
                "--latency 50|--latency '50' is not a duration (0ms, 50ms, 2s; at most 24h)|did you mean 50ms?",
                "--latency soon|--latency 'soon' is not a duration (0ms, 50ms, 2s; at most 24h)|-",
                "--latency 25h|--latency '25h' is not a duration (0ms, 50ms, 2s; at most 24h)|-",
                "--page-cap 0|--page-cap '0' is not a whole number from 1|-",
                "--seed x|--seed 'x' is not a whole number from 0|-",
                "--faults=|--faults '' has an empty name in it|" + FORM,
                "--faults reset=0.1,|--faults 'reset=0.1,' has an empty name in it|" + FORM,
                "--faults reste=0.1|--faults 'reste=0.1' has 'reste' in it, which is not a fault|did you mean reset?",
                "--faults fire=1|--faults 'fire=1' has 'fire' in it, which is not a fault|faults: rate-limit, error, reset, truncate, slow, shift",
                "--faults reset|--faults 'reset' has no probability for reset|" + FORM,
                "--faults reset=|--faults 'reset=' has '' for reset, which is not a probability (0 to 1)|" + FORM,
                "--faults reset=1.01|--faults 'reset=1.01' has '1.01' for reset, which is not a probability (0 to 1)|"
                        + FORM,
                "--faults reset=-0|--faults 'reset=-0' has '-0' for reset, which is not a probability (0 to 1)|" + FORM,
                "--faults slow=10%|--faults 'slow=10%' has '10%' for slow, which is not a probability (0 to 1)|" + FORM,
                "--faults slow=0,slow=1|--faults 'slow=0,slow=1' has slow twice|-",
            })
    void isToldInOneLine(String line, String message, String hint) {
        Run.Result run = started(Run.with(), line);
        String expected = "lcollections: " + message + "\n" + (hint == null ? "" : "  hint: " + hint + "\n");
        assertAll(
                run.toString(),
                () -> assertEquals(expected, run.err()),
                () -> assertEquals("", run.out()),
                () -> assertEquals(2, run.code()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--collections 10000 --latency 50ms --page-cap 50 --faults shift=0.10,rate-limit=.1 --seed 7|"
                        + "10000 collections per account, 50ms per response, at most 50 per page, faults rate-limit=0.1,shift=0.1, seed 7",
                "--collections 0|0 collections per account, at most 50 per page",
                "--page-cap 7|at most 7 per page",
                "--latency 2000ms|2s per response, at most 50 per page",
                "--faults reset=0.0000001|at most 50 per page, faults reset=0.0000001, seed 1",
                "--faults reset=1,slow=0|at most 50 per page, faults reset=1, seed 1"
            })
    void saysWhatIsOn(String line, String banner) {
        Run.Result run = started(Run.with(), line);
        assertEquals(banner, run.err().lines().skip(1).findFirst().orElse(""), run.toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"--latency 0ms", "--page-cap 50", "--faults reset=0", "--seed 7", "--port 0"})
    void saysNothingOfWhatIsAsUsual(String line) {
        Run.Result run = started(Run.with(), line);
        assertTrue(run.err().lines().skip(1).findFirst().orElse("").startsWith("try: "), run.toString());
    }

    @Test
    void canComeFromTheEnvironment() {
        Run.Result run = started(
                Run.with()
                        .env("LCOLLECTIONS_COLLECTIONS", "3")
                        .env("LCOLLECTIONS_LATENCY", "1ms")
                        .env("LCOLLECTIONS_PAGE_CAP", "2")
                        .env("LCOLLECTIONS_FAULTS", "error=0.5")
                        .env("LCOLLECTIONS_SEED", "9"),
                "--port 0");
        assertTrue(
                run.err()
                        .contains(
                                "\n3 collections per account, 1ms per response, at most 2 per page, faults error=0.5, seed 9\n"),
                run.toString());
        Run.Result wrong = started(Run.with().env("LCOLLECTIONS_FAULTS", "x=1"), "--port 0");
        assertEquals(2, wrong.code());
        assertTrue(wrong.err().startsWith("lcollections: LCOLLECTIONS_FAULTS 'x=1' has 'x' in it"), wrong.toString());
    }

    /** The base URL is printed when the server is there, so the test can use it from within, and end it. */
    @Test
    void serverDoesAsTheOptionsSay() {
        StringBuilder seen = new StringBuilder();
        ByteArrayOutputStream stdout = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                String base = toString(StandardCharsets.UTF_8).strip();
                Run.Result list = Run.with()
                        .env("LOOPRING_API_KEY", "sandbox")
                        .args("--base-url", base, "-a", "404042", "-o", "json", "--limit", "9");
                seen.append(list.out()).append(list.err());
                Thread.currentThread().interrupt();
            }
        };
        Run.with().stdout(stdout).args("sandbox", "--collections", "3000", "--page-cap", "2");
        assertTrue(seen.toString().contains("\"totalNum\":3000"), seen.toString());
        assertTrue(seen.toString().contains("2 of 3000 collections"), seen.toString());
        assertFalse(seen.toString().contains("lcollections:"), seen.toString());
    }

    /** The server waits for an interrupt, which is there before it. */
    private static Run.Result started(Run run, String line) {
        Thread.currentThread().interrupt();
        try {
            return run.args(("sandbox " + line).split(" "));
        } finally {
            Thread.interrupted();
        }
    }
}
