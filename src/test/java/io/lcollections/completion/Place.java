package io.lcollections.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Where a shell runs: a directory to be in, a home without settings, and scripts to complete with. */
final class Place {
    /** Far beyond what anything here takes: it only keeps a shell that hangs from hanging the build. */
    static final int GUARD_SECONDS = 60;

    private final Path root;
    private final Path scripts;
    private final Map<String, String> env = new TreeMap<>();

    Place(Path root, Path scripts) throws IOException {
        this.root = root;
        this.scripts = scripts.toAbsolutePath();
        Files.createDirectories(here());
        Files.createDirectories(home());
    }

    Place with(String variable, String value) {
        env.put(variable, value);
        return this;
    }

    Path here() {
        return root.resolve("here");
    }

    Path home() {
        return root.resolve("home");
    }

    Path script(String name) {
        return scripts.resolve(name);
    }

    ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(here().toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("HOME", home().toString());
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().put("TERM", "xterm-256color");
        builder.environment().put("SCRIPTS", scripts.toString());
        builder.environment().putAll(env);
        return builder;
    }

    /** Standard output of a command that succeeds and complains of nothing. */
    String run(List<String> command) throws IOException {
        Path out = root.resolve("out");
        Path err = root.resolve("err");
        Process process = process(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            process.onExit().orTimeout(GUARD_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException late) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return fail("does not end: " + command, late);
        }
        String complaint = Files.readString(err);
        assertEquals("0 ", process.exitValue() + " " + complaint, command.toString());
        return Files.readString(out);
    }
}
