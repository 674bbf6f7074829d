package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The start-up archive is used where it fits; any other costs time and nothing else. */
class ArchiveIT {
    private static final Path PAGE =
            Path.of("src/test/resources/saved/page.json").toAbsolutePath();
    private static final int MEGABYTE = 1 << 20;

    /** One program for all tests, as an archive takes some seconds to make. */
    @TempDir
    private static Path directory;

    private static Path launcher;
    private static Path jar;
    private static FileTime time;
    private static String expected;

    @BeforeAll
    static void makeArchives() throws IOException {
        launcher = Program.copyTo(Files.createDirectory(directory.resolve("program")));
        jar = launcher.resolveSibling("lcollections.jar");
        time = Files.getLastModifiedTime(jar);
        expected = program(Path.of(System.getProperty("java.home"))).run().text();
        Set<Path> made = new TreeSet<>(List.of(launcher, jar));
        for (Path jdk : Jdks.all()) {
            Program.of("src/dist/make-archive", launcher.toString(), jdk.toString())
                    .run()
                    .expectCode(0)
                    .expectNoMessages();
            made.add(archive(jdk));
        }
        // Nothing else has been left.
        try (Stream<Path> files = Files.list(launcher.getParent())) {
            assertEquals(made, files.collect(Collectors.toSet()));
        }
    }

    @Test
    void theBuildHasMadeOne() throws IOException {
        assertTrue(isUsed(Program.launcher("--version")));
        assertTrue(isUsed(Program.launcher("--input", PAGE.toString())));
        assertTrue(isUsed(Program.launcher("--network", "sandbox", "-a", "10001", "--all", "-o", "ndjson")));
    }

    /** The jar of another time is one of another version; Java 25 itself does not notice it before 25.0.4. */
    @ParameterizedTest
    @MethodSource("io.lcollections.launcher.Jdks#all")
    void isUsedWhileTheJarIsTheSame(Path jdk) throws IOException {
        assertTrue(isUsed(program(jdk)));
        assertFalse(isUsed(program(jdk).env("LCOLLECTIONS_ARCHIVE", "off")));
        for (int seconds : new int[] {-2, 2}) {
            Files.setLastModifiedTime(jar, FileTime.from(time.toInstant().plusSeconds(seconds)));
            expectUnused(jdk);
        }
        Files.setLastModifiedTime(jar, time);
        assertTrue(isUsed(program(jdk)));
    }

    @ParameterizedTest
    @MethodSource("io.lcollections.launcher.Jdks#all")
    void isIgnoredWhenItIsBrokenOrOfAnotherJava(Path jdk) throws IOException {
        Path archive = archive(jdk);
        byte[] whole = Files.readAllBytes(archive);
        byte[] noise = new byte[MEGABYTE];
        new Random(1).nextBytes(noise);
        List<byte[]> contents = new ArrayList<>(
                List.of(noise, new byte[MEGABYTE], new byte[0], Arrays.copyOf(whole, whole.length / 2)));
        for (Path other : Jdks.all()) {
            if (!other.equals(jdk)) {
                contents.add(Files.readAllBytes(archive(other)));
            }
        }
        Files.delete(archive);
        expectUnused(jdk);
        for (byte[] content : contents) {
            replace(archive, content);
            expectUnused(jdk);
        }
        replace(archive, whole);
        assertTrue(isUsed(program(jdk)));
    }

    private static Path archive(Path jdk) throws IOException {
        return launcher.resolveSibling("lcollections-" + Jdks.version(jdk) + ".jsa");
    }

    private static void replace(Path archive, byte[] content) throws IOException {
        // Not in place, where a program that still ends may have it mapped.
        Files.deleteIfExists(archive);
        Files.write(archive, content);
        Files.setLastModifiedTime(archive, time);
    }

    private static Program program(Path jdk) {
        return Program.of(launcher.toString(), "--input", PAGE.toString(), "-o", "json", "-q")
                .env("JAVA_HOME", jdk);
    }

    private static void expectUnused(Path jdk) throws IOException {
        Classes classes = Classes.of(program(jdk), directory.resolve("log"));
        assertFalse(classes.isArchived("io.lcollections.Main"));
        assertEquals(
                expected, classes.outcome().expectCode(0).expectNoMessages().text());
    }

    private static boolean isUsed(Program program) throws IOException {
        return Classes.of(program, directory.resolve("log")).isArchived("io.lcollections.Main");
    }
}
