package io.lcollections.files;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read, in words; the exceptions of the JDK often say only its name again. */
public final class FileFailure {
    private FileFailure() {}

    /** The reason, to stand behind a colon. */
    public static String of(Exception trouble) {
        if (trouble instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (trouble instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (trouble instanceof InvalidPathException) {
            return "not a file name";
        }
        if (trouble instanceof FileSystemException known && known.getReason() != null) {
            return known.getReason();
        }
        return String.valueOf(trouble.getMessage());
    }
}
