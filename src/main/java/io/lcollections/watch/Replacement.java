package io.lcollections.watch;

import io.lcollections.files.FileOwner;
import io.lcollections.files.FolderSync;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Puts a new file in the place of an old one, as a whole or not at all. */
public final class Replacement {
    private Replacement() {}

    /** Writes what a file is to hold. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    /**
     * Replaces a file. When this returns it is on the disk; until then the old one is as it was.
     *
     * @throws IOException when it cannot be written; {@code FILE.new} may be left then
     */
    static void of(Path path, Content content) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        // Not one that somebody else has put there.
        Files.deleteIfExists(fresh);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
            content.write(out);
            out.flush();
            channel.force(true);
        }
        keepPermissions(path, fresh);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        FolderSync.of(path.getParent());
    }

    private static void keepPermissions(Path path, Path fresh) throws IOException {
        if (Files.exists(path)) {
            FileOwner.keep(path, fresh);
            try {
                Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(path));
            } catch (UnsupportedOperationException notPosix) {
                // Then there are none.
            }
        }
    }
}
