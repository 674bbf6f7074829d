package io.lcollections.completion;

import io.lcollections.cli.Settings;
import io.lcollections.output.Column;
import io.lcollections.server.Sandbox.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What can be typed: a command, and behind it its options and parameters. Errors for whatever is beyond that, because the
 * scripts would not know it.
 *
 * @param commands those with a name, in the order of the help
 * @param menus what stands behind the commands, each with all commands that it stands behind
 */
record Model(List<Command> commands, List<Menu> menus) {

    record Command(String name, String description) {}

    /** What can be typed behind commands ({@code ""} is none), and whether any other words may follow. */
    record Menu(List<String> commands, List<Option> options, List<Value> parameters, boolean takesMore) {
        String name() {
            return commands.stream().filter(name -> !name.isEmpty()).findFirst().orElse("none");
        }

        boolean isOfRoot() {
            return commands.contains("");
        }

        String picker(Option option) {
            return "__lcollections_" + name() + "_" + option.longest().replaceFirst("^-+", "");
        }
    }

    /** Its one or two names, the short one first, and whether all else is passed over when it is typed. */
    record Option(List<String> names, String description, String label, Value value, boolean repeats, boolean ends) {
        String longest() {
            return names.get(names.size() - 1);
        }
    }

    /** What a value may be. */
    enum Kind {
        FLAG,
        /** Numbers, addresses, times: nothing to offer. */
        ANYTHING,
        PATH,
        WORD,
        WORDS,
        SIGNED_WORDS,
        ODDS
    }

    /** What a shell has to offer for a value: the label tells lists of words, files and commands. */
    record Value(Kind kind, List<String> words) {
        private static Value of(ArgSpec arg, Set<String> commands) {
            if (arg.typeInfo().isEnum()) {
                return new Value(Kind.WORD, arg.typeInfo().getEnumConstantNames());
            }
            return switch (arg.arity().max() == 0 ? "" : arg.paramLabel()) {
                case "" -> new Value(Kind.FLAG, List.of());
                case "a,b,…" -> new Value(Kind.WORDS, Column.documentedNames());
                case "FIELD[,…]" ->
                    new Value(
                            Kind.SIGNED_WORDS,
                            Column.DOCUMENTED.stream().map(Column::key).toList());
                case "LIST" ->
                    new Value(
                            Kind.ODDS,
                            Stream.of(Fault.values()).map(Fault::word).toList());
                case "FILE", "PEM", "OLD", "NEW" -> new Value(Kind.PATH, List.of());
                case "COMMAND" -> new Value(Kind.WORD, List.copyOf(commands));
                default -> new Value(Kind.ANYTHING, List.of());
            };
        }

        boolean isList() {
            return kind.compareTo(Kind.WORD) > 0;
        }

        String takes() {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }

    /** The names of the options of all commands that take a value, or that take none. */
    List<String> optionNames(boolean isFlag) {
        Stream<Option> options = menus.stream().flatMap(menu -> menu.options().stream());
        return options.filter(option -> (option.value().kind() == Kind.FLAG) == isFlag)
                .flatMap(option -> option.names().stream())
                .distinct()
                .toList();
    }

    static Model of(CommandLine root) {
        Model model = new Model(new ArrayList<>(), new ArrayList<>());
        model.add("", root.getCommandSpec(), root);
        root.getSubcommands().forEach((name, line) -> {
            CommandSpec spec = line.getCommandSpec();
            model.commands.add(new Command(
                    name, clause(spec.usageMessage().description()[0].formatted())));
            model.add(name, spec, root);
        });
        if (model.optionNames(true).stream().anyMatch(model.optionNames(false)::contains)) {
            throw new AssertionError("an option takes a value for some commands and none for others");
        }
        return model;
    }

    /** Two commands with the same options have one menu, as the program and its command {@code list} have. */
    private void add(String command, CommandSpec spec, CommandLine root) {
        Set<String> names = root.getSubcommands().keySet();
        Set<String> actions = command.isEmpty() ? Set.of() : spec.subcommands().keySet();
        List<Option> options = Stream.concat(
                        Stream.of(spec),
                        actions.stream()
                                .map(action -> spec.subcommands().get(action).getCommandSpec()))
                .flatMap(each -> each.options().stream())
                .map(option -> option(option, names))
                .distinct()
                .toList();
        boolean takesMore =
                spec.positionalParameters().stream().anyMatch(one -> one.arity().max() > 1);
        List<Value> parameters = takesMore
                ? List.of()
                : spec.positionalParameters().stream()
                        .map(parameter -> Value.of(parameter, names))
                        .toList();
        if (!actions.isEmpty()) {
            // An action is followed by the name of a setting and its value.
            parameters = List.of(
                    new Value(Kind.WORD, List.copyOf(actions)),
                    new Value(
                            Kind.WORD,
                            List.copyOf(new Settings(null, () -> root).options().keySet())),
                    new Value(Kind.ANYTHING, List.of()));
        }
        for (Menu menu : menus) {
            if (menu.options.equals(options) && menu.parameters.equals(parameters) && menu.takesMore == takesMore) {
                menu.commands.add(command);
                return;
            }
        }
        menus.add(new Menu(new ArrayList<>(List.of(command)), options, parameters, takesMore));
    }

    private static Option option(OptionSpec spec, Set<String> commands) {
        List<String> names = Stream.of(spec.names())
                .sorted(Comparator.comparing(String::length))
                .toList();
        if (names.size() > 2 || spec.arity().max() > 1 || spec.hidden()) {
            throw new AssertionError(spec.longestName() + " has a form that the completions do not know");
        }
        // Only the list, which has a file of accounts too, takes several accounts.
        boolean isOnlyOne = names.contains("--account") && spec.command().findOption("--accounts-file") == null;
        return new Option(
                names,
                clause(spec.description()[0]),
                spec.paramLabel().replace("…", "..."),
                Value.of(spec, commands),
                spec.typeInfo().isMultiValue() && !isOnlyOne,
                spec.usageHelp() || spec.versionHelp());
    }

    /** Up to the first semicolon or the end of the first sentence, as lists of shells are narrow. */
    private static String clause(String description) {
        return description.replace("…", "...").replaceFirst("(;|\\. ).*", "").replaceFirst("\\.$", "");
    }
}
