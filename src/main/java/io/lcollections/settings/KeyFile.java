package io.lcollections.settings;

import io.lcollections.api.ApiKey;
import io.lcollections.files.InputFile;
import io.lcollections.model.UsageException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads the API key from the file that {@code --api-key-file} names. */
public final class KeyFile {
    private static final int MAX_BYTES = 16 * 1024;
    private static final String OPTION = "--api-key-file";

    private KeyFile() {}

    /**
     * @param name a file name, or {@code -} for standard input
     * @return the key, or {@code null} if the file contains none
     * @throws UsageException when the file cannot be read, or its content cannot be a key
     */
    public static ApiKey read(String name, InputStream stdin) {
        if (ApiKey.looksLikeOne(name)) {
            throw new UsageException(
                    OPTION + " needs a file name, but its value looks like an API key",
                    "other users can read a command line; put the key into a file, or pipe it in with -");
        }
        InputFile file = new InputFile(OPTION, name);
        byte[] bytes = file.read(
                stdin,
                "the file contains only the key; - reads it from standard input",
                in -> in.readNBytes(MAX_BYTES + 1));
        if (bytes.length > MAX_BYTES) {
            throw new UsageException(
                    OPTION + " " + file.origin() + " is larger than " + MAX_BYTES + " bytes, so it is not a key", null);
        }
        return ApiKey.parse(new String(bytes, StandardCharsets.UTF_8), file.origin());
    }
}
