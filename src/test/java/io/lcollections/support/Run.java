package io.lcollections.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.App;
import io.lcollections.cli.Console;
import io.lcollections.cli.Environment;
import io.lcollections.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Runs the whole program inside the test, with streams, environment and terminal of the test's choice. */
public final class Run {
    private final Map<String, String> env = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final List<String> before = new ArrayList<>();
    private List<String> behind = List.of();
    private byte[] stdin = new byte[0];
    private Terminal terminal = FixedTerminal.NONE;
    private OutputStream sink = stdout;
    private VirtualTime time = new VirtualTime();
    /** What a process does when it ends, whatever its result. */
    private final List<Runnable> ends = new ArrayList<>();

    private Executor atExit = ends::add;

    /** Where no file can be, so that no configuration is read and none is made. */
    private Run() {
        env.put("XDG_CONFIG_HOME", "/dev/null");
        env.put("TZ", "UTC");
    }

    public static Run with() {
        return new Run();
    }

    public Run env(String name, String value) {
        env.put(name, value);
        return this;
    }

    /** Variables as a line, {@code A=1 B=2}, which may be {@code null}. */
    public Run envLine(String variables) {
        for (String variable : variables == null ? new String[0] : variables.split(" ")) {
            env(variable.substring(0, variable.indexOf('=')), variable.substring(variable.indexOf('=') + 1));
        }
        return this;
    }

    /** A configuration file that only its owner can read; a semicolon ends a line. */
    public Run config(Path folder, String text) throws IOException {
        Path file = Files.createDirectories(folder.resolve("lcollections")).resolve("config.toml");
        Files.writeString(file, text.replace(';', '\n') + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return env("XDG_CONFIG_HOME", folder.toString());
    }

    /** A system property as this program reads it; what the JDK itself reads is not changed. */
    public Run property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    public Run stdin(String text) {
        stdin = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    public Run terminal(int width) {
        terminal = FixedTerminal.ofWidth(width);
        env.putIfAbsent("TERM", "xterm-256color");
        return this;
    }

    public Run at(Terminal other) {
        terminal = other;
        return this;
    }

    public Run pipe() {
        terminal = FixedTerminal.PIPE;
        return this;
    }

    /** Standard output of the test's own; what is written there is not in the result. */
    public Run stdout(OutputStream other) {
        sink = other;
        return this;
    }

    /** Standard output that takes nothing. */
    public Run stdoutFails(String reason) {
        return stdout(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(reason);
            }
        });
    }

    /** Clocks of the test's own, to see how long was waited. */
    public Run time(VirtualTime other) {
        time = other;
        return this;
    }

    /** Is given what must be done when the process ends. */
    public Run atExit(Executor other) {
        atExit = other;
        return this;
    }

    /** These arguments come before those that it is run with. */
    public Run given(String... args) {
        before.addAll(List.of(args));
        return this;
    }

    /** A server is asked: its base URL is typed behind all other arguments. */
    public Run to(ScriptedServer server) {
        return to(server.base());
    }

    public Run to(String base) {
        behind = List.of("--base-url", base);
        return this;
    }

    /** Runs it with the words of a line, which are parted by single blanks; without any if it is {@code null}. */
    public Result line(String words) {
        return words == null ? args() : args(words.split(" "));
    }

    /** Runs it against a server that answers every request by this, and is there for this run only. */
    public Result served(String answer, String words) {
        return served(head -> answer, words);
    }

    public Result served(UnaryOperator<String> script, String words) {
        try (ScriptedServer server = new ScriptedServer(script)) {
            return to(server).line(words);
        } catch (IOException notClosed) {
            throw new UncheckedIOException(notClosed);
        }
    }

    /** The commands with their options, none of which is run. */
    public static CommandLine model() {
        return App.all();
    }

    public Result args(String... further) {
        String[] args = Stream.of(before, List.of(further), behind)
                .flatMap(List::stream)
                .toArray(String[]::new);
        ByteArrayOutputStream stderr = new ByteArrayOutputStream();
        int code = new App(host(stderr)).run(args);
        ends.forEach(Runnable::run);
        ends.clear();
        String line = Stream.of(args).collect(Collectors.joining(" "));
        return new Result(line, code, stdout.toString(StandardCharsets.UTF_8), stderr.toString(StandardCharsets.UTF_8));
    }

    private Environment host(OutputStream stderr) {
        return new Environment(
                env,
                name -> properties.getOrDefault(name, System.getProperty(name)),
                new ByteArrayInputStream(stdin),
                sink,
                new Console(stderr),
                terminal,
                time.ofHost(),
                atExit);
    }

    /** What a run left behind; it prints whole, so that a failing assertion shows both streams. */
    public record Result(String line, int code, String out, String err) {
        /** This exit code and output, and each of these texts on standard error; if there is none, nothing is there. */
        public Result expect(int expectedCode, String expectedOut, String... parts) {
            assertTrue(parts.length > 0 || err.isEmpty(), this::toString);
            return expectCode(expectedCode).expectOut(expectedOut).expectErr(parts);
        }

        /** This exit code, this text in the first line of standard error, and nothing on standard output. */
        public Result fails(int expectedCode, String part) {
            String first = err.lines().findFirst().orElse("");
            assertTrue(first.contains(part), () -> "no '" + part + "' in " + this);
            return expectCode(expectedCode).expectOut("");
        }

        public Result expectCode(int expected) {
            assertEquals(expected, code, this::toString);
            return this;
        }

        public Result expectOut(String expected) {
            assertEquals(expected, out, this::toString);
            return this;
        }

        public Result expectOutPart(String... parts) {
            return expectParts(out, parts);
        }

        /** This is all of standard error. */
        public Result expectMessages(String expected) {
            assertEquals(expected, err, this::toString);
            return this;
        }

        public Result expectErr(String... parts) {
            return expectParts(err, parts);
        }

        private Result expectParts(String stream, String... parts) {
            for (String part : parts) {
                assertTrue(stream.contains(part), () -> "no '" + part + "' in " + this);
            }
            return this;
        }
    }
}
