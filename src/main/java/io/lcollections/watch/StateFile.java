package io.lcollections.watch;

import io.lcollections.files.AtomicFile;
import io.lcollections.files.FileFailure;
import io.lcollections.files.FileSafety;
import io.lcollections.model.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file of lines that survives a kill at any time: it is replaced as a whole, and lines are appended to it. It is locked
 * as long as it is open.
 */
public final class StateFile implements AutoCloseable {
    /** Much more than the state of the largest accounts. */
    private static final long MAX_BYTES = 512L << 20;

    private final String shown;
    private final Path path;
    private final FileChannel lock;
    /** {@code null} until the first append after a replacement. */
    private FileChannel appending;

    /**
     * The content of the file.
     *
     * @param bytes complete lines
     * @param isTorn whether an incomplete last line was left out
     */
    public record Lines(byte[] bytes, boolean isTorn) {}

    private StateFile(String shown, Path path, FileChannel lock) {
        this.shown = shown;
        this.path = path;
        this.lock = lock;
    }

    /**
     * Opens and locks a file, which need not exist.
     *
     * @param option the option that names it, for messages
     * @throws UsageException when it cannot be replaced, or is in use
     */
    public static StateFile open(String option, String name) {
        String shown = option + " '" + name + "'";
        try {
            Path path = AtomicFile.resolve(Path.of(name));
            boolean isOther = Files.exists(path) && !Files.isRegularFile(path);
            if (name.isEmpty() || name.equals("-") || isOther) {
                throw new UsageException(shown + " is not a regular file", "name a file for this watch only");
            }
            FileSafety.problem(Path.of(name)).ifPresent(problem -> {
                throw new UsageException(shown + " " + problem, "name a file of your own, in a folder of your own");
            });
            return new StateFile(shown, path, lock(shown, path));
        } catch (InvalidPathException | IOException failure) {
            throw new UsageException(
                    shown + " cannot be opened: " + FileFailure.of(failure),
                    failure instanceof NoSuchFileException ? "does the folder exist?" : "may you write there?");
        }
    }

    private static FileChannel lock(String shown, Path path) throws IOException {
        FileChannel channel = AtomicFile.openLock(path);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException inThisProcess) {
            // Handled like a lock of another process.
        }
        channel.close();
        throw new UsageException(shown + " is in use by another watch", "each watch needs its own file");
    }

    /**
     * The content; empty if there is no file. A torn file must be replaced before anything is appended.
     *
     * @throws UsageException when it cannot be read
     */
    public Optional<Lines> read() {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new UsageException(shown + " is larger than " + MAX_BYTES + " bytes, so it is not a state", null);
            }
            byte[] bytes = Files.readAllBytes(path);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            return Optional.of(new Lines(Arrays.copyOf(bytes, end), end < bytes.length));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UsageException(shown + " cannot be read: " + FileFailure.of(failure), null);
        }
    }

    /**
     * Replaces the whole file. On return the content is on the disk; on failure the file is unchanged.
     *
     * @throws UsageException when it cannot be written
     */
    public void replace(AtomicFile.Content content) {
        try {
            closeAppending();
            AtomicFile.replace(path, false, content);
        } catch (IOException failure) {
            throw unwritable(failure, "the file is unchanged; is the disk full, or may you not write there?");
        }
    }

    /**
     * Appends a line. On return it is on the disk.
     *
     * @param line with its line break
     * @throws UsageException when it cannot be written
     */
    public void append(byte[] line) {
        try {
            if (appending == null) {
                appending = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            }
            ByteBuffer rest = ByteBuffer.wrap(line);
            while (rest.hasRemaining()) {
                appending.write(rest);
            }
            appending.force(false);
        } catch (IOException failure) {
            throw unwritable(failure, "the next run may print the last change again");
        }
    }

    private UsageException unwritable(IOException failure, String hint) {
        return new UsageException(shown + " cannot be written: " + FileFailure.of(failure), hint);
    }

    private void closeAppending() throws IOException {
        if (appending != null) {
            appending.close();
            appending = null;
        }
    }

    @Override
    public void close() {
        try {
            closeAppending();
            lock.close();
        } catch (IOException failure) {
            // Everything is on the disk already.
        }
    }
}
