package io.lcollections.completion;

import io.lcollections.cli.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What can be typed, without what is hidden: a command, and behind it its options and parameters. Errors for
 * whatever is beyond that, because the scripts would not know it.
 *
 * @param commands those with a name, in the order of the help
 * @param menus what stands behind the commands, each with all commands that it stands behind
 */
record Model(List<Command> commands, List<Menu> menus) {

    /**
     * @param description its first clause
     */
    record Command(String name, String description) {}

    /**
     * What can be typed behind a command.
     *
     * @param commands the names of those that have it; {@code ""} for the program without a command
     * @param options in the order of the help
     * @param parameters what stands there besides, in order
     * @param takesMore whether any number of other words may stand there, of which nothing is known
     */
    record Menu(List<String> commands, List<Option> options, List<Value> parameters, boolean takesMore) {
        /** A name for it. */
        String name() {
            return commands.stream().filter(name -> !name.isEmpty()).findFirst().orElse("none");
        }

        boolean isOfRoot() {
            return commands.contains("");
        }
    }

    /**
     * @param names one or two, the short one first
     * @param description its first clause
     * @param label what stands for its value in the help
     * @param repeats whether it may be given several times
     * @param ends whether all else is passed over when it is typed
     */
    record Option(List<String> names, String description, String label, Value value, boolean repeats, boolean ends) {
        String longest() {
            return names.get(names.size() - 1);
        }
    }

    static Model of(CommandLine root) {
        List<Command> commands = new ArrayList<>();
        List<Menu> menus = new ArrayList<>();
        Settings settings = new Settings(() -> root);
        add(menus, "", root.getCommandSpec(), settings);
        for (Map.Entry<String, CommandLine> entry : root.getSubcommands().entrySet()) {
            CommandSpec spec = entry.getValue().getCommandSpec();
            if (!spec.usageMessage().hidden()) {
                String[] description = formatted(spec.usageMessage().description());
                commands.add(new Command(entry.getKey(), clause(description)));
                add(menus, entry.getKey(), spec, settings);
            }
        }
        return new Model(commands, menus);
    }

    /** Two commands with the same options have one menu, as the program and its command {@code list} have. */
    private static void add(List<Menu> menus, String command, CommandSpec spec, Settings settings) {
        boolean hasActions = !command.isEmpty() && !spec.subcommands().isEmpty();
        List<Option> options = Stream.concat(
                        Stream.of(spec),
                        hasActions
                                ? spec.subcommands().values().stream().map(CommandLine::getCommandSpec)
                                : Stream.of())
                .flatMap(each -> each.options().stream())
                .filter(option -> !option.hidden())
                .map(Model::option)
                .distinct()
                .toList();
        boolean takesMore =
                spec.positionalParameters().stream().anyMatch(one -> one.arity().max() > 1);
        // An action is followed by the name of a setting and its value.
        List<Value> parameters = takesMore
                ? List.of()
                : hasActions
                        ? List.of(
                                new Value(
                                        Value.Kind.WORD,
                                        List.copyOf(spec.subcommands().keySet())),
                                new Value(Value.Kind.WORD, List.copyOf(settings.names())),
                                new Value(Value.Kind.ANYTHING, List.of()))
                        : parameters(command, spec.positionalParameters());
        for (Menu menu : menus) {
            if (menu.options.equals(options) && menu.parameters.equals(parameters) && menu.takesMore == takesMore) {
                menu.commands.add(command);
                return;
            }
        }
        menus.add(new Menu(new ArrayList<>(List.of(command)), options, parameters, takesMore));
    }

    private static List<Value> parameters(String command, List<PositionalParamSpec> all) {
        List<PositionalParamSpec> shown =
                all.stream().filter(parameter -> !parameter.hidden()).toList();
        shown.forEach(parameter -> require(parameter.arity().max() == 1, command, "has a parameter of several words"));
        return shown.stream().map(Value::of).toList();
    }

    private static Option option(OptionSpec spec) {
        List<String> names = Stream.of(spec.names())
                .sorted(Comparator.comparing(String::length))
                .toList();
        require(names.size() <= 2, spec.longestName(), "has more than two names");
        require(spec.arity().max() <= 1, spec.longestName(), "takes more than one value");
        boolean ends = spec.usageHelp() || spec.versionHelp();
        // Only the list, which has a file of accounts too, takes several accounts.
        boolean isOnlyOne = names.contains("--account") && spec.command().findOption("--accounts-file") == null;
        boolean repeats = spec.typeInfo().isMultiValue() && !isOnlyOne;
        return new Option(names, clause(spec.description()), label(spec), Value.of(spec), repeats, ends);
    }

    private static String label(ArgSpec spec) {
        return spec.paramLabel().replace("…", "...");
    }

    /** Up to the first semicolon or the end of the first sentence, as lists of shells are narrow. */
    static String clause(String... description) {
        String text = description.length == 0 ? "" : Ansi.OFF.string(description[0]);
        String line =
                text.replaceAll("[\\s\\p{Cntrl}]+", " ").replace("…", "...").strip();
        return line.replaceFirst("(;|\\. ).*", "").replaceFirst("\\.$", "");
    }

    /** As the library does with the descriptions of options by itself. */
    private static String[] formatted(String... description) {
        return Stream.of(description).map(String::formatted).toArray(String[]::new);
    }

    private static void require(boolean known, String what, String why) {
        if (!known) {
            throw new AssertionError("'" + what + "' " + why + ", which the completions do not know");
        }
    }
}
