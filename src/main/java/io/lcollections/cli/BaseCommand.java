package io.lcollections.cli;

import io.lcollections.json.JqExpression;
import io.lcollections.model.UsageException;
import io.lcollections.output.Format;
import io.lcollections.output.Renderer;
import io.lcollections.settings.Given;
import io.lcollections.terminal.ColorMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** A command: its options are fields, and {@link #call} runs it. */
public abstract class BaseCommand implements Callable<ExitCode> {
    /** The origin of what is neither typed nor configured. */
    public static final String BUILT_IN = "built in";

    private static final Set<String> FILE_LABELS = Set.of("FILE", "PEM", "OLD", "NEW");

    protected Environment environment;
    protected Console console;
    protected Settings settings;

    /** Set by {@link #init}, not by {@code @Spec}: each kind of annotation costs a start 3 ms. */
    protected CommandSpec spec;

    @Mixin
    private final GlobalOptions globalOptions = new GlobalOptions();

    private static final class GlobalOptions {
        @Option(
                names = {"-q", "--quiet"},
                description = "print no notes on stderr")
        private boolean quiet;

        @Option(
                names = {"-v", "--verbose"},
                description = "print each request with its status, size and time")
        private boolean verbose;

        @Option(names = "--debug", description = "print everything, including stack traces; the API key is never shown")
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

    /** The formats of commands that print one document. */
    public enum DocumentFormat {
        table,
        json
    }

    /** The formats of commands that print several objects. */
    public enum ObjectFormat {
        table,
        json,
        ndjson
    }

    /** Whether standard output is coloured. */
    public static final class ColorOption {
        @Option(names = "--color", paramLabel = "WHEN", description = "auto (default), always or never")
        public ColorMode mode = ColorMode.auto;
    }

    /** {@code --jq}, for commands that print JSON documents. */
    public static final class JqOption {
        @Option(
                names = "--jq",
                paramLabel = "EXPR",
                description = "print what this jq expression makes of the document, for json")
        private JqExpression expression;

        public void check(CommandSpec command, Enum<?> format) {
            requireEffect(command, "--jq", format.name().equals(Format.json.name()), format, "json");
        }

        public Optional<JqExpression> expression() {
            return Optional.ofNullable(expression);
        }

        public Renderer renderer(Format format, Renderer.Options options, Environment environment) {
            return expression == null || format != Format.json
                    ? Renderer.of(format, options, environment.stdout())
                    : environment.json(true).filtered(expression, options.columns());
        }
    }

    public void init(CommandSpec parsed, Environment process, Settings configurable) {
        this.spec = parsed;
        this.environment = process;
        this.console = process.console();
        this.settings = configurable;
    }

    static boolean isFile(ArgSpec arg) {
        return FILE_LABELS.contains(arg.paramLabel());
    }

    /** Applies the global options, before {@link #call}. */
    public void prepare() {
        for (ArgSpec arg : spec.args()) {
            if (isFile(arg) && arg.getValue() instanceof String name) {
                arg.setValue(environment.file(name));
            } else if (isFile(arg) && arg.getValue() instanceof List<?> names) {
                arg.setValue(names.stream()
                        .map(name -> environment.file((String) name))
                        .toList());
            }
        }
        Console.Level level = globalOptions.quiet ? Console.Level.QUIET : Console.Level.USUAL;
        level = globalOptions.verbose ? Console.Level.VERBOSE : level;
        console.level(globalOptions.debug ? Console.Level.DEBUG : level);
    }

    /** The configuration is invalid; a command that reports it runs without. */
    protected void report(UsageException invalid) {
        throw invalid;
    }

    /** Whether a configured value is used; the parser rejects an invalid one that is. */
    protected boolean accepts(Given configured) {
        return true;
    }

    public boolean isTyped(String option) {
        return isTyped(spec, option);
    }

    public String origin(String name) {
        return isTyped("--" + name)
                ? "--" + name
                : settings.find(name).map(Given::origin).orElse(BUILT_IN);
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
