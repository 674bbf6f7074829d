package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.server.Sandbox;
import io.lcollections.support.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Defaults from the environment, and what is typed before them. */
class EnvironmentTest {
    @Test
    void everyOptionCanComeFromIt() {
        Run.Result run = Run.with()
                .env("LCOLLECTIONS_ACCOUNT", "10001")
                .env("LCOLLECTIONS_NETWORK", "sandbox")
                .env("LCOLLECTIONS_OUTPUT", "csv")
                .env("LCOLLECTIONS_COLUMNS", "id")
                .env("LCOLLECTIONS_NO_HEADER", "1")
                .env("LCOLLECTIONS_NON_ZERO", "true")
                .env("LCOLLECTIONS_LIMIT", "2")
                .env("LCOLLECTIONS_OFFSET", "1")
                .env("LCOLLECTIONS_QUIET", "yes")
                .env("LCOLLECTIONS_TIMEOUT", "1m")
                .args();
        assertEquals("589\n978\n", run.out(), run.toString());
        assertEquals("", run.err());
    }

    @Test
    void soCanTheOthers(@TempDir Path folder) throws IOException {
        String file = Files.writeString(folder.resolve("f"), "{\"id\":1}").toString();
        String key = Files.writeString(folder.resolve("k"), "wrong").toString();
        assertEquals(
                "id\n1\n",
                Run.with()
                        .env("LCOLLECTIONS_INPUT", file)
                        .line("-o csv --columns id")
                        .out());
        Run.Result coloured = Run.with().env("LCOLLECTIONS_COLOR", "always").args("--input", file);
        assertTrue(coloured.out().contains("\u001b[1m"), coloured.toString());
        Run.Result port = Run.with().env("LCOLLECTIONS_PORT", "x").args("sandbox");
        assertTrue(port.err().startsWith("lcollections: LCOLLECTIONS_PORT 'x' is not a port"), port.toString());
        Run.Result token = Run.with().env("LCOLLECTIONS_TOKEN_ADDRESS", "x").args("-a", "1");
        assertTrue(token.err().startsWith("lcollections: LCOLLECTIONS_TOKEN_ADDRESS 'x' is not"), token.toString());
        try (Sandbox server = Sandbox.start(0)) {
            Run.Result refused = Run.with()
                    .env("LCOLLECTIONS_BASE_URL", server.base())
                    .env("LCOLLECTIONS_API_KEY_FILE", key)
                    .env("LCOLLECTIONS_VERBOSE", "on")
                    .line("-a 10001");
            assertEquals(3, refused.code(), refused.toString());
            assertTrue(refused.err().startsWith("GET " + server.base()), refused.toString());
        }
    }

    @Test
    void whatIsTypedComesFirst() {
        Run.Result run = Run.with()
                .env("LCOLLECTIONS_ACCOUNT", "404")
                .env("LCOLLECTIONS_LIMIT", "ten")
                .env("LCOLLECTIONS_BASE_URL", "https://relayer.invalid")
                .line("--network sandbox -a 10001 --limit 1 -o csv --columns id");
        assertEquals("id\n200\n", run.out(), run.toString());
    }

    @Test
    void baseUrlWinsOverNetworkWhereBothStandAlike() {
        Run.Result run = Run.with()
                .env("LCOLLECTIONS_BASE_URL", "https://relayer.invalid")
                .env("LCOLLECTIONS_NETWORK", "sandbox")
                .line("-a 10001");
        assertEquals(5, run.code(), run.toString());
        assertTrue(run.err().contains("relayer.invalid"), run.err());
    }

    @Test
    void wrongValueIsToldByItsVariable() {
        Run.Result run = Run.with().env("LCOLLECTIONS_LIMIT", "ten").args("-a", "1");
        assertEquals(2, run.code());
        assertEquals("lcollections: LCOLLECTIONS_LIMIT 'ten' is not a whole number from 1\n", run.err());
        Run.Result flag = Run.with().env("LCOLLECTIONS_NON_ZERO", "maybe").args("-a", "1");
        assertEquals("lcollections: LCOLLECTIONS_NON_ZERO 'maybe' is not true or false\n", flag.err());
    }

    @ParameterizedTest
    @CsvSource({"LCOLLECTIONS_NON_ZERO,--non-zero", "LCOLLECTIONS_NO_HEADER,--no-header", "LCOLLECTIONS_QUIET,-q"})
    void flagThatStandsAndIsTypedIsStillOn(String variable, String flag) {
        String answer = "{\"totalNum\":9,\"collections\":[{\"id\":1,\"count\":0},{\"id\":2,\"count\":5}]}";
        String[] typed = {"--input", "-", "-o", "csv", "--columns", "id", flag};
        Run.Result once = Run.with().stdin(answer).args(typed);
        Run.Result both = Run.with().env(variable, "1").stdin(answer).args(typed);
        assertEquals(once.out() + once.err(), both.out() + both.err(), both.toString());
        Run.Result standing = Run.with().env(variable, "1").stdin(answer).line("--input - -o csv --columns id");
        assertEquals(once.out() + once.err(), standing.out() + standing.err(), standing.toString());
    }

    @Test
    void wrongValueStopsNeitherWhatIsTypedNorHelp() {
        String answer = "{\"collections\":[{\"id\":1},{\"id\":2}]}";
        Run.Result typed =
                Run.with().env("LCOLLECTIONS_LIMIT", "ten").stdin(answer).line("list --input - --limit 1 -o ndjson");
        assertEquals("{\"id\":1}\n", typed.out(), typed.toString());
        for (String line : List.of("--help", "--version", "help", "help sandbox", "sandbox --help")) {
            Run.Result help = Run.with().env("LCOLLECTIONS_LIMIT", "ten").line(line);
            assertEquals(0, help.code(), help.toString());
        }
    }

    @Test
    void quietThatIsTypedIsQuiet() {
        Run.Result run = Run.with()
                .env("LCOLLECTIONS_VERBOSE", "1")
                .env("LCOLLECTIONS_DEBUG", "1")
                .line("--network sandbox -a 10001 -q");
        assertEquals("", run.err());
    }

    /** A flag that is off says nothing about how much is printed. */
    @Test
    void aFlagThatIsOffOverridesNoOther(@TempDir Path home) throws IOException {
        Path file = Files.createDirectories(home.resolve("lcollections")).resolve("config.toml");
        Files.writeString(file, "verbose = true\n");
        Run.Result run = Run.with()
                .env("XDG_CONFIG_HOME", home.toString())
                .env("LCOLLECTIONS_QUIET", "0")
                .line("--network sandbox -a 10001");
        assertTrue(run.err().contains("\nGET http://127.0.0.1:"), run.err());
    }

    @Test
    void serviceThatIsTypedWinsOverAStandingFile() {
        Run.Result run = Run.with()
                .env("LCOLLECTIONS_INPUT", "/nonexistent")
                .line("--network sandbox -a 10001 --limit 1 -o csv --columns id");
        assertEquals("id\n200\n", run.out(), run.toString());
    }

    @Test
    void emptyIsAsIfItWereNotThere() {
        Run.Result run = Run.with()
                .env("LCOLLECTIONS_LIMIT", "")
                .env("LOOPRING_API_KEY", "")
                .line("-a 1");
        assertEquals(3, run.code(), run.toString());
    }

    @Test
    void standingAccountIsNotAskedOfAFile() {
        Run.Result run = Run.with()
                .env("LCOLLECTIONS_ACCOUNT", "7")
                .stdin("{\"accountId\":8,\"collections\":[]}")
                .line("--input - -o json");
        assertEquals("{\"accountId\":8,\"collections\":[]}\n", run.out(), run.toString());
    }

    @Test
    void standingColumnsDoNotSpoilJson() {
        Run.Result run = Run.with()
                .env("LCOLLECTIONS_COLUMNS", "id")
                .stdin("{\"collections\":[]}")
                .line("--input - -o json");
        assertEquals("{\"collections\":[]}\n", run.out(), run.toString());
    }
}
