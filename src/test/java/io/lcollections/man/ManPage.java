package io.lcollections.man;

import io.lcollections.cli.HelpPrinter;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The parts of a man page that a command knows of itself, in mdoc(7). */
final class ManPage {
    /** What is left of 60 columns behind the margin of the text and that of an example. */
    private static final int EXAMPLE_COLUMNS = 53;

    /** A blank before an option, the value of which stays with it. */
    private static final Pattern GAP = Pattern.compile(" (?=--?[a-zA-Z])");

    private static final String MORE = " \\";
    private static final String INDENT = "    ";

    private final CommandSpec command;

    ManPage(CommandSpec command) {
        this.command = command;
    }

    /** The name of the page: {@code lcollections-list}. */
    String name() {
        return command.qualifiedName("-");
    }

    /** Each part by its name; one that a command has nothing for is empty. */
    Map<String, String> parts(ManPagesTest.Edition edition) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("head", head(edition));
        parts.put("synopsis", synopsis());
        parts.put("commands", commands());
        parts.put("options", options());
        parts.put("exit-codes", exitCodes());
        parts.put("examples", examples());
        parts.put("see-also", seeAlso());
        return parts;
    }

    private String head(ManPagesTest.Edition edition) {
        String date =
                DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH).format(edition.date());
        return ".Dd " + date + "\n"
                + ".Dt " + name().toUpperCase(Locale.ROOT) + " 1\n"
                + ".Os " + command.root().name() + " " + edition.version() + "\n"
                + ".Sh NAME\n"
                + ".Nm " + Roff.argument(name()) + "\n"
                + ".Nd " + Roff.text(brief()).strip().replace("\n", " ") + "\n";
    }

    private String brief() {
        String first = plain(command.usageMessage().description()[0]).replaceFirst("\\.( .*)?$", "");
        return first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1);
    }

    private String synopsis() {
        String sub = command.parent() == null ? "" : ".Cm " + Roff.argument(command.name()) + "\n";
        if (command.parent() != null && !command.subcommands().isEmpty()) {
            return ".Nm " + Roff.argument(command.root().name()) + "\n" + sub + ".Ar action\n.Op Ar argument ...\n";
        }
        String others = command.subcommands().isEmpty() ? "" : ".Nm\n.Ar command\n.Op Ar option ...\n";
        return ".Nm " + Roff.argument(command.root().name()) + "\n" + sub + ".Op Ar option ...\n"
                + command.positionalParameters().stream()
                        .map(ManPage::inSynopsis)
                        .collect(Collectors.joining())
                + others;
    }

    private String commands() {
        if (command.parent() != null) {
            return "";
        }
        return list(command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .map(sub -> item(
                                "Cm " + Roff.argument(sub.name()),
                                sub.usageMessage().description())
                        + "See\n" + new ManPage(sub).reference() + " .\n")
                .collect(Collectors.joining()));
    }

    private String exitCodes() {
        return list(command.usageMessage().exitCodeList().entrySet().stream()
                .map(code -> item(Roff.argument(code.getKey()), code.getValue()))
                .collect(Collectors.joining()));
    }

    /** A comment of the help is the sentence that leads to its example. */
    private String examples() {
        StringBuilder lines = new StringBuilder();
        for (String line : command.usageMessage().footer()) {
            if (line.startsWith("# ")) {
                String sentence = line.substring(2, 3).toUpperCase(Locale.ROOT) + line.substring(3) + ":";
                lines.append(lines.isEmpty() ? "" : ".Ed\n.Pp\n").append(Roff.text(sentence));
                lines.append(".Bd -literal -offset 2n\n");
            } else {
                shellLines(line, EXAMPLE_COLUMNS).forEach(part -> lines.append(Roff.literal(part)));
            }
        }
        return lines.isEmpty() ? "" : lines.append(".Ed\n").toString();
    }

    private String seeAlso() {
        CommandSpec root = command.root();
        return Stream.concat(
                        Stream.of(root), root.subcommands().values().stream().map(CommandLine::getCommandSpec))
                .filter(other -> other != command)
                .map(other -> new ManPage(other).reference())
                .sorted()
                .collect(Collectors.joining(" ,\n", "", "\n"));
    }

    private String reference() {
        return ".Xr " + Roff.argument(name()) + " 1";
    }

    private static String inSynopsis(PositionalParamSpec parameter) {
        String more = parameter.arity().max() > 1 ? " ..." : "";
        String macro = parameter.arity().min() == 0 ? ".Op Ar " : ".Ar ";
        return macro + Roff.argument(parameter.paramLabel()) + more + "\n";
    }

    /** All of them with what they do, in their groups; the command's own need no other heading than that of the section. */
    private String options() {
        StringBuilder lists = new StringBuilder(list(command.positionalParameters().stream()
                .map(one -> item("Ar " + Roff.argument(one.paramLabel()), one.description()))
                .collect(Collectors.joining())));
        HelpPrinter.optionGroups(command).forEach((heading, options) -> {
            lists.append(heading.equals("Options") ? "" : ".Ss " + Roff.argument(heading) + "\n");
            lists.append(list(options.stream().map(ManPage::item).collect(Collectors.joining())));
        });
        return lists.toString();
    }

    private static String item(OptionSpec option) {
        String last = option.names()[option.names().length - 1];
        String others = Stream.of(option.names())
                .filter(name -> !name.equals(last))
                .map(name -> flag(name) + " , ")
                .collect(Collectors.joining());
        return item(others + typed(last, option), option.description());
    }

    private static String typed(String name, OptionSpec option) {
        return flag(name) + (option.arity().max() > 0 ? " Ar " + Roff.argument(option.paramLabel()) : "");
    }

    /** The macro writes the first hyphen. */
    private static String flag(String name) {
        return "Fl " + Roff.argument(name.substring(1));
    }

    private static String list(String items) {
        return items.isEmpty() ? "" : ".Bl -tag -width Ds\n" + items + ".El\n";
    }

    /** An item of such a list: a macro and its arguments, and the description of the model. */
    private static String item(String term, String... description) {
        return ".It " + term + "\n" + text(description);
    }

    private static String text(String... texts) {
        return Stream.of(texts).map(line -> Roff.text(plain(line))).collect(Collectors.joining());
    }

    /** Without the markup that picocli knows in texts of its model. */
    private static String plain(String text) {
        return Ansi.OFF.string(String.format(text));
    }

    /** The command in as few lines as there can be; one is too long only where it has no option to part it at. */
    static List<String> shellLines(String command, int width) {
        List<String> lines = new ArrayList<>();
        String rest = command;
        while (rest.length() > width) {
            int end = lastGap(rest, width - MORE.length());
            if (end < 0) {
                break;
            }
            lines.add(rest.substring(0, end) + MORE);
            rest = INDENT + rest.substring(end + 1);
        }
        lines.add(rest);
        return lines;
    }

    /** The last place to part it at, up to a column and outside of quotes; -1 where there is none. */
    private static int lastGap(String command, int most) {
        int last = -1;
        Matcher gap = GAP.matcher(command);
        while (gap.find() && gap.start() <= most) {
            String before = command.substring(0, gap.start());
            boolean isQuoted = before.chars().filter(c -> c == '\'').count() % 2 == 1
                    || before.chars().filter(c -> c == '"').count() % 2 == 1;
            last = isQuoted || before.isBlank() ? last : gap.start();
        }
        return last;
    }
}
