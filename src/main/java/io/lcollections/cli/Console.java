package io.lcollections.cli;

import io.lcollections.api.HttpSettings.RequestLog;
import io.lcollections.output.Renderer;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;

/**
 * Standard error: notes, errors and the progress line below them, sanitized and without secrets. Any thread may write. Errors
 * of writing are ignored, because there is no other place to report them.
 */
public final class Console implements RequestLog {
    /** How much is printed. */
    public enum Level {
        QUIET,
        USUAL,
        VERBOSE,
        DEBUG
    }

    private final Writer out;
    private final Redactor redactor = new Redactor();
    private Level level = Level.USUAL;
    private String status = "";

    public Console(OutputStream stderr) {
        this.out = Renderer.writer(stderr);
    }

    public synchronized void level(Level chosen) {
        level = chosen;
    }

    public synchronized boolean isQuiet() {
        return level == Level.QUIET;
    }

    public Redactor redactor() {
        return redactor;
    }

    @Override
    public synchronized void note(String text) {
        if (level != Level.QUIET) {
            line(text);
        }
    }

    @Override
    public synchronized void verbose(String text) {
        if (level.compareTo(Level.VERBOSE) >= 0) {
            line(text);
        }
    }

    public synchronized void prompt(String text) {
        write(erasure() + shown(text));
    }

    public synchronized void endPrompt() {
        write("\n");
    }

    /** An error; the stack trace of its cause is for {@code --debug}. Hint and cause may be {@code null}. */
    public synchronized void error(String text, String hint, Throwable cause) {
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

    /** Draws the progress line, which is narrower than the terminal, in place of the last one; an empty text removes it. */
    public synchronized void status(String text) {
        if (level != Level.QUIET && !text.equals(status)) {
            write(Screen.replaceLine(shown(text)));
            status = text;
        }
    }

    private void line(String text) {
        write(erasure() + shown(text) + '\n');
    }

    private String erasure() {
        String erasure = status.isEmpty() ? "" : Screen.replaceLine("");
        status = "";
        return erasure;
    }

    private String shown(String text) {
        return TextSanitizer.sanitizeMessage(redactor.redact(text));
    }

    /** One write, so that half a message is never visible. */
    private void write(String text) {
        try {
            out.append(text).flush();
        } catch (IOException closed) {
            level = Level.QUIET;
        }
    }
}
