package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A terminal of its own, in which one program has run to its end; it is asked what it shows where. */
final class Tmux implements AutoCloseable {
    /** More than any program here prints, so that nothing scrolls away. */
    private static final int LINES = 60;

    /**
     * Runs the program and then asks the terminal whether it is well. Its answer comes after everything before the
     * question has been drawn, so that nothing has to wait for a time.
     */
    private static final String PANE = """
            "$@"
            code=$?
            stty -icanon -echo
            printf '\\033[5n'
            head -c 4 > /dev/null
            tmux set -g @code "$code" \\; wait-for -S drawn
            exec cat
            """;

    private final Path socket;

    /** Runs a command in it; the directory is for its socket. */
    Tmux(Path directory, int columns, String... command) throws IOException {
        // A new one each time: the server before may still be ending on its own.
        socket = Files.createTempDirectory(directory, "tmux").resolve("socket");
        List<String> start = new ArrayList<>(List.of("start-server"));
        // As a user may have set them: programs can reach the clipboard and the names.
        start.addAll(List.of(";", "set", "-s", "set-clipboard", "on", ";", "set", "-g", "allow-rename", "on"));
        start.addAll(List.of(";", "new-session", "-d", "-x", "" + columns, "-y", "" + LINES));
        start.addAll(List.of(command));
        start.addAll(List.of(";", "select-pane", "-T", "untouched", ";", "rename-window", "untouched"));
        ask(start.toArray(String[]::new));
    }

    /** Runs a program; returns when everything that it wrote is on the screen. */
    Tmux(Path directory, int columns, Program program) throws IOException {
        this(
                directory,
                columns,
                Stream.concat(Stream.of("sh", "-c", PANE, "sh"), program.command().stream())
                        .toArray(String[]::new));
        try {
            ask("wait-for", "drawn");
        } catch (IOException | AssertionError stuck) {
            close();
            throw stuck;
        }
    }

    /** There is no signal for what is on the screen, so it is asked again and again, for as long as a test may hang. */
    void until(Predicate<String> isShown) throws IOException {
        long start = System.nanoTime();
        for (String screen = screen(); !isShown.test(screen); screen = screen()) {
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(Running.GUARD_SECONDS), screen);
        }
    }

    String value(String format) throws IOException {
        return ask("display", "-p", format).strip();
    }

    String clipboard() throws IOException {
        return ask("list-buffers");
    }

    String screen() throws IOException {
        return ask("capture-pane", "-p");
    }

    String colouredScreen() throws IOException {
        return ask("capture-pane", "-p", "-e").stripTrailing() + "\n";
    }

    String ask(String... command) throws IOException {
        List<String> tmux = new ArrayList<>(List.of("tmux", "-u", "-S", socket.toString(), "-f", "/dev/null"));
        tmux.addAll(List.of(command));
        return Program.of(tmux.toArray(String[]::new)).run().expectCode(0).text();
    }

    @Override
    public void close() throws IOException {
        ask("kill-server");
    }
}
