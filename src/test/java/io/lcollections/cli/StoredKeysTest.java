package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Expect;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The key of the configuration: which one is sent, and that nobody sees it. */
class StoredKeysTest {
    private static final String KEY = KeySecrecyTest.KEY;

    private static final String EMPTY = "{\"totalNum\":0,\"collections\":[]}";

    @TempDir
    private Path home;

    private Run with(String text) throws IOException {
        return Run.with().config(home, text);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/stored-keys.csv", delimiter = '|', quoteCharacter = '`')
    void theStrongestPlaceHasTheKey(String text, String variable, String profile, String key) throws IOException {
        String name = Files.writeString(home.resolve("key"), "of-file\n").toString();
        Run run = with(text.replace("FILE", name).replace('¦', '|'));
        if (variable != null) {
            run.env(variable.split("=")[0], variable.split("=")[1].replace("FILE", name));
        }
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.json(EMPTY))) {
            Run.Result result = run.to(server).line("-a 1" + (profile == null ? "" : " --profile " + profile));
            assertEquals(0, result.code(), result.toString());
            String request = server.requests().get(0);
            assertEquals(!key.equals("none"), request.contains("X-API-KEY: "), request);
            assertTrue(key.equals("none") || request.contains("X-API-KEY: " + key + "\r\n"), request);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api-key-command = 'exit 9'|3|api-key-command at FILE:1 failed with exit code 9",
                "api-key-command = 'printf key && exit 1'|3|api-key-command at FILE:1 failed with exit code 1",
                "api-key-command = 'true'|3|api-key-command at FILE:1 printed no key",
                "api-key-command = 'head -c 20000 /dev/zero'|2|the output of api-key-command at FILE:1 is larger than 16384 bytes, so",
                "api-key-command = ['none/such']|3|api-key-command at FILE:1 cannot be run: Cannot run program \"none/such\"",
                "api-key-command = 'echo my secret'|2|the key in the output of api-key-command at FILE:1 ",
                "api-key = ['abcdefgh', 'ijklmnop']|2|FILE:1: api-key is an array, but there is only one key"
            })
    void aKeyThatIsNoneIsToldAndNotQuoted(String text, int code, String message) throws IOException {
        Run.Result run = with(text).line("-a 1");
        Expect.failure(code, message.replace("FILE", home + "/lcollections/config.toml"), run);
        String hint = "  hint: the command must print the key alone; LOOPRING_API_KEY and --api-key-file override it\n";
        assertEquals(code == 3, run.err().endsWith(hint), run.err());
        assertFalse(run.err().contains("secret") || run.err().contains("abcd"), run.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--network sandbox -a 10001",
                "--input PAGE",
                "list --help",
                "config list",
                "config get api-key",
                "config set account 1",
                "-a 1 --columns nmae",
                "completion bash"
            })
    void aCommandIsRunOnlyWhenTheKeyIsNeeded(String line) throws IOException {
        Path page = Files.writeString(home.resolve("page"), EMPTY);
        Path trace = home.resolve("trace");
        Run.Result run = with("api-key-command = 'touch " + trace + "'").line(line.replace("PAGE", page.toString()));
        assertFalse(Files.exists(trace), run.toString());
        assertTrue(run.code() == 0 || line.contains("nmae"), run.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api-key = 'KEY'",
                "[profiles.other];api-key = \"\"\"KEY\"\"\"",
                "api-key-command = 'echo KEY'",
                "api-key = 'KEY';broken",
                "api-key = 'KEY';acount = 'KEY'",
                "api-key = 'KEY';limit = 'KEY'",
                "api-key = ['KEY', 'KEY']",
                "profiles = { p = { api-key = 'KEY', x = 1 } }"
            })
    void isInNoMessage(String text) throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.json("no " + KEY))) {
            for (String line : List.of(
                    "-a 1 --debug -v --base-url " + server.base(),
                    "--account " + KEY,
                    KEY,
                    "help " + KEY,
                    "config " + KEY,
                    "--frob=" + KEY,
                    "--columns " + KEY + " -o raw",
                    "config get api-key",
                    "config list",
                    "config set api-key-file /x",
                    "config set --profile other api-key " + KEY)) {
                Run.Result run = with(text.replace("KEY", KEY)).line(line);
                boolean isShownAsItIs = text.contains("command") && line.equals("config list");
                assertTrue(isShownAsItIs || KeySecrecyTest.hides(run), text + " in " + run);
            }
        }
    }
}
