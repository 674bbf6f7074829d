package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What is typed arrives in the program unchanged, and its exit code comes back. */
class ArgumentsIT {
    static final String[] AWKWARD = {
        "a b*", "*", "", " ", "  two  spaces ", "'single' \"double\" `back`", "$HOME ${PATH} $(id)", "-", "~", "[a-z]?"
    };

    static final String[] BEYOND_ASCII = {"naïve Straße", "理科生的相册", "👩🏿‍🚀 🇯🇵", "عناقيد الضوء", "𝔉𝔯𝔞"};

    @TempDir
    private Path directory;

    @BeforeEach
    void filesThatAPatternWouldFind() throws IOException {
        Files.createFile(directory.resolve("a"));
        Files.createFile(directory.resolve("a bc"));
    }

    @ParameterizedTest
    @FieldSource("AWKWARD")
    void anArgumentIsNotTouchedByTheShell(String argument) throws IOException {
        expectToArrive(Program.launcher("--limit", argument), argument);
    }

    @ParameterizedTest
    @FieldSource("BEYOND_ASCII")
    void anArgumentMayBeInAnyLanguage(String argument) throws IOException {
        assumeArgumentsAreUtf8();
        expectToArrive(Program.launcher("--limit", argument), argument);
    }

    @ParameterizedTest
    @FieldSource("BEYOND_ASCII")
    void anArgumentMayBeInAnyLanguageInTheLocaleOfContainers(String argument) throws IOException {
        assumeArgumentsAreUtf8();
        expectToArrive(Program.launcher("--limit", argument).without("LANG"), argument);
        expectToArrive(Program.launcher("--limit", argument).env("LC_ALL", "C"), argument);
        expectToArrive(Program.launcher("--limit", argument).env("LC_CTYPE", "POSIX"), argument);
    }

    @ParameterizedTest
    @CsvSource({"C.UTF-8", "C"})
    void aFileIsFoundByANameInAnyLanguage(String locale) throws IOException {
        assumeArgumentsAreUtf8();
        Path file = Files.writeString(directory.resolve("相册.json"), "{\"id\":1,\"count\":1}");
        Program.launcher("--input", file.toString(), "-o", "json")
                .env("LC_ALL", locale)
                .run()
                .expectCode(0)
                .expectNoMessages();
    }

    /** The launcher sets the encoding where the user has none, and must leave the order of text alone. */
    @ParameterizedTest
    @CsvSource({"LC_COLLATE, a ä z", "LC_TIME, a z ä"})
    void theOrderOfTextStaysTheUsers(String variable, String order) throws IOException {
        Path file = Files.writeString(
                directory.resolve("rows.json"),
                "{\"id\":1,\"name\":\"z\"}\n{\"id\":2,\"name\":\"ä\"}\n{\"id\":3,\"name\":\"a\"}\n");
        Outcome outcome = Program.launcher(
                        "--input", file.toString(), "-o", "csv", "--columns", "name", "--no-header", "--sort", "name")
                .without("LANG")
                .env(variable, "de_DE.UTF-8")
                .run()
                .expectCode(0)
                .expectNoMessages();
        assertEquals(order, outcome.text().strip().replace('\n', ' '));
    }

    @Test
    void optionsOfTheJvmAreWordsAndNoPatterns() throws IOException {
        Files.createFile(directory.resolve("-Dos.version=found"));
        Outcome outcome = Program.launcher("--version")
                .env("LCOLLECTIONS_JAVA_OPTS", "-Dos.name=First   -Dos.version=*\t-Dos.arch=Third")
                .in(directory)
                .run()
                .expectCode(0)
                .expectNoMessages();
        assertEquals(
                "First *, Third", outcome.text().lines().skip(2).findFirst().orElse(""), outcome::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "0, --network sandbox --account 10001 -q",
        "2, --no-such-option",
        "3, --account 10001",
        "4, --network sandbox --account 404",
        "6, --input /dev/null"
    })
    void theExitCodeComesBack(int code, String line) throws IOException {
        Program.launcher(line.split(" ")).run().expectCode(code);
    }

    @Test
    void theExitCodeOfAServiceThatIsNotThereComesBack() throws IOException {
        int port;
        try (ServerSocket closedAgain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closedAgain.getLocalPort();
        }
        Program.launcher("--account", "10001", "--base-url", "http://127.0.0.1:" + port)
                .run()
                .expectCode(5);
    }

    private static void assumeArgumentsAreUtf8() {
        String encoding = System.getProperty("sun.jnu.encoding");
        assumeTrue("UTF-8".equals(encoding), "these tests hand on arguments and names of files in " + encoding);
    }

    private void expectToArrive(Program program, String argument) throws IOException {
        Outcome outcome = program.in(directory).run().expectCode(2);
        assertTrue(outcome.err().startsWith("lcollections: --limit '" + argument + "' is not "), outcome::toString);
    }
}
