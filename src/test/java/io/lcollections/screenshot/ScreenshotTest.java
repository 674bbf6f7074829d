package io.lcollections.screenshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.support.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The picture of the README is what the program prints. */
class ScreenshotTest {
    private static final Path KEPT = Path.of("docs", "lcollections.svg");
    private static final int COLUMNS = 100;

    private static void shoot(TerminalPicture picture, String command) {
        picture.type("lcollections " + command);
        Run.Result run = Run.with().terminal(COLUMNS).args(command.split(" "));
        assertEquals(0, run.code(), run.toString());
        List<String> notes = run.err().lines().toList();
        // The first note comes before anything is asked for, the others when all of it has come.
        picture.write(notes.get(0) + "\n" + run.out());
        notes.stream().skip(1).forEach(picture::write);
    }

    /** {@code -Dscreenshot=write} writes it anew. */
    @Test
    void showsWhatIsPrinted() throws IOException {
        TerminalPicture picture = new TerminalPicture(COLUMNS);
        shoot(picture, "--network sandbox --account 10001 --limit 8");
        String svg = picture.svg("lcollections in a terminal");
        if ("write".equals(System.getProperty("screenshot"))) {
            Files.createDirectories(KEPT.getParent());
            Files.writeString(KEPT, svg);
        }
        assertEquals(
                svg,
                Files.exists(KEPT) ? Files.readString(KEPT) : "",
                "mvn test -Dscreenshot=write -Dtest=ScreenshotTest writes " + KEPT + " anew");
    }
}
