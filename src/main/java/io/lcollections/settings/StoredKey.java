package io.lcollections.settings;

import io.lcollections.api.ApiKey;
import io.lcollections.model.UsageException;
import java.util.List;

/**
 * A key in the configuration, or a command that prints one.
 *
 * @param given the key itself, which is not to be shown, or the command
 */
public record StoredKey(Given given, boolean isCommand) {

    /** No key came out of the command. */
    public static final class CommandFailed extends Exception {
        private static final long serialVersionUID = 1L;

        CommandFailed(String message) {
            super(message);
        }
    }

    /** Where it stands, for messages: {@code api-key-command at FILE:3}. */
    public String place() {
        return (isCommand ? Configuration.KEY_COMMAND : Configuration.KEY) + " at "
                + given.origin().text();
    }

    /**
     * The key; {@code null} where what stands there is only a comment. A command is run, and waited for, with the streams of this process but for standard output: it may ask.
     *
     * @param mayRead whether it may read standard input, where a person is; otherwise there is none for it
     * @throws CommandFailed when it cannot be run, does not end well, or prints nothing
     * @throws UsageException when what there is cannot be a key, or is an array; the message does not quote it
     */
    public ApiKey read(boolean mayRead) throws CommandFailed, InterruptedException {
        if (!isCommand && given.value().isArray()) {
            throw new UsageException(
                    given.origin().text() + ": " + Configuration.KEY + " is an array, and there is one key",
                    "write it as a text, in quotes");
        }
        if (!isCommand) {
            return ApiKey.parse(given.value().text(), place());
        }
        ApiKey key = ApiKey.parse(KeyCommand.run(words(), mayRead, place()), "what " + place() + " printed");
        if (key == null) {
            throw new CommandFailed(place() + " printed no key");
        }
        return key;
    }

    /** An array is a program and its arguments; a text is for the shell, as people are used to it from other tools. */
    private List<String> words() {
        return given.value().isArray()
                ? given.value().items()
                : List.of("sh", "-c", given.value().text());
    }
}
