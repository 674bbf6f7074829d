package io.lcollections.terminal;

import org.fusesource.jansi.internal.CLibrary;
import org.fusesource.jansi.internal.CLibrary.Termios;

/** A terminal that does not show what is typed, until this is run. */
final class HiddenTyping implements Runnable {
    /** {@code ECHO} among the local modes; the same bit on Linux, macOS and the BSDs. */
    private static final long ECHO = 0x8;

    private final int stream;
    private final Termios before;

    private HiddenTyping(int stream, Termios before) {
        this.stream = stream;
        this.before = before;
    }

    /**
     * What was typed before it is thrown away, as it was meant for something else.
     *
     * @return {@code null} where the stream is no terminal, or one that cannot be asked
     */
    static HiddenTyping start(int stream) {
        try {
            Termios before = new Termios();
            Termios hidden = new Termios();
            if (CLibrary.tcgetattr(stream, before) != 0 || CLibrary.tcgetattr(stream, hidden) != 0) {
                return null;
            }
            hidden.c_lflag &= ~ECHO;
            return CLibrary.tcsetattr(stream, CLibrary.TCSAFLUSH, hidden) == 0
                    ? new HiddenTyping(stream, before)
                    : null;
        } catch (LinkageError | RuntimeException noLibrary) {
            return null;
        }
    }

    @Override
    public void run() {
        CLibrary.tcsetattr(stream, CLibrary.TCSADRAIN, before);
    }
}
