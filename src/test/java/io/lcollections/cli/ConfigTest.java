package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lcollections.support.Expect;
import io.lcollections.support.Run;
import io.lcollections.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code config}: what it writes and shows, what it refuses, and how the key is asked for. */
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

    private Run.Result config(String words) {
        return with().line("config " + words);
    }

    private void write(String text) throws IOException {
        Run.with().config(home, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "account 10001|account = 10001|10001",
                "network sandbox|network = \"sandbox\"|sandbox",
                "non-zero yes|non-zero = true|true",
                "wide off|wide = false|false",
                "columns id,name|columns = \"id,name\"|id,name",
                "sort -count,name|sort = \"-count,name\"|-count,name",
                "rate 2.50|rate = 2.50|2.50",
                "timeout 90s|timeout = \"90s\"|90s",
                "base-url https://r.example/x|base-url = \"https://r.example/x\"|https://r.example/x",
                "input /tmp/a\"b\\c|input = \"/tmp/a\\\"b\\\\c\"|/tmp/a\"b\\c",
                "port 8080|port = 8080|8080",
                "api-key-command pass|api-key-command = \"pass\"|pass"
            })
    void whatIsSetIsWrittenAndHolds(String words, String line, String value) throws IOException {
        Run.Result set = config("set " + words);
        String name = words.split(" ")[0];
        assertEquals("", set.out());
        assertEquals(name + " is set in '" + file + "'\n", set.err(), set.toString());
        assertEquals(line + "\n", Files.readString(file));
        assertEquals(value + "\n", config("get " + name).out());
        assertEquals("", config("set -q " + words).err());
        assertEquals(line + "\n", Files.readString(file));
        assertEquals(
                name + " is no longer set in '" + file + "'\n",
                config("unset " + name).err());
        assertEquals("", Files.readString(file));
        assertEquals(
                name + " is not set in '" + file + "'\n",
                config("unset " + name).err());
    }

    @Test
    void aProfileIsSetByItself() throws IOException {
        write("# mine;account = 1");
        assertEquals(
                "output is set in '" + file + "', profile my own\n",
                with().args("config", "set", "--profile", "my own", "output", "csv")
                        .err());
        with().env("LCOLLECTIONS_PROFILE", "my own").args("config", "set", "account", "2");
        config("set --profile other account 3");
        assertEquals(
                "# mine\naccount = 1\n\n[profiles.\"my own\"]\noutput = \"csv\"\naccount = 2\n\n[profiles.other]\naccount = 3\n",
                Files.readString(file));
        assertEquals("1\n", config("get account").out());
        assertEquals(
                "2\n",
                with().args("config", "get", "account", "--profile", "my own").out());
        config("set profile other");
        assertEquals("3\n", config("get account").out());
        Run.Result behind = config("set account 4");
        assertEquals("account is set in '" + file + "'\n" + file + ":10 overrides it\n", behind.err());
        config("unset --profile other account");
        assertEquals("4\n", config("get account").out());
    }

    @Test
    void theEnvironmentComesBeforeWhatIsSet() {
        Run.Result set = with().env("LCOLLECTIONS_ACCOUNT", "7").args("config", "set", "account", "8");
        assertTrue(set.err().endsWith("\nLCOLLECTIONS_ACCOUNT overrides it\n"), set.err());
        assertEquals(
                "7\n",
                with().env("LCOLLECTIONS_ACCOUNT", "7")
                        .line("config get account")
                        .out());
    }

    @Test
    void aWrongSettingCanBeTakenOut() throws IOException {
        write("acount = 1;color = 'pink';quiet = 'x'");
        Expect.failure(2, "config.toml:1: there is no setting 'acount'", config("list"));
        assertEquals(0, config("unset acount").code());
        assertEquals(0, config("set color always").code());
        assertEquals("color = \"always\"\nquiet = 'x'\n", Files.readString(file));
    }

    @Test
    void whatCannotBeWrittenIsTold() {
        Expect.failure(
                2,
                "the configuration '/dev/null/lcollections/config.toml' cannot be written: ",
                Run.with().line("config set account 1"));
    }

    @Test
    void whatIsNotSetPrintsNothing() {
        Run.Result run = config("get account");
        assertEquals("0 account is not set\n", run.code() + run.out() + " " + run.err());
        assertEquals("mainnet\n", config("get network").out(), "built in");
    }

    @Test
    void theRouteIsShownWithoutItsPassword() throws IOException {
        write("proxy = 'http://me:S3cretWord@proxy.invalid:3128'");
        Run.Result used = with().args("--base-url", "https://relayer.invalid", "-a", "1", "--retries", "0", "-v");
        assertTrue(used.err().startsWith("proxy: proxy.invalid:3128 (" + file + ":1)\n"), used.err());
        assertFalse(used.err().contains("S3cretWord"), used.err());
    }

    @ParameterizedTest
    @CsvSource({
        "proxy, http://me:S3cretWord@proxy.invalid:3128, http://…@proxy.invalid:3128",
        "base-url, https://me:S3cret@Word/x@r.invalid/y, https://…@r.invalid/y",
        "base-url, https://S3cretWord@r.invalid, https://…@r.invalid",
        "api-key-command, curl -s http://me:S3cretWord@h/key me@home, curl -s http://…@h/key me@home",
        "proxy, http:me:S3cretWord, …",
        "proxy, me:S3cretWord:proxy.invalid:3128, …"
    })
    void aPasswordIsShownNowhere(String name, String value, String shown) throws IOException {
        write(name + " = '" + value + "'");
        assertEquals(shown + "\n", config("get " + name).out());
        for (String list : new String[] {"list", "list -o json"}) {
            Run.Result run = config(list);
            assertTrue(run.out().contains(shown), run.out());
            assertFalse(run.out().contains("S3cret"), run.out());
        }
    }

    @Test
    void theListSaysWhereEachValueComesFrom() throws IOException {
        write(
                "account = 10001;profile = 'p';api-key-command = ['pass', 'show', 'a b'];[profiles.p];network = 'sandbox'");
        Run.Result run = with().env("LCOLLECTIONS_LIMIT", "7").args("config", "list");
        String lines = run.out().replaceAll(" {2,}", "|");
        for (String line : new String[] {
            "NAME|VALUE|SOURCE",
            "account|10001|file: " + file + ":1",
            "network|sandbox|profile: " + file + ":5",
            "limit|7|environment: LCOLLECTIONS_LIMIT",
            "timeout|30s|built in",
            "base-url|not set",
            "profile|p|file: " + file + ":2",
            "api-key|not set",
            "api-key-command|pass show 'a b'|file: " + file + ":3"
        }) {
            assertTrue(("\n" + lines).contains("\n" + line + "\n"), line + " in\n" + lines);
        }
        assertEquals("", run.err());
    }

    @Test
    void theListIsForProgramsToo() throws IOException {
        write("account = 10001;[profiles.p]");
        Run.Result run = config("list -o json --profile p");
        JsonNode document = new ObjectMapper().readTree(run.out());
        assertEquals(file.toString(), document.get("file").textValue());
        assertTrue(document.get("exists").booleanValue());
        assertEquals("p", document.get("profile").textValue());
        assertEquals(
                "{\"name\":\"account\",\"value\":\"10001\",\"source\":\"file\",\"place\":\"" + file + ":1\"}",
                document.get("settings").get(0).toString());
        JsonNode none = new ObjectMapper()
                .readTree(Run.with().line("config list -o json").out());
        assertFalse(none.get("exists").booleanValue());
        assertTrue(none.get("settings").get(0).get("source").isNull());
    }

    @Test
    void thePathIsPrintedWhetherItIsThereOrNot() {
        assertEquals(file + "\n", config("path").out());
        assertEquals("x.toml\n", config("path --config x.toml").out());
        assertEquals(
                "y.toml\n",
                with().env("LCOLLECTIONS_CONFIG", "y.toml").line("config path").out());
    }

    /** Nothing that stands in a file acts on the terminal that it is shown on. */
    @Test
    void whatStandsInAFileIsShownSafely() throws IOException {
        write("api-key-command = \"x\\u001b[31m\\ny\"");
        for (String words : new String[] {"list", "get api-key-command"}) {
            String out = with().terminal(80).line("config " + words).out();
            assertFalse(out.contains("\u001b"), out);
            assertTrue(out.contains("x\\u{1b}[31m\\ny"), out);
        }
    }

    @Test
    void keyIsReadFromStandardInput() throws IOException {
        Run.Result set = with().stdin("# of the service\n" + KEY + "\n").args("config", "set", "api-key");
        assertEquals("", set.out());
        assertEquals("api-key = \"" + KEY + "\"\n", Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("****…c0Yx\n", with().args("config", "get", "api-key").out());
        assertTrue(with().args("config", "list").out().contains("****…c0Yx"));
        Expect.failure(2, "standard input holds no key", with().args("config", "set", "api-key"));
        Expect.failure(
                2, "the key in standard input is invalid", with().stdin("a b").line("config set api-key"));
        assertEquals("api-key = \"" + KEY + "\"\n", Files.readString(file));
        Expect.failure(2, "the key is not accepted on the command line", with().args("config", "set", "api-key", KEY));
        with().stdin("short").args("config", "set", "api-key");
        assertEquals("****\n", with().args("config", "get", "api-key").out());
    }

    @Test
    void thereIsOneWayToTheKey() {
        with().stdin(KEY).args("config", "set", "api-key");
        Run.Result run = with().args("config", "set", "api-key-command", "pass");
        Expect.failure(2, "api-key is already set at " + file + ":1", run);
        assertEquals(
                0, with().line("config set --profile p api-key-command pass").code());
        run = with().stdin(KEY).args("config", "set", "--profile", "p", "api-key");
        assertTrue(run.err().endsWith("hint: lcollections config unset --profile p api-key-command removes it\n"));
    }

    /** A terminal that notes what is done to it. */
    private record Typed(
            boolean canHide,
            List<String> done,
            boolean isStdinTerminal,
            boolean isStdoutTerminal,
            boolean isStdoutPipe,
            int width,
            boolean isStderrTerminal,
            int stderrWidth)
            implements Terminal {
        Typed(boolean canHide) {
            this(canHide, new ArrayList<>(), true, false, true, 80, true, 80);
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
        assertEquals(code, run.code(), run.toString());
        assertTrue(run.err().startsWith("API key (it is not shown): \n"), run.err());
        assertEquals("", run.out());
        assertEquals(List.of("hidden", "shown"), terminal.done);
        assertEquals(code == 0, Files.exists(file));
        atExit.forEach(Runnable::run);
        assertEquals(List.of("hidden", "shown", "shown"), terminal.done, "what Ctrl-C runs");
    }

    @Test
    void keyIsNotAskedForWhereItWouldBeShown() {
        Run.Result run = with().at(new Typed(false)).stdin(KEY).args("config", "set", "api-key");
        Expect.failure(2, "this terminal cannot hide what is typed", run);
        assertFalse(run.err().contains("API key ("), run.err());
    }
}
