package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Expect;
import io.lcollections.support.Golden;
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

/** {@code config}: what it writes and shows, what it refuses, and how the key is asked for. */
class ConfigTest {
    @TempDir
    private Path home;

    private Path file;

    private static final String KEY = KeySecrecyTest.KEY;

    @BeforeEach
    void namePlace() {
        file = home.resolve("lcollections/config.toml");
    }

    private Run with() {
        return Run.with().env("XDG_CONFIG_HOME", home.toString());
    }

    /**
     * What the commands of a session print, which is kept below each of them. {@code write} and {@code cat} are about the
     * file, a dot in the middle is a blank within a word, and a semicolon ends a line.
     */
    @Test
    void session() throws IOException {
        StringBuilder session = new StringBuilder();
        for (String line : Files.readAllLines(Path.of("src/test/resources/golden/config-session.txt"))) {
            if (line.startsWith("## ")) {
                session.append(line).append('\n');
            } else if (line.startsWith("$ ")) {
                String printed = run(line.substring(2)).replace(home.toString(), "HOME");
                assertFalse(printed.contains("S3cret"), printed);
                session.append(line).append('\n').append(printed);
            }
        }
        Golden.assertMatches("config-session.txt", session.toString());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    private String run(String line) throws IOException {
        if (line.equals("cat")) {
            return Files.readString(file);
        }
        if (line.startsWith("write ")) {
            Run.with().config(home, line.substring("write ".length()));
            return "";
        }
        String[] parts = line.split(" < ?", 2);
        Run with = with().stdin(parts.length < 2 ? "" : parts[1].replace(';', '\n'));
        List<String> words = new ArrayList<>(List.of(parts[0].split(" ")));
        while (words.get(0).matches("[A-Z_]+=.*")) {
            String variable = words.remove(0).replace('·', ' ');
            with.env(variable.substring(0, variable.indexOf('=')), variable.substring(variable.indexOf('=') + 1));
        }
        Run.Result result =
                with.args(words.stream().map(word -> word.replace('·', ' ')).toArray(String[]::new));
        return result.out() + result.err() + (result.code() == 0 ? "" : "exit code " + result.code() + "\n");
    }

    @Test
    void whatCannotBeWrittenIsTold() {
        Expect.failure(
                2,
                "the configuration '/dev/null/lcollections/config.toml' cannot be written: ",
                Run.with().line("config set account 1"));
    }

    /** Nothing that stands in a file acts on the terminal that it is shown on. */
    @Test
    void whatStandsInAFileIsShownSafely() throws IOException {
        Run.with().config(home, "api-key-command = \"x\\u001b[31m\\ny\"");
        for (String words : new String[] {"list", "get api-key-command"}) {
            String out = with().terminal(80).line("config " + words).out();
            assertFalse(out.contains("\u001b"), out);
            assertTrue(out.contains("x\\u{1b}[31m\\ny"), out);
        }
    }

    /** A terminal that notes what is done to it. */
    private record Typed(
            boolean canHide,
            List<String> done,
            boolean isStdinTerminal,
            boolean isStdoutTerminal,
            boolean isStdoutPipe,
            int width,
            boolean isStderrTerminal,
            int stderrWidth)
            implements Terminal {
        Typed(boolean canHide) {
            this(canHide, new ArrayList<>(), true, false, true, 80, true, 80);
        }

        @Override
        public boolean disableEcho(Runnable resumed) {
            done.add("hidden");
            return canHide;
        }

        @Override
        public void restoreEcho() {
            done.add("shown");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, KEY;more", "0, KEY", "2, ;", "2, a b;", "2, ''"})
    void keyIsAskedForAtATerminalWhichShowsItselfAgain(int code, String typed) {
        Typed terminal = new Typed(true);
        List<Runnable> atExit = new ArrayList<>();
        Run.Result run = with().at(terminal)
                .atExit(atExit::add)
                .stdin(typed.replace("KEY", KEY).replace(';', '\n'))
                .line("config set api-key");
        assertEquals(code, run.code(), run.toString());
        assertTrue(run.err().startsWith("API key (it is not shown): \n"), run.err());
        assertEquals("", run.out());
        assertEquals(List.of("hidden", "shown"), terminal.done);
        assertEquals(code == 0, Files.exists(file));
        atExit.forEach(Runnable::run);
        assertEquals(List.of("hidden", "shown", "shown"), terminal.done, "what Ctrl-C runs");
    }

    @Test
    void keyIsNotAskedForWhereItWouldBeShown() {
        Run.Result run = with().at(new Typed(false)).stdin(KEY).args("config", "set", "api-key");
        Expect.failure(2, "this terminal cannot hide what is typed", run);
        assertFalse(run.err().contains("API key ("), run.err());
    }
}
