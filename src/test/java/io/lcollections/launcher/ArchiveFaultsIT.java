package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may go wrong while archives are made, or is odd about the system: nobody is told, and no start suffers. */
class ArchiveFaultsIT extends ArchiveCase {
    private static final Set<String> TOOLS = Set.of(
            "sh", "id", "mkdir", "find", "grep", "rm", "rmdir", "touch", "chmod", "sync", "mv", "cat", "wc", "sort");

    @Test
    void aJarThatChangesMeanwhileHasOthersMade() throws IOException {
        jdk = FakeJdk.of(directory.resolve("slow"), "17.0.1", "WRITING", "touch '" + program.jar() + "'");
        expectAsking(background.of(query()));
        assertEquals(0, background.make());
        assertTrue(FakeJdk.isWhole(program.archives(jdk.home()).resolve("queries.jsa")));
        expectAsking(background.of(query()));
    }

    /** As between a cache on the network and a program on a disk. */
    @Test
    void aFileSystemWithCoarserTimesDoesNotHaveThemMadeAgainAndAgain() throws IOException {
        Files.setLastModifiedTime(program.jar(), FileTime.from(Instant.parse("2026-01-01T00:00:00.123456789Z")));
        Background.script(
                background.bin().resolve("touch"),
                "#!/bin/sh\nPATH=" + System.getenv("PATH")
                        + "\n[ \"$1\" = -r ] && touch -d '2026-01-01 00:00:00Z' \"$3\"\n");
        expectAsking(background.of(query()));
        assertEquals(0, background.make());
        expectPlain(background.of(query()).run());
    }

    /** The JVM takes neither two archives nor two collectors, and what is for every JVM is not for the making. */
    @ParameterizedTest
    @CsvSource({
        "LCOLLECTIONS_JAVA_OPTS, -Xshare:auto",
        "JAVA_TOOL_OPTIONS, -Xmx1g -Xshare:off",
        "JDK_JAVA_OPTIONS, -XX:SharedArchiveFile=a.jsa",
        "_JAVA_OPTIONS, -XX:AOTCache=a.aot"
    })
    void anArchiveOfTheUsersOwnTakesItsPlace(String variable, String options) throws IOException {
        Outcome outcome = background
                .of(query().env(variable, options))
                .run()
                .expectCode(0)
                .expectNoMessages();
        assertFalse(outcome.text().contains("asked") || outcome.text().contains("my $cache"), outcome::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LCOLLECTIONS_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
    void aCollectorOfTheUsersOwnIsForTheProgramOnly(String variable) throws IOException {
        jdk = FakeJdk.of(directory.resolve("jdk"), "17.0.1", "WRITING", "[ -z \"$" + variable + "\" ] || exit 1");
        boolean isOurs = variable.startsWith("LCOLLECTIONS");
        Outcome first = expectAsking(background.of(query().env(variable, isOurs ? "-Xmx1g" : "-XX:+UseG1GC")));
        assertEquals(isOurs, first.text().contains("-XX:+UseSerialGC\n"), first::toString);
        background.make();
        Path archive = program.archives(jdk.home()).resolve("queries.jsa");
        assertEquals(!isOurs, FakeJdk.isWhole(archive));
    }

    @Test
    void aJavaHomeMayBeRelative() throws IOException {
        Program relative = query().env("JAVA_HOME", directory.relativize(jdk.home()));
        expectAsking(background.of(relative.without("LCOLLECTIONS_ARCHIVE").in(directory)));
        assertEquals(0, background.make());
        expectUsing(
                query(), "-XX:SharedArchiveFile=" + program.archives(jdk.home()).resolve("queries.jsa"));
    }

    /** What a small system may lack: then there are archives or empty files, and nothing more. */
    @ParameterizedTest
    @CsvSource({"id, 2", "sync, 2", "find, 2", "touch, 0"})
    void withoutATheProgramRunsAsEver(String missing, int archives) throws IOException {
        String few = without(missing);
        expectAsking(background.of(query(), few));
        assertEquals(0, background.make());
        Path folder = program.archives(jdk.home());
        expectWhole(archives, folder);
        assertEquals(2, folder.toFile().list().length);
        Outcome next = background.of(query(), few).run();
        assertEquals(archives == 2, isUsing(next), next::toString);
        assertFalse(next.text().startsWith("asked\n"), next::toString);
    }

    @Test
    void withoutNiceTheProgramRunsAsEver() throws IOException {
        expectPlain(query().env("PATH", without("nice")).run());
    }

    private String without(String missing) throws IOException {
        Path few = Files.createDirectory(directory.resolve("few"));
        for (String tool : TOOLS) {
            String found =
                    Program.of("sh", "-c", "command -v " + tool).run().text().strip();
            if (!tool.equals(missing)) {
                Background.script(few.resolve(tool), "#!/bin/sh\nexec " + found + " \"$@\"\n");
            }
        }
        return few.toString();
    }
}
