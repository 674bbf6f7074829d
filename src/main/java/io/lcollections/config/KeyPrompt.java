package io.lcollections.config;

import io.lcollections.api.ApiKey;
import io.lcollections.cli.Console;
import io.lcollections.cli.Environment;
import io.lcollections.model.UsageException;
import io.lcollections.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Reads the key from a terminal without showing it, or else from standard input. */
final class KeyPrompt {
    private static final int MAX_BYTES = 16 * 1024;

    private KeyPrompt() {}

    /**
     * @throws UsageException if there is no key, or the input is not a key
     */
    static ApiKey read(Environment environment, Console console) throws IOException {
        boolean isTyped = environment.terminal().isStdinTerminal();
        byte[] bytes =
                isTyped ? prompt(environment, console) : environment.stdin().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new UsageException("standard input is larger than " + MAX_BYTES + " bytes, so it is not a key", null);
        }
        ApiKey key = ApiKey.parse(bytes, isTyped ? "the typed text" : "standard input");
        if (key == null) {
            throw new UsageException(
                    isTyped ? "no key was typed" : "standard input holds no key", "nothing was changed");
        }
        return key;
    }

    private static byte[] prompt(Environment environment, Console console) throws IOException {
        Terminal terminal = environment.terminal();
        // Also if the process is interrupted.
        environment.atExit().accept(terminal::restoreEcho);
        Runnable ask = () -> console.prompt("API key (it is not shown): ");
        if (!terminal.disableEcho(ask)) {
            throw new UsageException(
                    "this terminal cannot hide what is typed",
                    "read the key from a file or a program: lcollections config set api-key < FILE");
        }
        try {
            ask.run();
            return line(environment);
        } finally {
            terminal.restoreEcho();
            console.endPrompt();
        }
    }

    private static byte[] line(Environment environment) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = environment.stdin().read();
        while (next >= 0 && next != '\n' && line.size() < MAX_BYTES) {
            line.write(next);
            next = environment.stdin().read();
        }
        return line.toByteArray();
    }
}
