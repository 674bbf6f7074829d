package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives that cannot be made: nobody has to wait for them again and again, and who asked for them is told. */
class ArchiveFailuresIT extends ArchiveCase {
    /** A full disk, a JVM that crashes, one that the system ends, and a training that fails. */
    @ParameterizedTest
    @CsvSource({"WRITING, exit 1, 0", "WRITING, kill -ABRT $$, 0", "WRITING, kill -KILL $$, 0", "TRAINING, exit 1, 0"})
    void whatCannotBeMadeIsTriedAgainAfterADayOrForAnotherJar(String where, String what, int whole) throws IOException {
        jdk = FakeJdk.of(directory.resolve("jdk of a bad day"), "17.0.1", where, what);
        expectAsking(background.of(query()));
        assertEquals(0, background.make());
        expectWhole(whole, program.archives(jdk.home()));
        expectPlain(background.of(query()).run());
        Path empty = program.archives(jdk.home()).resolve("queries.jsa");
        Instant now = Instant.now();
        Files.setLastModifiedTime(program.jar(), FileTime.from(now.minus(Duration.ofDays(3))));
        Files.setLastModifiedTime(empty, FileTime.from(now.minus(Duration.ofHours(23))));
        expectPlain(background.of(query()).run());
        Files.setLastModifiedTime(empty, FileTime.from(now.minus(Duration.ofHours(25))));
        expectAsking(background.of(query()));
        background.make();
        expectPlain(background.of(query()).run());
        Files.setLastModifiedTime(program.jar(), FileTime.from(now.plus(Duration.ofHours(1))));
        expectAsking(background.of(query()));
    }

    /** Whoever asked for it by name is told, and nothing is left that looks like one. */
    @ParameterizedTest
    @CsvSource({"WRITING, exit 1, 0", "TRAINING, exit 1, 1", "NOTHING, exit 1, 2"})
    void theMakingBesideTheProgramSaysWhetherItWorked(String where, String what, int whole) throws IOException {
        jdk = FakeJdk.of(directory.resolve("jdk of a bad day"), "25.0.1", where, what);
        Program make = query().env("LCOLLECTIONS_ARCHIVE", "make");
        Outcome outcome = make.run().expectCode(whole == 2 ? 0 : 2);
        if (whole < 2) {
            outcome.expectErrorWithHint();
            assertTrue(outcome.err().contains("cannot be created in " + program.lib()), outcome::toString);
        }
        Path folder = new Installation(program.lib(), program.lib().resolve("archive")).archives(jdk.home());
        expectWhole(whole, folder);
        assertEquals(whole, folder.toFile().list().length);
    }
}
