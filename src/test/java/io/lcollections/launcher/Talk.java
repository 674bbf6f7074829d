package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a shell script and a test say to each other, a line each, so that neither has to wait for a time. */
final class Talk implements AutoCloseable {
    private final Path directory;
    private final RandomAccessFile told;
    private final RandomAccessFile word;

    /**
     * @param directory made; it is what the scripts must find in a variable
     */
    Talk(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        Path from = directory.resolve("told");
        Path to = directory.resolve("word");
        Program.of("mkfifo", from.toString(), to.toString()).run().expectCode(0);
        // Open for both ways they neither wait for the other end, nor lose what it wrote.
        told = new RandomAccessFile(from.toFile(), "rw");
        word = new RandomAccessFile(to.toFile(), "rw");
    }

    /** A line of shell that tells something; the test may be over by then. */
    static String telling(String text, String variable) {
        return "echo \"" + text + "\" 1<> \"$" + variable + "/told\"";
    }

    /** Lines of shell that tell something, and then wait for what the test says, which is in {@code $word} then. */
    static String asking(String text, String variable) {
        return telling(text, variable) + "; read -r word < \"$" + variable + "/word\"";
    }

    Path directory() {
        return directory;
    }

    void expect(String text) {
        assertEquals(text, line());
    }

    String line() {
        FutureTask<String> line = new FutureTask<>(told::readLine);
        new Thread(line, "talk").start();
        try {
            return line.get(Running.GUARD_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException silent) {
            return fail("nobody says anything", silent);
        }
    }

    void say(String text) throws IOException {
        word.write((text + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        word.close();
        told.close();
    }
}
