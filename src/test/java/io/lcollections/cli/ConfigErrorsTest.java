package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.support.Expect;
import io.lcollections.support.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a configuration file, and whom it stops. */
class ConfigErrorsTest {
    @TempDir
    private Path home;

    private Path file;

    @BeforeEach
    void makeFolder() throws IOException {
        file = Files.createDirectories(home.resolve("lcollections")).resolve("config.toml");
    }

    private Run with(String... lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
        return Run.with().env("XDG_CONFIG_HOME", home.toString()).env("HOME", "/home/x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit = 'ten'|:1: limit 'ten' is not a whole number from 1|",
                "account = 1;;network = 'mainet'|:3: network 'mainet' is not one of mainnet, testnet, sandbox|did you mean mainnet?",
                "non-zero = 'maybe'|:1: non-zero 'maybe' is not true or false|",
                "# x;netwrok = 'x'|:2: there is no setting 'netwrok'|did you mean network?",
                "[profiles.work];acount = 1|:2: there is no setting 'acount'|did you mean account?",
                "[work];account = 1|:2: 'work.account' is not a setting|settings are at the top level or in a table [profiles.NAME]",
                "profiles.work = 1|:1: 'profiles.work' is not a setting|settings are at the top level or in a table [profiles.NAME]",
                "config = 'x'|:1: there is no setting 'config'|lcollections config list shows all settings",
                "[profiles.a];profile = 'b'|:2: a profile cannot choose another profile|",
                "profile = 'wrok';[profiles.work]|:1: profile 'wrok': there is no such profile in 'FILE'|did you mean work?",
                "account = |:1: invalid TOML: unexpected end of line, expected a value|write NAME = VALUE, with text in quotes: network = \"sandbox\"",
                "input = 'x.json'|:1: input 'x.json' depends on the current folder|did you mean CWD/x.json?",
                "api-key = 'abcdefghijklmnop';api-key-command = 'x'|:2: api-key-command and api-key are both set|keep one of the two",
                "api-key-command = 'x';api-key-file = '/x'|:2: api-key-file and api-key-command are both set|keep one of the two"
            })
    void whatIsWrongIsToldWithItsFileAndLine(String text, String message, String hint) throws IOException {
        Run run = with(text.replace(';', '\n'));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Run.Result result = run.args("-a", "1");
        String expected = "lcollections: " + file + message.replace("FILE", file.toString()) + "\n"
                + (hint == null
                        ? ""
                        : "  hint: "
                                + hint.replace(
                                        "CWD", Path.of("").toAbsolutePath().toString()) + "\n");
        assertEquals(expected, result.err());
        assertEquals(2, result.code());
    }

    @Test
    void aFileThatIsNamedMustBeThere() throws IOException {
        Expect.failure(
                2,
                "--config 'none.toml' cannot be read: there is no such file",
                Run.with().args("-a", "1", "--config", "none.toml"));
        Expect.failure(
                2,
                "LCOLLECTIONS_CONFIG 'none.toml' cannot be read",
                Run.with().env("LCOLLECTIONS_CONFIG", "none.toml").args("-a", "1"));
        Expect.failure(
                2,
                "--profile 'work': there is no such profile in '" + file + "'",
                with("account = 1").args("--profile", "work"));
        Expect.failure(
                2,
                "LCOLLECTIONS_PROFILE 'work': there is no such profile",
                Run.with().env("LCOLLECTIONS_PROFILE", "work").args("-a", "1"));
        Path other = Files.writeString(home.resolve("other.toml"), "network = 'sandbox'\nlimit = 1\noutput = 'csv'\n");
        assertEquals(
                0,
                with("network = 'x'")
                        .env("LCOLLECTIONS_CONFIG", other.toString())
                        .args("-a", "10001")
                        .code());
        assertEquals(
                0,
                with("network = 'x'")
                        .env("LCOLLECTIONS_CONFIG", "none")
                        .args("-a", "10001", "--config", other.toString())
                        .code());
    }

    @ParameterizedTest
    @CsvSource({"--version", "--help", "list --help", "help list", "completion bash", "sandbox --help", "config path"})
    void aWrongFileStopsNoneOfThese(String line) throws IOException {
        Run.Result run = with("not toml").args(line.split(" "));
        assertEquals(0, run.code(), run.toString());
    }
}
