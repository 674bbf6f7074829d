package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Expect;
import io.lcollections.support.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Defaults from the configuration file, what comes before them, and errors in the file. */
class ConfigDefaultsTest {
    /** Five rows, of which the first has a count of 0. */
    private static final String ROWS = "{\"totalNum\":5,\"collections\":[{\"id\":1,\"count\":0},{\"id\":2,\"count\":1},"
            + "{\"id\":3,\"count\":1},{\"id\":4,\"count\":1},{\"id\":5,\"count\":1}]}";

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

    private static Run.Result rows(Run run, String... more) {
        return run.stdin(ROWS).given("--input", "-").args(more);
    }

    @Test
    void everyFormOfAValueIsTaken() throws IOException {
        Run.Result run = rows(with(
                "account = 10001",
                "output = 'csv'",
                "columns = [\"id\", \"count\"]",
                "non-zero = true",
                "limit = 2",
                "rate = 2.5",
                "no-header = \"yes\"",
                "quiet = 1",
                "timeout = '1m'"));
        assertEquals("2,1\n3,1\n", run.out(), run.toString());
        assertEquals("", run.err());
    }

    @Test
    void whatIsTypedComesBeforeEnvironmentBeforeProfileBeforeFile() throws IOException {
        List<String> text = List.of(
                "output = 'csv'",
                "no-header = true",
                "columns = 'id'",
                "limit = 1",
                "profile = 'p'",
                "[profiles.p]",
                "limit = 2",
                "[profiles.q]",
                "limit = 3",
                "[profiles.none]");
        String[] lines = text.toArray(String[]::new);
        assertEquals("1\n2\n", rows(with(lines)).out(), "the profile that the file chooses");
        assertEquals("1\n", rows(with(lines), "--profile", "none").out());
        assertEquals("1\n", rows(with(lines), "--profile=").out());
        assertEquals("1\n2\n3\n", rows(with(lines), "--profile", "q").out());
        assertEquals(
                "1\n2\n3\n", rows(with(lines).env("LCOLLECTIONS_PROFILE", "q")).out());
        assertEquals(
                "1\n2\n",
                rows(with(lines).env("LCOLLECTIONS_PROFILE", "q"), "--profile", "p")
                        .out());
        Run limit = with(lines).env("LCOLLECTIONS_LIMIT", "4");
        assertEquals("1\n2\n3\n4\n", rows(limit).out());
        assertEquals(
                "1\n",
                rows(with(lines).env("LCOLLECTIONS_LIMIT", "4"), "--limit", "1").out());
    }

    /** Options that answer the same question: the stronger place decides, and at the same place the base URL does. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "base-url = 'http://127.0.0.1:1'|LCOLLECTIONS_NETWORK=sandbox||0",
                "base-url = 'http://127.0.0.1:1'||--network sandbox|0",
                "base-url = 'http://127.0.0.1:1';profile = 'p';[profiles.p];network = 'sandbox'|||0",
                "base-url = 'http://127.0.0.1:1';network = 'sandbox'|||5",
                "network = 'sandbox'|LCOLLECTIONS_BASE_URL=http://127.0.0.1:1||5",
                "network = 'sandbox';profile = 'p';[profiles.p];base-url = 'http://127.0.0.1:1'|||5",
                "input = '/none'|LCOLLECTIONS_NETWORK=sandbox||0",
                "input = '/none';profile = 'p';[profiles.p];network = 'sandbox'|||0",
                "input = '/none';network = 'sandbox'|||2",
                "base-url = 'http://127.0.0.1:1'|LCOLLECTIONS_INPUT=/none||2",
                "network = 'sandbox'|LCOLLECTIONS_ACCOUNTS_FILE=/none||2",
                "network = 'sandbox'|LCOLLECTIONS_ACCOUNTS_FILE=/none|-a 10001|0",
                "network = 'sandbox';accounts-file = '/none'|LCOLLECTIONS_ACCOUNT=10001||0",
                "network = 'sandbox';accounts-file = '/none'|||2"
            })
    void theStrongerPlaceDecides(String text, String variable, String typed, int code) throws IOException {
        String lines = "account = 10001\nretries = 0\n" + text.replace(';', '\n');
        Run run = with(lines);
        if (variable != null) {
            run.env(variable.split("=")[0], variable.split("=")[1]);
        }
        assertEquals(
                code, run.args(typed == null ? new String[0] : typed.split(" ")).code(), text);
    }

    @Test
    void howMuchIsSaidIsDecidedByTheStrongestPlace() throws IOException {
        assertEquals(
                "",
                with("verbose = true")
                        .env("LCOLLECTIONS_QUIET", "1")
                        .line("--network sandbox -a 10001")
                        .err());
        assertEquals(
                "",
                with("verbose = true", "debug = true")
                        .line("--network sandbox -a 10001 -q")
                        .err());
        assertTrue(with("quiet = true", "[profiles.p]", "verbose = true")
                .line("--profile p --network sandbox -a 10001")
                .err()
                .contains("GET "));
    }

    @Test
    void anEmptyTextTakesAwayWhatStandsFurtherDown() throws IOException {
        Run.Result run = with(
                        "account = 10001",
                        "base-url = 'http://127.0.0.1:1'",
                        "network = 'sandbox'",
                        "limit = 1",
                        "[profiles.p]",
                        "base-url = ''")
                .line("--profile p");
        assertEquals(0, run.code(), run.toString());
    }

    @Test
    void filesBeginAtHome() throws IOException {
        Run.Result run = with("input = '~/none.json'").args();
        Expect.failure(2, "'/home/x/none.json' cannot be read: there is no such file", run);
    }

    @Test
    void settingsOfOtherCommandsAreFine() throws IOException {
        Run.Result run = rows(with("port = 8080", "seed = 7"), "-o", "csv", "--columns", "id", "--limit", "1");
        assertEquals("id\n1\n", run.out(), run.toString());
        Expect.failure(
                2, "port 'x' is not a port", with("account = 1", "port = 'x'").args("sandbox"));
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
                "account = 1;limit = 5;account = 2|:3: invalid TOML: 'account' is in the file twice|keep one of the two",
                "[profiles.w];[profiles.w]|:2: invalid TOML: 'profiles.w' is in the file twice|keep one of the two",
                "non-zero = True|:1: invalid TOML: 'non-zero' has an invalid value: True|text is in quotes, true and false are in lower case: network = \"sandbox\"",
                "network = sandbox|:1: invalid TOML: 'network' has an invalid value: sandbox|text is in quotes, true and false are in lower case: network = \"sandbox\"",
                "network = \"sandbox|:1: invalid TOML: 'network' has an invalid value: \"sandbox|a list ends with ], and text with the quotes that it begins with",
                "api-key = Zq7Xw3Kj9V|:1: invalid TOML: 'api-key' has an invalid value|text is in quotes, true and false are in lower case: network = \"sandbox\"",
                "account = |:1: invalid TOML: 'account' has no value|text is in quotes, true and false are in lower case: network = \"sandbox\"",
                "base-url = http://x|:1: invalid TOML: 'base-url' has an invalid value: http://x|text is in quotes, true and false are in lower case: network = \"sandbox\"",
                "base-url = http://me:pw@x|:1: invalid TOML: 'base-url' has an invalid value|text is in quotes, true and false are in lower case: network = \"sandbox\"",
                "limit = 5,|:1: invalid TOML: 'limit' has an invalid value: 5,|only a # comment may follow a value; text is in quotes, true and false are in lower case: network = \"sandbox\"",
                "output = “csv”|:1: invalid TOML: 'output' has an invalid value: “csv”|quotes are straight, true and false are in lower case: network = \"sandbox\"",
                "limit: 5|:1: invalid TOML: the line is neither NAME = VALUE nor [TABLE]: limit: 5|a value follows '=': limit = 5",
                "api-key Zq7Xw3Kj9V|:1: invalid TOML: the line is neither NAME = VALUE nor [TABLE]|a value follows '=': limit = 5",
                "// x|:1: invalid TOML: the line is neither NAME = VALUE nor [TABLE]: // x|comments begin with #",
                "[profiles.a b]|:1: invalid TOML: the line is neither NAME = VALUE nor [TABLE]: [profiles.a b]|a table is [profiles.NAME], with quotes around a name with blanks: [profiles.\"my work\"]",
                "limit = 1;account = [1,;2;|:2: invalid TOML: 'account' has an invalid value: [1,|a list ends with ], and text with the quotes that it begins with",
                "output = \"a\\qb\"|:1: invalid TOML: 'output' has an invalid value|a backslash starts an escape in \"…\"; text in '…' takes it as it is",
                "rate = 1e999|:1: invalid TOML: 'rate' has an invalid value: 1e999|the number is too large; text and addresses are in quotes",
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
                Run.with().line("-a 1 --config none.toml"));
        Expect.failure(
                2,
                "LCOLLECTIONS_CONFIG 'none.toml' cannot be read",
                Run.with().env("LCOLLECTIONS_CONFIG", "none.toml").line("-a 1"));
        Expect.failure(
                2,
                "--profile 'work': there is no such profile in '" + file + "'",
                with("account = 1").line("--profile work"));
        Expect.failure(
                2,
                "LCOLLECTIONS_PROFILE 'work': there is no such profile",
                Run.with().env("LCOLLECTIONS_PROFILE", "work").line("-a 1"));
        Path other = Files.writeString(home.resolve("other.toml"), "network = 'sandbox'\nlimit = 1\noutput = 'csv'\n");
        assertEquals(
                0,
                with("network = 'x'")
                        .env("LCOLLECTIONS_CONFIG", other.toString())
                        .line("-a 10001")
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
        Run.Result run = with("not toml").line(line);
        assertEquals(0, run.code(), run.toString());
    }
}
