package io.lcollections.settings;

import io.lcollections.api.ApiException;
import io.lcollections.api.ApiKey;
import io.lcollections.files.AtomicFile;
import io.lcollections.files.FileSafety;
import io.lcollections.files.InputFile;
import io.lcollections.model.UsageException;
import io.lcollections.settings.Sources.Given;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An API key in the configuration, or a command that prints one, such as a password manager.
 *
 * @param given the key, which must not be shown, or the command
 */
public record StoredKey(Given given, boolean isCommand) {
    private static final int MAX_BYTES = 16 * 1024;
    private static final String FILE_OPTION = "--api-key-file";

    /**
     * Reads the key from the file that {@code --api-key-file} names.
     *
     * @param name a file name, or {@code -} for standard input
     * @return the key, or {@code null} if the file contains none
     * @throws UsageException when the file cannot be read, or its content cannot be a key
     */
    public static ApiKey readFile(String name, InputStream stdin) {
        if (ApiKey.looksLikeOne(name)) {
            throw new UsageException(
                    FILE_OPTION + " needs a file name, but its value looks like an API key",
                    "other users can read a command line; put the key into a file, or pipe it in with -");
        }
        InputFile file = new InputFile(FILE_OPTION, name);
        refuseForeign(file);
        byte[] bytes = file.read(
                stdin,
                "the file contains only the key; - reads it from standard input",
                in -> in.readNBytes(MAX_BYTES + 1));
        if (bytes.length > MAX_BYTES) {
            throw new UsageException(
                    FILE_OPTION + " " + file.origin() + " is larger than " + MAX_BYTES + " bytes, so it is not a key",
                    null);
        }
        return ApiKey.parse(bytes, file.origin());
    }

    private static void refuseForeign(InputFile file) {
        try {
            Path path = Path.of(file.name());
            // Not a pipe of a shell.
            if (!file.name().equals("-") && Files.isRegularFile(path)) {
                Optional<String> problem = FileSafety.problem(path);
                Set<PosixFilePermission> permissions = AtomicFile.permissions(path);
                if (problem.isEmpty()
                        && permissions != null
                        && permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
                    problem = Optional.of("is writable by other users");
                }
                problem.ifPresent(what -> {
                    throw new UsageException(
                            FILE_OPTION + " " + file.origin() + " " + what,
                            "keep the key in a file that only you can read and write");
                });
            }
        } catch (IOException | InvalidPathException unreadable) {
            // Reported when it is read.
        }
    }

    /** The setting for messages: {@code api-key-command at FILE:3}. */
    public String place() {
        return (isCommand ? Configuration.KEY_COMMAND : Configuration.KEY) + " at " + given.origin();
    }

    /**
     * Reads the key. A command runs with stderr of this process, and may ask questions there.
     *
     * @param mayRead whether the command may read standard input
     * @return the key; {@code null} if the setting contains only a comment
     * @throws ApiException when the command cannot be run, fails, or prints nothing
     * @throws UsageException when the value cannot be a key; the message does not quote it
     */
    public ApiKey read(boolean mayRead) throws ApiException {
        if (!isCommand) {
            if (given.value().isArray()) {
                throw new UsageException(
                        given.origin() + ": " + Configuration.KEY + " is an array, but there is only one key",
                        "write it as text in quotes");
            }
            return ApiKey.parse(given.text(), place());
        }
        try {
            ApiKey key = ApiKey.parse(output(mayRead), "the output of " + place());
            if (key == null) {
                throw failed(place() + " printed no key");
            }
            return key;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ApiException(ApiException.Kind.AUTHENTICATION, place() + " was interrupted", null, interrupted);
        }
    }

    /** An array is a program with its arguments; a text is a shell command. */
    private byte[] output(boolean mayRead) throws ApiException, InterruptedException {
        List<String> words = given.value().isArray() ? given.value().items() : List.of("sh", "-c", given.text());
        if (words.isEmpty()) {
            throw failed(place() + " is empty");
        }
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(Redirect.INHERIT);
        builder.redirectInput(mayRead ? Redirect.INHERIT : Redirect.from(new File("/dev/null")));
        Process process;
        try {
            process = builder.start();
        } catch (IOException failed) {
            throw failed(
                    place() + " cannot be run: '" + words.get(0) + "': " + reason(String.valueOf(failed.getMessage())));
        }
        byte[] printed;
        try {
            printed = process.getInputStream().readNBytes(MAX_BYTES + 1);
        } catch (IOException failed) {
            throw failed("the output of " + place() + " cannot be read: " + failed.getMessage());
        }
        if (printed.length > MAX_BYTES) {
            process.destroy();
            throw failed(place() + " printed more than " + MAX_BYTES + " bytes, so it is not a key");
        }
        int status = process.waitFor();
        if (status != 0) {
            throw failed(place() + " failed with exit code " + status);
        }
        return printed;
    }

    private static ApiException failed(String message) {
        return new ApiException(
                ApiException.Kind.AUTHENTICATION,
                message,
                "the command must print the key alone; LOOPRING_API_KEY and --api-key-file override it",
                null);
    }

    /** Without the prefix: {@code …: error=2, No such file} before Java 24, then {@code …, error: 2 (No such file)}. */
    private static String reason(String message) {
        return message.replaceFirst("(?s).*error=\\d+, ", "").replaceFirst("(?s).*error: \\d+ \\((.*)\\).*", "$1");
    }
}
