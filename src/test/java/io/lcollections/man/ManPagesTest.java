package io.lcollections.man;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.cli.Settings;
import io.lcollections.output.Format;
import io.lcollections.server.Sandbox.Fault;
import io.lcollections.settings.KeySource;
import io.lcollections.support.Run;
import io.lcollections.support.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The pages that are kept are those of the commands, nothing is missing on them, and programs show them. */
class ManPagesTest {

    /** {@code -Dman=write} writes the pages anew, and deletes those of commands that are gone. */
    @Test
    void pagesAreThoseOfTheCommands() throws Exception {
        Map<String, String> made = made();
        if ("write".equals(System.getProperty("man"))) {
            write(made);
        }
        Map<String, String> kept = kept();
        assertEquals(made.keySet(), kept.keySet(), HOW + " writes the pages of man/ anew");
        made.forEach(
                (file, page) -> assertEquals(page, kept.get(file), "man/" + file + " is stale; it is made by " + HOW));
        try (Stream<Path> byHand = Files.list(BY_HAND)) {
            assertEquals(made.size(), byHand.count(), "each file written by hand is of a command");
        }
    }

    private static void write(Map<String, String> made) throws IOException {
        Files.createDirectories(FOLDER);
        for (String gone : kept().keySet()) {
            Files.delete(FOLDER.resolve(gone));
        }
        for (Map.Entry<String, String> page : made.entrySet()) {
            Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
        }
    }

    private static Map<String, String> kept() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                pages.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return pages;
    }

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path LAUNCHER = Path.of("src", "main", "launcher", "lcollections");

    /** A name in quotes; one that ends in _ is the beginning of others. */
    private static final Pattern NAME_IN_JAVA = Pattern.compile("\"([A-Z][A-Z_]*[A-Z])\"");

    private static final Pattern NAME_IN_SHELL = Pattern.compile("\\$\\{?([A-Z][A-Z_]*[A-Z])\\b");

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
        // A signal, a time zone, and a variable that the shell sets itself.
        names.removeAll(Set.of("CONT", "GMT", "PWD"));
        // Of the options, one stands for all.
        new Settings(null, Run::model).options().keySet().forEach(name -> names.remove(Settings.variable(name)));
        names.remove(Settings.variable("config"));
        names.add(KeySource.VARIABLE);
        return names;
    }

    private static Set<String> labels() {
        return commands().stream()
                .flatMap(command -> Stream.concat(
                        Stream.of(command),
                        command.subcommands().values().stream().map(CommandLine::getCommandSpec)))
                .flatMap(command -> command.args().stream())
                .map(ArgSpec::paramLabel)
                .collect(Collectors.toSet());
    }

    @Test
    void everyFormOfOutputAndFaultIsExplained() throws IOException {
        String list = page("lcollections-list");
        for (Format format : Format.values()) {
            assertTrue(list.matches("(?s).*\n\\.It Cm (\\w+ , )?" + format + "\\b.*"), format.name());
        }
        for (Fault fault : Fault.values()) {
            String item = "\n.It Cm " + fault.word().replace("-", "\\-") + "\n";
            assertTrue(page("lcollections-sandbox").contains(item), fault.word());
        }
    }

    private static String page(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name + ".1"));
    }

    private static final List<Integer> WIDTHS = List.of(60, 80);

    @TempDir
    private Path manuals;

    static List<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(FOLDER)) {
            return pages.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void mandocFindsNoFault(Path page) throws IOException {
        Tool.require("mandoc");
        Path section = Files.createDirectory(manuals.resolve("man1"));
        for (Path other : pages()) {
            Files.copy(other, section.resolve(other.getFileName()));
        }
        // Standard error has what it thinks of folders that nobody has made an index of.
        String[] lint = {"mandoc", "-T", "lint", "-W", "style", "-M", manuals.toString(), page.toString()};
        assertEquals("", output(new ProcessBuilder(lint).redirectError(ProcessBuilder.Redirect.DISCARD)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void groffHasNoWarning(Path page) throws IOException {
        Tool.require("groff");
        for (String encoding : List.of("utf8", "ascii")) {
            assertEquals("", says("groff", "-mdoc", "-ww", "-z", "-T", encoding, page.toString()));
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void fitsItsWidth(Path page) throws IOException {
        Tool.require("mandoc");
        for (int width : WIDTHS) {
            String shown = shown(page, width);
            assertTrue(shown.contains("\nNAME\n"), shown);
            shown.lines().forEach(line -> assertTrue(line.codePointCount(0, line.length()) <= width, line));
        }
    }

    /** In order and to the letter, under both programs: nothing in a text of the model acts as a request or an escape. */
    @ParameterizedTest
    @MethodSource("pages")
    void everyTextOfTheCommandIsShown(Path page) throws IOException {
        Tool.require("mandoc");
        Tool.require("groff");
        String[] groff = {"groff", "-mdoc", "-T", "utf8", "-P", "-cbou", "-rLL=900n", page.toString()};
        for (String shown : List.of(shown(page, 900), says(groff))) {
            String text = oneSpaced(shown);
            for (String expected : texts(page)) {
                assertTrue(text.contains(expected), () -> expected + "\nis not in\n" + text);
            }
        }
    }

    private static List<String> texts(Path page) {
        CommandSpec command = commands().stream()
                .filter(each -> page.endsWith(each.qualifiedName("-") + ".1"))
                .findFirst()
                .orElseThrow();
        List<String> texts = new ArrayList<>();
        command.args().forEach(arg -> texts.addAll(List.of(arg.description())));
        command.options().forEach(option -> texts.addAll(List.of(option.names())));
        command.subcommands().values().stream()
                .filter(sub -> command.parent() == null)
                .forEach(sub ->
                        texts.addAll(List.of(sub.getCommandSpec().usageMessage().description())));
        texts.addAll(command.usageMessage().exitCodeList().values());
        List<String> shown = new ArrayList<>(
                texts.stream().map(text -> Ansi.OFF.string(text.formatted())).toList());
        // A line of an example may be parted, and goes on behind a backslash.
        Stream.of(command.usageMessage().footer())
                .filter(line -> line.startsWith("lcollections "))
                .map(line -> line.replaceFirst(" +-.*", ""))
                .forEach(shown::add);
        return shown.stream()
                .map(ManPagesTest::oneSpaced)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String oneSpaced(String text) {
        return text.replace("…", "...").replaceAll("\\s+", " ").strip();
    }

    /** A page as a terminal shows it, without what makes letters bold or underlines them. */
    private static String shown(Path page, int width) throws IOException {
        return says("mandoc", "-T", "utf8", "-O", "width=" + width, page.toString())
                .replaceAll(".\b", "");
    }

    private static String says(String... command) throws IOException {
        return output(new ProcessBuilder(command).redirectErrorStream(true));
    }

    private static String output(ProcessBuilder program) throws IOException {
        Process process = program.start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    static final Path FOLDER = Path.of("man");
    static final Path BY_HAND = Path.of("src", "main", "man");
    static final String HOW = "mvn test -Dman=write -Dtest=ManPagesTest";

    static List<CommandSpec> commands() {
        CommandLine root = Run.model();
        return Stream.concat(Stream.of(root), root.getSubcommands().values().stream())
                .map(CommandLine::getCommandSpec)
                .toList();
    }

    static Map<String, String> made() throws IOException {
        Edition edition = Edition.ofPom();
        Map<String, String> pages = new TreeMap<>();
        for (CommandSpec command : commands()) {
            ManPage page = new ManPage(command);
            Path byHand = BY_HAND.resolve(page.name() + ".mdoc");
            String comment =
                    ".\\\" Made from the command and " + byHand + ", which is where to change it.\n.\\\" " + HOW + "\n";
            pages.put(page.name() + ".1", comment + filled(byHand, page.parts(edition)));
        }
        return pages;
    }

    /** The file with the parts in their places, which are lines such as {@code @options@}. */
    static String filled(Path byHand, Map<String, String> parts) throws IOException {
        assertTrue(
                Files.exists(byHand),
                "a command has no man page: write " + byHand
                        + " with its sections in mdoc(7), like the files beside it, and then " + HOW);
        Map<String, String> left = new TreeMap<>(parts);
        left.values().removeIf(String::isEmpty);
        StringBuilder page = new StringBuilder();
        for (String line : Files.readAllLines(byHand)) {
            if (line.matches("@[a-z-]+@")) {
                String part = left.remove(line.substring(1, line.length() - 1));
                assertNotNull(part, byHand + ": the command has nothing to put at " + line);
                page.append(part);
            } else {
                page.append(line).append('\n');
            }
        }
        assertEquals(Map.of(), left, byHand + ": there is no line for these parts; for options it is @options@");
        return page.toString();
    }

    /** What the pages say of their age; it changes with the {@code pom.xml} only. */
    record Edition(String version, LocalDate date) {
        static Edition ofPom() throws IOException {
            String pom = Files.readString(Path.of("pom.xml"));
            Matcher found = Pattern.compile("(?s)<artifactId>lcollections</artifactId>\\s*<version>(.*?)</version>"
                            + ".*<project.build.outputTimestamp>(.*?)T")
                    .matcher(pom);
            assertTrue(found.find(), "the pom.xml has no version or no outputTimestamp");
            return new Edition(found.group(1), LocalDate.parse(found.group(2)));
        }
    }
}
