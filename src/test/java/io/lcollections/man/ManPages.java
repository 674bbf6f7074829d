package io.lcollections.man;

import io.lcollections.support.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** All man pages: of each command what was written by hand, and in it the parts that the command knows of itself. */
final class ManPages {
    static final Path FOLDER = Path.of("man");
    static final Path BY_HAND = Path.of("src", "main", "man");
    static final String HOW = "mvn test -Dman=write -Dtest=ManPagesTest";

    private ManPages() {}

    /** Every command, the one without a name first. */
    static List<CommandSpec> commands() {
        CommandLine root = Run.model();
        return Stream.concat(Stream.of(root), root.getSubcommands().values().stream())
                .map(CommandLine::getCommandSpec)
                .toList();
    }

    /** The pages by the names of their files. */
    static Map<String, String> made() throws Exception {
        Edition edition = Edition.ofPom();
        Map<String, String> pages = new TreeMap<>();
        for (CommandSpec command : commands()) {
            ManPage page = new ManPage(command);
            Path byHand = BY_HAND.resolve(page.name() + ".mdoc");
            pages.put(page.name() + ".1", comment(byHand) + filled(byHand, page.parts(edition)));
        }
        return pages;
    }

    private static String comment(Path byHand) {
        return ".\\\" Made from the command and " + byHand + ", which is where to change it.\n.\\\" " + HOW + "\n";
    }

    /** The file with the parts in their places, which are lines such as {@code @options@}. */
    static String filled(Path byHand, Map<String, String> parts) throws IOException {
        Map<String, String> left = new TreeMap<>(parts);
        left.values().removeIf(String::isEmpty);
        StringBuilder page = new StringBuilder();
        for (String line : read(byHand)) {
            if (!line.matches("@[a-z-]+@")) {
                page.append(line).append('\n');
                continue;
            }
            String part = left.remove(line.substring(1, line.length() - 1));
            if (part == null) {
                throw new AssertionError(byHand + ": the command has nothing to put at " + line);
            }
            page.append(part);
        }
        if (!left.isEmpty()) {
            throw new AssertionError(
                    byHand + ": there is no line for each of " + left.keySet() + "; for options it is @options@");
        }
        return page.toString();
    }

    private static List<String> read(Path byHand) throws IOException {
        if (!Files.exists(byHand)) {
            throw new AssertionError("a command has no man page: write " + byHand
                    + " with its sections in mdoc(7), like the files beside it, and then " + HOW);
        }
        return Files.readAllLines(byHand);
    }

    /**
     * What the pages say of their age. It changes with the {@code pom.xml} and not from one day to the next.
     *
     * @param version such as {@code 0.1.0}
     * @param date the day that the build gives to all that it makes
     */
    record Edition(String version, LocalDate date) {
        static Edition ofPom() throws Exception {
            Document pom = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Path.of("pom.xml").toFile());
            Node project = pom.getDocumentElement();
            String time = child(child(project, "properties"), "project.build.outputTimestamp")
                    .getTextContent();
            return new Edition(
                    child(project, "version").getTextContent(),
                    Instant.parse(time).atZone(ZoneOffset.UTC).toLocalDate());
        }

        private static Node child(Node parent, String name) {
            NodeList children = parent.getChildNodes();
            for (int i = 0; i < children.getLength(); i++) {
                if (children.item(i).getNodeName().equals(name)) {
                    return children.item(i);
                }
            }
            throw new AssertionError("the pom.xml has no " + name);
        }
    }
}
