package io.lcollections.support;

import io.lcollections.terminal.Terminal;
import java.util.function.IntSupplier;

/** Terminals of known width, or none. */
public record FixedTerminal(
        boolean isStdout, boolean isStdoutPipe, int stdoutWidth, boolean isStderr, IntSupplier stderrWidth)
        implements Terminal {
    public static final FixedTerminal NONE = new FixedTerminal(false, false, 80, false, () -> 80);

    public static final FixedTerminal PIPE = new FixedTerminal(false, true, 80, false, () -> 80);

    /** Standard output is one, standard error is not. */
    public static FixedTerminal ofWidth(int width) {
        return new FixedTerminal(true, false, width, false, () -> 80);
    }

    /** Standard output goes to another program, standard error to a terminal. */
    public static FixedTerminal stderrOfWidth(int width) {
        return stderrOfWidth(() -> width);
    }

    public static FixedTerminal stderrOfWidth(IntSupplier width) {
        return new FixedTerminal(false, true, 80, true, width);
    }

    public static FixedTerminal bothOfWidth(int width) {
        return new FixedTerminal(true, false, width, true, () -> width);
    }

    @Override
    public boolean isTerminal(int stream) {
        return stream == STDOUT ? isStdout : stream == STDERR && isStderr;
    }

    @Override
    public int width(int stream) {
        return stream == STDOUT ? stdoutWidth : stderrWidth.getAsInt();
    }

    @Override
    public boolean disableEcho(Runnable resumed) {
        return false;
    }

    @Override
    public void restoreEcho() {}
}
