package io.lcollections.launcher;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lcollections.support.Golden;
import io.lcollections.support.Tool;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees: screens of a real terminal, as they were looked at and kept. */
class ScreensIT {
    /** Terminals differ in what they make of an emoji; the screens are of this one. */
    private static final String TERMINAL = "tmux 3.3a";

    private static final String SAVED = "src/test/resources/saved/wire.json";

    @TempDir
    private Path directory;

    @BeforeAll
    static void needsTheTerminal() throws IOException {
        Tool.require("tmux");
        String version = Program.of("tmux", "-V").run().text().strip();
        assumeTrue(version.equals(TERMINAL), "the screens are of " + TERMINAL + ", and this is " + version);
    }

    @ParameterizedTest
    @CsvSource({"40, auto", "80, auto", "120, auto", "200, auto", "80, never"})
    void tableOfTheSandbox(int columns, String color) throws IOException {
        String query = "--network sandbox --account 10001 --limit 50 --offset 5 --color " + color;
        look("sandbox-" + columns + "-" + color, columns, query);
    }

    @ParameterizedTest
    @CsvSource({"40, auto", "80, auto", "120, auto", "200, auto", "80, never"})
    void tableOfASavedAnswer(int columns, String color) throws IOException {
        look("saved-" + columns + "-" + color, columns, "--input " + SAVED + " --color " + color);
    }

    @ParameterizedTest
    @CsvSource({"40", "80", "120"})
    void totals(int columns) throws IOException {
        look("summary-" + columns, columns, "summary --network sandbox --account 10001");
    }

    private void look(String name, int columns, String args) throws IOException {
        String[] command = ("env TZ=UTC LC_NUMERIC=en_US.UTF-8 "
                        + String.join(" ", Program.launcher().command()) + " " + args)
                .split(" ");
        try (Tmux terminal = new Tmux(directory, columns, Program.of(command))) {
            Golden.assertMatches(
                    "screen-" + name + ".txt", terminal.colouredScreen().replace("\u001b", "␛"));
        }
    }
}
