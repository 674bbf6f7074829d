package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.lcollections.launcher.Tmux.Cell;
import io.lcollections.support.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table on a terminal that is none of ours: it draws what comes and says where it put it. */
class TerminalIT {
    /** Of the account that is asked for. */
    private static final int TOTAL = 137;

    private static final int PAGE = 50;

    @TempDir
    private Path directory;

    @BeforeAll
    static void needsTmux() {
        Tool.require("tmux");
    }

    @ParameterizedTest
    @CsvSource({
        "80, 0, auto",
        "80, 50, auto",
        "80, 100, auto",
        "200, 0, auto",
        "200, 50, auto",
        "200, 100, auto",
        "80, 0, never",
        "200, 50, never"
    })
    void everyRowIsOneLineWithItsColumnsBelowTheirHeaders(int columns, int offset, String color) throws IOException {
        int rows = Math.min(PAGE, TOTAL - offset);
        String query =
                "--network sandbox --account 10001 --limit " + PAGE + " --offset " + offset + " --color " + color;
        try (Tmux terminal = new Tmux(directory, columns, Program.launcher(query.split(" ")))) {
            assertEquals("0", terminal.value("#{@code}"), terminal.screen());
            expectColumn(terminal, rows, "TYPE", 0, "ERC(721|1155) ");
            expectColumn(terminal, rows, "STATUS", 0, "[✓*✗-] (NOT_)?DEPLOY");
            // In a name that stands in there is one too, and owners stand behind.
            expectColumn(
                    terminal, rows, "CONTRACT", 0, columns < 200 ? "0x[0-9a-f]{4}…[0-9a-f]{4}$" : "0x[0-9a-f]{40}  ");
            // Numbers stand at the right, so their last digits are below the last letter.
            expectColumn(terminal, rows, "COUNT", "COUNT".length() - 1, "[0-9]  ERC");
            expectLines(terminal, columns, offset, rows);
            // No name has reached the terminal.
            assertEquals("untouched untouched", titles(terminal), terminal.screen());
            assertEquals("", terminal.clipboard(), terminal.screen());
        }
    }

    /** Without stty, a library is loaded to ask for the width, and from Java 24 on that can bring warnings. */
    @ParameterizedTest
    @MethodSource("io.lcollections.launcher.Jdks#all")
    void noJdkAddsWarnings(Path jdk) throws IOException {
        String[] query = "--network sandbox --account 10001 --limit 2".split(" ");
        Program program = Program.launcher(query).env("JAVA_HOME", jdk).env("PATH", directory);
        try (Tmux terminal =
                new Tmux(directory, 80, program.env("TERM", "screen").alone())) {
            expectLines(terminal, 80, 0, 2);
        }
    }

    /** The terminal is one that such names could reach; otherwise the test above would prove nothing. */
    @Test
    void suchNamesWouldReachThisTerminal() throws IOException {
        Program attack = Program.of("printf", "\\033]0;title\\007\\033kname\\033\\\\\\033]52;c;c3RvbGVu\\007");
        try (Tmux terminal = new Tmux(directory, 80, attack)) {
            assertEquals("title name", titles(terminal), terminal.screen());
            assertNotEquals("", terminal.clipboard(), terminal.screen());
        }
    }

    private static String titles(Tmux terminal) throws IOException {
        return terminal.value("#{pane_title} #{window_name}");
    }

    /**
     * The note of the sandbox and the header above the rows; below them the names of what is hidden and the note of what
     * remains; and no more.
     */
    private static void expectLines(Tmux terminal, int columns, int offset, int rows) throws IOException {
        int lines = 2 + rows + (columns < 120 ? 1 : 0) + (offset + rows < TOTAL ? 1 : 0);
        assertEquals("0 " + lines, terminal.value("#{history_size} #{cursor_y}"), terminal.screen());
    }

    /** The cells of a column are where its header is, one on each line behind it. */
    private static void expectColumn(Tmux terminal, int rows, String header, int behind, String cell)
            throws IOException {
        int column = terminal.find(header).get(0).column() + behind;
        List<Cell> expected = IntStream.range(2, 2 + rows)
                .mapToObj(line -> new Cell(line, column))
                .toList();
        String screen = terminal.screen();
        assertEquals(expected, terminal.find(cell), () -> header + " in\n" + screen);
    }
}
