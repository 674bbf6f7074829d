package io.lcollections.man;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellLinesTest {
    @Test
    void aShortCommandIsOneLine() {
        assertEquals(List.of("tool -a 1"), ShellLines.of("tool -a 1", 9));
    }

    @Test
    void aLongOneIsPartedBeforeOptions() {
        assertEquals(
                List.of("tool -a 1 --all \\", "    -o x \\", "    -b > file"),
                ShellLines.of("tool -a 1 --all -o x -b > file", 17));
    }

    @Test
    void itIsNotPartedWithinQuotesNorBeforeALoneHyphen() {
        assertEquals(
                List.of("tool \\", "    -c 'one -two \"-three' -"), ShellLines.of("tool -c 'one -two \"-three' -", 26));
    }

    @Test
    void whatCannotBePartedIsLeftLong() {
        assertEquals(List.of("tool word word"), ShellLines.of("tool word word", 6));
        assertEquals(List.of("    -option"), ShellLines.of("    -option", 6));
    }
}
