package io.lcollections.settings;

import io.lcollections.api.ApiErrors;
import io.lcollections.api.ApiException;
import io.lcollections.api.ApiKey;
import io.lcollections.api.BaseUrl.Network;
import io.lcollections.files.AtomicFile;
import io.lcollections.files.InputFile;
import io.lcollections.model.UsageException;
import io.lcollections.settings.Sources.Given;
import io.lcollections.settings.Sources.Source;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Where the API key comes from: a file, a variable, the configuration, or a command that prints it. */
public record KeySource(Given given) {
    /** The variable that the service documents. */
    public static final String VARIABLE = "LOOPRING_API_KEY";

    /** The settings that each say where the key is; a profile has at most one of them. */
    public static final List<String> SETTINGS =
            List.of(Configuration.KEY_FILE, Configuration.KEY, Configuration.KEY_COMMAND);

    /** Variables that are named like that of the key, but not read. */
    public static final Pattern MISNAMED =
            Pattern.compile("(?i)(lcollections?|lo+pring)[_-]?(x[_-]?)?(api[_-]?)?(key|token)s?|x[_-]api[_-]key");

    private static final String FILE_OPTION = "--" + Configuration.KEY_FILE;

    /** The file that the option names; {@code -} is standard input. */
    public static KeySource ofFile(String name) {
        return new KeySource(Given.of(Configuration.KEY_FILE, name, Source.OPTION, FILE_OPTION));
    }

    /** The source with the highest precedence; the configuration may not have two of the same. */
    public static Optional<KeySource> of(Sources sources) {
        Given strongest = Given.of("", "", Source.BUILT_IN, "");
        for (String name : SETTINGS) {
            Given given = sources.find(name).orElse(strongest);
            int order = given.source().compareTo(strongest.source());
            if (order > 0 || strongest.isEmpty() && order == 0) {
                strongest = given;
            } else if (order == 0 && given != strongest && given.source() != Source.ENVIRONMENT && !given.isEmpty()) {
                throw new UsageException(
                        given.origin() + ": " + name + " and " + strongest.name() + " are both set",
                        "keep one of the two");
            }
        }
        return strongest.isEmpty() ? Optional.empty() : Optional.of(new KeySource(strongest));
    }

    public boolean isFile() {
        return given.name().equals(Configuration.KEY_FILE);
    }

    public boolean isStdin() {
        return isFile() && given.text().equals("-");
    }

    /** Whether the key comes from a command, which may prompt. */
    public boolean isCommand() {
        return given.name().equals(Configuration.KEY_COMMAND);
    }

    /** The source for messages: {@code LOOPRING_API_KEY}, {@code api-key-command at FILE:3}. */
    public String place() {
        return isFile()
                ? FILE_OPTION + " '" + given.text() + "'"
                : given.origin().equals(VARIABLE) ? VARIABLE : given.name() + " at " + given.origin();
    }

    /** Reads the key; empty if the text contains only a comment. A command may ask questions on a terminal. */
    public Optional<ApiKey> read(InputStream stdin, boolean isTerminal) throws ApiException {
        if (isFile()) {
            return Optional.of(readFile(stdin));
        }
        if (isCommand()) {
            return Optional.of(run(isTerminal));
        }
        if (given.isArray()) {
            throw new UsageException(
                    given.origin() + ": " + given.name() + " is an array, but there is only one key",
                    "write it as text in quotes");
        }
        return Optional.ofNullable(ApiKey.parse(given.text(), place()));
    }

    private ApiKey readFile(InputStream stdin) {
        InputFile file = new InputFile(FILE_OPTION, given.text());
        if (ApiKey.looksLikeOne(file.name())) {
            throw new UsageException(
                    FILE_OPTION + " needs a file name, but its value looks like an API key",
                    "other users can read a command line; put the key into a file, or pipe it in with -");
        }
        if (!isStdin()) {
            refuseForeign(file);
        }
        String hint = "the file contains only the key; - reads it from standard input";
        byte[] bytes = file.read(stdin, hint, in -> in.readNBytes(ApiKey.MAX_BYTES + 1));
        ApiKey key = ApiKey.parse(bytes, file.origin());
        if (key == null) {
            throw new UsageException(place() + " holds no key", ApiErrors.MISSING_KEY);
        }
        return key;
    }

    private static void refuseForeign(InputFile file) {
        try {
            Path path = Path.of(file.name());
            // Not a pipe of a shell.
            if (!Files.isRegularFile(path)) {
                return;
            }
            Set<PosixFilePermission> permissions = AtomicFile.permissions(path);
            boolean isWritable = permissions != null && permissions.contains(PosixFilePermission.OTHERS_WRITE);
            Optional<String> problem =
                    isWritable ? Optional.of("is writable by other users") : InputFile.foreignOwner(path);
            if (problem.isPresent()) {
                throw new UsageException(
                        FILE_OPTION + " " + file.origin() + " " + problem.get(),
                        "keep the key in a file that only you can read and write");
            }
        } catch (IOException | InvalidPathException unreadable) {
            // Reported when it is read.
        }
    }

    /** An array is a program with its arguments; a text is a shell command. */
    private ApiKey run(boolean mayRead) throws ApiException {
        List<String> words = given.isArray() ? given.items() : List.of("sh", "-c", given.text());
        if (words.isEmpty() || words.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            throw failed(words.isEmpty() ? " is empty" : " has a NUL character");
        }
        try {
            Process process = new ProcessBuilder(words)
                    .redirectError(Redirect.INHERIT)
                    .redirectInput(mayRead ? Redirect.INHERIT : Redirect.from(new File("/dev/null")))
                    .start();
            byte[] printed = process.getInputStream().readNBytes(ApiKey.MAX_BYTES + 1);
            if (printed.length > ApiKey.MAX_BYTES) {
                process.destroy();
            } else if (process.waitFor() != 0) {
                throw failed(" failed with exit code " + process.exitValue());
            }
            ApiKey key = ApiKey.parse(printed, "the output of " + place());
            if (key == null) {
                throw failed(" printed no key");
            }
            return key;
        } catch (IOException failed) {
            throw failed(" cannot be run: '" + words.get(0) + "' does not exist, or is not executable");
        } catch (InterruptedException interrupted) {
            throw ApiException.interrupted(interrupted);
        }
    }

    private ApiException failed(String what) {
        return new ApiException(
                ApiException.Kind.AUTHENTICATION,
                place() + what,
                "the command must print the key alone; " + VARIABLE + " and --api-key-file override it",
                null);
    }

    public static ApiException missing(Network network, Map<String, String> env) {
        String message = "no API key, and " + network + " needs one";
        String hint = misnamed(env).map(KeySource::renamed).orElse(ApiErrors.MISSING_KEY);
        return new ApiException(ApiException.Kind.AUTHENTICATION, message, hint, null);
    }

    /** A variable that is not read, although it is named like that of the key: {@code LCOLLECTIONS_API_KEY}. */
    public static Optional<String> misnamed(Map<String, String> env) {
        return env.keySet().stream()
                .filter(name -> !env.get(name).isEmpty() && !name.equals(VARIABLE))
                .filter(name -> MISNAMED.matcher(name).matches())
                .findFirst();
    }

    public static String renamed(String variable) {
        return "the key is read from " + VARIABLE + ", and not from " + variable;
    }
}
