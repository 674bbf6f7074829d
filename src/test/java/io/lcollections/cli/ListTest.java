package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListTest {
    @Test
    void rootAndListAreTheSame() {
        String query = "--network sandbox -a 10001 --limit 3 -o ndjson -q";
        Run.Result root = Run.with().line(query);
        assertEquals(root.out(), Run.with().line("list " + query).out());
        assertEquals(3, root.out().lines().count(), root.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "0 | 20 of 137 collections; --all fetches every one",
                "20 --limit 500 | 50 of 137 collections from offset 20; --all fetches every one",
                "130 | -",
                "500 | no collections from offset 500 on: there are 137"
            })
    void pageThatIsNotAllSaysSo(String offset, String note) {
        Run.Result run = Run.with().line("--network sandbox -a 10001 --offset " + offset);
        String sandbox = "sandbox: generated data from a built-in server, not the service\n";
        assertEquals(note == null ? sandbox : sandbox + note + "\n", run.err());
    }

    @Test
    void serviceThatGivesNoTotalLeavesItOpen() {
        Run.Result one = Run.with().served(ScriptedServer.json("{\"collections\":[{\"id\":1}]}"), "-a 1 -o json");
        assertEquals("{\"accountId\":1,\"collections\":[{\"id\":1}]}\n", one.out(), one.toString());
        assertEquals("1 collection and no total: there may be more; --all fetches every one\n", one.err());
        String none = ScriptedServer.json("{\"totalNum\":null,\"collections\":null}");
        assertEquals(
                "no collections\n", Run.with().served(none, "-a 1 -o ndjson").err());
    }

    @Test
    void accountThatDoesNotExist() {
        Run.Result run = Run.with().args("--network", "sandbox", "-a", "404", "-q");
        assertEquals(4, run.code());
        assertEquals(
                "lcollections: the service refused: \"user not found\" (code 101002), HTTP 400\n"
                        + "  hint: check the account and the key: the service also sends this code for a wrong key\n",
                run.err());
    }

    @Test
    void rawIsWhatTheServerSent() throws IOException {
        String body = "{ \"collections\" :\r\n [ ], \"totalNum\": 0, \"x\":\"\\u00e9é\" }";
        Run.Result run = Run.with().served(ScriptedServer.json(body), "-a 1 -o raw");
        assertEquals(body + "\n", run.out());
    }

    @Test
    void verboseTellsOfTheRequest() {
        Run.Result run = Run.with().args("--network", "sandbox", "-a", "10001", "--limit", "1", "-v", "-o", "json");
        assertTrue(
                run.err()
                        .matches("(?s).*\nGET http://127\\.0\\.0\\.1:\\d+/api/v3/user/collection/details"
                                + "\\?accountId=10001&limit=1: HTTP 200, \\d+ bytes, \\d+ ms\n.*"),
                run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "ndjson", "csv", "tsv", "markdown", "raw"})
    void outputThatIsNotTakenIsNeverBelievedWritten(String format) {
        String[] query = {"--network", "sandbox", "-a", "10001", "-q", "-o", format};
        Run.Result file = Run.with().stdoutFails("No space left on device").args(query);
        assertEquals(1, file.code(), file.toString());
        assertEquals("lcollections: cannot write to standard output: No space left on device\n", file.err());
        Run.Result pipe =
                Run.with().pipe().stdoutFails("Datenübergabe unterbrochen").args(query);
        assertEquals(141, pipe.code(), pipe.toString());
        assertEquals("", pipe.err());
    }

    @ParameterizedTest
    @CsvSource({"--help", "list --help", "help", "help sandbox", "sandbox -h", "-h list"})
    void helpGoesToStandardOutput(String line) {
        Run.Result run = Run.with().line(line);
        assertEquals(0, run.code(), run.toString());
        assertEquals("", run.err());
        assertTrue(run.out().startsWith("Usage: lcollections"), run.out());
        run.out().lines().forEach(text -> assertTrue(text.length() <= 80, text));
    }

    @ParameterizedTest
    @CsvSource({"--version", "-V", "list --version", "sandbox -V"})
    void versionNamesAllThatABugReportNeeds(String line) {
        Run.Result run = Run.with().line(line);
        assertTrue(
                run.out()
                        .matches("(?s)lcollections \\d+\\.\\d+\\.\\d+ \\(commit \\w+\\)\n.*"
                                + System.getProperty("java.runtime.version").replace("+", "\\+") + ".*"
                                + System.getProperty("os.name") + ".*"),
                run.toString());
        assertEquals(0, run.code());
    }

    @Test
    void faultOfOurOwnIsNoStackTrace() {
        Run.Result run = Run.with().stdout(faulty()).args("--version");
        assertEquals(1, run.code());
        assertEquals(
                "lcollections: internal error: java.lang.IllegalStateException: made\n  hint: please report it with the output of --debug\n",
                run.err());
        Run.Result debug = Run.with().stdout(faulty()).args("--network", "sandbox", "-a", "10001", "--debug");
        assertTrue(debug.err().contains("\n    at io.lcollections."), debug.err());
    }

    private static OutputStream faulty() {
        return new OutputStream() {
            @Override
            public void write(int octet) {
                throw new IllegalStateException("made");
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "-a 10001, 0", "-a 10001 --all -o raw, 0", "-a 10001 --offset 500, 1",
        "-a 10001 --offset 500 --all -o json, 1", "-a 10001 --offset 500 -o raw, 1", "-a 10001 --where false, 1",
        "-a 10001 --where false --all, 1", "-a 404, 4", "-a 10001 -a 10002, 0",
        "-a 10001 -a 10002 --where .owner==7, 1", "-a 10001 -a 404, 4", "-a 10001 -a 404 --offset 500, 4"
    })
    void exitCodeTellsWhetherSomethingWasListed(String args, int code) {
        Run.Result run = Run.with().line("--network sandbox --exit-code -q " + args);
        assertEquals(code, run.code(), run.toString());
    }

    /** The condition of {@code if}, as the README has it. */
    private static String[] tokenGate(String wallet, String contract) throws IOException {
        String recipe = Files.readString(Path.of("README.md"))
                .lines()
                .filter(line -> line.endsWith("; then echo welcome; fi"))
                .findFirst()
                .orElseThrow();
        return recipe.strip()
                .replaceFirst("if lcollections (.*) > /dev/null; then echo welcome; fi", "$1")
                .replace("\"$wallet\"", wallet)
                .replace("\"$contract\"", contract)
                .split(" ");
    }

    @ParameterizedTest
    @CsvSource({
        "10001, 0x2b77b5205fde50cfb7c8ec36a938f2464bcf26d3, 0", "10001, 0x00000000000000000000000000000000000000aa, 1",
        "404, 0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788, 4", "10001, 0x1abe, 2",
        "0x1abe, 0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788, 2"
    })
    void tokenGateOfTheReadme(String wallet, String contract, int code) throws IOException {
        Run.Result run = Run.with().env("LCOLLECTIONS_NETWORK", "sandbox").args(tokenGate(wallet, contract));
        assertEquals(code, run.code(), run.toString());
    }

    @ParameterizedTest
    @CsvSource({"401, 3", "500, 5", "400, 4"})
    void tokenGateOfTheReadmeIsClosedOnAnError(int status, int code) throws IOException {
        String[] gate = tokenGate("10001", "0x1abe8e24312e9fe614b5c9c67b472b3ecb3b8788");
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.answer(status, "text/plain", ""))) {
            Run run = Run.with().env("LCOLLECTIONS_BASE_URL", server.base()).env("LOOPRING_API_KEY", "key");
            assertEquals(code, run.env("LCOLLECTIONS_RETRIES", "0").args(gate).code());
        }
    }
}
