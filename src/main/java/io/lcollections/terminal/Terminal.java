package io.lcollections.terminal;

/** What is known of the terminal behind the program's streams. */
public interface Terminal {
    /** Whether standard output is shown to a person as it is written. */
    boolean isStdoutTerminal();

    /** Whether standard output is read by another program, which may go away. */
    boolean isStdoutPipe();

    /** Columns of the terminal; where it does not say, 80. */
    int width();
}
