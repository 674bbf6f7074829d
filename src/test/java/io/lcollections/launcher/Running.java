package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A process under way. Closing it ends it. */
final class Running implements AutoCloseable {
    /** Far beyond what anything here takes: it only keeps a program that hangs from hanging the build. */
    static final int GUARD_SECONDS = 120;

    private static final int SIGINT = 2;

    private final List<String> command;
    private final Process process;
    private final BufferedReader reader;
    private final Path out;
    private final Path err;

    Running(List<String> command, Process process, Path out, Path err) {
        this.command = command;
        this.process = process;
        this.reader = process.inputReader(StandardCharsets.UTF_8);
        this.out = out;
        this.err = err;
    }

    long pid() {
        return process.pid();
    }

    void interrupt() throws IOException {
        signal("INT");
    }

    void signal(String name) throws IOException {
        Program.of("sh", "-c", "kill -" + name + " " + pid()).run().expectCode(0);
    }

    /** Skips the test where they are ignored, as under nohup, or in the background of a shell without job control. */
    static void assumeInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        for (String line : Files.exists(status) ? Files.readAllLines(status) : List.<String>of()) {
            if (line.startsWith("SigIgn:")) {
                boolean isIgnored = new BigInteger(line.substring(7).strip(), 16).testBit(SIGINT - 1);
                assumeFalse(isIgnored, "whatever runs these tests ignores SIGINT, and its processes inherit that");
            }
        }
    }

    void kill() {
        // The process itself would close its streams.
        process.toHandle().destroyForcibly();
    }

    /** The next line of standard output; {@code null} at its end. */
    String line() throws IOException {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> {
            try {
                return reader.readLine();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
        try {
            return line.orTimeout(GUARD_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException silent) {
            return fail("no line from " + so(-1), silent);
        }
    }

    Outcome outcome() throws IOException {
        try {
            process.onExit().orTimeout(GUARD_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException late) {
            return fail("does not end: " + so(-1), late);
        }
        return so(process.exitValue());
    }

    private Outcome so(int code) throws IOException {
        return new Outcome(command, code, Files.readAllBytes(out), Files.readString(err));
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        reader.close();
        Files.delete(out);
        Files.delete(err);
    }
}
