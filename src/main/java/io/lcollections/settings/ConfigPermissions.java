package io.lcollections.settings;

import io.lcollections.files.FileReplacement;
import io.lcollections.model.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** What others may do with the configuration file. */
public final class ConfigPermissions {
    private static final Set<PosixFilePermission> READ_BY_OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
    private static final Set<PosixFilePermission> WRITTEN_BY_OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private ConfigPermissions() {}

    /**
     * @throws UsageException when others may see or change what is in it
     */
    static void check(Configuration read, Path file) {
        if (read.holdsKey()) {
            refuse(file, READ_BY_OTHERS, "holds a key, and others can read it", "chmod 600 ");
        }
        if (read.holdsPassword()) {
            refuse(file, READ_BY_OTHERS, "holds the password of a proxy, and others can read it", "chmod 600 ");
        }
        if (read.decidesAboutKey()) {
            refuse(file, WRITTEN_BY_OTHERS, "decides about the key, and others can write it", "chmod go-w ");
        }
    }

    private static void refuse(Path file, Set<PosixFilePermission> tooMuch, String why, String command) {
        Set<PosixFilePermission> permissions;
        try {
            permissions = FileReplacement.permissions(file);
        } catch (IOException gone) {
            return;
        }
        if (permissions != null && permissions.stream().anyMatch(tooMuch::contains)) {
            throw new UsageException(
                    "the configuration '" + file + "' " + why + " (" + PosixFilePermissions.toString(permissions) + ")",
                    command + ShellWord.of(file.toString()));
        }
    }
}
