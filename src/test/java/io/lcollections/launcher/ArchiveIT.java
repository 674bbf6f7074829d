package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.lcollections.server.Sandbox;
import io.lcollections.support.Authority;
import io.lcollections.support.Pem;
import io.lcollections.support.SecureServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives that a first start has made in the cache, in a folder with an awkward name. */
@ExtendWith(MadeArchives.Resolver.class)
@ResourceLock(MadeArchives.LOCK)
class ArchiveIT {
    private static final int MEGABYTE = 1 << 20;

    private final MadeArchives made;
    private final Installation program;

    ArchiveIT(MadeArchives made) {
        this.made = made;
        this.program = made.program();
    }

    static Collection<Path> jdks() throws IOException {
        return Jdks.all();
    }

    /** Though it had them made: silent, with its own output only, and over before they were there. */
    @ParameterizedTest
    @MethodSource("jdks")
    void theFirstStartIsAsWithoutThem(Path jdk) throws IOException {
        Outcome expected = made.withoutArchives(jdk, "--version").expectNoMessages();
        MadeArchives.expectSame(expected, made.firsts().get(jdk));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void theNextStartsComeFromThem(Path jdk) throws IOException {
        expectArchive(jdk, "--version");
        expectArchive(jdk, "--help");
        expectArchive(jdk, MadeArchives.args("queries"));
        try (Sandbox sandbox = Sandbox.start(0)) {
            expectArchive(jdk, "--base-url", sandbox.base(), "-a", "10001", "--all", "-o", "ndjson", "-q");
        }
    }

    /** The training has run over https too. */
    @ParameterizedTest
    @MethodSource("jdks")
    void theyHoldClassesOfHttps(Path jdk) throws IOException {
        Authority authority = new Authority("an authority");
        Path pem = Pem.write(made.fresh(), authority.certificate());
        try (SecureServer server =
                new SecureServer(authority.issue("localhost", "localhost").server(authority), false)) {
            Classes classes = made.classes(program.program(
                    jdk, "--base-url", server.base("localhost"), "-a", "1", "-q", "--ca-file", pem.toString()));
            classes.outcome().expectCode(0);
            assertTrue(classes.isArchived("sun.security.ssl.Finished"), classes::toString);
        }
    }

    /** In the C locale too, where Java would take the folder's name for another. */
    @ParameterizedTest
    @MethodSource("jdks")
    void thePlaceMayHaveAnyName(Path jdk) throws IOException {
        Outcome expected = made.withoutArchives(jdk, "--version");
        Path place = made.fresh().resolveSibling("it's \"my\"  \\ %70 *ünï 目录");
        Installation awkward = program.renamed(place, made.fresh(), jdk);
        try {
            Program start = awkward.program(jdk, "--version");
            Classes classes = made.classes(start.without("LANG").env("LC_ALL", "C"));
            MadeArchives.expectSame(expected, classes.outcome());
            if (!Jdks.version(jdk).startsWith("17.")) {
                // Later ones let them move, as long as the launcher does.
                classes.expectArchive();
            }
        } finally {
            Files.move(place, program.lib());
        }
    }

    @Test
    void theBuildHasMadeThemBesideTheProgram() throws IOException {
        made.classes(Program.launcher("--version")).expectArchive();
        made.classes(Program.launcher(MadeArchives.args("queries"))).expectArchive();
    }

    @Test
    void nothingElseIsLeftOfTheMaking() throws IOException {
        List<String> processes = ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(command -> command.contains(program.lib().toString()))
                .toList();
        assertEquals(List.of(), processes);
        for (Path jdk : jdks()) {
            assertEquals(2, archives(jdk).size(), archives(jdk)::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void brokenOnesAreLeftAlone(Path jdk) throws IOException {
        for (Path archive : archives(jdk)) {
            expectLeftAlone(jdk, archive, broken(archive));
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void thoseOfAnotherJdkAreLeftAlone(Path jdk) throws IOException {
        List<byte[]> foreign = new ArrayList<>();
        for (Path other : jdks()) {
            for (Path archive : other.equals(jdk) ? List.<Path>of() : archives(other)) {
                foreign.add(Files.readAllBytes(archive));
            }
        }
        assumeFalse(foreign.isEmpty(), "there is only one JDK here");
        for (Path archive : archives(jdk)) {
            expectLeftAlone(jdk, archive, foreign);
        }
    }

    /** The JVM would refuse to start. */
    @ParameterizedTest
    @MethodSource("jdks")
    void whatAUserTellsTheJvmGoesFirst(Path jdk) throws IOException {
        Outcome expected = made.withoutArchives(jdk, MadeArchives.args("queries"));
        for (String options : List.of("-Xshare:auto", "-XX:SharedArchiveFile=none", "-XX:+UseParallelGC")) {
            Program start = program.program(jdk, MadeArchives.args("queries"));
            MadeArchives.expectSame(
                    expected, start.env("LCOLLECTIONS_JAVA_OPTS", options).run());
        }
    }

    private static List<byte[]> broken(Path archive) throws IOException {
        byte[] noise = new byte[MEGABYTE];
        new Random(1).nextBytes(noise);
        byte[] whole = Files.readAllBytes(archive);
        // An empty one says that none can be made.
        return List.of(noise, new byte[MEGABYTE], Arrays.copyOf(whole, whole.length / 2), new byte[0]);
    }

    private void expectLeftAlone(Path jdk, Path archive, List<byte[]> contents) throws IOException {
        String[] args = MadeArchives.args(archive.getFileName().toString());
        Outcome expected = made.withoutArchives(jdk, args);
        Path kept = Files.move(archive, made.fresh());
        try {
            for (byte[] content : contents) {
                program.replace(archive, content);
                Classes classes = made.classes(program.program(jdk, args));
                classes.expectNoArchive();
                MadeArchives.expectSame(expected, classes.outcome());
                // Where it is not even tried, the JVM has the archive of its own.
                assertEquals(content.length == 0, classes.isArchived("java.lang.Object"), classes::toString);
            }
        } finally {
            Files.move(kept, archive, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void expectArchive(Path jdk, String... args) throws IOException {
        Classes classes = made.classes(program.program(jdk, args));
        classes.expectArchive();
        Outcome expected = made.withoutArchives(jdk, args).expectNoMessages();
        MadeArchives.expectSame(expected, classes.outcome());
    }

    private List<Path> archives(Path jdk) throws IOException {
        try (Stream<Path> files = Files.list(program.archives(jdk))) {
            return new ArrayList<>(files.sorted().toList());
        }
    }
}
