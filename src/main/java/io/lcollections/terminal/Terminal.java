package io.lcollections.terminal;

/** What is known of the terminal behind the program's standard streams. */
public interface Terminal {
    boolean isStdoutTerminal();

    /** Whether standard output goes to another program, which may exit before everything is written. */
    boolean isStdoutPipe();

    /** Columns of the terminal behind standard output; 80 if unknown. */
    int width();

    boolean isStderrTerminal();

    /** Current columns of the terminal behind standard error; 80 if unknown. */
    int stderrWidth();

    default boolean isStdinTerminal() {
        return false;
    }

    /** Stops showing what is typed, also after the process was stopped and continued; false if it cannot be done. */
    default boolean disableEcho(Runnable resumed) {
        return false;
    }

    /** Undoes {@link #disableEcho}, if it succeeded before. Any thread may call this, more than once. */
    default void restoreEcho() {}
}
