package io.lcollections.man;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages that are kept are those of the commands. */
class ManPagesTest {

    /** {@code -Dman=write} writes the pages anew, and deletes those of commands that are gone. */
    @Test
    void pagesAreThoseOfTheCommands() throws Exception {
        Map<String, String> made = ManPages.made();
        if ("write".equals(System.getProperty("man"))) {
            write(made);
        }
        Map<String, String> kept = kept();
        assertEquals(made.keySet(), kept.keySet(), ManPages.HOW + " writes the pages of man/ anew");
        made.forEach((file, page) ->
                assertEquals(page, kept.get(file), "man/" + file + " is stale; it is made by " + ManPages.HOW));
    }

    @Test
    void everyFileWrittenByHandIsOfACommand() throws Exception {
        try (Stream<Path> files = Files.list(ManPages.BY_HAND)) {
            assertEquals(
                    ManPages.made().keySet(),
                    files.map(file -> file.getFileName().toString().replaceFirst("\\.mdoc$", ".1"))
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void aCommandWithoutSectionsIsToldWhatToWrite() {
        Path missing = ManPages.BY_HAND.resolve("lcollections-new.mdoc");
        AssertionError error = assertThrows(AssertionError.class, () -> ManPages.filled(missing, Map.of()));
        assertTrue(error.getMessage().contains("write " + missing), error::getMessage);
    }

    @Test
    void partsHaveTheirPlaces(@TempDir Path folder) throws IOException {
        Path byHand = Files.writeString(folder.resolve("x.mdoc"), "@head@\n.Sh B\n@options@\nend\n");
        assertEquals(
                "a\n.Sh B\nc\nend\n", ManPages.filled(byHand, Map.of("head", "a\n", "options", "c\n", "examples", "")));
        AssertionError idle =
                assertThrows(AssertionError.class, () -> ManPages.filled(byHand, Map.of("head", "a\n", "options", "")));
        assertTrue(idle.getMessage().endsWith("nothing to put at @options@"), idle::getMessage);
        AssertionError lost = assertThrows(
                AssertionError.class,
                () -> ManPages.filled(byHand, Map.of("head", "a\n", "options", "c\n", "examples", "d\n")));
        assertTrue(lost.getMessage().contains("no line for each of [examples]"), lost::getMessage);
    }

    private static void write(Map<String, String> made) throws IOException {
        Files.createDirectories(ManPages.FOLDER);
        for (String gone : kept().keySet()) {
            Files.delete(ManPages.FOLDER.resolve(gone));
        }
        for (Map.Entry<String, String> page : made.entrySet()) {
            Files.writeString(ManPages.FOLDER.resolve(page.getKey()), page.getValue());
        }
    }

    private static Map<String, String> kept() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        try (Stream<Path> files = Files.list(ManPages.FOLDER)) {
            for (Path file : files.toList()) {
                pages.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return pages;
    }
}
