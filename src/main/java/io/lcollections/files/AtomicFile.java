package io.lcollections.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Replaces a file atomically: readers see the old content or the new content, never a part, also after a crash.
 *
 * <p>{@code FILE.new} exists while the file is replaced. {@code FILE.lock} serializes the processes that change the file;
 * it is never deleted, because another process could be waiting for it.
 */
public final class AtomicFile {
    private static final int MAX_LINKS = 40; // as in common operating systems

    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    /** The absolute path of a file; symbolic links are followed, even if the file does not exist. */
    public static Path resolve(Path file) throws IOException {
        List<Path> links = Files.exists(file) ? List.of(file.toRealPath()) : links(file);
        return links.get(links.size() - 1);
    }

    /** The absolute path of a file and, as long as it is a symbolic link, where that leads. */
    static List<Path> links(Path file) throws IOException {
        List<Path> links = new ArrayList<>();
        Path target = file.toAbsolutePath();
        for (links.add(target); Files.isSymbolicLink(target); links.add(target)) {
            if (links.size() > MAX_LINKS) {
                throw new IOException("too many symbolic links");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target)).normalize();
        }
        return links;
    }

    /** Creates a folder and its parents where they are missing, for the owner only. */
    public static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, mode(folder, "rwx------"));
        }
    }

    /** Opens the lock file of a resolved path, not yet locked; nothing else may be in its place, such as a named pipe. */
    public static FileChannel openLock(Path target) throws IOException {
        Path lock = target.resolveSibling(target.getFileName() + ".lock");
        boolean isNew = !Files.exists(lock, LinkOption.NOFOLLOW_LINKS);
        if (!isNew && !Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("its lock '" + lock + "' is not a regular file");
        }
        FileChannel channel =
                FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try {
            if (isNew) {
                // The owner of the folder must be able to open a lock file that root created.
                copyOwner(lock.getParent(), lock);
            }
        } catch (IOException notPermitted) {
            // The lock file stays with the user who created it.
        }
        return channel;
    }

    /**
     * Replaces a file at a resolved path, whose lock the caller holds. On return the content is on the disk. Owner, group
     * and permissions of an existing file are kept, unless only the owner may read it from now on.
     */
    public static synchronized void replace(Path target, boolean isPrivate, Content content) throws IOException {
        Path temporary = temporary(target);
        boolean exists = Files.exists(target);
        // Never write into a file or a link that another user or a killed process left here.
        deleteTemporary(target);
        try {
            Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            FileAttribute<?>[] mode = isPrivate || exists ? mode(target, "rw-------") : new FileAttribute<?>[0];
            try (FileChannel channel = FileChannel.open(temporary, options, mode)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
                content.write(out);
                out.flush();
                channel.force(true);
            }
            if (exists) {
                copyOwner(target, temporary);
                if (!isPrivate && isPosix(target)) {
                    Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
                }
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        syncFolder(target.getParent());
    }

    /** Waits until a replacement is complete, so that a process that is interrupted leaves no temporary file. */
    public static synchronized void awaitReplacement() {
        // Holding the lock is enough.
    }

    /** Deletes what a killed process left, which may contain a key. The caller holds the lock. */
    public static void deleteTemporary(Path target) throws IOException {
        Files.deleteIfExists(temporary(target));
    }

    public static boolean hasTemporary(Path file) {
        try {
            return Files.exists(temporary(resolve(file)), LinkOption.NOFOLLOW_LINKS);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static Path temporary(Path target) {
        return target.resolveSibling(target.getFileName() + ".new");
    }

    /** The permissions of a file as {@code ls} shows them; empty if it has none, or cannot be examined. */
    public static String permissions(Path file) {
        try {
            return isPosix(file) ? PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static void copyOwner(Path from, Path to) throws IOException {
        if (!isPosix(to)) {
            return;
        }
        PosixFileAttributes wanted = Files.readAttributes(from, PosixFileAttributes.class);
        PosixFileAttributeView view =
                Files.getFileAttributeView(to, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        PosixFileAttributes actual = view.readAttributes();
        try {
            if (!actual.group().equals(wanted.group())) {
                view.setGroup(wanted.group());
            }
            if (!actual.owner().equals(wanted.owner())) {
                view.setOwner(wanted.owner());
            }
        } catch (IOException refused) {
            throw new IOException("it belongs to user " + wanted.owner() + " and group " + wanted.group()
                    + ", and you may not create files for them");
        }
    }

    /** Makes the rename durable. Windows cannot open a folder; the content is complete in any case. */
    private static void syncFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            // Nothing else can be done.
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] mode(Path path, String permissions) {
        FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
        return isPosix(path) ? new FileAttribute<?>[] {mode} : new FileAttribute<?>[0];
    }
}
