package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UnicodeTableTest {
    private static final Path FILE = Path.of("src/main/resources/io/lcollections/terminal/characters.txt");

    /** {@code -Dunicode=write} regenerates the table, which the next build compiles. */
    @Test
    void tableIsUpToDate() throws IOException {
        String expected = UnicodeTableWriter.table();
        if ("write".equals(System.getProperty("unicode"))) {
            Files.writeString(FILE, expected);
        }
        assertEquals(expected, Files.readString(FILE));
    }

    @Test
    void everyCodePointHasItsClass() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            assertEquals(
                    UnicodeTableWriter.classOf(point), CharacterClass.of(point), "U+" + Integer.toHexString(point));
        }
    }
}
