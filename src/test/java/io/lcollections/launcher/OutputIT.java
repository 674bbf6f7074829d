package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What standard output gets, on every JDK, and what happens when it does not take it. */
class OutputIT {
    private static final int MANY_ROWS = 20_000;

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.lcollections.launcher.Jdks#all")
    void theVersionIsThreeLinesAndNothingElse(Path jdk) throws IOException {
        Outcome outcome = quiet(jdk, "--version");
        List<String> lines = outcome.text().lines().toList();
        assertEquals(3, lines.size(), outcome::toString);
        assertTrue(lines.get(0).matches("lcollections [0-9.]+ \\(commit [0-9a-z]+\\)"), outcome::toString);
        assertTrue(lines.get(1).contains(" " + Jdks.version(jdk)), outcome::toString);
        assertTrue(outcome.text().endsWith("\n"), outcome::toString);
    }

    @ParameterizedTest
    @MethodSource("io.lcollections.launcher.Jdks#all")
    void theHelpIsTheSameEverywhere(Path jdk) throws IOException {
        Outcome outcome = quiet(jdk, "--help");
        assertTrue(outcome.text().startsWith("Usage: lcollections "), outcome::toString);
        assertTrue(outcome.text().contains("--account"), outcome::toString);
        Outcome ours = quiet(Path.of(System.getProperty("java.home")), "help");
        assertEquals(ours.text(), outcome.text(), outcome::toString);
    }

    @ParameterizedTest
    @MethodSource("io.lcollections.launcher.Jdks#all")
    void aQueryPrintsItsDocumentAndNothingElse(Path jdk) throws IOException {
        Outcome outcome = quiet(jdk, "--network", "sandbox", "--account", "10001", "--limit", "3", "-o", "json", "-q");
        JsonNode document = json.readTree(outcome.out());
        assertEquals(137, document.path("totalNum").asInt(), outcome::toString);
        assertEquals(
                List.of("Otters of the Rollup", "理科生的相册", "Cats, Dogs & \"Friends\""),
                document.path("collections").findValuesAsText("name"),
                outcome::toString);
        // Compact, in UTF-8, with one newline, and not a byte besides.
        byte[] expected = (json.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(expected, outcome.out(), outcome::toString);
    }

    @Test
    void theSandboxHasDigitsOfJson() throws IOException {
        Outcome outcome = Program.launcher(
                        "--network", "sandbox", "-a", "10001", "--limit", "1", "-o", "csv", "--columns", "id", "-q")
                .env("LCOLLECTIONS_JAVA_OPTS", "-Duser.language=fa -Duser.region=IR")
                .run()
                .expectCode(0);
        assertEquals("id\n200\n", outcome.text(), outcome::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "json", "csv", "table"})
    void aReaderThatGoesAwayEndsEveryFormat(String format) throws IOException {
        // A byte, because json is one line.
        Outcome outcome = Program.shell(
                        "\"$0\" --input \"$1\" -o \"$2\" | head -c 1 >/dev/null; echo \"${PIPESTATUS[0]}\"",
                        manyRows().toString(),
                        format)
                .run()
                .expectNoMessages();
        assertEquals("141\n", outcome.text(), outcome::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "--help", "-o ndjson", "-o json", "-o csv", "-o table"})
    void aFullDiskIsAnErrorWithItsReason(String words) throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "only Linux has /dev/full");
        String[] line = (words + (words.startsWith("-o") ? " --input " + manyRows() : "")).split(" ");
        Outcome outcome = Program.launcher(line).outputTo(full).run().expectCode(1);
        String message = "lcollections: cannot write to standard output: No space left on device\n";
        assertEquals(message, outcome.err(), outcome::toString);
    }

    private Path manyRows() throws IOException {
        String rows = IntStream.range(0, MANY_ROWS)
                .mapToObj(id -> "{\"id\":" + id + ",\"name\":\"Row " + id + "\",\"count\":1}\n")
                .collect(Collectors.joining());
        return Files.writeString(directory.resolve("rows.ndjson"), rows);
    }

    /** A run without a word on standard error; from Java 24 on, a library can bring warnings there. */
    private static Outcome quiet(Path jdk, String... args) throws IOException {
        return Program.launcher(args).env("JAVA_HOME", jdk).run().expectCode(0).expectNoMessages();
    }
}
