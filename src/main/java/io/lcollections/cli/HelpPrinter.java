package io.lcollections.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Renders the help of a command. The sections are picocli's, but their lines break at spaces only, so that field names,
 * options and URLs stay whole. All text has one column per character.
 */
public final class HelpPrinter {
    static final int MAX_WIDTH = 80;
    /** The minimum that picocli accepts. */
    private static final int MIN_WIDTH = 55;

    /** The column of the descriptions of options, on wide and on narrow terminals. */
    private static final int INDENT = 27;

    private static final int NARROW_INDENT = 20;

    private final int width;
    private final Ansi ansi;
    private final Map<String, String> commands;

    /** Two columns of the help. */
    private record Row(Ansi.Text name, String text) {}

    /**
     * @param commands the description of each command or action, by its name
     */
    public HelpPrinter(boolean useColor, int width, Map<String, String> commands) {
        this.ansi = useColor ? Ansi.ON : Ansi.OFF;
        this.width = Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, width));
        this.commands = commands;
    }

    public String render(CommandLine command) {
        command.setUsageHelpWidth(width);
        Map<String, CommandLine.IHelpSectionRenderer> sections = command.getHelpSectionMap();
        // A section has its heading, because picocli lays out each heading as a table, which is slow.
        sections.keySet().removeIf(section -> section.endsWith("Heading"));
        sections.put(UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING, help -> "Usage: ");
        sections.put(UsageMessageSpec.SECTION_KEY_DESCRIPTION, this::description);
        sections.put(UsageMessageSpec.SECTION_KEY_PARAMETER_LIST, this::parameters);
        sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, this::options);
        sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, this::commands);
        sections.put(UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST, this::exitCodes);
        sections.put(UsageMessageSpec.SECTION_KEY_FOOTER, this::examples);
        return command.getUsageMessage(ansi);
    }

    private String section(String heading, String content) {
        return content.isEmpty() ? "" : "\n" + ansi.string("@|bold " + heading + "|@") + "\n" + content;
    }

    private String description(Help help) {
        StringBuilder out = new StringBuilder();
        for (String paragraph : help.commandSpec().usageMessage().description()) {
            wrap(paragraph, width).forEach(line -> out.append(line).append('\n'));
        }
        return out.toString();
    }

    private String parameters(Help help) {
        List<Row> rows = new ArrayList<>();
        help.commandSpec().positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .forEach(parameter -> rows.add(
                        new Row(help.colorScheme().parameterText(parameter.paramLabel()), description(parameter))));
        return section("Parameters", rows(rows, fitting(rows)));
    }

    private String options(Help help) {
        StringBuilder out = new StringBuilder();
        OptionGroups.of(help.commandSpec()).forEach((heading, options) -> {
            List<Row> rows = options.stream()
                    .map(option -> new Row(names(help, option), description(option)))
                    .toList();
            out.append(section(heading, rows(rows, width < MAX_WIDTH ? NARROW_INDENT : INDENT)));
        });
        return out.toString();
    }

    private static Ansi.Text names(Help help, OptionSpec option) {
        String name = option.names().length > 1 ? String.join(", ", option.names()) : "    " + option.longestName();
        Ansi.Text text = help.colorScheme().optionText(name);
        return option.arity().max() == 0
                ? text
                : text.concat(help.colorScheme().ansi().text(" "))
                        .concat(help.colorScheme().parameterText(option.paramLabel()));
    }

    private static String description(ArgSpec arg) {
        return String.join(" ", arg.description());
    }

    private String commands(Help help) {
        List<Row> rows = new ArrayList<>();
        commands.forEach((name, summary) -> rows.add(new Row(help.colorScheme().commandText(name), summary)));
        boolean isRoot = help.commandSpec().parent() == null;
        return section(isRoot ? "Commands" : "Actions", rows(rows, fitting(rows)));
    }

    private String exitCodes(Help help) {
        List<Row> rows = new ArrayList<>();
        help.commandSpec()
                .usageMessage()
                .exitCodeList()
                .forEach((code, meaning) -> rows.add(new Row(ansi.text(code), meaning)));
        return section("Exit codes", rows(rows, fitting(rows)));
    }

    /** A command stays on its line whatever the width, so that it can be copied. */
    private String examples(Help help) {
        StringBuilder out = new StringBuilder();
        for (String line : help.commandSpec().usageMessage().footer()) {
            boolean isComment = line.startsWith("#");
            out.append("  ")
                    .append(isComment ? ansi.new Text("@|faint " + line + "|@") : line)
                    .append('\n');
        }
        return section("Examples", out.toString());
    }

    private static int fitting(List<Row> rows) {
        return rows.stream()
                        .mapToInt(row -> row.name.plainString().length())
                        .max()
                        .orElse(0)
                + 4;
    }

    private String rows(List<Row> rows, int column) {
        StringBuilder out = new StringBuilder();
        for (Row row : rows) {
            out.append("  ").append(row.name);
            int at = 2 + row.name.plainString().length();
            boolean isTooLong = at + 2 > column;
            if (isTooLong) {
                out.append('\n');
                at = 0;
            }
            for (String line : wrap(row.text, width - column)) {
                out.append(" ".repeat(column - at)).append(line).append('\n');
                at = 0;
            }
        }
        return out.toString();
    }

    /** The lines of a text, broken at spaces. */
    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
