package io.lcollections.files;

import io.lcollections.model.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A file that an option names, or standard input where it names {@code -}.
 *
 * @param option the option, for messages
 * @param name what it was given
 */
public record InputFile(String option, String name) {

    /** Reads from the file while it is open. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    /** What to call it in messages. */
    public String origin() {
        return name.equals("-") ? "standard input" : "'" + name + "'";
    }

    /**
     * @param stdin standard input
     * @param hint what the option takes, told when the file cannot be read
     * @throws UsageException when the file cannot be read
     */
    public <T> T read(InputStream stdin, String hint, Reader<T> reader) {
        if (name.isEmpty()) {
            throw new UsageException(option + " names no file: its value is empty", hint);
        }
        try (InputStream in = name.equals("-") ? stdin : Files.newInputStream(Path.of(name))) {
            return reader.read(in);
        } catch (IOException | InvalidPathException unreadable) {
            throw new UsageException(option + " " + origin() + " cannot be read: " + FileFailure.of(unreadable), hint);
        }
    }
}
