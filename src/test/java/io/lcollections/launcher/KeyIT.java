package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lcollections.support.ScriptedServer;
import io.lcollections.support.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The key is typed on a terminal that shows nothing of it, and shows what is typed again afterwards, however it ends. */
class KeyIT {
    private static final String KEY = "k3yThatNobodyElseMaySee0123456789";
    private static final String PROMPT = "API key (it is not shown):";

    /** The script is run between two looks at the terminal. Ctrl-C reaches all of this, and is for the program alone. */
    private static final String PANE = """
            cd "$1"
            trap : INT
            stty -a > before
            %s
            echo "$?" > code
            stty -a > after
            tmux wait-for -S drawn
            exec cat
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("io.lcollections.launcher.Jdks#all")
    void whatIsTypedIsNotShown(Path jdk) throws IOException {
        expectTyped(jdk, "\"$0\" config set api-key", "0", KEY, "Enter");
        assertEquals("api-key = \"" + KEY + "\"\n", Files.readString(file()));
    }

    @Test
    void standardOutputMayBeAPipe() throws IOException {
        expectTyped(java(), "\"$0\" config set api-key | cat > out", "0", KEY, "Enter");
        assertEquals("", Files.readString(directory.resolve("out")));
        assertTrue(Files.readString(file()).contains(KEY));
    }

    @ParameterizedTest
    @MethodSource("io.lcollections.launcher.Jdks#all")
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
        Tool.require("tmux");
        Tool.require(shell.split(" ")[0]);
        String[] command = ("env XDG_CONFIG_HOME=" + directory.resolve("config") + " PS1=$ " + shell).split(" ");
        try (Tmux terminal = new Tmux(directory, 80, command)) {
            terminal.ask("send-keys", Program.launcherFile() + " config set api-key", "Enter");
            terminal.until(screen -> screen.contains(PROMPT));
            terminal.ask("send-keys", "C-z");
            terminal.until(screen -> screen.matches("(?s).*([Ss]topped|suspended).*"));
            terminal.ask("send-keys", "fg", "Enter");
            terminal.until(screen -> screen.indexOf(PROMPT) < screen.lastIndexOf(PROMPT));
            terminal.ask("send-keys", KEY, "Enter", "echo \"code $?\"", "Enter");
            terminal.until(screen -> screen.contains("code 0"));
            assertFalse(terminal.screen().contains(KEY));
            assertTrue(Files.readString(file()).contains(KEY));
        }
    }

    /** What a password manager asks is shown, and what is typed then is its own. */
    @Test
    void aCommandMayAsk() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(
                file(),
                "account = 1\nbase-url = 'http://127.0.0.1:1'\nretries = 0\n" + "api-key-command = 'printf \"" + PROMPT
                        + " \" >&2; read -r it; echo \"$it\"'\n");
        expectTyped(java(), "\"$0\"", "5", "abc", "Enter");
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"));
    }

    private Path file() {
        return directory.resolve("config/lcollections/config.toml");
    }

    private void expectTyped(Path jdk, String script, String code, String... keys) throws IOException {
        Tool.require("tmux");
        String launcher = Program.launcherFile().toString();
        String[] command = {
            "env",
            "XDG_CONFIG_HOME=" + directory.resolve("config"),
            "JAVA_HOME=" + jdk,
            "sh",
            "-c",
            PANE.formatted(script),
            launcher,
            directory.toString()
        };
        try (Tmux terminal = new Tmux(directory, 80, command)) {
            terminal.until(screen -> screen.contains(PROMPT));
            if (!keys[0].isEmpty()) {
                terminal.ask("send-keys", "-l", keys[0]);
            }
            terminal.ask("send-keys", keys[1]);
            terminal.ask("wait-for", "drawn");
            String screen = terminal.screen();
            assertEquals(code, Files.readString(directory.resolve("code")).strip(), screen);
            boolean isOwn = !script.contains("config");
            assertEquals(isOwn, !keys[0].isEmpty() && screen.contains(keys[0]), screen);
            String before = Files.readString(directory.resolve("before"));
            assertEquals(before, Files.readString(directory.resolve("after")), screen);
        }
    }

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
