package io.lcollections.cli;

import io.lcollections.config.UsageException;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The help of a command, under the name that people try first. */
@Command(
        name = "help",
        description = "The help of a command.",
        parameterListHeading = "%n@|bold Parameters|@%n",
        footerHeading = HelpPrinter.EXAMPLES,
        footer = {"# what summary can do", "lcollections help summary"})
final class HelpCommand implements Action {
    private final HelpPrinter printer;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "the command")
    private String command;

    @Mixin
    private MessageOptions messageOptions;

    @Spec
    private CommandSpec spec;

    HelpCommand(HelpPrinter printer) {
        this.printer = printer;
    }

    @Override
    public MessageOptions messageOptions() {
        return messageOptions;
    }

    @Override
    public ExitStatus run() throws IOException {
        CommandLine root = spec.parent().commandLine();
        CommandLine wanted = command == null ? root : root.getSubcommands().get(command);
        if (wanted == null) {
            String all = String.join(", ", root.getSubcommands().keySet());
            throw new UsageException("there is no command '" + command + "'", "there are: " + all);
        }
        printer.print(wanted);
        return ExitStatus.DONE;
    }
}
