package io.lcollections.cli;

import io.lcollections.api.Secret;
import io.lcollections.output.Utf8;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.TextSanitizer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that goes to standard error: one line each, safe to show whoever wrote it, and without secrets.
 *
 * <p>Below the lines there may stand a status, which is drawn over and over in its place and makes way for them. Any
 * thread may write; what one says at once stands together.
 *
 * <p>A failure to write there has nowhere left to be told and is passed over.
 */
final class Console {
    /** How much is said. */
    enum Level {
        QUIET,
        USUAL,
        VERBOSE,
        DEBUG
    }

    private final Writer out;
    private final List<Secret> secrets = new ArrayList<>();
    private Level level = Level.USUAL;
    /** What stands on the line of the cursor; empty when nothing does. */
    private String status = "";

    Console(OutputStream stderr) {
        this.out = Utf8.writer(stderr);
    }

    synchronized void level(Level chosen) {
        level = chosen;
    }

    synchronized boolean isQuiet() {
        return level == Level.QUIET;
    }

    /** From now on no message shows this, wherever it comes from; a short one would spoil every other word. */
    synchronized void addSecret(Secret secret) {
        if (secret.isDistinctive()) {
            secrets.add(secret);
        }
    }

    /** Something worth knowing about a run that goes well. */
    synchronized void note(String text) {
        if (level != Level.QUIET) {
            line(text);
        }
    }

    /** What the program does, for those who ask. */
    synchronized void verbose(String text) {
        if (level.compareTo(Level.VERBOSE) >= 0) {
            line(text);
        }
    }

    /** A question, behind which the answer is typed. */
    synchronized void prompt(String text) {
        write(erasure() + shown(text));
    }

    /** The end of the line of a question, where typing the answer has not made it. */
    synchronized void endPrompt() {
        write("\n");
    }

    /** A text without the secrets, for where it is shown by somebody else. */
    synchronized String redact(String text) {
        String shown = text;
        for (Secret secret : secrets) {
            shown = secret.redact(shown);
        }
        return shown;
    }

    /**
     * What went wrong.
     *
     * @param hint the way out, or {@code null}
     * @param cause shown with its stack under {@code --debug}; may be {@code null}
     */
    synchronized void error(String text, String hint, Throwable cause) {
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

    /**
     * Draws a status in the place of the one before. For a terminal only on which the cursor moves.
     *
     * @param text less than the terminal is wide
     */
    synchronized void status(String text) {
        if (level != Level.QUIET && !text.equals(status)) {
            write(Screen.replaceLine(shown(text)));
            status = text;
        }
    }

    /** Leaves the line of the status empty, with the cursor at its beginning; nothing is written where none stands. */
    synchronized void clearStatus() {
        if (!status.isEmpty()) {
            write(erasure());
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
        return TextSanitizer.sanitize(redact(text));
    }

    /** All of it in one write, so that nobody ever sees half of it. */
    private void write(String text) {
        try {
            out.append(text).flush();
        } catch (IOException nobodyListens) {
            level = Level.QUIET;
        }
    }
}
