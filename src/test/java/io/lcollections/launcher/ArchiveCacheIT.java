package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the archives of a user are kept, and what happens where they cannot be. */
class ArchiveCacheIT extends ArchiveCase {
    @ParameterizedTest
    @CsvSource({
        "17.0.1, -XX:SharedArchiveFile=, queries.jsa",
        "24, -XX:SharedArchiveFile=, queries.jsa",
        "25.0.1, -XX:AOTCache=, queries.aot",
        "26-ea, -XX:AOTCache=, queries.aot"
    })
    void theSecondStartUsesWhatTheFirstHadMade(String version, String option, String file) throws IOException {
        Path home = FakeJdk.of(directory.resolve(version), version).home();
        expectAsking(background.of(program.program(home, "-a", "1")));
        assertEquals(0, background.make());
        Path folder = program.archives(home);
        assertTrue(FakeJdk.isWhole(folder.resolve(file)) && FakeJdk.isWhole(folder.resolve("words.jsa")));
        expectUsing(program.program(home, "-a", "1"), option + folder.resolve(file));
        expectUsing(program.program(home, "--help"), "-XX:SharedArchiveFile=" + folder.resolve("words.jsa"));
        Outcome off = program.program(home, "-a", "1")
                .env("LCOLLECTIONS_ARCHIVE", "off")
                .run();
        expectPlain(off);
    }

    @Test
    void itIsInTheHomeFolderUnlessAnotherIsNamedWhole() throws IOException {
        Path home = Files.createDirectory(directory.resolve("home"));
        for (String named : List.of("", "relative", "./relative")) {
            Program start = query().env("HOME", home);
            expectAsking(background.of(start.env("XDG_CACHE_HOME", named).in(home)));
            background.make();
            Installation there = new Installation(program.lib(), home.resolve(".cache"));
            assertEquals(2, there.archives(jdk.home()).toFile().list().length);
            assertEquals(List.of(".cache"), List.of(home.toFile().list()));
            Files.move(home.resolve(".cache"), directory.resolve("was " + named.length()));
        }
    }

    @Test
    void withoutAnyHomeThereIsNone() throws IOException {
        Program start = query().without("HOME").without("XDG_CACHE_HOME");
        expectPlain(background.of(start).run());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/null", "/proc/none", "file"})
    void whereItCannotBeWrittenThereIsNone(String cache) throws IOException {
        Files.createFile(directory.resolve("file"));
        Program start = query().env("XDG_CACHE_HOME", directory.resolve(cache));
        expectAsking(background.of(start));
        assertNotEquals(0, background.make());
        expectAsking(background.of(start));
    }

    /** Nor is one made for them, which they could not replace. */
    @Test
    void oneThatBelongsToAnotherIsNotUsed() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can give a file away");
        expectAsking(background.of(query()));
        background.make();
        Path archive = program.archives(jdk.home()).resolve("queries.jsa");
        UserPrincipal nobody =
                archive.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        Files.setOwner(archive, nobody);
        expectAsking(background.of(query()));
        Files.setOwner(archive.getParent(), nobody);
        assertEquals(1, background.make());
        assertEquals(nobody, Files.getOwner(archive));
        Files.setOwner(archive.getParent(), Files.getOwner(directory));
        expectAsking(background.of(query()));
        background.make();
        expectUsing(query(), "-XX:SharedArchiveFile=" + archive);
    }

    /** Of somebody else's archive it would be one, too. */
    @Test
    void oneThatIsALinkIsNotUsed() throws IOException {
        expectAsking(background.of(query()));
        background.make();
        Path archive = program.archives(jdk.home()).resolve("queries.jsa");
        Path elsewhere = Files.move(archive, directory.resolve("elsewhere"));
        Files.createSymbolicLink(archive, elsewhere);
        expectAsking(background.of(query()));
        background.make();
        assertTrue(Files.isRegularFile(archive, LinkOption.NOFOLLOW_LINKS));
        expectUsing(query(), "-XX:SharedArchiveFile=" + archive);
    }

    /** Whatever the folders are called, and nothing but archives. */
    @Test
    void whatIsTwoMonthsOldGoes() throws IOException {
        Path home = Files.createDirectories(directory.resolve("lcollections"));
        Path cache = home.resolve(".cache/lcollections");
        Path build = Files.createDirectories(cache.resolve("0.0.1/17/usr"));
        List<Path> kept = List.of(home.resolve("notes"), home.resolve("old.jsa"), cache.resolve("notes"));
        List<Path> gone =
                List.of(build.resolve("words.jsa"), build.resolve("queries.jsa"), build.resolve("queries.aot"));
        List<Path> all = new ArrayList<>(kept);
        all.addAll(gone);
        for (Path file : all) {
            Files.createFile(file);
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        }
        // The time that find looks at is nobody's to set.
        String find = "#!/bin/sh\nPATH=" + System.getenv("PATH")
                + "\nfor word; do\nshift\n[ \"$word\" != -ctime ] || word=-mtime\nset -- \"$@\" \"$word\"\ndone\nexec find \"$@\"\n";
        Background.script(background.bin().resolve("find"), find);
        Program start = query().env("HOME", home).without("XDG_CACHE_HOME");
        expectAsking(background.of(start));
        assertEquals(0, background.make());
        for (Path file : all) {
            assertEquals(kept.contains(file), Files.exists(file), file::toString);
        }
    }
}
