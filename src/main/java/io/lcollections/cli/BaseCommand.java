package io.lcollections.cli;

import io.lcollections.settings.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command: its options are fields, and {@link #call} runs it. */
public abstract class BaseCommand implements Callable<ExitCode> {
    /** The labels of values that name files. */
    private static final Set<String> FILE_LABELS = Set.of("FILE", "PEM", "OLD", "NEW");

    protected final Environment environment;
    protected final Console console;

    @Spec
    protected CommandSpec spec;

    @Mixin
    private final GlobalOptions globalOptions = new GlobalOptions();

    private Sources sources;

    protected BaseCommand(Environment environment, Console console) {
        this.environment = environment;
        this.console = console;
        this.sources = new Sources(environment.env(), Optional.empty(), "");
    }

    /** Whether a value is the name of a file. */
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
                List<String> files = new ArrayList<>();
                names.forEach(name -> files.add(environment.file((String) name)));
                arg.setValue(files);
            }
        }
        console.level(globalOptions.level());
    }

    /** Whether the configuration file provides defaults for the options; otherwise only the environment does. */
    public boolean readsConfiguration() {
        return spec.findOption("--config") != null;
    }

    /** The actions below this command. */
    public List<BaseCommand> subcommands() {
        return List.of();
    }

    /** The environment variables and the configuration file. */
    protected Sources sources() {
        return sources;
    }

    /** Whether an option was typed, rather than configured. */
    protected boolean isTyped(String option) {
        return isTyped(spec, option);
    }

    public static boolean isTyped(CommandSpec command, String option) {
        return command.commandLine().getParseResult().hasMatchedOption(option);
    }
}
