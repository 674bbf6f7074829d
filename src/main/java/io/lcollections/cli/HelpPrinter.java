package io.lcollections.cli;

import io.lcollections.output.Utf8;
import io.lcollections.terminal.ColorMode;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Writes the help of a command, its options grouped by what they are about. */
final class HelpPrinter {
    static final int MOST_COLUMNS = 80;
    /** The library takes no less. */
    private static final int LEAST_COLUMNS = 55;

    private final Environment environment;
    private final Commands commands;

    HelpPrinter(Environment environment, Commands commands) {
        this.environment = environment;
        this.commands = commands;
    }

    /**
     * Writes it to standard output, because it was asked for.
     *
     * @param command its name; empty for the one without
     * @param typed the option of the command line, if there is one
     */
    void print(String command, Optional<ColorMode> typed) throws IOException {
        boolean isTerminal = environment.terminal().isStdoutTerminal();
        boolean colours =
                typed.orElse(standing()).decide(environment.env(), isTerminal).useColor();
        int width = isTerminal ? environment.terminal().width() : MOST_COLUMNS;
        String text = width >= MOST_COLUMNS ? HelpPage.read(command, colours) : render(command, colours, width);
        Utf8.writer(environment.stdout()).append(text).flush();
    }

    /** As the parser's library lays it out. */
    String render(String command, boolean colours, int width) {
        CommandLine root = commands.all();
        CommandLine wanted = command.isEmpty() ? root : root.getSubcommands().get(command);
        wanted.setUsageHelpWidth(Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, width)));
        wanted.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpPrinter::options);
        wanted.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, HelpPrinter::examples);
        return wanted.getUsageMessage(colours ? Help.Ansi.ON : Help.Ansi.OFF);
    }

    /** What stands in the environment; a wrong value there is no reason to withhold help. */
    private ColorMode standing() {
        String standing = environment.env().getOrDefault("LCOLLECTIONS_COLOR", "");
        for (ColorMode mode : ColorMode.values()) {
            if (mode.name().equals(standing)) {
                return mode;
            }
        }
        return ColorMode.auto;
    }

    private static String options(Help help) {
        StringBuilder text = new StringBuilder();
        for (OptionGroups.Group group : OptionGroups.of(help.commandSpec())) {
            Help.Layout layout = help.createDefaultLayout();
            group.options().forEach(option -> layout.addOption(option, help.createDefaultParamLabelRenderer()));
            text.append(help.createHeading("%n@|bold " + group.heading() + "|@%n"))
                    .append(layout);
        }
        return text.toString();
    }

    /** Whatever the width, a command stays on its line, so that it can be copied. */
    private static String examples(Help help) {
        StringBuilder text = new StringBuilder();
        for (String line : help.commandSpec().usageMessage().footer()) {
            boolean isComment = line.startsWith("#");
            text.append("  ").append(isComment ? help.colorScheme().ansi().new Text("@|faint " + line + "|@") : line);
            text.append('\n');
        }
        return text.toString();
    }
}
