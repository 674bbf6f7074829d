package io.lcollections.cli;

/** A command that can be run once its options are parsed. */
interface Action {
    /** How much it says. */
    MessageOptions messageOptions();

    /**
     * @throws java.io.IOException when standard output does not take what is written
     * @throws Exception what went wrong; {@link ErrorReporter} knows what becomes of it
     */
    ExitStatus run() throws Exception;
}
