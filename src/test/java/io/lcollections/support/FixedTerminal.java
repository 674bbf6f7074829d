package io.lcollections.support;

import io.lcollections.terminal.Terminal;

/** A terminal of known width, or none. */
public record FixedTerminal(boolean isStdoutTerminal, boolean isStderrTerminal, int width) implements Terminal {
    public static final FixedTerminal NONE = new FixedTerminal(false, false, 80);

    public static FixedTerminal ofWidth(int width) {
        return new FixedTerminal(true, true, width);
    }
}
