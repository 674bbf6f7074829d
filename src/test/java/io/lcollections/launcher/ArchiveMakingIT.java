package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several that make the same archives, and those that were killed over it: whole archives, or none. */
class ArchiveMakingIT {
    private static final String TALK = "WRITER";
    private static final Set<String> BOTH = Set.of("words.jsa", "queries.jsa");

    @TempDir
    private Path directory;

    private Installation program;
    private FakeJdk jdk;
    private Background background;
    private Talk writer;

    @BeforeAll
    static void needsLinux() {
        assumeTrue(FakeJdk.isLinux(), "only Linux tells what a process has begun");
    }

    @BeforeEach
    void start() throws IOException {
        program = Installation.of(directory.resolve("my program"), directory.resolve("my cache"));
        String writing = Talk.asking("writing", TALK);
        jdk = FakeJdk.of(directory.resolve("jdk"), "17.0.1", "WRITING", writing);
        background = new Background(directory.resolve("one"));
        writer = new Talk(directory.resolve("writer"));
    }

    @AfterEach
    void end() throws IOException {
        writer.close();
        background.close();
    }

    @Test
    void oneOfThemMakesThem() throws IOException {
        begin(background, writer);
        for (String name : List.of("second", "third")) {
            try (Background other = new Background(directory.resolve(name))) {
                run(other, writer);
                assertEquals(0, other.make());
            }
        }
        assertEquals(Set.of("making"), names(program.archives(jdk.home())));
        finish(background, writer);
        expectWhole();
    }

    @Test
    void oneThatWasKilledIsLeftToTheNextOne() throws IOException {
        begin(background, writer);
        writer.say("go");
        writer.expect("writing");
        kill();
        writer.say("go");
        Path folder = program.archives(jdk.home());
        assertEquals(Set.of("making", "words.jsa"), names(folder));

        // A young one could be at it still.
        run(background, writer);
        assertEquals(0, background.make());
        assertEquals(Set.of("making", "words.jsa"), names(folder));

        age(folder.resolve("making"));
        begin(background, writer);
        finish(background, writer);
        expectWhole();
    }

    /** Both have seen that the leavings are old before either of them has taken their place. */
    @Test
    void twoThatFindLeavingsDoNotSpoilThemForEachOther() throws IOException {
        try (Background other = new Background(directory.resolve("other"));
                Talk finder = new Talk(directory.resolve("finder"));
                Talk killed = new Talk(directory.resolve("killed"));
                Talk otherWriter = new Talk(directory.resolve("other writer"))) {
            begin(background, killed);
            kill();
            killed.say("go");
            Path folder = program.archives(jdk.home());
            age(folder.resolve("making"));

            Background.script(
                    other.bin().resolve("find"),
                    "#!/bin/sh\nPATH=" + System.getenv("PATH") + "\nfind \"$@\"\n" + Talk.asking("found", "FINDER"));
            Program second = program.program(jdk.home(), "-a", "1").env(TALK, otherWriter.directory());
            other.of(second.env("FINDER", finder.directory())).run().expectCode(0);
            other.go();
            finder.expect("found");
            begin(background, writer);
            finder.say("go");
            // And once more, for what is two months old.
            finder.say("go");
            otherWriter.expect("writing");

            writer.say("go");
            writer.say("go");
            background.awaitEnd();
            for (String name : BOTH) {
                Path archive = folder.resolve(name);
                assertTrue(!Files.exists(archive) || FakeJdk.isWhole(archive), name);
            }
            finish(other, otherWriter);
            expectWhole();
        }
    }

    /** The making is under way; the writer waits in the middle of the first archive. */
    private void begin(Background one, Talk itsWriter) throws IOException {
        run(one, itsWriter);
        one.go();
        itsWriter.expect("writing");
    }

    private void run(Background one, Talk itsWriter) throws IOException {
        Program start = program.program(jdk.home(), "-a", "1").env(TALK, itsWriter.directory());
        one.of(start).run().expectCode(0).expectNoMessages();
        one.expectAsked();
    }

    private static void finish(Background one, Talk itsWriter) throws IOException {
        itsWriter.say("go");
        itsWriter.expect("writing");
        itsWriter.say("go");
        assertEquals(0, one.awaitEnd());
    }

    /** Nobody can see it coming. */
    private void kill() {
        String script = program.lib().resolve("make-archive").toString();
        ProcessHandle process = ProcessHandle.allProcesses()
                .filter(each ->
                        List.of(each.info().arguments().orElse(new String[0])).indexOf(script) == 0)
                .findFirst()
                .orElseThrow();
        assertTrue(process.destroyForcibly());
        assertEquals(137, background.awaitEnd());
    }

    private static void age(Path leavings) throws IOException {
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofMinutes(11)));
        Files.setLastModifiedTime(leavings, longAgo);
    }

    private void expectWhole() throws IOException {
        Path folder = program.archives(jdk.home());
        assertEquals(BOTH, names(folder));
        for (String name : BOTH) {
            assertTrue(FakeJdk.isWhole(folder.resolve(name)), name);
        }
        Outcome next =
                program.program(jdk.home(), "-a", "1").run().expectCode(0).expectNoMessages();
        assertTrue(
                next.text().lines().anyMatch(("-XX:SharedArchiveFile=" + folder + "/queries.jsa")::equals),
                next::toString);
        assertFalse(next.text().startsWith("asked\n"), next::toString);
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
