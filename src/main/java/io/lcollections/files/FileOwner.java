package io.lcollections.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** Whose a file is: what the administrator replaces stays that of its owner. */
public final class FileOwner {
    private FileOwner() {}

    /**
     * Gives a new file to the owner and the group of an old one, where they are not the same and the system knows such.
     *
     * @throws IOException when only the administrator, or the owner of the old one, could do that
     */
    public static void keep(Path old, Path fresh) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(fresh, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return;
        }
        PosixFileAttributes wanted = Files.readAttributes(old, PosixFileAttributes.class);
        PosixFileAttributes made = view.readAttributes();
        try {
            if (!made.group().equals(wanted.group())) {
                view.setGroup(wanted.group());
            }
            if (!made.owner().equals(wanted.owner())) {
                view.setOwner(wanted.owner());
            }
        } catch (IOException refused) {
            throw new IOException("it belongs to " + wanted.owner().getName() + " and the group "
                    + wanted.group().getName() + ", and a new file cannot be given to them");
        }
    }
}
