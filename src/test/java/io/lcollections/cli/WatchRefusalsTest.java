package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.ChangingAccount;
import io.lcollections.support.Expect;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import io.lcollections.watch.StateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a watch does not begin with: files that are not its own, and command lines that make no sense. */
class WatchRefusalsTest {
    private final ChangingAccount account =
            new ChangingAccount().put(1, "Otters", 2).put(2, "Moss", 8).put(3, "Cats", 1);
    private final ScriptedServer server = new ScriptedServer(account);

    @TempDir
    private Path folder;

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private Path file() {
        return folder.resolve("seen");
    }

    private Run.Result once(Run run, String... further) {
        List<String> args = new ArrayList<>(List.of("watch", "--base-url", server.base(), "-a", "7", "--retries", "0"));
        args.addAll(List.of("--once", "--state", file().toString()));
        args.addAll(List.of(further));
        return run.args(args.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                | has no complete line",
                "{                                 | has no complete line",
                "{}\\n                             | does not start with a list of collections",
                "{\"collections\":[]}\\n           | is a list, but not the state of a watch",
                "{\"watch\":2,\"collections\":[]}\\n | was written by a newer version of this program",
                "{\"watch\":1,\\n                  | is cut off at line 2",
                "{\"watch\":1,\"collections\":3}\\n | was changed: its collections are a number",
                "{\"watch\":1,\"collections\":[]}\\n{\"x\":{}}\\n | has a line that is not a change",
                "{\"watch\":1,\"collections\":[]}\\n{\"put\":3}\\n | has a line that is not a change",
                "garbage\\n                        | is not JSON at line 1",
            })
    void whatIsNotOursOrDamagedIsRefusedAndLeftAlone(String text, String how) throws IOException {
        String content = text.replace("\\n", "\n");
        Files.writeString(file(), content);
        Run.Result run = once(Run.with());
        Expect.failure(2, "--state '" + file() + "' " + how, run);
        assertTrue(run.err().lines().skip(1).findFirst().orElse("").startsWith("  hint: "), run.err());
        assertEquals(content, Files.readString(file()));
        assertEquals(0, account.requests());
    }

    @Test
    void fileOfAnotherSubjectIsRefused() throws IOException {
        assertEquals(0, once(Run.with()).code());
        String of = "--state '" + file() + "' was written with ";
        String[] another = {"watch", "--base-url", server.base(), "-a", "8", "--once", "--state", file().toString()};
        Expect.failure(2, of + "accountId 7, not 8", Run.with().args(another));
        Expect.failure(2, of + "nonZero false, not true", once(Run.with(), "--non-zero"));
        String token = "0x1ABE8e24312e9fe614b5c9c67b472b3ecb3b8788";
        Expect.failure(2, of + "tokenAddress none, not '0x1abe", once(Run.with(), "--token-address", token));
        String base = server.base();
        try (ScriptedServer other = new ScriptedServer(account)) {
            Expect.failure(
                    2,
                    of + "source '" + base + "', not '" + other.base() + "'",
                    once(Run.with(), "--base-url", other.base()));
        }
        assertEquals(
                0, once(Run.with(), "--base-url", base.toUpperCase(Locale.ROOT)).code());
        Files.delete(file());
        assertEquals(0, once(Run.with(), "--token-address", token).code());
        assertEquals(
                0,
                once(Run.with(), "--token-address", token.toLowerCase(Locale.ROOT))
                        .code());
    }

    @Test
    void fileThatIsInUseIsRefused() throws IOException {
        try (StateFile other = StateFile.open("--state", file().toString())) {
            assertFalse(other.read().isPresent());
            Expect.failure(2, "is in use by another watch", once(Run.with()));
        }
        assertEquals(0, once(Run.with()).code());
    }

    @Test
    void whatIsTypedWrong() {
        String[] watch = {"watch", "--base-url", server.base(), "-a", "7", ""};
        watch[5] = "--once";
        Expect.failure(2, "--once has nothing to compare with", Run.with().args(watch));
        watch[5] = "--exit-code";
        Expect.failure(2, "--exit-code has no effect without --once", Run.with().args(watch));
        watch[5] = "--output=json";
        Expect.failure(
                2, "--output 'json' is not one of table, ndjson", Run.with().args(watch));
        watch[5] = "--interval=5sec";
        Expect.failure(2, "'5sec' is not a duration", Run.with().args(watch));
        watch[5] = "--input=x";
        Expect.failure(2, "there is no option '--input'", Run.with().args(watch));
        Expect.failure(2, "--interval has no effect with --once", once(Run.with(), "--interval", "5s"));
        Expect.failure(2, "no account given", Run.with().args("watch", "--network", "sandbox"));
        assertEquals(0, account.requests());
    }

    /** A watch that goes on has no exit code of its own. */
    @Test
    void anIntervalThatIsTypedWinsOverOnceThatIsNot() {
        String[] watch = {"watch", "-a", "7", "--state", file().toString(), "--exit-code", "--interval", "1s"};
        Run always = Run.with().env("LCOLLECTIONS_ONCE", "true");
        Expect.failure(2, "--exit-code has no effect without --once", always.args(watch));
        watch[5] = "--once";
        Expect.failure(2, "--interval has no effect with --once", always.args(watch));
    }
}
