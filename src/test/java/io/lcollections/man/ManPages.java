package io.lcollections.man;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    /**
     * What the pages say of their age. It changes with the {@code pom.xml} and not from one day to the next.
     *
     * @param version such as {@code 0.1.0}
     * @param date the day that the build gives to all that it makes
     */
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
