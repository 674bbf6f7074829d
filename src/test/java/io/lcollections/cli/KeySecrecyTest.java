package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key is in no output at any verbosity, whatever a server does with it. */
class KeySecrecyTest {
    private static final String KEY = "MadeUpKey0MadeUpKey1MadeUpKey2MadeUpKey3";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resultInfo\":{\"code\":104002,\"message\":\"invalid key " + KEY + "\"}}",
                "the key " + KEY + " is wrong",
                "<html>0123456789012345678901234567890123456789" + KEY,
                KEY,
                "{\"" + KEY + "\":1,\"" + KEY + "\":2}",
                "{\"collections\":[{\"collection\":null,\"" + KEY + "\":1}]}"
            })
    void serverThatSendsItBack(String body) throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.json(body))) {
            assertHidden(Run.with()
                    .env("LOOPRING_API_KEY", KEY)
                    .args("--base-url", server.base(), "-a", "1", "-v", "--debug"));
        }
    }

    @Test
    void redirectThatCarriesIt() throws IOException {
        String answer = "HTTP/1.1 302 x\r\nLocation: https://evil.invalid/" + KEY + "\r\nContent-Length: 0\r\n\r\n";
        try (ScriptedServer server = new ScriptedServer(answer)) {
            assertHidden(
                    Run.with().env("LOOPRING_API_KEY", KEY).args("--base-url", server.base(), "-a", "1", "--debug"));
        }
    }

    @Test
    void fileAndStandardInput(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "# test\n" + KEY + "\n");
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.json("no " + KEY))) {
            String[] fromFile = {"--base-url", server.base(), "-a", "1", "--api-key-file", file.toString(), "--debug"};
            assertHidden(Run.with().args(fromFile));
            String[] fromStdin = {"--base-url", server.base(), "-a", "1", "--api-key-file", "-", "--debug"};
            assertHidden(Run.with().stdin(KEY + "\n").args(fromStdin));
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
                        .args("--network", "sandbox", "-a", "10001")
                        .code());
        Run.Result typed = Run.with().stdin(KEY).args("--network", "sandbox", "-a", "10001", "--api-key-file", "-");
        assertEquals(3, typed.code(), typed.toString());
        assertHidden(typed);
    }

    private static void assertHidden(Run.Result run) {
        assertTrue(run.code() != 0, run.toString());
        assertFalse(run.err().isEmpty());
        for (int length = 8; length <= KEY.length(); length += 8) {
            String part = KEY.substring(0, length);
            assertFalse((run.out() + run.err()).contains(part), part + " in " + run);
        }
    }
}
