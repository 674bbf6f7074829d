package io.lcollections.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes sure that a new name lasts: it stands in the folder, which is written at some other time than the file. */
public final class FolderSync {
    private FolderSync() {}

    /** Where a folder cannot be opened, as on Windows, the system sees to it or nobody can. */
    public static void of(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            // The content is whole all the same.
        }
    }
}
