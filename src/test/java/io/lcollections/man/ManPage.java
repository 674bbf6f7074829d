package io.lcollections.man;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The parts of a man page that a command knows of itself, in mdoc(7).
 *
 * <p>mdoc rather than man(7), because it says what a word is (an option, a value, a variable) and not how it looks: mandoc
 * can check that, and search for it.
 */
final class ManPage {
    /** What is left of 60 columns behind the margin of the text and that of an example. */
    private static final int EXAMPLE_COLUMNS = 53;

    private final CommandSpec command;

    ManPage(CommandSpec command) {
        this.command = command;
    }

    /** The name of the page: {@code lcollections-list}. */
    String name() {
        return command.qualifiedName("-");
    }

    /** Each part by its name; one that a command has nothing for is empty. */
    Map<String, String> parts(Edition edition) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("head", head(edition));
        parts.put("synopsis", synopsis());
        parts.put("commands", commands());
        parts.put("options", new Options(command).lists());
        parts.put("exit-codes", exitCodes());
        parts.put("examples", examples());
        parts.put("see-also", seeAlso());
        return parts;
    }

    private String head(Edition edition) {
        String date =
                DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH).format(edition.date());
        return ".Dd " + date + "\n"
                + ".Dt " + name().toUpperCase(Locale.ROOT) + " 1\n"
                + ".Os " + command.root().name() + " " + edition.version() + "\n"
                + ".Sh NAME\n"
                + ".Nm " + Roff.argument(name()) + "\n"
                + ".Nd " + Roff.text(brief()).strip().replace("\n", " ") + "\n";
    }

    /** The first sentence of the description, as a part of a sentence. */
    private String brief() {
        String first = Mdoc.plain(command.usageMessage().description()[0]).replaceFirst("\\.( .*)?$", "");
        return first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1);
    }

    private String synopsis() {
        String sub = command.parent() == null ? "" : ".Cm " + Roff.argument(command.name()) + "\n";
        if (command.parent() != null && !command.subcommands().isEmpty()) {
            return ".Nm " + Roff.argument(command.root().name()) + "\n" + sub + ".Ar action\n.Op Ar argument ...\n";
        }
        String others = command.subcommands().isEmpty() ? "" : ".Nm\n.Ar command\n.Op Ar option ...\n";
        return ".Nm " + Roff.argument(command.root().name()) + "\n" + sub + new Options(command).synopsis() + others;
    }

    private String commands() {
        if (command.parent() != null) {
            return "";
        }
        return Mdoc.list(command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .map(sub -> Mdoc.item(
                                "Cm " + Roff.argument(sub.name()),
                                sub.usageMessage().description())
                        + "See\n" + new ManPage(sub).reference() + " .\n")
                .collect(Collectors.joining()));
    }

    private String exitCodes() {
        return Mdoc.list(command.usageMessage().exitCodeList().entrySet().stream()
                .map(code -> Mdoc.item(Roff.argument(code.getKey()), code.getValue()))
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
                ShellLines.of(line, EXAMPLE_COLUMNS).forEach(part -> lines.append(Roff.literal(part)));
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
}
