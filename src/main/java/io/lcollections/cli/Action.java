package io.lcollections.cli;

import picocli.CommandLine.Model.CommandSpec;

/** A command: what can be typed, and what is done then. */
interface Action {
    /** The heading of the examples, which are what a command has in its footer: a comment, and then a command. */
    String EXAMPLES = "%n@|bold Examples|@%n";

    /** Options and examples; always the same one, and without a name. */
    CommandSpec spec();

    /** How much it says. */
    MessageOptions messageOptions();

    /** Whether the configuration file has defaults of its options; otherwise only the environment has. */
    default boolean takesDefaultsOfFile() {
        return true;
    }

    /** Whether its options have their defaults before it runs; otherwise it sees to them itself. */
    default boolean takesDefaultsFirst() {
        return true;
    }

    /**
     * Runs it, once its options are parsed.
     *
     * @throws java.io.IOException when standard output does not take what is written
     * @throws Exception what went wrong; {@link ErrorHandler} knows what becomes of it
     */
    ExitCode run() throws Exception;
}
