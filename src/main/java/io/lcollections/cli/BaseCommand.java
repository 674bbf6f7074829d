package io.lcollections.cli;

import io.lcollections.settings.Sources;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** A command: its options are fields, and {@link #call} runs it. */
// No method is a command; reading the annotations of all methods takes 10 ms.
@Command(addMethodSubcommands = false)
public abstract class BaseCommand implements Callable<ExitCode> {
    protected final Environment environment;
    protected final Console console;

    protected CommandSpec spec;

    @Mixin
    private final GlobalOptions globalOptions = new GlobalOptions();

    private Sources sources;

    protected BaseCommand(Environment environment, Console console) {
        this.environment = environment;
        this.console = console;
        this.sources = new Sources(environment.env(), Optional.empty(), "");
    }

    /** Hands in its parsed options; picocli's annotation for this takes 5 ms. */
    public void spec(CommandSpec created) {
        this.spec = created;
    }

    /** Applies the global options and keeps the configuration, before {@link #call}. */
    public void prepare(Sources found) {
        this.sources = found;
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

    public Environment environment() {
        return environment;
    }

    /** The environment variables and the configuration file. */
    public Sources sources() {
        return sources;
    }

    /** Whether an option was typed, rather than configured. */
    public boolean isTyped(String option) {
        return isTyped(spec, option);
    }

    public static boolean isTyped(CommandSpec command, String option) {
        return command.commandLine().getParseResult().hasMatchedOption(option);
    }
}
