package io.lcollections.man;

import io.lcollections.cli.OptionGroups;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What can be typed behind a command, as its synopsis and its list of options have it. */
final class Options {
    private static final String LETTER = "Fl .";

    private final CommandSpec command;

    Options(CommandSpec command) {
        this.command = command;
    }

    String synopsis() {
        boolean isShort = command.usageMessage().abbreviateSynopsis();
        return (isShort ? ".Op Ar option ...\n" : inFull())
                + command.positionalParameters().stream()
                        .map(Options::inSynopsis)
                        .collect(Collectors.joining());
    }

    /** Letters that need no value stand together, as they can be typed. */
    private String inFull() {
        List<String> options = command.options().stream()
                .map(option -> typed(option.shortestName(), option))
                .toList();
        String letters = options.stream()
                .filter(option -> option.matches(LETTER))
                .map(option -> option.substring(option.length() - 1))
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .collect(Collectors.joining());
        return Stream.concat(
                        letters.isEmpty() ? Stream.empty() : Stream.of("Fl " + letters),
                        options.stream().filter(option -> !option.matches(LETTER)))
                .map(option -> ".Op " + option + "\n")
                .collect(Collectors.joining());
    }

    private static String inSynopsis(PositionalParamSpec parameter) {
        String more = parameter.arity().max() > 1 ? " ..." : "";
        String macro = parameter.arity().min() == 0 ? ".Op Ar " : ".Ar ";
        return macro + Roff.argument(parameter.paramLabel()) + more + "\n";
    }

    /** All of them with what they do, in their groups; the command's own need no other heading than that of the section. */
    String lists() {
        StringBuilder lists = new StringBuilder(Mdoc.list(command.positionalParameters().stream()
                .map(one -> Mdoc.item("Ar " + Roff.argument(one.paramLabel()), one.description()))
                .collect(Collectors.joining())));
        OptionGroups.of(command).forEach((heading, options) -> {
            lists.append(heading.equals("Options") ? "" : ".Ss " + Roff.argument(heading) + "\n");
            lists.append(Mdoc.list(options.stream().map(Options::item).collect(Collectors.joining())));
        });
        return lists.toString();
    }

    private static String item(OptionSpec option) {
        String last = option.names()[option.names().length - 1];
        String others = Stream.of(option.names())
                .filter(name -> !name.equals(last))
                .map(name -> flag(name) + " , ")
                .collect(Collectors.joining());
        return Mdoc.item(others + typed(last, option), option.description());
    }

    private static String typed(String name, OptionSpec option) {
        return flag(name) + (option.arity().max() > 0 ? " Ar " + Roff.argument(option.paramLabel()) : "");
    }

    /** The macro writes the first hyphen. */
    private static String flag(String name) {
        return "Fl " + Roff.argument(name.substring(1));
    }
}
