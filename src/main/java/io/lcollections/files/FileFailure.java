package io.lcollections.files;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written; many exceptions of the JDK only repeat its name. */
public final class FileFailure {
    private FileFailure() {}

    /** The reason, without the name of the file. */
    public static String of(Exception failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof InvalidPathException) {
            return "not a file name";
        }
        String reason = failure instanceof FileSystemException known ? known.getReason() : null;
        return String.valueOf(reason == null ? failure.getMessage() : reason);
    }
}
