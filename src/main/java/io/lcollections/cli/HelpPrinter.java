package io.lcollections.cli;

import io.lcollections.terminal.Screen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Renders the help of a command; picocli's own would group no options, and takes 20 ms longer. */
public final class HelpPrinter {
    private static final int MAX_WIDTH = 80;
    private static final int MIN_WIDTH = 40;
    private static final int INDENT = 27;
    private static final int NARROW_INDENT = 20;

    /** The headings of options, each before the mixins under it by the names of their fields. */
    private static final List<List<String>> HEADINGS = List.of(
            List.of("Query", "query", "accountsFile", "account", "pageSize"),
            List.of("Paging", "paging"),
            List.of("Requests", "requests"),
            List.of("Service", "service", "input"),
            List.of("Output", "output"),
            List.of("General", "config", "globalOptions"));

    private final Screen screen;
    private final int width;
    private final StringBuilder out = new StringBuilder();

    public HelpPrinter(Screen screen) {
        this.screen = screen;
        this.width = Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, screen.width().orElse(MAX_WIDTH)));
    }

    public String render(CommandSpec command) {
        boolean isRoot = command.parent() == null;
        StringJoiner synopsis =
                new StringJoiner(" ").add(command.qualifiedName()).add("[OPTIONS]");
        Map<String, String> parameters = new LinkedHashMap<>();
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            synopsis.add("[" + parameter.paramLabel() + (parameter.arity().max() > 1 ? "...]" : "]"));
            parameters.put(parameter.paramLabel(), String.join(" ", parameter.description()));
        }
        Map<String, String> commands = new LinkedHashMap<>();
        for (CommandLine line : command.subcommands().values()) {
            commands.put(
                    line.getCommandName(), line.getCommandSpec().usageMessage().description()[0]);
        }
        String last = commands.isEmpty() ? "" : isRoot ? " [COMMAND]" : " COMMAND";
        out.append("Usage: ").append(synopsis).append(last).append('\n');
        for (String paragraph : command.usageMessage().description()) {
            out.append(String.join("\n", lines(paragraph, width))).append('\n');
        }
        section("Parameters", parameters, 0);
        optionGroups(command).forEach((heading, options) -> {
            Map<String, String> rows = new LinkedHashMap<>();
            options.forEach(option -> rows.put(names(option), String.join(" ", option.description())));
            section(heading, rows, width < MAX_WIDTH ? NARROW_INDENT : INDENT);
        });
        section(isRoot ? "Commands" : "Actions", commands, 0);
        section("Exit codes", command.usageMessage().exitCodeList(), 0);
        heading("Examples");
        // A command stays on its line whatever the width, so that it can be copied.
        for (String line : command.usageMessage().footer()) {
            String shown = line.startsWith("#") ? screen.dim(line) : line;
            out.append("  ").append(shown).append('\n');
        }
        return out.toString();
    }

    private static String names(OptionSpec option) {
        String names = option.names().length > 1 ? String.join(", ", option.names()) : "    " + option.longestName();
        return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
    }

    private void heading(String heading) {
        out.append('\n').append(screen.bold(heading)).append('\n');
    }

    /** Two columns, of which the second starts at the given column, or behind the longest name if that is 0. */
    private void section(String heading, Map<String, String> rows, int fixed) {
        int longest = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        int column = fixed > 0 ? fixed : longest + 4;
        if (rows.isEmpty()) {
            return;
        }
        heading(heading);
        rows.forEach((name, text) -> {
            out.append("  ").append(screen.bold(name));
            int at = 2 + name.length();
            if (at + 2 > column) {
                out.append('\n');
                at = 0;
            }
            for (String line : lines(text, width - column)) {
                out.append(" ".repeat(column - at)).append(line).append('\n');
                at = 0;
            }
        });
    }

    private static List<String> lines(String text, int width) {
        // A word that is longer than a line stays whole.
        Pattern line = Pattern.compile("(.{1," + width + "}|\\S+)(?: |$)");
        return line.matcher(text).results().map(part -> part.group(1)).toList();
    }

    /** The options by heading: those of the command, then those of its mixins, the general ones last. */
    public static Map<String, List<OptionSpec>> optionGroups(CommandSpec command) {
        Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
        List<OptionSpec> own = new ArrayList<>(command.options());
        groups.put("Options", own);
        for (List<String> heading : HEADINGS) {
            List<OptionSpec> group = heading.stream()
                    .flatMap(mixin -> Stream.ofNullable(command.mixins().get(mixin)))
                    .flatMap(mixin -> mixin.options().stream())
                    .toList();
            own.removeAll(group);
            groups.put(heading.get(0), group);
        }
        groups.values().removeIf(List::isEmpty);
        return groups;
    }
}
