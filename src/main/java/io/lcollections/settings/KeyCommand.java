package io.lcollections.settings;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a program that prints a key, such as a password manager. */
public final class KeyCommand {
    /** Far more than a key takes. */
    private static final int MOST_BYTES = 16 * 1024;

    private KeyCommand() {}

    /**
     * @param words the program and its arguments
     * @param mayRead whether it may read the standard input of this process
     * @param place what to call it in messages
     * @return what it printed
     */
    static String run(List<String> words, boolean mayRead, String place)
            throws StoredKey.CommandFailed, InterruptedException {
        if (words.isEmpty()) {
            throw new StoredKey.CommandFailed(place + " is empty");
        }
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(Redirect.INHERIT);
        builder.redirectInput(mayRead ? Redirect.INHERIT : Redirect.from(new File("/dev/null")));
        Process process;
        try {
            process = builder.start();
        } catch (IOException noProgram) {
            throw new StoredKey.CommandFailed(place + " cannot be run: '" + words.get(0) + "': "
                    + reason(String.valueOf(noProgram.getMessage())));
        }
        String printed = output(process, place);
        int status = process.waitFor();
        if (status != 0) {
            throw new StoredKey.CommandFailed(place + " failed with status " + status);
        }
        return printed;
    }

    /** The reason alone: {@code …: error=2, No such file} until Java 24, {@code …, error: 2 (No such file)} behind it. */
    private static String reason(String message) {
        return message.replaceFirst("(?s).*error=\\d+, ", "").replaceFirst("(?s).*error: \\d+ \\((.*)\\).*", "$1");
    }

    private static String output(Process process, String place) throws StoredKey.CommandFailed {
        try {
            byte[] printed = process.getInputStream().readNBytes(MOST_BYTES + 1);
            if (printed.length > MOST_BYTES) {
                process.destroy();
                throw new StoredKey.CommandFailed(place + " printed over " + MOST_BYTES + " bytes: no key");
            }
            return new String(printed, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new StoredKey.CommandFailed(place + " cannot be read: " + broken.getMessage());
        }
    }
}
