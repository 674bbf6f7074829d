package io.lcollections.cli;

import io.lcollections.model.UsageException;
import io.lcollections.settings.Sources;
import io.lcollections.settings.Sources.Given;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command: its options are fields, and {@link #call} runs it. */
public abstract class BaseCommand implements Callable<ExitCode> {
    /** The labels of values that name files. */
    private static final Set<String> FILE_LABELS = Set.of("FILE", "PEM", "OLD", "NEW");

    protected Environment environment;
    protected Console console;
    protected Settings settings;

    @Spec
    protected CommandSpec spec;

    @Mixin
    private final GlobalOptions globalOptions = new GlobalOptions();

    private Sources sources;

    /** The options of every command. */
    private static final class GlobalOptions {
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
    }

    /** Gives the command what it runs with, before all else. */
    public void init(Environment process, Settings configurable) {
        this.environment = process;
        this.console = process.console();
        this.settings = configurable;
    }

    static boolean isFile(ArgSpec arg) {
        return FILE_LABELS.contains(arg.paramLabel());
    }

    /** Applies the global options and keeps the configuration, before {@link #call}. */
    public void prepare(Sources found) {
        this.sources = found;
        for (ArgSpec arg : spec.args()) {
            if (isFile(arg) && arg.getValue() instanceof String name) {
                arg.setValue(environment.file(name));
            } else if (isFile(arg) && arg.getValue() instanceof List<?> names) {
                arg.setValue(names.stream()
                        .map(name -> environment.file((String) name))
                        .toList());
            }
        }
        console.level(
                globalOptions.debug
                        ? Console.Level.DEBUG
                        : globalOptions.verbose
                                ? Console.Level.VERBOSE
                                : globalOptions.quiet ? Console.Level.QUIET : Console.Level.USUAL);
    }

    /** Whether the configuration file provides defaults for the options; otherwise only the environment does. */
    public boolean readsConfiguration() {
        return spec.findOption("--config") != null;
    }

    /** The configuration is invalid; a command that reports it runs without. */
    protected void report(UsageException invalid) {
        throw invalid;
    }

    /** Whether a configured value is used; the parser rejects an invalid one that is. */
    protected boolean accepts(Given configured) {
        return true;
    }

    public List<BaseCommand> subcommands() {
        return List.of();
    }

    public Sources sources() {
        return sources;
    }

    public boolean isTyped(String option) {
        return isTyped(spec, option);
    }

    /** Where the value of an option comes from, for messages. */
    public String origin(String name) {
        return isTyped("--" + name)
                ? "--" + name
                : sources.find(name).map(Given::origin).orElse("built in");
    }

    public static boolean isTyped(CommandSpec command, String option) {
        return command.commandLine().getParseResult().hasMatchedOption(option);
    }

    /** Rejects a typed option that would be ignored silently, and names the formats in which it has an effect. */
    public static void requireEffect(
            CommandSpec command, String option, boolean hasEffect, Enum<?> format, String formats) {
        if (!hasEffect && isTyped(command, option)) {
            throw new UsageException(option + " has no effect with -o " + format, option + " applies to " + formats);
        }
    }
}
