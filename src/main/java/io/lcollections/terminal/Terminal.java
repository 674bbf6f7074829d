package io.lcollections.terminal;

/** What is known of the terminal behind the program's standard streams, which have their file descriptors as numbers. */
public interface Terminal {
    int STDIN = 0;
    int STDOUT = 1;
    int STDERR = 2;

    boolean isTerminal(int stream);

    /** Whether standard output goes to another program, which may exit before everything is written. */
    boolean isStdoutPipe();

    /** Current columns of the terminal behind a stream; 80 if unknown. */
    int width(int stream);

    /** Stops showing what is typed, also after the process was stopped and continued; false if it cannot be done. */
    boolean disableEcho(Runnable resumed);

    /** Undoes {@link #disableEcho}, if it succeeded before. Any thread may call this, more than once. */
    void restoreEcho();
}
