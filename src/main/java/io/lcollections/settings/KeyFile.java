package io.lcollections.settings;

import io.lcollections.api.ApiKey;
import io.lcollections.files.InputFile;
import io.lcollections.model.UsageException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a key from the file that {@code --api-key-file} names. */
public final class KeyFile {
    /** Far more than a key and its comments need; what is longer was not meant. */
    private static final int MOST_BYTES = 16 * 1024;

    private static final String OPTION = "--api-key-file";

    private KeyFile() {}

    /**
     * @param name a file's name, or {@code -} for standard input
     * @param stdin standard input
     * @return the key, or {@code null} when the file holds none
     * @throws UsageException when the file cannot be read, or what it holds cannot be a key
     */
    public static ApiKey read(String name, InputStream stdin) {
        if (ApiKey.looksLikeOne(name)) {
            throw new UsageException(
                    OPTION + " takes the name of a file, and was given what looks like a key",
                    "other users can read a command line; put the key into a file, or pipe it in with -");
        }
        InputFile file = new InputFile(OPTION, name);
        byte[] bytes = file.read(
                stdin,
                "the file holds the key alone; - reads it from standard input",
                in -> in.readNBytes(MOST_BYTES + 1));
        if (bytes.length > MOST_BYTES) {
            throw new UsageException(
                    OPTION + " " + file.origin() + " is over " + MOST_BYTES + " bytes long: not a key", null);
        }
        return ApiKey.parse(new String(bytes, StandardCharsets.UTF_8), file.origin());
    }
}
