package io.lcollections.cli;

import io.lcollections.model.UsageException;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The help of a command, under the name that people try first. */
final class HelpCommand implements Action {
    private final HelpPrinter printer;

    private final MessageOptions messageOptions = new MessageOptions();
    private final CommandSpec spec;

    HelpCommand(HelpPrinter printer) {
        this.printer = printer;
        this.spec = CommandSpec.wrapWithoutInspection(this)
                .addPositional(PositionalParamSpec.builder()
                        .arity("0..1")
                        .paramLabel("COMMAND")
                        .description("the command")
                        .build())
                .addMixin("messageOptions", messageOptions.groupWithoutConfiguration());
        spec.usageMessage()
                .parameterListHeading("%n@|bold Parameters|@%n")
                .footerHeading(EXAMPLES)
                .footer("# what summary can do", "lcollections help summary");
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
        String command = spec.commandLine().getParseResult().matchedPositionalValue(0, "");
        if (!command.isEmpty() && !Commands.names().contains(command)) {
            throw new UsageException(
                    "there is no command '" + command + "'", "there are: " + String.join(", ", Commands.names()));
        }
        printer.print(command, Optional.empty());
        return ExitCode.OK;
    }
}
