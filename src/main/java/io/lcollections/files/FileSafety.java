package io.lcollections.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Whether another user, except the administrator, controls a file. */
public final class FileSafety {
    private static final String UID = "unix:uid";

    private FileSafety() {}

    /**
     * Why a file is in the hands of another user: the file, its folder, or a symbolic link to it belongs to one. Empty if
     * none does, or on systems without owners.
     */
    public static Optional<String> problem(Path file) {
        try {
            int self = ownUid();
            Path at = file.toAbsolutePath();
            for (int links = 0; links <= AtomicFile.MAX_LINKS; links++) {
                boolean isLink = Files.isSymbolicLink(at);
                if (isForeign(at, self)) {
                    String what = isLink ? "is a symbolic link of" : "belongs to";
                    return Optional.of(what + " another user, " + owner(at));
                }
                Path folder = at.getParent();
                if (folder != null && Files.exists(folder) && isForeign(folder.toRealPath(), self)) {
                    return Optional.of("is in a folder of another user, " + owner(folder.toRealPath()));
                }
                if (!isLink) {
                    break;
                }
                at = at.resolveSibling(Files.readSymbolicLink(at)).normalize();
            }
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            // A file that cannot be examined is reported when it is opened.
        }
        return Optional.empty();
    }

    private static boolean isForeign(Path path, int self) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        int uid = (Integer) Files.getAttribute(path, UID, LinkOption.NOFOLLOW_LINKS);
        return uid != self && uid != 0;
    }

    private static String owner(Path path) throws IOException {
        return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
    }

    /** Java has no function for it: a process owns its folder of Linux, and each file that it creates. */
    private static int ownUid() throws IOException {
        Path process = Path.of("/proc/self");
        boolean isLinux = Files.exists(process);
        Path own = isLinux ? process : Files.createTempFile("lcollections", null);
        try {
            return (Integer) Files.getAttribute(own, UID);
        } finally {
            if (!isLinux) {
                Files.delete(own);
            }
        }
    }
}
