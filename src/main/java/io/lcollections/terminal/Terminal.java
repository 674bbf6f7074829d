package io.lcollections.terminal;

/** What is known of the terminal behind the program's streams. */
public interface Terminal {
    /** Whether standard output is shown to a person as it is written. */
    boolean isStdoutTerminal();

    /** Whether standard output is read by another program, which may go away. */
    boolean isStdoutPipe();

    /** Columns of the terminal behind standard output; where it does not say, 80. */
    int width();

    /** Whether standard error is shown to a person as it is written. */
    boolean isStderrTerminal();

    /** Columns of the terminal behind standard error, as they are now; where it does not say, 80. */
    int stderrWidth();

    /** Whether standard input is typed by a person. */
    default boolean isStdinTerminal() {
        return false;
    }

    /** What is shown of the typing on the terminal behind standard input. */
    default Typing typing() {
        return Typing.ALWAYS_SHOWN;
    }
}
