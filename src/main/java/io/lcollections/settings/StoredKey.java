package io.lcollections.settings;

import io.lcollections.api.ApiKey;
import io.lcollections.model.UsageException;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An API key in the configuration, or a command that prints one, such as a password manager.
 *
 * @param given the key, which must not be shown, or the command
 */
public record StoredKey(Given given, boolean isCommand) {
    private static final int MAX_BYTES = 16 * 1024;

    /** The command did not print a key. */
    public static final class CommandFailed extends Exception {
        private static final long serialVersionUID = 1L;

        CommandFailed(String message) {
            super(message);
        }
    }

    /** The setting for messages: {@code api-key-command at FILE:3}. */
    public String place() {
        return (isCommand ? Configuration.KEY_COMMAND : Configuration.KEY) + " at "
                + given.origin().text();
    }

    /**
     * Reads the key. A command runs with stderr of this process, and may ask questions there.
     *
     * @param mayRead whether the command may read standard input
     * @return the key; {@code null} if the setting contains only a comment
     * @throws CommandFailed when the command cannot be run, fails, or prints nothing
     * @throws UsageException when the value cannot be a key; the message does not quote it
     */
    public ApiKey read(boolean mayRead) throws CommandFailed, InterruptedException {
        if (isCommand) {
            ApiKey key = ApiKey.parse(output(mayRead), "the output of " + place());
            if (key == null) {
                throw new CommandFailed(place() + " printed no key");
            }
            return key;
        }
        if (given.value().isArray()) {
            throw new UsageException(
                    given.origin().text() + ": " + Configuration.KEY + " is an array, but there is only one key",
                    "write it as text in quotes");
        }
        return ApiKey.parse(given.value().text(), place());
    }

    /** An array is a program with its arguments; a text is a shell command. */
    private String output(boolean mayRead) throws CommandFailed, InterruptedException {
        List<String> words = given.value().isArray()
                ? given.value().items()
                : List.of("sh", "-c", given.value().text());
        if (words.isEmpty()) {
            throw new CommandFailed(place() + " is empty");
        }
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(Redirect.INHERIT);
        builder.redirectInput(mayRead ? Redirect.INHERIT : Redirect.from(new File("/dev/null")));
        Process process;
        try {
            process = builder.start();
        } catch (IOException failed) {
            throw new CommandFailed(
                    place() + " cannot be run: '" + words.get(0) + "': " + reason(String.valueOf(failed.getMessage())));
        }
        byte[] printed;
        try {
            printed = process.getInputStream().readNBytes(MAX_BYTES + 1);
        } catch (IOException failed) {
            throw new CommandFailed("the output of " + place() + " cannot be read: " + failed.getMessage());
        }
        if (printed.length > MAX_BYTES) {
            process.destroy();
            throw new CommandFailed(place() + " printed more than " + MAX_BYTES + " bytes, so it is not a key");
        }
        int status = process.waitFor();
        if (status != 0) {
            throw new CommandFailed(place() + " failed with exit code " + status);
        }
        return new String(printed, StandardCharsets.UTF_8);
    }

    /** Without the prefix: {@code …: error=2, No such file} before Java 24, then {@code …, error: 2 (No such file)}. */
    private static String reason(String message) {
        return message.replaceFirst("(?s).*error=\\d+, ", "").replaceFirst("(?s).*error: \\d+ \\((.*)\\).*", "$1");
    }
}
