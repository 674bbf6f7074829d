package io.lcollections.files;

import io.lcollections.model.UsageException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The file that an option names; {@code -} is standard input.
 *
 * @param option the option, for messages
 * @param name the value of the option
 */
public record InputFile(String option, String name) {

    @FunctionalInterface
    public interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    /** The file as messages name it. */
    public String origin() {
        return name.equals("-") ? "standard input" : "'" + name + "'";
    }

    /** Reads the whole file; one that is larger is rejected. */
    public byte[] readAll(InputStream stdin, String hint, int maxBytes) {
        byte[] bytes = read(stdin, hint, in -> in.readNBytes(maxBytes + 1));
        if (bytes.length > maxBytes) {
            throw new UsageException(option + " " + origin() + " is larger than " + (maxBytes >> 20) + " MiB", hint);
        }
        return bytes;
    }

    /**
     * @param hint what the option takes, shown when the file cannot be read
     * @throws UsageException when the file cannot be read
     */
    public <T> T read(InputStream stdin, String hint, Reader<T> reader) {
        if (name.isEmpty()) {
            throw new UsageException(option + " needs a file name", hint);
        }
        try (InputStream in = open(stdin)) {
            return reader.read(in);
        } catch (IOException | InvalidPathException unreadable) {
            throw new UsageException(option + " " + origin() + " cannot be read: " + reason(unreadable), hint);
        }
    }

    private InputStream open(InputStream stdin) throws IOException {
        return new FilterInputStream(name.equals("-") ? stdin : Files.newInputStream(Path.of(name))) {
            /** On JDK 17 a file asks for its position, which a pipe has not; at 0, gzip data would end too early. */
            @Override
            public int available() {
                return 1;
            }
        };
    }

    /** Why a file could not be read or written; many exceptions of the JDK only repeat its name. */
    public static String reason(Exception failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof InvalidPathException) {
            return "not a file name";
        }
        String reason = failure instanceof FileSystemException known ? known.getReason() : null;
        return String.valueOf(reason == null ? failure.getMessage() : reason);
    }
}
