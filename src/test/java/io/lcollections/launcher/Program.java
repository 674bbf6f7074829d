package io.lcollections.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A command to run as a process of its own.
 *
 * <p>It gets a small environment instead of ours: what a developer has set in a shell must not decide a test.
 */
final class Program {
    private final List<String> command;
    private final Map<String, String> env = new TreeMap<>();
    private File directory;
    private File output;
    private boolean piped;

    private Program(List<String> command) {
        this.command = command;
        env.put("PATH", System.getenv("PATH"));
        env.put("HOME", System.getProperty("user.home"));
        env.put("LANG", "C.UTF-8");
        env.put("JAVA_HOME", System.getProperty("java.home"));
        // Where no file can be, so that no configuration is read and none is made.
        env.put("XDG_CONFIG_HOME", "/dev/null");
    }

    static Program of(String... command) {
        return new Program(List.of(command));
    }

    /** The launcher that the build made. */
    static Program launcher(String... args) {
        List<String> command = new ArrayList<>(List.of(launcherFile().toString()));
        command.addAll(List.of(args));
        return new Program(command);
    }

    /** A script of bash; {@code $0} is the launcher, {@code $1} and so on are the arguments. */
    static Program shell(String script, String... args) {
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", script, launcherFile().toString()));
        command.addAll(List.of(args));
        return new Program(command);
    }

    static Path launcherFile() {
        return Path.of(System.getProperty("launcher"));
    }

    /** Copies the launcher and its jar to a directory, with their times. */
    static Path copyTo(Path directory) throws IOException {
        String jar = launcherFile().resolveSibling("lcollections.jar").toString();
        of("cp", "-p", launcherFile().toString(), jar, directory.toString())
                .run()
                .expectCode(0);
        return directory.resolve("lcollections");
    }

    /** Writes a program by another process: a child that inherits the open file would block it (ETXTBSY). */
    static Path script(Path file, String text) throws IOException {
        of("sh", "-c", "printf %s \"$1\" > \"$0\" && chmod 755 \"$0\"", file.toString(), text)
                .run()
                .expectCode(0);
        return file;
    }

    Program with(String... args) {
        command.addAll(List.of(args));
        return this;
    }

    Program env(String name, Object value) {
        env.put(name, value.toString());
        return this;
    }

    Program without(String name) {
        env.remove(name);
        return this;
    }

    Program in(Path newDirectory) {
        directory = newDirectory.toFile();
        return this;
    }

    Program outputTo(Path file) {
        output = file.toFile();
        return this;
    }

    /** Standard output can be read while it runs, with {@link Running#line}. */
    Program piped() {
        piped = true;
        return this;
    }

    List<String> command() {
        return command;
    }

    /** The command with its environment, for what has another one, such as a terminal. */
    Program alone() {
        List<String> alone = new ArrayList<>(List.of("env", "-i"));
        env.forEach((name, value) -> alone.add(name + "=" + value));
        alone.addAll(command);
        return new Program(alone);
    }

    Outcome run() throws IOException {
        try (Running running = start()) {
            return running.outcome();
        }
    }

    Running start() throws IOException {
        // Files, because a full pipe that nobody reads would stop the program.
        Path out = Files.createTempFile("out", null);
        Path err = Files.createTempFile("err", null);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory)
                .redirectInput(new File("/dev/null"))
                .redirectError(err.toFile());
        if (!piped) {
            builder.redirectOutput(output == null ? out.toFile() : output);
        }
        builder.environment().clear();
        builder.environment().putAll(env);
        return new Running(command, builder.start(), out, err);
    }
}
