package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher finds its jar, wherever it is called from and whatever leads to it. */
class LauncherIT {
    @TempDir
    private Path directory;

    @Test
    void runsInAnyDirectory() throws IOException {
        expectVersion(Program.launcher("--version").in(directory));
    }

    @Test
    void runsByARelativePath() throws IOException {
        Path launcher = Program.launcherFile();
        expectVersion(Program.shell("./lcollections --version").in(launcher.getParent()));
        expectVersion(Program.shell(
                        "../\"$1\"/lcollections --version",
                        launcher.getParent().getFileName().toString())
                .in(launcher.getParent()));
    }

    @Test
    void runsAsTheArgumentOfAShell() throws IOException {
        expectVersion(Program.shell("sh lcollections --version")
                .in(Program.launcherFile().getParent()));
    }

    @Test
    void followsAnAbsoluteLink() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), copy(directory));
        expectVersion(Program.of(link.toString(), "--version"));
    }

    @Test
    void followsARelativeLink() throws IOException {
        Path copy = copy(Files.createDirectories(directory.resolve("opt/program")));
        Path bin = Files.createDirectory(directory.resolve("bin"));
        Path link = Files.createSymbolicLink(bin.resolve("lcollections"), bin.relativize(copy));
        expectVersion(Program.of(link.toString(), "--version"));
        expectVersion(Program.shell("./lcollections --version").in(bin));
    }

    @Test
    void followsAChainOfLinks() throws IOException {
        Path copy = copy(Files.createDirectories(directory.resolve("opt/program")));
        Path bin = Files.createDirectory(directory.resolve("bin"));
        Path last = Files.createSymbolicLink(directory.resolve("opt/last"), Path.of("program/lcollections"));
        Path middle = Files.createSymbolicLink(bin.resolve("middle"), last);
        Path first = Files.createSymbolicLink(bin.resolve("first"), Path.of("middle"));
        expectVersion(Program.of(first.toString(), "--version"));
        Files.delete(copy.resolveSibling("lcollections.jar"));
        Outcome outcome =
                Program.of(middle.toString(), "--version").run().expectCode(2).expectErrorWithHint();
        assertTrue(outcome.err().contains("the jar is missing"), outcome::toString);
    }

    @Test
    void runsInADirectoryWithALinkToIt() throws IOException {
        copy(Files.createDirectory(directory.resolve("program")));
        Path link = Files.createSymbolicLink(directory.resolve("linked"), Path.of("program"));
        expectVersion(Program.of(link.resolve("lcollections").toString(), "--version"));
    }

    @Test
    void runsInADirectoryWithAnAwkwardName() throws IOException {
        Path awkward = Files.createDirectory(directory.resolve("it's  \"a $HOME\" * of\\mine"));
        Path copy = copy(awkward);
        expectVersion(Program.of(copy.toString(), "--version"));
        expectVersion(Program.shell("./lcollections --version").in(awkward));
        Path link = Files.createSymbolicLink(directory.resolve("an 'odd' link"), copy);
        expectVersion(Program.of(link.toString(), "--version"));
    }

    /** A class path would be parted there. */
    @Test
    void runsInADirectoryWithAColon() throws IOException {
        Path copy = copy(Files.createDirectory(directory.resolve("a:b")));
        expectVersion(Program.of(copy.toString(), "--version"));
        Outcome page = Program.of(copy.toString(), "--network", "sandbox", "-a", "10001", "-o", "csv", "-q")
                .env("LCOLLECTIONS_ARCHIVE", "off")
                .run();
        assertTrue(page.expectCode(0).expectNoMessages().text().startsWith("id,"), page::toString);
    }

    @Test
    void isFoundThroughThePath() throws IOException {
        Path bin = Files.createDirectory(directory.resolve("my bin"));
        copy(bin);
        String path = System.getenv("PATH");
        expectVersion(Program.shell("lcollections --version").env("PATH", bin + ":" + path));
        expectVersion(Program.shell("lcollections --version")
                .env("PATH", "my bin:" + path)
                .in(directory));
    }

    @Test
    void isFoundThroughALinkOnThePath() throws IOException {
        Path copy = copy(Files.createDirectory(directory.resolve("program")));
        Files.createSymbolicLink(directory.resolve("lcollections"), copy);
        expectVersion(Program.shell("lcollections --version").env("PATH", directory + ":" + System.getenv("PATH")));
    }

    /** The launcher and the jar are all that an installation is. */
    private static Path copy(Path target) throws IOException {
        Path launcher = Program.launcherFile();
        Installation.copy(launcher.resolveSibling("lcollections.jar"), target.resolve("lcollections.jar"));
        return Installation.copy(launcher, target.resolve("lcollections"));
    }

    private static void expectVersion(Program program) throws IOException {
        Outcome outcome = program.run().expectCode(0).expectNoMessages();
        assertTrue(outcome.text().startsWith("lcollections "), outcome::toString);
    }
}
