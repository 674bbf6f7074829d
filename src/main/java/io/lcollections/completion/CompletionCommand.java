package io.lcollections.completion;

import io.lcollections.cli.BaseCommand;
import io.lcollections.cli.ExitCode;
import io.lcollections.model.UsageException;
import java.io.IOException;
import java.io.InputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lcollections completion}: prints a script that the build generated. */
@Command(
        name = "completion",
        description = "Prints a shell completion script, for bash, zsh, fish or powershell.",
        footer = {
            "# bash: add \". ~/.lcollections.bash\" to ~/.bashrc",
            "lcollections completion bash > ~/.lcollections.bash",
            "# zsh, if ~/.zfunc is in its fpath",
            "lcollections completion zsh > ~/.zfunc/_lcollections",
            "# fish",
            "lcollections completion fish > \\",
            "  ~/.config/fish/completions/lcollections.fish",
            "# PowerShell: add \". ~/tab-lc.ps1\" to $PROFILE",
            "lcollections completion powershell > ~/tab-lc.ps1"
        })
public final class CompletionCommand extends BaseCommand {
    @Parameters(arity = "0..1", paramLabel = "SHELL", description = "bash, zsh, fish or powershell")
    private Shell shell;

    private enum Shell {
        bash,
        zsh,
        fish,
        powershell
    }

    @Override
    public ExitCode call() throws IOException {
        if (shell == null) {
            throw new UsageException(
                    "completion needs the name of a shell",
                    "one of bash, zsh, fish, powershell: lcollections completion bash");
        }
        String file =
                shell == Shell.zsh ? "_lcollections" : "lcollections." + (shell == Shell.powershell ? "ps1" : shell);
        try (InputStream script = CompletionCommand.class.getResourceAsStream("scripts/" + file)) {
            script.transferTo(environment.stdout());
        }
        environment.stdout().flush();
        return ExitCode.OK;
    }
}
