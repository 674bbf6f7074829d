package io.lcollections.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Makes processes that change the same file do so one after another. Beside the file stands {@code FILE.lock}, which
 * stays: whoever took it away could take it away from one that waits for it.
 */
public final class FileLock {
    private FileLock() {}

    /**
     * Waits until no other process is about to change the file, and keeps others off while it is changed.
     *
     * @param file need not be there; its folder is made
     * @throws IOException when the lock cannot be had
     */
    public static void during(Path file, Runnable change) throws IOException {
        Path target = FileReplacement.place(file);
        Path lock = target.resolveSibling(target.getFileName() + ".lock");
        boolean isNew = !Files.exists(lock, LinkOption.NOFOLLOW_LINKS);
        try (FileChannel channel = FileChannel.open(
                lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (isNew) {
                giveToOwnerOfFolder(lock);
            }
            channel.lock();
            change.run();
        }
    }

    /** Who changes the file after the administrator must be able to open it. */
    private static void giveToOwnerOfFolder(Path lock) {
        try {
            FileOwner.keep(lock.getParent(), lock);
        } catch (IOException notOurs) {
            // Then it is as whoever made it has it.
        }
    }
}
