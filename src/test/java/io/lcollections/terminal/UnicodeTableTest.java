package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UnicodeTableTest {
    private static final Path SOURCE = Path.of("src", "main", "java", "io", "lcollections", "terminal");

    /** {@code -Dunicode=write} regenerates the table, which the next build compiles. */
    @Test
    void tableIsUpToDate() throws IOException {
        Path file = SOURCE.resolve("UnicodeTable.java");
        String expected = UnicodeTableWriter.source();
        if ("write".equals(System.getProperty("unicode"))) {
            Files.writeString(file, expected);
        }
        assertEquals(expected, Files.readString(file));
    }

    @Test
    void everyCodePointHasItsClass() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            assertEquals(
                    UnicodeTableWriter.classOf(point), CharacterClass.of(point), "U+" + Integer.toHexString(point));
        }
    }
}
