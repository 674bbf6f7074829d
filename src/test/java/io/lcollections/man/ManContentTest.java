package io.lcollections.man;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.output.Format;
import io.lcollections.server.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Nothing is missing on the pages that are kept, whatever made them. */
class ManContentTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path LAUNCHER = Path.of("src", "main", "launcher", "lcollections");

    /** A name in quotes; one that ends in _ is the beginning of others. */
    private static final Pattern NAME_IN_JAVA = Pattern.compile("\"([A-Z][A-Z_]*[A-Z])\"");

    private static final Pattern NAME_IN_SHELL = Pattern.compile("\\$\\{?([A-Z][A-Z_]*[A-Z])\\b");

    @Test
    void everyOptionIsOnItsPage() throws IOException {
        for (CommandSpec command : ManPages.commands()) {
            List<String> terms = page(command.qualifiedName("-"))
                    .lines()
                    .filter(line -> line.startsWith(".It "))
                    .toList();
            for (OptionSpec option : command.options()) {
                for (String name : option.names()) {
                    String typed = " Fl " + name.substring(1).replace("-", "\\-") + " ";
                    assertTrue(
                            terms.stream().anyMatch(term -> (term + " ").contains(typed)),
                            command.qualifiedName() + " " + name);
                }
            }
        }
    }

    @Test
    void defaultsAreFilledInWhereverOptionsAreDescribed() throws IOException {
        for (String folder : new String[] {"man", "completions"}) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.toList()) {
                    assertFalse(Files.readString(file).contains("DEFAULT-VALUE"), file.toString());
                }
            }
        }
    }

    @Test
    void everyVariableIsOnTheFirstPage() throws IOException {
        String page = page("lcollections");
        Set<String> names = variables();
        assertTrue(names.containsAll(Set.of("LOOPRING_API_KEY", "JAVA_HOME", "LC_COLLATE", "TERM")), names::toString);
        for (String name : names) {
            assertTrue(
                    Pattern.compile("\\bEv ([A-Z_]+ , )*" + name + "\\b")
                            .matcher(page)
                            .find(),
                    name);
        }
    }

    /** Names in capitals in files that speak of an environment, but for those of values of options. */
    private static Set<String> variables() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String source = Files.readString(file);
                if (Pattern.compile("\\benv\\b").matcher(source).find()) {
                    NAME_IN_JAVA.matcher(source).results().forEach(name -> names.add(name.group(1)));
                }
            }
        }
        NAME_IN_SHELL.matcher(Files.readString(LAUNCHER)).results().forEach(name -> names.add(name.group(1)));
        names.removeAll(labels());
        // A signal and a time zone.
        names.removeAll(Set.of("CONT", "GMT"));
        // Of the options, one stands for all.
        names.removeIf(
                name -> name.startsWith("LCOLLECTIONS_") && optionVariables().contains(name));
        return names;
    }

    private static Set<String> labels() {
        Set<String> labels = new HashSet<>();
        ManPages.commands()
                .forEach(command -> Stream.concat(
                                Stream.of(command),
                                command.subcommands().values().stream().map(CommandLine::getCommandSpec))
                        .flatMap(each -> each.args().stream())
                        .map(ArgSpec::paramLabel)
                        .forEach(labels::add));
        return labels;
    }

    private static Set<String> optionVariables() {
        Set<String> names = new HashSet<>();
        ManPages.commands()
                .forEach(command -> command.options().stream()
                        .map(option -> option.longestName().substring(2).replace('-', '_'))
                        .forEach(name -> names.add("LCOLLECTIONS_" + name.toUpperCase(Locale.ROOT))));
        return names;
    }

    @Test
    void everyFormOfOutputIsExplained() throws IOException {
        String page = page("lcollections-list");
        for (Format format : Format.values()) {
            assertTrue(page.matches("(?s).*\n\\.It Cm (\\w+ , )?" + format + "\\b.*"), format.name());
        }
    }

    @Test
    void everyFaultOfTheSandboxIsExplained() throws IOException {
        String page = page("lcollections-sandbox");
        for (Fault fault : Fault.values()) {
            assertTrue(page.contains("\n.It Cm " + fault.word().replace("-", "\\-") + "\n"), fault.word());
        }
    }

    private static String page(String name) throws IOException {
        return Files.readString(ManPages.FOLDER.resolve(name + ".1"));
    }
}
