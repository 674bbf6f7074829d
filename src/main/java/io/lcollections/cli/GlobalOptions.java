package io.lcollections.cli;

import picocli.CommandLine.Option;

/** The options of every command. */
final class GlobalOptions {
    @Option(
            names = {"-q", "--quiet"},
            fallbackValue = "true",
            description = "print no notes on stderr")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            fallbackValue = "true",
            description = "print each request with its status, size and time")
    private boolean verbose;

    @Option(
            names = "--debug",
            fallbackValue = "true",
            description = "print everything, including stack traces; the API key is never shown")
    private boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "show version, commit, JVM and operating system")
    private boolean version;

    /** The most verbose of the given options wins. */
    Console.Level level() {
        if (debug) {
            return Console.Level.DEBUG;
        }
        if (verbose) {
            return Console.Level.VERBOSE;
        }
        return quiet ? Console.Level.QUIET : Console.Level.USUAL;
    }
}
