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
    static ApiKey read(Host host, Messages messages) throws IOException {
        boolean isTyped = host.terminal().isStdinTerminal();
        String text = isTyped
                ? typed(host, messages)
                : new String(host.stdin().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        ApiKey key = ApiKey.parse(text, isTyped ? "what was typed" : "standard input");
        if (key == null) {
            throw new UsageException(
                    isTyped ? "no key was typed" : "standard input holds no key", "nothing has been changed");
        }
        return key;
    }

    private static String typed(Host host, Messages messages) throws IOException {
        Terminal terminal = host.terminal();
        // Whatever ends the process, Ctrl-C above all.
        host.atExit().accept(terminal::restoreEcho);
        if (!terminal.disableEcho()) {
            throw new UsageException(
                    "this terminal cannot hide what is typed",
                    "read the key from a file or a program: lcollections config set api-key < FILE");
        }
        try {
            messages.prompt("API key (it is not shown): ");
            return line(host);
        } finally {
            terminal.restoreEcho();
            messages.endPrompt();
        }
    }

    private static String line(Host host) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = host.stdin().read();
        while (next >= 0 && next != '\n' && line.size() < MOST_BYTES) {
            line.write(next);
            next = host.stdin().read();
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
