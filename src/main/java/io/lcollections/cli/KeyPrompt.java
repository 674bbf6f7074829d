package io.lcollections.cli;

import io.lcollections.api.ApiKey;
import io.lcollections.model.UsageException;
import io.lcollections.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the key from a person who types it, and from a pipe or a file otherwise. */
final class KeyPrompt {
    /** Far more than a key takes. */
    private static final int MOST_BYTES = 16 * 1024;

    private KeyPrompt() {}

    /**
     * @throws UsageException when there is no key, or what there is cannot be one
     */
    static ApiKey read(Environment environment, Console console) throws IOException {
        boolean isTyped = environment.terminal().isStdinTerminal();
        String text = isTyped
                ? typed(environment, console)
                : new String(environment.stdin().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        ApiKey key = ApiKey.parse(text, isTyped ? "what was typed" : "standard input");
        if (key == null) {
            throw new UsageException(
                    isTyped ? "no key was typed" : "standard input holds no key", "nothing has been changed");
        }
        return key;
    }

    private static String typed(Environment environment, Console console) throws IOException {
        Terminal terminal = environment.terminal();
        // Whatever ends the process, Ctrl-C above all.
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
        while (next >= 0 && next != '\n' && line.size() < MOST_BYTES) {
            line.write(next);
            next = environment.stdin().read();
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
