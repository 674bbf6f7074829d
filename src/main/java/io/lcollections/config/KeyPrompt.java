package io.lcollections.config;

import io.lcollections.api.ApiKey;
import io.lcollections.cli.Console;
import io.lcollections.cli.Environment;
import io.lcollections.model.UsageException;
import io.lcollections.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the key from a terminal without showing it, or else from standard input. */
final class KeyPrompt {
    private static final int MAX_BYTES = 16 * 1024;

    private KeyPrompt() {}

    /**
     * @throws UsageException if there is no key, or the input is not a key
     */
    static ApiKey read(Environment environment, Console console) throws IOException {
        boolean isTyped = environment.terminal().isStdinTerminal();
        String text = isTyped
                ? prompt(environment, console)
                : new String(environment.stdin().readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        ApiKey key = ApiKey.parse(text, isTyped ? "the typed text" : "standard input");
        if (key == null) {
            throw new UsageException(
                    isTyped ? "no key was typed" : "standard input holds no key", "nothing was changed");
        }
        return key;
    }

    private static String prompt(Environment environment, Console console) throws IOException {
        Terminal terminal = environment.terminal();
        // Also if the process is interrupted.
        environment.atExit().accept(terminal::restoreEcho);
        if (!terminal.disableEcho()) {
            throw new UsageException(
                    "this terminal cannot hide what is typed",
                    "read the key from a file or a program: lcollections config set api-key < FILE");
        }
        try {
            console.prompt("API key (it is not shown): ");
            return line(environment);
        } finally {
            terminal.restoreEcho();
            console.endPrompt();
        }
    }

    private static String line(Environment environment) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = environment.stdin().read();
        while (next >= 0 && next != '\n' && line.size() < MAX_BYTES) {
            line.write(next);
            next = environment.stdin().read();
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
