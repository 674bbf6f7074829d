package io.lcollections.support;

import io.lcollections.terminal.Terminal;

/** A terminal of known width, or none. */
public record FixedTerminal(boolean isStdoutTerminal, boolean isStdoutPipe, int width) implements Terminal {
    public static final FixedTerminal NONE = new FixedTerminal(false, false, 80);

    public static final FixedTerminal PIPE = new FixedTerminal(false, true, 80);

    public static FixedTerminal ofWidth(int width) {
        return new FixedTerminal(true, false, width);
    }
}
