package io.lcollections.cli;

import picocli.CommandLine.Model.CommandSpec;

/** The options that every command has. */
final class MessageOptions {
    private final Opt<Boolean> quiet = Opt.flag("-q", "--quiet").says("no notes on stderr");
    private final Opt<Boolean> verbose =
            Opt.flag("-v", "--verbose").says("each request with its status, size and time");
    private final Opt<Boolean> debug =
            Opt.flag("--debug").says("all there is, with the stack of an error; never the key");
    private final Opt<Boolean> help = Opt.help("-h", "--help").says("this help");
    private final Opt<Boolean> version =
            Opt.version("-V", "--version").says("version, commit, JVM and operating system");

    private final Opt<String> profile = Opt.text("--profile").label("NAME").says("a profile of the configuration");
    private final Opt<String> config =
            Opt.text("--config").label("FILE").says("the configuration file, in place of the usual one");

    CommandSpec group() {
        return Opt.group(profile, config, quiet, verbose, debug, help, version);
    }

    /** For a command that reads no configuration. */
    CommandSpec groupWithoutConfiguration() {
        return Opt.group(quiet, verbose, debug, help, version);
    }

    Console.Level level() {
        if (debug.value()) {
            return Console.Level.DEBUG;
        }
        if (verbose.value()) {
            return Console.Level.VERBOSE;
        }
        return quiet.value() ? Console.Level.QUIET : Console.Level.USUAL;
    }
}
