package io.lcollections.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/**
 * What the terminal behind standard input shows, by {@code stty} of POSIX.
 *
 * <p>jansi could ask the system itself, but loses a part of the settings on the way.
 */
final class SystemTyping implements Typing {
    /** As it was, in the words of {@code stty}; {@code null} while nothing has been changed. */
    private String before;

    @Override
    public boolean hide() {
        String settings = stty("-g");
        if (settings == null || settings.isBlank()) {
            return false;
        }
        synchronized (this) {
            before = settings.strip();
        }
        return stty("-echo") != null;
    }

    /** An interrupt may end the helper as well; then whoever asks next tries again. */
    @Override
    public synchronized void show() {
        if (before != null && stty(before) != null) {
            before = null;
        }
    }

    /** What it printed; {@code null} where it failed. */
    private static String stty(String argument) {
        try {
            Process process = new ProcessBuilder("stty", argument)
                    .redirectInput(Redirect.INHERIT)
                    .redirectError(Redirect.DISCARD)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? printed : null;
        } catch (IOException noSuchProgram) {
            return null;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
