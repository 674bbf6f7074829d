package io.lcollections.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Puts new content in the place of a file: whoever reads it, and whenever the machine stops, there is the old content or
 * the new one, never a part.
 */
public final class FileReplacement {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER = PosixFilePermissions.fromString("rwx------");

    /** As systems have it. */
    private static final int MOST_LINKS = 40;

    private FileReplacement() {}

    /**
     * Writes a file beside it and renames that. A symbolic link stays, and what it points to is replaced. Folders that
     * are missing are made, for the owner alone.
     *
     * @param isSecret whether nobody but the owner may read it; otherwise it keeps its mode, and a new one is the owner's. Owner and
     *     group stay in any case
     * @throws IOException when it cannot be written; the old file is as it was then
     */
    public static void write(Path file, byte[] content, boolean isSecret) throws IOException {
        Path target = place(file);
        Path folder = target.getParent();
        boolean isPosix = isPosix(folder);
        Path temporary =
                Files.createTempFile(folder, ".config", ".tmp", isPosix ? mode(OWNER_ONLY) : new FileAttribute<?>[0]);
        try {
            write(temporary, content);
            if (Files.exists(target)) {
                FileOwner.keep(target, temporary);
            }
            if (isPosix && !isSecret && Files.exists(target)) {
                Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        FolderSync.of(folder);
    }

    /** What is replaced where a file is to be; its folder is there then. */
    public static Path place(Path file) throws IOException {
        Path target = target(file.toAbsolutePath(), MOST_LINKS);
        Path folder = target.getParent();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, isPosix(folder) ? mode(OWNER_ONLY_FOLDER) : new FileAttribute<?>[0]);
        }
        return target;
    }

    /** What a link points to in the end, also where that is not there yet. */
    private static Path target(Path file, int links) throws IOException {
        if (Files.exists(file)) {
            return file.toRealPath();
        }
        if (!Files.isSymbolicLink(file)) {
            return file;
        }
        if (links == 0) {
            throw new IOException("too many symbolic links");
        }
        return target(file.resolveSibling(Files.readSymbolicLink(file)).normalize(), links - 1);
    }

    private static boolean isPosix(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] mode(Set<PosixFilePermission> permissions) {
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }

    private static void write(Path temporary, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /** The permissions of what the name leads to; {@code null} on systems that have none such. */
    public static Set<PosixFilePermission> permissions(Path file) throws IOException {
        return isPosix(file.toAbsolutePath()) ? Files.getPosixFilePermissions(file) : null;
    }
}
