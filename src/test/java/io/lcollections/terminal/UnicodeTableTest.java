package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UnicodeTableTest {
    private static final Path SOURCE = Path.of("src", "main", "java", "io", "lcollections", "terminal");

    /** {@code -Dunicode=write} writes the table anew, for the next build to compile. */
    @Test
    void tableIsWhatUnicodeSays() throws IOException {
        Path kept = SOURCE.resolve("UnicodeTable.java");
        String made = UnicodeTableWriter.source();
        if ("write".equals(System.getProperty("unicode"))) {
            Files.writeString(kept, made);
        }
        assertEquals(made, Files.readString(kept));
    }

    @Test
    void everyCodePointIsOfItsKind() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            assertEquals(UnicodeTableWriter.kind(point), CharacterClass.of(point), "U+" + Integer.toHexString(point));
        }
    }
}
