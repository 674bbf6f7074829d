package io.lcollections.settings;

import io.lcollections.api.ApiErrors;
import io.lcollections.api.ApiException;
import io.lcollections.api.ApiKey;
import io.lcollections.api.BaseUrl.Network;
import io.lcollections.files.AtomicFile;
import io.lcollections.files.InputFile;
import io.lcollections.model.UsageException;
import io.lcollections.settings.Given.Source;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Where the API key comes from: a file, a variable, the configuration, or a command that prints it. */
public record KeySource(Given given) {
    /** The variable that the service documents. */
    public static final String VARIABLE = "LOOPRING_API_KEY";

    public static final String KEY = "api-key";
    public static final String KEY_COMMAND = "api-key-command";
    static final String KEY_FILE = "api-key-file";

    /** The settings that each say where the key is; a profile has at most one of them. */
    public static final List<String> SETTINGS = List.of(KEY_FILE, KEY, KEY_COMMAND);

    /** The name of the variable of the key, and those like it, which are not read. */
    public static final Pattern KEY_NAMES =
            Pattern.compile("(?i)(lcollections?|lo+pring)[_-]?(x[_-]?)?(api[_-]?)?(key|token)s?|x[_-]api[_-]key");

    private static final String FILE_OPTION = "--" + KEY_FILE;

    /** The file that the option names; {@code -} is standard input. */
    public static KeySource ofFile(String name) {
        return new KeySource(Given.of(KEY_FILE, name, Source.OPTION, FILE_OPTION));
    }

    /** The source with the highest precedence; the configuration may not have two of the same. */
    public static Optional<KeySource> of(Function<String, Optional<Given>> settings) {
        Given strongest = Given.of("", "", Source.BUILT_IN, "");
        for (String name : SETTINGS) {
            Given given = settings.apply(name).orElse(strongest);
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
        return given.name().equals(KEY_FILE);
    }

    public boolean isStdin() {
        return isFile() && given.text().equals("-");
    }

    public boolean isCommand() {
        return given.name().equals(KEY_COMMAND);
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
        String hint = "the file contains only the key; - reads it from standard input";
        byte[] bytes = file.read(stdin, hint, in -> in.readNBytes(ApiKey.MAX_BYTES + 1));
        // Not a pipe of a shell.
        if (!isStdin() && Files.isRegularFile(Path.of(file.name()))) {
            Path path = Path.of(file.name());
            boolean isWritable = AtomicFile.permissions(path).startsWith("w", "rwxrwxr".length());
            String others = "is writable by other users";
            Optional<String> problem = isWritable ? Optional.of(others) : InputFile.foreignOwner(path);
            if (problem.isPresent()) {
                throw new UsageException(
                        FILE_OPTION + " " + file.origin() + " " + problem.get(),
                        "keep the key in a file that only you can read and write");
            }
        }
        ApiKey key = ApiKey.parse(bytes, file.origin());
        if (key == null) {
            throw new UsageException(place() + " holds no key", ApiErrors.MISSING_KEY);
        }
        return key;
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
        String hint = misnamed(env).map(KeySource::renamed).orElse(ApiErrors.MISSING_KEY);
        String message = "no API key, and " + network + " needs one";
        return new ApiException(ApiException.Kind.AUTHENTICATION, message, hint, null);
    }

    /** A variable that is not read, although it is named like that of the key: {@code LCOLLECTIONS_API_KEY}. */
    public static Optional<String> misnamed(Map<String, String> env) {
        return env.keySet().stream()
                .filter(name -> !env.get(name).isEmpty() && !name.equals(VARIABLE))
                .filter(name -> KEY_NAMES.matcher(name).matches())
                .findFirst();
    }

    public static String renamed(String variable) {
        return "the key is read from " + VARIABLE + ", and not from " + variable;
    }
}
