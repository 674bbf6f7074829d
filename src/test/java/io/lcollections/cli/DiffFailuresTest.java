package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Expect;
import io.lcollections.support.PagingScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is compared with a part, and no failure is taken for a change. */
class DiffFailuresTest {
    private static final String OLD = "{'accountId':7,'totalNum':1,'collections':[{'id':1,'count':1}]}";

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text.replace('\'', '"')).toString();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fileThatDoesNotHoldAllIsRefused(boolean isOld) throws IOException {
        String part = file("part", "{'totalNum':5,'collections':[{'id':1}]}");
        String whole = file("whole", "{'totalNum':1,'collections':[{'id':1}]}");
        Run.Result run = Run.with().args("diff", isOld ? part : whole, isOld ? whole : part, "--exit-code");
        Expect.failure(6, "the list is incomplete: 1 of 5 collections; '" + part + "' has no more", run);
    }

    @Test
    void whatIsTypedWrong() throws IOException {
        String old = file("old", OLD);
        Expect.failure(2, "cannot be read: there is no such file", Run.with().args("diff", old, "no", "--exit-code"));
        Expect.failure(2, "diff needs a file to compare with", Run.with().args("diff"));
        Expect.failure(2, "cannot both read standard input", Run.with().args("diff", "-", "-"));
        Expect.failure(2, "--output 'csv'", Run.with().args("diff", old, old, "-o", "csv"));
        Expect.failure(2, "there is no option '--input'", Run.with().args("diff", old, "--input", old));
        Expect.failure(2, "unexpected 'x'", Run.with().args("diff", old, old, "x"));
        Expect.failure(2, "no account given", Run.with().stdin("{\"id\":1}").args("diff", "-", "--network", "sandbox"));
        Expect.failure(3, "no API key", Run.with().args("diff", old));
    }

    @Test
    void failuresOfTheServiceKeepTheirCodes() throws IOException {
        String busy = ScriptedServer.answer(503, "text/plain", "busy");
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(137).brokenBehind(50, busy))) {
            String[] args = {"diff", file("old", OLD), "--base-url", server.base(), "--retries", "0", "--exit-code"};
            Expect.failure(
                    5, "50 of 137 collections were read before", Run.with().args(args));
        }
        String[] unknown = {"diff", "-", "--network", "sandbox", "-a", "404", "-q"};
        Expect.failure(4, "the service refused", Run.with().stdin("{\"id\":1}").args(unknown));
    }

    /** The exit code is the signal's, whatever the program returns then. */
    @Test
    void interruptionSaysHowFarItGot() throws IOException {
        AtomicReference<Runnable> exit = new AtomicReference<>();
        PagingScript pages = PagingScript.of(137);
        List<String> asked = new ArrayList<>();
        UnaryOperator<String> script = head -> {
            asked.add(head);
            if (asked.size() == 2) {
                exit.get().run();
            }
            return pages.apply(head);
        };
        try (ScriptedServer server = new ScriptedServer(script)) {
            String[] args = {"diff", file("old", OLD), "--base-url", server.base(), "--concurrency", "1"};
            Run.Result run = Run.with().atExit(exit::set).args(args);
            assertTrue(
                    run.err()
                            .startsWith(
                                    "lcollections: interrupted after 50 of 137 collections; nothing was compared\n"),
                    run.toString());
            assertEquals("", run.out());
        }
    }
}
