package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an archive was made from has changed since: it is not used, another one is made, and nobody is told. */
@ExtendWith(MadeArchives.Resolver.class)
@ResourceLock(MadeArchives.LOCK)
class ArchiveFitIT {
    private static final List<Duration> LATER = List.of(Duration.ofHours(1), Duration.ofHours(-1));

    private final MadeArchives made;
    private final Installation program;

    ArchiveFitIT(MadeArchives made) {
        this.made = made;
        this.program = made.program();
    }

    static Collection<Path> jdks() throws IOException {
        return Jdks.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void theJarIsOfAnotherTime(Path jdk) throws IOException {
        FileTime time = Files.getLastModifiedTime(program.jar());
        try {
            for (Duration later : LATER) {
                touchJar(time, later);
                for (String archive : List.of("words", "queries")) {
                    String[] args = MadeArchives.args(archive);
                    MadeArchives.expectSame(made.withoutArchives(jdk, args), made.expectAsking(program, jdk, args));
                }
            }
        } finally {
            touchJar(time, Duration.ZERO);
        }
        made.classes(program.program(jdk, "--version")).expectArchive();
    }

    /** The same build by its name, and yet other code. Java 25 itself would not see it before 25.0.4. */
    @ParameterizedTest
    @MethodSource("jdks")
    void theJarIsOfOtherCode(Path jdk) throws IOException {
        FileTime time = Files.getLastModifiedTime(program.jar());
        Path kept = Files.copy(program.jar(), made.fresh(), StandardCopyOption.COPY_ATTRIBUTES);
        try {
            change("io/lcollections/cli/Build.class", "(commit ", "(COMMIT ");
            change("io/lcollections/api/Paginator.class", "every one", "EVERY ONE");
            for (Duration later : LATER) {
                touchJar(time, later);
                Outcome version = made.expectAsking(program, jdk, "--version");
                assertTrue(version.text().contains("(COMMIT "), version::toString);
                Outcome page = made.expectAsking(program, jdk, "--network", "sandbox", "-a", "10001", "--limit", "1");
                assertTrue(page.err().contains("EVERY ONE"), page::toString);
            }
        } finally {
            Files.move(kept, program.jar(), StandardCopyOption.REPLACE_EXISTING);
            // The copy has it in microseconds.
            touchJar(time, Duration.ZERO);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void thePlaceIsAnother(Path jdk) throws IOException {
        expectAskingElsewhere(jdk, program.cache());
    }

    /** With the archives beside the program, as whoever installs it for others makes them. */
    @ParameterizedTest
    @MethodSource("jdks")
    void thePlaceIsAnotherAndTheArchivesMovedAlong(Path jdk) throws IOException {
        Path beside = program.lib().resolve("archive");
        Path cache = made.fresh();
        link(program.cache().resolve("lcollections"), beside);
        try {
            made.classes(new Installation(program.lib(), cache).program(jdk, "--version"))
                    .expectArchive();
            expectAskingElsewhere(jdk, cache);
        } finally {
            Files.move(beside, made.fresh());
        }
    }

    private void expectAskingElsewhere(Path jdk, Path cache) throws IOException {
        Outcome expected = made.withoutArchives(jdk, "--version");
        Path place = Files.move(program.lib(), made.fresh());
        try {
            MadeArchives.expectSame(expected, made.expectAsking(new Installation(place, cache), jdk, "--version"));
        } finally {
            Files.move(place, program.lib());
        }
    }

    /** However it is reached; a JVM of 17 compares the text. */
    @ParameterizedTest
    @MethodSource("jdks")
    void thePlaceIsTheSameThroughALink(Path jdk) throws IOException {
        Path bin = Files.createDirectory(made.fresh());
        Path link = Files.createSymbolicLink(bin.resolve("lcollections"), bin.relativize(program.launcher()));
        Program start = Program.of(link.toString(), "--version");
        start.env("JAVA_HOME", jdk).env("XDG_CACHE_HOME", program.cache()).without("LCOLLECTIONS_ARCHIVE");
        made.classes(start).expectArchive();
        assertEquals("..", Files.readSymbolicLink(link).getName(0).toString());
    }

    private void touchJar(FileTime time, Duration later) throws IOException {
        Files.setLastModifiedTime(program.jar(), FileTime.from(time.toInstant().plus(later)));
    }

    private void change(String entry, String from, String to) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(program.jar())) {
            Path file = jar.getPath(entry);
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertTrue(bytes.contains(from), entry);
            Files.writeString(file, bytes.replace(from, to), StandardCharsets.ISO_8859_1);
        }
    }

    private static void link(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.createLink(target, path);
                }
            }
        }
    }
}
