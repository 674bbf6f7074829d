package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The key goes to the service, and to no place where others could see it. */
class KeySecrecyIT {
    private static final String KEY = "k3yThatNobodyElseMaySee0123456789";

    @TempDir
    private Path directory;

    /** The service quotes it; while it is asked, the list of processes is looked at. */
    @ParameterizedTest
    @CsvSource({"variable, --debug", "file, -v"})
    void othersDoNotSeeIt(String source, String flag) throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/cmdline")), "only Linux shows a command line there");
        String file = Files.writeString(directory.resolve("key"), KEY + "\n").toString();
        String quoted = ScriptedServer.answer(
                400, "application/json", "{\"resultInfo\":{\"code\":100001,\"message\":\"no use for " + KEY + "\"}}");
        CompletableFuture<Long> pid = new CompletableFuture<>();
        AtomicReference<String> shown = new AtomicReference<>("");
        ScriptedServer server = new ScriptedServer(head -> {
            shown.set(commandLine(pid.join()));
            return quoted;
        });
        Program program = Program.launcher("-a", "10001", "--base-url", server.base(), flag);
        if (source.equals("variable")) {
            program.env("LOOPRING_API_KEY", KEY);
        } else {
            program.env("LCOLLECTIONS_API_KEY_FILE", file);
        }
        try (server;
                Running running = program.start()) {
            pid.complete(running.pid());
            Outcome outcome = running.outcome().expectCode(4);
            assertTrue(server.requests().get(0).contains("X-API-KEY: " + KEY), "a key that is not sent is no secret");
            assertTrue(shown.get().contains("lcollections.jar") && !shown.get().contains(KEY), shown::get);
            assertTrue(outcome.err().contains("no use for ***"), outcome::toString);
            assertFalse((outcome.err() + outcome.text()).contains(KEY), outcome::toString);
        }
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"));
        } catch (IOException gone) {
            return gone.toString();
        }
    }
}
