package io.lcollections.man;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Programs of this machine that people read man pages with. */
final class Shown {
    private Shown() {}

    /** The faults that mandoc finds with a page, and with its references to pages that are not in {@code man1} there. */
    static String faults(Path page, Path manuals) throws IOException {
        // Standard error has what it thinks of folders that nobody has made an index of.
        return output(
                new ProcessBuilder("mandoc", "-T", "lint", "-W", "style", "-M", manuals.toString(), page.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD));
    }

    /** A page as a terminal shows it, without what makes letters bold or underlines them. */
    static String shown(Path page, int width) throws IOException {
        return says("mandoc", "-T", "utf8", "-O", "width=" + width, page.toString())
                .replaceAll(".\b", "");
    }

    /** What a program writes to both of its streams. */
    static String says(String... command) throws IOException {
        return output(new ProcessBuilder(command).redirectErrorStream(true));
    }

    private static String output(ProcessBuilder program) throws IOException {
        Process process = program.start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
