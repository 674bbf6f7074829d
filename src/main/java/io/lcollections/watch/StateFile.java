package io.lcollections.watch;

import io.lcollections.files.FileFailure;
import io.lcollections.model.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file of lines that outlasts the process, whenever that is killed: it is replaced as a whole or not at all, and a line
 * is behind it as a whole or not at all. While it is open here, nobody else can open it.
 *
 * <p>Beside it stand {@code FILE.lock}, which stays, and {@code FILE.new} while it is replaced.
 */
public final class StateFile implements AutoCloseable {
    private final String shown;
    private final Path path;
    private final FileChannel lock;
    /** Not there until something is appended to the file as it is now. */
    private FileChannel appending;

    /**
     * What a file holds.
     *
     * @param bytes whole lines
     * @param isTorn whether there was a last line behind them that has no end
     */
    public record Lines(byte[] bytes, boolean isTorn) {}

    private StateFile(String shown, Path path, FileChannel lock) {
        this.shown = shown;
        this.path = path;
        this.lock = lock;
    }

    /**
     * Opens it, be it there or not.
     *
     * @param option the option that names it, for messages
     * @throws UsageException when it is no file that can be written, or is in use
     */
    public static StateFile open(String option, String name) {
        String shown = option + " '" + name + "'";
        if (name.isEmpty() || name.equals("-")) {
            throw new UsageException(shown + " is no file that can be replaced", "name a file of its own");
        }
        try {
            Path path = Path.of(name).toAbsolutePath();
            if (Files.exists(path)) {
                // A link stays one.
                path = path.toRealPath();
                refuseOther(shown, path);
            }
            return new StateFile(shown, path, lock(shown, path));
        } catch (InvalidPathException | IOException trouble) {
            boolean isMissing = trouble instanceof NoSuchFileException;
            throw new UsageException(
                    shown + " cannot be opened: " + reason(trouble),
                    isMissing ? "is there such a folder?" : "may you write there?");
        }
    }

    private static void refuseOther(String shown, Path path) {
        if (!Files.isRegularFile(path)) {
            throw new UsageException(shown + " is no file that can be replaced", "name a file of its own");
        }
    }

    private static FileChannel lock(String shown, Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolveSibling(path.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException inThisProcess) {
            // The same as by another one.
        }
        channel.close();
        throw new UsageException(shown + " is in use by another watch", "each needs a file of its own");
    }

    /**
     * What the file holds; empty where there is no file. Before anything is put behind a line that has no end, the file
     * must be replaced.
     *
     * @throws UsageException when it cannot be read
     */
    public Optional<Lines> read() {
        try {
            byte[] bytes = Files.readAllBytes(path);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            return Optional.of(new Lines(Arrays.copyOf(bytes, end), end < bytes.length));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException trouble) {
            throw new UsageException(shown + " cannot be read: " + reason(trouble), null);
        }
    }

    /**
     * Replaces all of it. When this returns it is on the disk; until then the file is as it was.
     *
     * @throws UsageException when it cannot be written
     */
    public void replace(Replacement.Content content) {
        try {
            closeAppending();
            Replacement.of(path, content);
        } catch (IOException trouble) {
            throw unwritable(trouble, "nothing of it was changed; is there room for it, and may you write there?");
        }
    }

    /**
     * Puts a line behind the others. When this returns it is on the disk.
     *
     * @param line with its end
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
        } catch (IOException trouble) {
            throw unwritable(trouble, "what was printed last may be printed once more by the next run");
        }
    }

    private UsageException unwritable(IOException trouble, String hint) {
        return new UsageException(shown + " cannot be written: " + reason(trouble), hint);
    }

    /** The failures of the JDK name the file; here that stands before it. */
    private static String reason(Exception trouble) {
        return trouble instanceof FileSystemException || trouble instanceof InvalidPathException
                ? FileFailure.of(trouble)
                : String.valueOf(trouble.getMessage());
    }

    private void closeAppending() throws IOException {
        if (appending != null) {
            appending.close();
            appending = null;
        }
    }

    /** Lets others open it. */
    @Override
    public void close() {
        try {
            closeAppending();
            lock.close();
        } catch (IOException nothingLeft) {
            // All that was to be kept is on the disk.
        }
    }
}
