package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The key is typed on a terminal that shows nothing of it, and shows what is typed again afterwards, however it ends. */
class KeyPromptIT {
    private static final String KEY = "k3yThatNobodyElseMaySee0123456789";
    private static final String PROMPT = "API key (it is not shown): ";

    /** The script is run between two looks at the terminal. Ctrl-C reaches all of this, and is for the program alone. */
    private static final String PANE = """
            trap : INT
            stty -a > before
            %s
            echo "$?" > code
            stty -a > after
            tmux wait-for -S over
            exec cat
            """;

    @TempDir
    private Path directory;

    static Collection<Path> jdks() throws IOException {
        return Jdks.all();
    }

    @BeforeAll
    static void needsTmux() {
        assumeTrue(Tmux.isInstalled(), "there is no tmux here");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void whatIsTypedIsNotShown(Path jdk) throws IOException {
        expectTyped(jdk, "\"$0\" config set api-key", "0", KEY, "Enter");
        assertEquals("api-key = \"" + KEY + "\"\n", Files.readString(file()));
    }

    /** Standard output may be anything: the question is for the person at the terminal. */
    @Test
    void standardOutputMayBeAPipe() throws IOException {
        expectTyped(java(), "\"$0\" config set api-key | cat > out", "0", KEY, "Enter");
        assertEquals("", Files.readString(directory.resolve("out")));
        assertTrue(Files.readString(file()).contains(KEY));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void interruptShowsItAgain(Path jdk) throws IOException {
        expectTyped(jdk, "\"$0\" config set api-key", "130", KEY, "C-c");
        assertFalse(Files.exists(file()));
    }

    @Test
    void soDoesAFailure() throws IOException {
        expectTyped(java(), "\"$0\" config set api-key", "2", "not-a key", "Enter");
        expectTyped(java(), "\"$0\" config set api-key", "2", "", "C-d");
        assertFalse(Files.exists(file()));
    }

    /** A shell that continues a stopped process also restores the echo. */
    @ParameterizedTest
    @ValueSource(strings = {"bash --norc -i", "zsh -f -i"})
    void jobControlDoesNotShowItEither(String shell) throws IOException {
        assumeTrue(Program.of("sh", "-c", "command -v " + shell).run().code() == 0, "there is no " + shell);
        String socket = directory.resolve("tmux").toString();
        String config = "XDG_CONFIG_HOME=" + directory.resolve("config");
        tmux(socket, ("start-server ; new-session -d -x 80 -y 24 env " + config + " PS1=$ " + shell).split(" "));
        try {
            tmux(socket, "send-keys", Program.launcherFile() + " config set api-key", "Enter");
            until(socket, screen -> screen.contains(PROMPT.strip()));
            tmux(socket, "send-keys", "C-z");
            until(socket, screen -> screen.matches("(?s).*([Ss]topped|suspended).*"));
            tmux(socket, "send-keys", "fg", "Enter");
            until(socket, screen -> screen.indexOf(PROMPT.strip()) < screen.lastIndexOf(PROMPT.strip()));
            tmux(socket, "send-keys", KEY, "Enter", "echo \"code $?\"", "Enter");
            until(socket, screen -> screen.contains("code 0"));
            assertFalse(tmux(socket, "capture-pane", "-p").contains(KEY));
            assertTrue(Files.readString(file()).contains(KEY));
        } finally {
            tmux(socket, "kill-server");
        }
    }

    /** What a password manager asks is shown, and what is typed then is its own. */
    @Test
    void aCommandMayAsk() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(
                file(),
                "account = 1\nbase-url = 'http://127.0.0.1:1'\nretries = 0\n" + "api-key-command = 'printf \"" + PROMPT
                        + "\" >&2; read -r it; echo \"$it\"'\n");
        expectTyped(java(), "\"$0\"", "5", "abc", "Enter");
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"));
    }

    private Path file() {
        return directory.resolve("config/lcollections/config.toml");
    }

    private void expectTyped(Path jdk, String script, String code, String... keys) throws IOException {
        String socket = directory.resolve("tmux").toString();
        List<String> start = new ArrayList<>(List.of("start-server", ";", "new-session", "-d", "-x", "80", "-y", "24"));
        start.addAll(List.of("env", "XDG_CONFIG_HOME=" + directory.resolve("config"), "JAVA_HOME=" + jdk));
        start.addAll(List.of(
                "sh", "-c", PANE.formatted(script), Program.launcherFile().toString()));
        tmux(socket, start.toArray(String[]::new));
        try {
            until(socket, screen -> screen.contains(PROMPT.strip()));
            if (!keys[0].isEmpty()) {
                tmux(socket, "send-keys", "-l", keys[0]);
            }
            tmux(socket, "send-keys", keys[1]);
            tmux(socket, "wait-for", "over");
            String screen = tmux(socket, "capture-pane", "-p");
            assertEquals(code, Files.readString(directory.resolve("code")).strip(), screen);
            boolean isOwn = !script.contains("config");
            assertEquals(isOwn, !keys[0].isEmpty() && screen.contains(keys[0]), screen);
            assertEquals(
                    Files.readString(directory.resolve("before")),
                    Files.readString(directory.resolve("after")),
                    screen);
        } finally {
            tmux(socket, "kill-server");
        }
    }

    /** The terminal has no signal for it, so it is asked again and again, for as long as a test may hang. */
    private void until(String socket, Predicate<String> isShown) throws IOException {
        CompletableFuture<Void> late =
                new CompletableFuture<Void>().completeOnTimeout(null, Running.GUARD_SECONDS, TimeUnit.SECONDS);
        String screen = "";
        while (!isShown.test(screen)) {
            assertFalse(late.isDone(), screen);
            screen = tmux(socket, "capture-pane", "-p");
        }
    }

    private String tmux(String socket, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of("tmux", "-u", "-S", socket, "-f", "/dev/null"));
        all.addAll(List.of(command));
        return Program.of(all.toArray(String[]::new))
                .in(directory)
                .run()
                .expectCode(0)
                .text();
    }
}
