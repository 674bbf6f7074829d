package io.lcollections.cli;

import io.lcollections.config.ApiKey;
import io.lcollections.render.Utf8;
import io.lcollections.terminal.Sanitizer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that goes to standard error: one line each, safe to show whoever wrote it, and without the key.
 *
 * <p>A failure to write there has nowhere left to be told and is passed over.
 */
final class Messages {
    /** How much is said. */
    enum Level {
        QUIET,
        USUAL,
        VERBOSE,
        DEBUG
    }

    private final Writer out;
    private final List<ApiKey> secrets = new ArrayList<>();
    private Level level = Level.USUAL;

    Messages(OutputStream stderr) {
        this.out = Utf8.writer(stderr);
    }

    void level(Level chosen) {
        level = chosen;
    }

    /** From now on no message shows this, wherever it comes from; a short one would spoil every other word. */
    void keepSecret(ApiKey key) {
        if (key.isDistinctive()) {
            secrets.add(key);
        }
    }

    /** Something worth knowing about a run that goes well. */
    void note(String text) {
        if (level != Level.QUIET) {
            line(text);
        }
    }

    /** What the program does, for those who ask. */
    void verbose(String text) {
        if (level.compareTo(Level.VERBOSE) >= 0) {
            line(text);
        }
    }

    /**
     * What went wrong.
     *
     * @param hint the way out, or {@code null}
     * @param cause shown with its stack under {@code --debug}; may be {@code null}
     */
    void error(String text, String hint, Throwable cause) {
        line("lcollections: " + text);
        if (hint != null) {
            line("  hint: " + hint);
        }
        if (level == Level.DEBUG && cause != null) {
            StringWriter stack = new StringWriter();
            cause.printStackTrace(new PrintWriter(stack));
            stack.toString().lines().forEach(frame -> line(frame.replace("\t", "    ")));
        }
    }

    private void line(String text) {
        String shown = text;
        for (ApiKey secret : secrets) {
            shown = secret.redact(shown);
        }
        try {
            out.append(Sanitizer.visible(shown)).append('\n').flush();
        } catch (IOException nobodyListens) {
            level = Level.QUIET;
        }
    }
}
