package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.params.provider.ValueSource;

/** The key is in no output at any verbosity, whatever a server does with it. */
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
}
