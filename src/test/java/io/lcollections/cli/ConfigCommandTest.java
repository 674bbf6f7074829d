package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** {@code config}: what it writes, and what it refuses. */
class ConfigCommandTest {
    @TempDir
    private Path home;

    private Path file;

    @BeforeEach
    void namePlace() {
        file = home.resolve("lcollections/config.toml");
    }

    private Run with() {
        return Run.with().env("XDG_CONFIG_HOME", home.toString());
    }

    private Run.Result config(String words) {
        return with().args(("config " + words).split(" "));
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
                "set base-url http://u:pw@h|the base URL '…@h' contains a user or a password, which is not supported|give a URL such as https://relayer.example or http://127.0.0.1:8080",
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
                        .args("config", "get", "account")
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
                Run.with().args("config", "set", "account", "1"));
    }
}
