package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.api.ApiKey;
import io.lcollections.model.UsageException;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            %s
            --account %s
            --input %s
            --base-url https://r.invalid/?k=%s
            --columns=name,%s --network sandbox -a 1
            --sort %s --network sandbox -a 1
            config get %s
            config set api-key=%s
            help %s
            --account http://me:%s@h
            --base-url http://me:%s
            --base-url http://me:%s@h -a 1
            --proxy http://me:%s -a 1 --base-url https://r.invalid
            --proxy socks5://me:%s@h -a 1 --base-url https://r.invalid --debug
            --accounts-file http://me:%s@h/x
            """)
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
        run.expectCode(2);
        assertHidden(run);
        Path empty = Files.writeString(folder.resolve("empty"), "# nothing\n");
        Run.with().args("-a", "1", "--api-key-file", empty.toString()).expectErr("holds no key");
    }

    @Test
    void sandboxTakesItsOwnKeyUnlessAnotherIsTyped() {
        Run.with()
                .env("LOOPRING_API_KEY", KEY)
                .line("--network sandbox -a 10001")
                .expectCode(0);
        Run.Result typed = Run.with().stdin(KEY).args("--network", "sandbox", "-a", "10001", "--api-key-file", "-");
        typed.expectCode(3);
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
            run.to(server)
                    .line("-a 1" + (profile == null ? "" : " --profile " + profile))
                    .expectCode(0);
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
        run.fails(code, message.replace("FILE", home + "/lcollections/config.toml"));
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
                "api-key = 'KEY'", "[profiles.other];api-key = \"\"\"KEY\"\"\"", "api-key-command = 'echo KEY'",
                "api-key = 'KEY';broken", "api-key = 'KEY';acount = 'KEY'", "api-key = 'KEY';limit = 'KEY'",
                "api-key = ['KEY', 'KEY']", "profiles = { p = { api-key = 'KEY', x = 1 } }"
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

    // What is a key, and what is not

    private static final String LONG_KEY = "MadeUpKey0MadeUpKey1MadeUpKey2MadeUpKey3MadeUpKey4MadeUpKey5Made";

    @ParameterizedTest
    @ValueSource(
            strings = {
                LONG_KEY,
                LONG_KEY + "\n",
                "  " + LONG_KEY + "\r\n",
                "\uFEFF" + LONG_KEY,
                "\u00a0" + LONG_KEY + "\u200b\u202f\u2060\r",
                "\u202d" + LONG_KEY + "\u202c",
                "\u2028" + LONG_KEY + "\u3000",
                "# of the test relayer\n\n" + LONG_KEY + "\n\n# end\n"
            })
    void isTakenOutOfWhatPeoplePaste(String pasted) {
        assertEquals(LONG_KEY, ApiKey.parse(pasted, "the test").reveal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "  \t ", "# only a comment\n", "\uFEFF\u200b\n"})
    void nothingIsNoKey(String pasted) {
        assertNull(ApiKey.parse(pasted, "the test"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '\u0000', textBlock = """
            Secret0 # my key~the key in the test is invalid: character 8 of 16 is U+0020, which no key has
            Sec\u00a0ret0~the key in the test is invalid: character 4 of 8 is U+00A0, which no key has
            sec\u200bret\u200bword~the key in the test is invalid: character 4 of 12 is U+200B, which no key has
            Secret0\ud83d\ude00~the key in the test is invalid: character 8 of 9 is U+1F600, which no key has
            Secret0\u0007c~the key in the test is invalid: character 8 of 9 is U+0007, which no key has
            äSecret0~the key in the test is invalid: character 1 of 8 is U+00E4, which no key has
            {"accountId":1,"apiKey":"Secret0","privateKey":"0x01"}~contains JSON with a private key, which must not
            {;"account": {;"api_key":;"Secret0"}};~contains a JSON document, not an API key
            [{"apiKey":"Secret0"}]~contains a JSON document, not an API key
            {"apiKey":"Secret0~contains a JSON document, not an API key
            {}~contains a JSON document, not an API key
            LOOPRING_API_KEY=Secret0~contains NAME=VALUE, not an API key
            A=1;export KEY="Secret0"~contains NAME=VALUE, not an API key
            X-API-KEY: Secret0~contains NAME=VALUE, not an API key
            Bearer Secret0~contains a header, not its value, not an API key
            "Secret0"~contains a text in quotes, not an API key
            \u201cSecret0\u201d~contains a text in quotes, not an API key
            <Secret0>~contains a text in brackets, not an API key
            [Secret0]~contains a text in brackets, not an API key
            -----BEGIN EC PRIVATE KEY-----;Secret0~contains a private key in PEM, which must not be sent to anybody
            -----BEGIN CERTIFICATE-----;Secret0~contains a PEM file, not an API key
            0x5ec4e700000000000000000000000000000000000000000000000000000000~contains a hexadecimal number, such as a private key
            0x5EC4E7~contains a hexadecimal number, such as a private key, which must not be sent to anybody
            0x36Cd6b3b9329c04df55d55D41C257a5fdD387ACd~contains an address, not an API key
            secret word word word word word word word word word word word~contains a recovery phrase, which must not
            https://x.example/Secret0~contains a URL, not an API key
            <!DOCTYPE html><p>Secret0~contains a page of HTML or XML, not an API key
            Secret0;Secret1~contains several lines, not an API key
            """)
    void whatIsNotAKeyIsNamedAndNotQuoted(String text, String what) {
        UsageException wrong =
                assertThrows(UsageException.class, () -> ApiKey.parse(text.replace(';', '\n'), "the test"));
        assertTrue(wrong.getMessage().replaceFirst("^the test ", "").startsWith(what), wrong.getMessage());
        assertFalse((wrong.getMessage() + wrong.hint()).matches("(?i).*(secret[0-9]|5ec4e7|36cd6b).*"), wrong.hint());
    }

    @Test
    void filesOfWindowsAreRead() {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_8)) {
            for (String mark : List.of("", "\uFEFF")) {
                byte[] bytes = (mark + LONG_KEY + "\r\n").getBytes(charset);
                assertEquals(LONG_KEY, ApiKey.parse(bytes, "the test").reveal());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        LONG_KEY + ", invalid key " + LONG_KEY + " (" + LONG_KEY + "), invalid key *** (***)",
        // Parts of it are masked, and a short key only as a whole word.
        LONG_KEY + ", 1 MadeUpKey0MadeUpKey1… …Key5Made, 1 ***… …***",
        "list, 'no list in lists, \"list\"', 'no *** in lists, \"***\"'"
    })
    void isMaskedInOtherTexts(String text, String shown, String masked) {
        ApiKey key = ApiKey.parse(text, "the test");
        assertEquals("***", key.toString());
        assertEquals(masked, key.redact(shown));
    }
}
