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

    private static final String KEY = "Zq7Xw3Kj9Vb5Nm1Lp8Rt4Hd6Gs2Fc0Yx";

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
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "set account ten|account 'ten' is not an account: digits, or 0x and 40 hex digits|",
                "set network sandbx|network 'sandbx' is not one of mainnet, testnet, sandbox|did you mean sandbox?",
                "set non-zero maybe|non-zero 'maybe' is not true or false|",
                "set non-zero|config set non-zero needs a value|true or false",
                "set account|config set account needs a value|lcollections config unset account removes it",
                "set netwrok sandbox|there is no setting 'netwrok'|did you mean network?",
                "get colums|there is no setting 'colums'|did you mean columns?",
                "unset frobnicate|there is no setting 'frobnicate'|lcollections config list shows all settings",
                "set help x|there is no setting 'help'|lcollections config list shows all settings",
                "set input x.json|input 'x.json' depends on the current folder|did you mean CWD/x.json?",
                "set proxy socks5://u:p@h:1|proxy 'socks5://…@h:1' is not an http:// proxy; other kinds are not supported|an http:// proxy also serves https URLs, which stay encrypted end to end",
                "set proxy http://h:99999|proxy 'http://h:99999' is not a proxy: it needs a host and a port from 1 to 65535|for example http://proxy.example:3128 or http://user:password@proxy.example:3128",
                "set base-url ftp://x|the base URL 'ftp://x' does not start with http:// or https://|give a URL such as https://relayer.example or http://127.0.0.1:8080",
                "set base-url http://u:pw@h|the base URL 'http://…@h' contains a user or a password, which is not supported|give a URL such as https://relayer.example or http://127.0.0.1:8080",
                "set ca-file /nofile|ca-file '/nofile' cannot be read: there is no such file|a PEM file contains certificates between -----BEGIN CERTIFICATE----- and -----END CERTIFICATE-----",
                "set profile nobody|there is no profile 'nobody'|lcollections config set --profile NAME creates one with its first setting",
                "set --profile a profile b|a profile cannot choose another profile|remove --profile",
                "set --profil work|there is no option '--profil'|did you mean --profile?",
                "get account 1|unexpected '1'|lcollections config get --help lists the options",
                "list account|unexpected 'account'|lcollections config list --help lists the options",
                "get|config get needs the name of a setting|lcollections config list shows all settings",
                "unst|config has no action 'unst'|did you mean unset?",
                "get account -o json|there is no option '-o'|lcollections config get --help lists the options",
                "list -o csv|--output 'csv' is not one of table, json|lcollections list -o csv prints the collections"
            })
    void whatIsWrongIsRefusedAndNothingIsWritten(String words, String message, String hint) {
        Run.Result run = config(words);
        String cwd = Path.of("").toAbsolutePath().toString();
        String expected =
                "lcollections: " + message + "\n" + (hint == null ? "" : "  hint: " + hint.replace("CWD", cwd) + "\n");
        assertEquals(expected, run.err());
        assertEquals("2 ", run.code() + " " + run.out());
        assertFalse(Files.exists(file));
    }

    @Test
    void aProfileIsSetByItself() throws IOException {
        write("# mine\naccount = 1\n");
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
        write("acount = 1\ncolor = 'pink'\nquiet = 'x'\n");
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
    void aProxyIsShownWithoutItsPassword() throws IOException {
        write("proxy = 'http://me:S3cretWord@proxy.invalid:3128'\n");
        assertEquals("http://…@proxy.invalid:3128\n", config("get proxy").out());
        for (String list : new String[] {"list", "list -o json"}) {
            Run.Result run = config(list);
            assertTrue(run.out().contains("http://…@proxy.invalid:3128"), run.out());
            assertFalse(run.out().contains("S3cretWord"), run.out());
        }
        Run.Result used = with().args("--base-url", "https://relayer.invalid", "-a", "1", "--retries", "0", "-v");
        assertTrue(used.err().startsWith("proxy: proxy.invalid:3128 (proxy of the configuration)\n"), used.err());
        assertFalse(used.err().contains("S3cretWord"), used.err());
    }

    @ParameterizedTest
    @CsvSource({
        "base-url, https://me:S3cret@Word/x@r.invalid/y, https://…@r.invalid/y",
        "base-url, https://S3cretWord@r.invalid, https://…@r.invalid",
        "api-key-command, curl -s http://me:S3cretWord@h/key me@home, curl -s http://…@h/key me@home",
        "proxy, http:me:S3cretWord, …",
        "proxy, me:S3cretWord:proxy.invalid:3128, …"
    })
    void aPasswordIsShownNowhere(String name, String value, String shown) throws IOException {
        write(name + " = '" + value + "'\n");
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
                "account = 10001\nprofile = 'p'\napi-key-command = ['pass', 'show', 'a b']\n[profiles.p]\nnetwork = 'sandbox'\n");
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
        write("account = 10001\n[profiles.p]\n");
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
        Expect.failure(
                2,
                "neither HOME nor XDG_CONFIG_HOME is an absolute path",
                Run.with().env("XDG_CONFIG_HOME", "").line("config path"));
    }

    /** Nothing that stands in a file acts on the terminal that it is shown on. */
    @Test
    void whatStandsInAFileIsShownSafely() throws IOException {
        write("api-key-command = \"x\\u001b[31m\\ny\"\n");
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
    private static final class Typed implements Terminal {
        private final List<String> done = new ArrayList<>();
        private final boolean canHide;

        Typed(boolean canHide) {
            this.canHide = canHide;
        }

        @Override
        public boolean isStdinTerminal() {
            return true;
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

        @Override
        public boolean isStdoutTerminal() {
            return false;
        }

        @Override
        public boolean isStdoutPipe() {
            return true;
        }

        @Override
        public int width() {
            return 80;
        }

        @Override
        public boolean isStderrTerminal() {
            return true;
        }

        @Override
        public int stderrWidth() {
            return 80;
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
