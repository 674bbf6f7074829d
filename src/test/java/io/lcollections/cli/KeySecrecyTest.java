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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which key is sent, and that it is in no output at any verbosity, whatever a server does with it. */
class KeySecrecyTest {
    /** Made up, and no six characters of it stand in any message of ours. */
    static final String KEY = "Zq7Xw3Kj9Vb5Nm1Lp8Rt4Hd6Gs2Fc0Yx";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resultInfo\":{\"code\":104002,\"message\":\"invalid key " + KEY + "\"}}",
                "the key " + KEY + " is wrong",
                "<html>0123456789012345678901234567890123456789" + KEY,
                KEY,
                KEY + KEY + KEY,
                "{\"" + KEY + "\":1,\"" + KEY + "\":2}",
                "{\"collections\":[{\"collection\":7,\"" + KEY + "\":1}]}"
            })
    void serverThatSendsItBack(String body) throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.json(body))) {
            assertHidden(Run.with().env("LOOPRING_API_KEY", KEY).to(server).line("-a 1 -v --debug"));
        }
    }

    /** Where a quotation is cut, the key may be cut as well; what is left of it is still a part of the key. */
    @ParameterizedTest
    @ValueSource(ints = {30, 55, 170, 194, 197, 199, 4033, 4070, 8180, 8185, 8190})
    void serverThatSendsItBackAtTheEdgeOfWhatIsShown(int before) throws IOException {
        String[] bodies = {
            " ".repeat(before) + KEY + " tail",
            "x".repeat(before) + KEY,
            (KEY + " ").repeat(before),
            "x" + " ".repeat(before) + KEY + " ".repeat(8192),
            "{\"code\":5,\"msg\":\"" + "x".repeat(before) + KEY + "\"}",
            "{\"a\":" + "x".repeat(before) + KEY + "}",
            "{\"" + "x".repeat(before) + KEY + "\":1,\"" + "x".repeat(before) + KEY + "\":2}",
            "{\"code\":5,\"msg\":\"" + "\\n".repeat(before) + KEY + "\"}",
        };
        for (String body : bodies) {
            try (ScriptedServer server = new ScriptedServer(ScriptedServer.json(body))) {
                assertHidden(Run.with().env("LOOPRING_API_KEY", KEY).to(server).line("-a 1 --debug"));
            }
        }
    }

    @Test
    void keyThatIsPastedWhereAFileBelongs() {
        for (String name : List.of(KEY, KEY + " ", "\"" + KEY + "\"", KEY + "\n")) {
            assertHidden(Run.with().args("-a", "1", "--api-key-file", name));
        }
    }

    /** Also a key that is stored nowhere, and a password, wherever they are typed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "--account %s",
                "--input %s",
                "--base-url https://r.invalid/?k=%s",
                "--columns=name,%s --network sandbox -a 1",
                "--sort %s --network sandbox -a 1",
                "config get %s",
                "config set api-key=%s",
                "help %s",
                "--account http://me:%s@h",
                "--base-url http://me:%s",
                "--base-url http://me:%s@h -a 1",
                "--proxy http://me:%s -a 1 --base-url https://r.invalid",
                "--proxy socks5://me:%s@h -a 1 --base-url https://r.invalid --debug",
                "--accounts-file http://me:%s@h/x"
            })
    void whatMayBeASecretIsNotRepeated(String line) {
        assertHidden(Run.with().line(line.replace("%s", KEY)));
        assertHidden(Run.with().env("LOOPRING_API_KEY", KEY).line(line.replace("%s", KEY)));
    }

    @Test
    void redirectThatCarriesIt() throws IOException {
        String answer = "HTTP/1.1 302 x\r\nLocation: https://evil.invalid/" + KEY + "\r\nContent-Length: 0\r\n\r\n";
        try (ScriptedServer server = new ScriptedServer(answer)) {
            assertHidden(Run.with().env("LOOPRING_API_KEY", KEY).to(server).line("-a 1 --debug"));
        }
    }

    @Test
    void fileAndStandardInput(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "# test\n" + KEY + "\n");
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.json("no " + KEY))) {
            String line = "-a 1 --debug --api-key-file ";
            assertHidden(Run.with().to(server).line(line + file));
            assertHidden(Run.with().to(server).stdin(KEY + "\n").line(line + "-"));
            assertTrue(server.requests().stream().allMatch(request -> request.contains("X-API-KEY: " + KEY)));
        }
    }

    @Test
    void fileOfWrongContentIsToldAndNotShown(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), KEY + " " + KEY + "\n");
        Run.Result run = Run.with().args("-a", "1", "--api-key-file", file.toString(), "--debug");
        assertEquals(2, run.code(), run.toString());
        assertHidden(run);
        Path empty = Files.writeString(folder.resolve("empty"), "# nothing\n");
        Run.Result none = Run.with().args("-a", "1", "--api-key-file", empty.toString());
        assertTrue(none.err().contains("holds no key"), none.toString());
    }

    @Test
    void sandboxTakesItsOwnKeyUnlessAnotherIsTyped() {
        assertEquals(
                0,
                Run.with()
                        .env("LOOPRING_API_KEY", KEY)
                        .line("--network sandbox -a 10001")
                        .code());
        Run.Result typed = Run.with().stdin(KEY).args("--network", "sandbox", "-a", "10001", "--api-key-file", "-");
        assertEquals(3, typed.code(), typed.toString());
        assertHidden(typed);
    }

    private static void assertHidden(Run.Result run) {
        assertTrue(run.code() > 1, "neither success nor a fault of our own: " + run);
        assertFalse(run.err().isEmpty());
        assertTrue(hides(run), run.toString());
    }

    /** Whether no six characters of the key are in the output. */
    static boolean hides(Run.Result run) {
        String shown = run.out() + run.err();
        return IntStream.rangeClosed(0, KEY.length() - 6)
                .noneMatch(start -> shown.contains(KEY.substring(start, start + 6)));
    }

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
                "api-key-command = ['none/such']|3|api-key-command at FILE:1 cannot be run: 'none/such' does not exist, or is not executable",
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
                assertTrue(isShownAsItIs || hides(run), text + " in " + run);
            }
        }
    }
}
