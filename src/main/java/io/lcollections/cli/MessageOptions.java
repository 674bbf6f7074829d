package io.lcollections.cli;

import picocli.CommandLine.Option;

/** The options that every command has. */
final class MessageOptions {
    @Option(
            names = {"-q", "--quiet"},
            description = "no notes on stderr")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "each request with its status, size and time")
    private boolean verbose;

    @Option(names = "--debug", description = "all there is, with the stack of an error; never the key")
    private boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this help")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "version, commit, JVM and operating system")
    private boolean version;

    Messages.Level level() {
        if (debug) {
            return Messages.Level.DEBUG;
        }
        if (verbose) {
            return Messages.Level.VERBOSE;
        }
        return quiet ? Messages.Level.QUIET : Messages.Level.USUAL;
    }
}
