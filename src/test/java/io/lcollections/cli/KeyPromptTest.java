package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** How the key gets into the configuration: from a person who types it, from a pipe, and in no other way. */
class KeyPromptTest {
    private static final String KEY = "Zq7Xw3Kj9Vb5Nm1Lp8Rt4Hd6Gs2Fc0Yx";

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

    @Test
    void isReadFromStandardInput() throws IOException {
        Run.Result set = with().stdin("# of the service\n" + KEY + "\n").args("config", "set", "api-key");
        assertEquals("", set.out());
        assertEquals("api-key = \"" + KEY + "\"\n", Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("****…c0Yx\n", with().args("config", "get", "api-key").out());
        assertTrue(with().args("config", "list").out().contains("****…c0Yx"));
        Expect.failure(2, "standard input holds no key", with().args("config", "set", "api-key"));
        Expect.failure(
                2, "the key in standard input is invalid", with().stdin("a b").args("config", "set", "api-key"));
        assertEquals("api-key = \"" + KEY + "\"\n", Files.readString(file));
        Expect.failure(2, "the key is not accepted on the command line", with().args("config", "set", "api-key", KEY));
        with().stdin("short").args("config", "set", "api-key");
        assertEquals("****\n", with().args("config", "get", "api-key").out());
    }

    @Test
    void thereIsOneWayToIt() {
        with().stdin(KEY).args("config", "set", "api-key");
        Run.Result run = with().args("config", "set", "api-key-command", "pass");
        Expect.failure(2, "api-key is already set at " + file + ":1", run);
        assertEquals(
                0,
                with().args("config", "set", "--profile", "p", "api-key-command", "pass")
                        .code());
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
        public boolean disableEcho() {
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
    void isAskedForAtATerminalWhichShowsItselfAgain(int code, String typed) {
        Typed terminal = new Typed(true);
        List<Runnable> atExit = new ArrayList<>();
        Run.Result run = with().at(terminal)
                .atExit(atExit::add)
                .stdin(typed.replace("KEY", KEY).replace(';', '\n'))
                .args("config", "set", "api-key");
        assertEquals(code, run.code(), run.toString());
        assertTrue(run.err().startsWith("API key (it is not shown): \n"), run.err());
        assertEquals("", run.out());
        assertEquals(List.of("hidden", "shown"), terminal.done);
        assertEquals(code == 0, Files.exists(file));
        atExit.forEach(Runnable::run);
        assertEquals(List.of("hidden", "shown", "shown"), terminal.done, "what Ctrl-C runs");
    }

    @Test
    void isNotAskedForWhereItWouldBeShown() {
        Run.Result run = with().at(new Typed(false)).stdin(KEY).args("config", "set", "api-key");
        Expect.failure(2, "this terminal cannot hide what is typed", run);
        assertFalse(run.err().contains("API key ("), run.err());
    }
}
