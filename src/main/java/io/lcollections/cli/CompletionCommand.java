package io.lcollections.cli;

import io.lcollections.model.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What makes a shell complete our options: a script that the build has made, and that is only printed here. */
final class CompletionCommand implements Action {
    private final Environment environment;

    private final MessageOptions messageOptions = new MessageOptions();
    private final CommandSpec spec;

    CompletionCommand(Environment environment) {
        this.environment = environment;
        this.spec = CommandSpec.wrapWithoutInspection(this)
                .addPositional(PositionalParamSpec.builder()
                        .type(Object.class)
                        .arity("0..1")
                        .paramLabel("SHELL")
                        .converters(new Word<>(Shell.class))
                        .description("the shell")
                        .build())
                .addMixin("messageOptions", messageOptions.groupWithoutConfiguration());
        spec.usageMessage()
                .abbreviateSynopsis(true)
                .parameterListHeading("%n@|bold Parameters|@%n")
                .footerHeading(EXAMPLES)
                .footer(
                        "# bash: . ~/.lcollections.bash goes into ~/.bashrc",
                        "lcollections completion bash > ~/.lcollections.bash",
                        "# zsh, where ~/.zfunc is in its fpath",
                        "lcollections completion zsh > ~/.zfunc/_lcollections",
                        "# fish",
                        "lcollections completion fish > \\",
                        "  ~/.config/fish/completions/lcollections.fish",
                        "# PowerShell: . ~/tab-lc.ps1 goes into $PROFILE",
                        "lcollections completion powershell > ~/tab-lc.ps1");
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public MessageOptions messageOptions() {
        return messageOptions;
    }

    @Override
    public ExitCode run() throws IOException {
        Shell shell = spec.commandLine().getParseResult().matchedPositionalValue(0, null);
        if (shell == null) {
            throw new UsageException(
                    "completion needs the name of a shell",
                    "one of " + String.join(", ", new Word<>(Shell.class).words()) + ": lcollections completion bash");
        }
        environment.stdout().write(script(shell));
        environment.stdout().flush();
        return ExitCode.OK;
    }

    private static byte[] script(Shell shell) {
        try (InputStream in = CompletionCommand.class.getResourceAsStream("completions/" + shell.file())) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("the script of " + shell, broken);
        }
    }
}
