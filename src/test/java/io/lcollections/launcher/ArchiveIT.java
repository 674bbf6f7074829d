package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The start-up archive is used where it fits; any other costs time and nothing else. */
class ArchiveIT {
    private static final Path PAGE =
            Path.of("src/test/resources/saved/page.json").toAbsolutePath();
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path directory;

    private Path launcher;
    private Path jar;

    static Collection<Path> jdks() throws IOException {
        return Jdks.all();
    }

    @BeforeEach
    void copy() throws IOException {
        launcher = Program.copyTo(Files.createDirectory(directory.resolve("program")));
        jar = launcher.resolveSibling("lcollections.jar");
    }

    @Test
    void theBuildHasMadeOne() throws IOException {
        assertTrue(isUsed(Program.launcher("--version")));
        assertTrue(isUsed(Program.launcher("--input", PAGE.toString())));
        assertTrue(isUsed(Program.launcher("--network", "sandbox", "-a", "10001", "--all", "-o", "ndjson")));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void isUsedWhileItFits(Path jdk) throws IOException {
        Path archive = make(jdk);
        assertTrue(isUsed(program(jdk)));
        assertFalse(isUsed(program(jdk).env("LCOLLECTIONS_ARCHIVE", "off")));
        // Nothing but the archive has been left by making it.
        try (Stream<Path> files = Files.list(launcher.getParent())) {
            assertEquals(
                    Stream.of(archive, jar, launcher).sorted().toList(),
                    files.sorted().toList());
        }
    }

    /** The jar would be replaced by one of another version; Java 25 itself does not notice it before 25.0.4. */
    @ParameterizedTest
    @MethodSource("jdks")
    void isNotUsedForAJarOfAnotherTime(Path jdk) throws IOException {
        make(jdk);
        FileTime time = Files.getLastModifiedTime(jar);
        for (int seconds : new int[] {-2, 2}) {
            Files.setLastModifiedTime(jar, FileTime.from(time.toInstant().plusSeconds(seconds)));
            expectUnused(jdk);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void isIgnoredWhenItIsBrokenOrOfAnotherJava(Path jdk) throws IOException {
        Path archive = make(jdk);
        byte[] whole = Files.readAllBytes(archive);
        Files.delete(archive);
        expectUnused(jdk);
        byte[] noise = new byte[MEGABYTE];
        new Random(1).nextBytes(noise);
        for (byte[] content : new byte[][] {noise, new byte[MEGABYTE], {}, Arrays.copyOf(whole, whole.length / 2)}) {
            replace(archive, content);
            expectUnused(jdk);
        }
        for (Path other : jdks()) {
            if (!other.equals(jdk)) {
                replace(archive, Files.readAllBytes(make(other)));
                expectUnused(jdk);
            }
        }
    }

    private Path make(Path jdk) throws IOException {
        Program.of("src/dist/make-archive", launcher.toString(), jdk.toString())
                .run()
                .expectCode(0)
                .expectNoMessages();
        return launcher.resolveSibling("lcollections-" + Jdks.version(jdk) + ".jsa");
    }

    private void replace(Path archive, byte[] content) throws IOException {
        Files.deleteIfExists(archive);
        Files.write(archive, content);
        Files.setLastModifiedTime(archive, Files.getLastModifiedTime(jar));
    }

    private Program program(Path jdk) {
        return Program.of(launcher.toString(), "--input", PAGE.toString(), "-o", "json", "-q")
                .env("JAVA_HOME", jdk);
    }

    private void expectUnused(Path jdk) throws IOException {
        Outcome expected = program(jdk).env("LCOLLECTIONS_ARCHIVE", "off").run().expectCode(0);
        Outcome outcome = program(jdk).run().expectCode(0).expectNoMessages();
        assertEquals(expected.text(), outcome.text());
        assertFalse(isUsed(program(jdk)));
    }

    private boolean isUsed(Program program) throws IOException {
        return Classes.of(program, directory.resolve("log")).isArchived("io.lcollections.Main");
    }
}
