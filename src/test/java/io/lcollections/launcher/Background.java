package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The making of archives that one start asks for: a {@code nice} of the test's own holds it back until it is told to go
 * on, and tells when it is done, so that nothing has to wait for a time.
 */
final class Background implements AutoCloseable {
    // Both ways, because nobody may be there to hear it any more.
    private static final String NICE = """
            #!/bin/sh
            shift 2
            echo asked 1<> "$TOLD"
            read -r word < "$WORD"
            [ "$word" = go ] && "$@"
            echo "ended $?" 1<> "$TOLD"
            """;

    private final Path bin;
    private final Path told;
    private final Path word;
    private final RandomAccessFile hears;
    private final RandomAccessFile tells;

    /**
     * @param directory for files that it needs; made
     */
    Background(Path directory) throws IOException {
        bin = Files.createDirectories(directory.resolve("bin"));
        told = directory.resolve("told");
        word = directory.resolve("word");
        script(bin.resolve("nice"), NICE);
        Program.of("mkfifo", told.toString(), word.toString()).run().expectCode(0);
        // Open for both ways they neither wait for the other end, nor lose what it wrote.
        hears = new RandomAccessFile(told.toFile(), "rw");
        tells = new RandomAccessFile(word.toFile(), "rw");
    }

    /** Makes a program of its own that shells can run. */
    static Path script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Has the program ask here, with the programs of this folder before others; {@code path} may be empty. */
    Program of(Program program, String path) {
        return program.env("PATH", bin + ":" + path).env("TOLD", told).env("WORD", word);
    }

    Program of(Program program) {
        return of(program, System.getenv("PATH"));
    }

    Path bin() {
        return bin;
    }

    /** Returns when a start has asked for archives. */
    void expectAsked() {
        assertEquals("asked", line());
    }

    void go() throws IOException {
        tell("go");
    }

    /** Returns when the making has ended, all right or not. */
    void awaitEnd() {
        String end = line();
        assertEquals("ended", end.split(" ")[0]);
    }

    /** The making that was asked for, from its beginning to its end. */
    void make() throws IOException {
        expectAsked();
        go();
        awaitEnd();
    }

    private String line() {
        FutureTask<String> line = new FutureTask<>(hears::readLine);
        new Thread(line, "background").start();
        try {
            return line.get(Running.GUARD_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException silent) {
            return fail("no word from the background", silent);
        }
    }

    private void tell(String text) throws IOException {
        tells.write((text + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** One that still waits makes nothing. */
    @Override
    public void close() throws IOException {
        tell("no");
        tells.close();
        hears.close();
    }
}
