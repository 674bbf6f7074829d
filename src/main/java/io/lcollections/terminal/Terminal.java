package io.lcollections.terminal;

/** What is known of the terminal behind the program's streams. */
public interface Terminal {
    /** Whether standard output is shown to a person as it is written. */
    boolean isStdoutTerminal();

    /** Whether standard error is. */
    boolean isStderrTerminal();

    /** Columns of the terminal; where it does not say, 80. */
    int width();
}
