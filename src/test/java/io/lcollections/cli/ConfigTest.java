package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Run;
import io.lcollections.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code config}: what it writes and shows, and how the key is asked for; and what configured defaults do, or are refused for. */
class ConfigTest {
    @TempDir
    private Path home;

    private Path file;

    private static final String KEY = KeySecrecyTest.KEY;

    @BeforeEach
    void namePlace() {
        file = home.resolve("lcollections/config.toml");
    }

    private Run with() {
        return Run.with().env("XDG_CONFIG_HOME", home.toString());
    }

    @Test
    void whatCannotBeWrittenIsTold() {
        Run.with()
                .line("config set account 1")
                .fails(2, "the configuration '/dev/null/lcollections/config.toml' cannot be written: ");
    }

    @Test
    void whatStandsInAFileIsShownSafely() throws IOException {
        Run.with().config(home, "api-key-command = \"x\\u001b[31m\\ny\"");
        for (String words : new String[] {"list", "get api-key-command"}) {
            String out = with().terminal(80).line("config " + words).out();
            assertFalse(out.contains("\u001b"), out);
            assertTrue(out.contains("x\\u{1b}[31m\\ny"), out);
        }
    }

    private record Typed(boolean canHide, List<String> done) implements Terminal {
        Typed(boolean canHide) {
            this(canHide, new ArrayList<>());
        }

        @Override
        public boolean isTerminal(int stream) {
            return stream != STDOUT;
        }

        @Override
        public boolean isStdoutPipe() {
            return true;
        }

        @Override
        public int width(int stream) {
            return 80;
        }

        @Override
        public boolean disableEcho(Runnable resumed) {
            done.add("hidden");
            return canHide;
        }

        @Override
        public void restoreEcho() {
            done.add("shown");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, KEY;more", "0, KEY", "2, ;", "2, a b;", "2, ''"})
    void keyIsAskedForAtATerminalWhichShowsItselfAgain(int code, String typed) {
        Typed terminal = new Typed(true);
        List<Runnable> atExit = new ArrayList<>();
        Run.Result run = with().at(terminal)
                .atExit(atExit::add)
                .stdin(typed.replace("KEY", KEY).replace(';', '\n'))
                .line("config set api-key");
        run.expectCode(code);
        assertTrue(run.err().startsWith("API key (it is not shown): \n"), run.err());
        run.expectOut("");
        assertEquals(List.of("hidden", "shown"), terminal.done);
        assertEquals(code == 0, Files.exists(file));
        atExit.forEach(Runnable::run);
        assertEquals(List.of("hidden", "shown", "shown"), terminal.done, "what Ctrl-C runs");
    }

    @Test
    void keyIsNotAskedForWhereItWouldBeShown() {
        Run.Result run = with().at(new Typed(false)).stdin(KEY).args("config", "set", "api-key");
        run.fails(2, "this terminal cannot hide what is typed");
        assertFalse(run.err().contains("API key ("), run.err());
    }

    private static final String ROWS = "{\"totalNum\":5,\"collections\":[{\"id\":1,\"count\":0},{\"id\":2,\"count\":1},"
            + "{\"id\":3,\"count\":1},{\"id\":4,\"count\":1},{\"id\":5,\"count\":1}]}";

    private Run configured(String text) throws IOException {
        return Run.with().config(home, text == null ? "" : text).stdin(ROWS);
    }

    @Test
    void everyFormOfAValueIsTaken() throws IOException {
        Run.Result run = configured(
                        "account = 10001;output = 'csv';columns = [\"id\", \"count\"];non-zero = true;limit = 2;"
                                + "rate = 2.5;no-header = \"yes\";quiet = 1;timeout = '1m';port = 8080;seed = 7")
                .line("--input -");
        run.expectOut("2,1\n3,1\n").expectMessages("");
    }

    @Test
    void everyOptionCanComeFromTheEnvironment() {
        Run.Result run = Run.with()
                .envLine("LCOLLECTIONS_ACCOUNT=10001 LCOLLECTIONS_NETWORK=sandbox LCOLLECTIONS_OUTPUT=csv"
                        + " LCOLLECTIONS_COLUMNS=id LCOLLECTIONS_NO_HEADER=1 LCOLLECTIONS_NON_ZERO=true"
                        + " LCOLLECTIONS_LIMIT=2 LCOLLECTIONS_OFFSET=1 LCOLLECTIONS_QUIET=yes LCOLLECTIONS_TIMEOUT=1m")
                .args();
        run.expectOut("589\n978\n").expectMessages("");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/order-of-defaults.csv", delimiter = '|', quoteCharacter = '`')
    void whatIsTypedComesBeforeEnvironmentBeforeProfileBeforeFile(String variables, String typed, String ids)
            throws IOException {
        Run run = configured("output = 'csv';no-header = true;columns = 'id';limit = 1;profile = 'p';input = '-';"
                + "[profiles.p];limit = 2;[profiles.q];limit = 3;[profiles.none]");
        run.envLine(variables).line(typed).expectOut(ids.replace(',', '\n') + "\n");
    }

    /** Options that answer the same question: the stronger place decides, and at the same place the base URL does. */
    @ParameterizedTest
    @CsvFileSource(resources = "/stronger-defaults.csv", delimiter = '|', quoteCharacter = '`')
    void theStrongerPlaceDecides(String text, String variables, String typed, int code) throws IOException {
        Run run = configured("account = 10001;retries = 0;" + (text == null ? "" : text));
        assertEquals(code, run.envLine(variables).line(typed).code(), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            verbose = true|LCOLLECTIONS_QUIET=1||true
            verbose = true;debug = true||-q|true
            |LCOLLECTIONS_VERBOSE=1 LCOLLECTIONS_DEBUG=1|-q|true
            quiet = true;[profiles.p];verbose = true||--profile p|false
            verbose = true|LCOLLECTIONS_QUIET=0||false
            """)
    void howMuchIsSaidIsDecidedByTheStrongestPlace(String text, String variables, String typed, boolean isQuiet)
            throws IOException {
        Run run = configured("network = 'sandbox';account = 10001;" + (text == null ? "" : text));
        Run.Result result = run.envLine(variables).line(typed);
        assertEquals(isQuiet, result.err().isEmpty(), result.toString());
        assertEquals(!isQuiet, result.err().contains("GET "), result.toString());
    }

    @ParameterizedTest
    @CsvSource({"LCOLLECTIONS_NON_ZERO,--non-zero", "LCOLLECTIONS_NO_HEADER,--no-header", "LCOLLECTIONS_QUIET,-q"})
    void aFlagThatIsSetAndTypedIsStillOn(String variable, String flag) throws IOException {
        String line = "--input - -o csv --columns id";
        Run.Result typed = configured("").line(line + " " + flag);
        Run.Result both = configured("").env(variable, "1").line(line + " " + flag);
        Run.Result configured = configured("").env(variable, "1").line(line);
        assertEquals(typed.out() + typed.err(), both.out() + both.err(), both.toString());
        assertEquals(typed.out() + typed.err(), configured.out() + configured.err(), configured.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"LCOLLECTIONS_ACCOUNT=7", "LCOLLECTIONS_COLUMNS=id"})
    void savedDocumentsAreNotChanged(String variable) {
        String document = "{\"accountId\":8,\"collections\":[]}";
        Run.with().envLine(variable).stdin(document).line("--input - -o json").expectOut(document + "\n");
    }

    /** A {@code ~/} that no shell has replaced: behind {@code =}, in quotes, in variables of cron and systemd. */
    @ParameterizedTest
    @CsvSource({
        "'', --input=~/p.json",
        "'', --input ~/p.json",
        "'', --input=~/p.json --config ~/c.toml",
        "LCOLLECTIONS_CONFIG=~/c.toml, ''",
        "'', --config=~/c.toml"
    })
    void theHomeFolderIsReplaced(String variable, String options) throws IOException {
        Files.writeString(home.resolve("p.json"), ROWS);
        Files.writeString(home.resolve("c.toml"), "input = '~/p.json'\n");
        Run run = Run.with().env("HOME", home.toString()).envLine(variable.isEmpty() ? null : variable);
        run.line(("-q --limit 1 --no-header -o csv --columns id " + options).strip())
                .expectOut("1\n");
        run.line("diff ~/p.json ~/p.json -q").expectCode(0);
        run.line("config set port 5 --config=~/new.toml");
        assertEquals("port = 5\n", Files.readString(home.resolve("new.toml")));
        assertTrue(Files.notExists(Path.of("~")));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/wrong-configurations.csv", delimiter = '|', quoteCharacter = '`')
    void whatIsWrongIsToldWithItsFileAndLine(String text, String message, String part) throws IOException {
        Run.Result result = configured(text).line("-a 1");
        Path file = home.resolve("lcollections/config.toml");
        String expected = "lcollections: " + file + message.replace("FILE", file.toString()) + "\n";
        assertTrue(result.err().startsWith(expected), result.err());
        String hint = result.err().substring(expected.length());
        String cwd = Path.of("").toAbsolutePath().toString();
        assertTrue(part == null ? hint.isEmpty() : hint.contains(part.replace("CWD", cwd)), hint);
        result.expectCode(2);
    }

    @Test
    void aFileThatIsNamedIsUsedAlone() throws IOException {
        configured("account = 1")
                .line("--profile work")
                .fails(2, "--profile 'work': there is no such profile in '" + home);
        Path other = Files.writeString(home.resolve("other.toml"), "network = 'sandbox'\nlimit = 1\noutput = 'csv'\n");
        Run run = configured("network = 'x'");
        run.line("-a 10001 --config " + other).expectCode(0);
        run.env("LCOLLECTIONS_CONFIG", other.toString()).line("-a 10001").expectCode(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--version",
                "--help",
                "list --help",
                "help list",
                "completion bash",
                "help",
                "sandbox --help",
                "config path"
            })
    void aWrongFileOrVariableStopsNoneOfThese(String line) throws IOException {
        configured("not toml").env("LCOLLECTIONS_LIMIT", "ten").line(line).expectCode(0);
    }

    /** The URL is kept with a slash at its end. */
    @ParameterizedTest
    @CsvFileSource(resources = "/gateways.csv", delimiter = '|', quoteCharacter = '`')
    void theGatewayLeadsToThePicturesOfAPage(String gateway, String shown) {
        String cid = "QmUmG1TkJEfJ8AgvmoydpZRacB66ChGMCn5hkj6i2uuxvs";
        Run.Result run = Run.with()
                .stdin("{\"collections\":[{\"id\":1,\"avatar\":\"ipfs://" + cid + "\"}]}")
                .env("LCOLLECTIONS_IPFS_GATEWAY", gateway)
                .line("--input - -o html");
        run.expectOutPart("<img src=\"" + shown + cid + "\"");
    }
}
