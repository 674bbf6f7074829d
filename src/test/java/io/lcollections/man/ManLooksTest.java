package io.lcollections.man;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages under the programs that show them. */
class ManLooksTest {
    private static final List<Integer> WIDTHS = List.of(60, 80);

    @TempDir
    private Path manuals;

    static List<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(ManPages.FOLDER)) {
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
        assertEquals("", Shown.faults(page, manuals));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void groffHasNoWarning(Path page) throws IOException {
        Tool.require("groff");
        assertEquals("", Shown.says("groff", "-mdoc", "-ww", "-z", "-T", "utf8", page.toString()));
    }

    /** Also as those see it whose terminal knows nothing else. */
    @ParameterizedTest
    @MethodSource("pages")
    void groffHasNoWarningInAscii(Path page) throws IOException {
        Tool.require("groff");
        assertEquals("", Shown.says("groff", "-mdoc", "-ww", "-z", "-T", "ascii", page.toString()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void fitsItsWidth(Path page) throws IOException {
        Tool.require("mandoc");
        for (int width : WIDTHS) {
            String shown = Shown.shown(page, width);
            assertTrue(shown.contains("\nNAME\n"), shown);
            shown.lines().forEach(line -> assertTrue(line.codePointCount(0, line.length()) <= width, line));
        }
    }
}
