package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher and the making of archives do by themselves, with a JDK that takes no time. */
abstract class ArchiveCase {
    @TempDir
    Path directory;

    Installation program;
    FakeJdk jdk;
    Background background;

    @BeforeAll
    static void needsLinux() {
        assumeTrue(FakeJdk.isLinux(), "only Linux tells what a process has begun");
    }

    @BeforeEach
    void start() throws IOException {
        program = Installation.of(directory.resolve("my \"program\" \\ % *ünï"), directory.resolve("my $cache"));
        jdk = FakeJdk.of(directory.resolve("my jdk"), "17.0.1");
        background = new Background(directory.resolve("background"));
    }

    @AfterEach
    void end() throws IOException {
        background.close();
    }

    /** A start that asks somebody, and so is one of those that want the larger archive. */
    Program query() {
        return program.program(jdk.home(), "-a", "1");
    }

    /** A start that has come to the background. */
    Outcome expectAsking(Program start) throws IOException {
        Outcome outcome = start.run().expectCode(0).expectNoMessages();
        background.expectAsked();
        assertFalse(isUsing(outcome), outcome::toString);
        return outcome;
    }

    static void expectUsing(Program start, String option) throws IOException {
        Outcome outcome = start.run().expectCode(0).expectNoMessages();
        assertFalse(outcome.text().startsWith("asked\n"), outcome::toString);
        assertTrue(outcome.text().lines().anyMatch(option::equals), outcome::toString);
    }

    /** Neither uses one nor has one made. */
    static void expectPlain(Outcome outcome) {
        outcome.expectCode(0).expectNoMessages();
        assertFalse(outcome.text().startsWith("asked\n") || isUsing(outcome), outcome::toString);
    }

    static boolean isUsing(Outcome outcome) {
        return outcome.text().contains("-XX:SharedArchiveFile=")
                || outcome.text().contains("-XX:AOTCache=");
    }

    /** So many archives are in a folder; what else is there is empty. */
    static void expectWhole(int expected, Path folder) throws IOException {
        int whole = 0;
        for (String name : folder.toFile().list()) {
            if (Files.size(folder.resolve(name)) > 0) {
                assertTrue(FakeJdk.isWhole(folder.resolve(name)), name);
                whole++;
            }
        }
        assertEquals(expected, whole);
    }
}
