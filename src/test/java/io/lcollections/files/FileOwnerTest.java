package io.lcollections.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lcollections.settings.ConfigFile;
import io.lcollections.settings.Configuration;
import io.lcollections.watch.StateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that the administrator changes for somebody else. */
class FileOwnerTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void onlyTheAdministratorGivesFilesAway() throws IOException {
        assumeTrue(
                Files.getFileStore(folder).supportsFileAttributeView("unix")
                        && Files.getAttribute(folder, "unix:uid").equals(0),
                "not run as root");
    }

    private Path foreign(String name, String text, String mode) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        return given(file);
    }

    private static Path given(Path file) throws IOException {
        Files.setAttribute(file, "unix:gid", 65533);
        return Files.setAttribute(file, "unix:uid", 65534);
    }

    private static String owner(Path file) throws IOException {
        return Files.getAttribute(file, "unix:uid") + ":" + Files.getAttribute(file, "unix:gid") + " "
                + PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aConfigurationStaysThatOfItsOwner() throws IOException {
        given(folder);
        Path file = foreign("config.toml", "account = 1\n", "rw-r-----");
        ConfigFile config = new ConfigFile(file, "--config", key -> {});
        config.set(List.of("account"), "2", false);
        assertEquals("65534:65533 rw-r-----", owner(file));
        config.set(List.of(Configuration.KEY), "abcdefghijklmnop", false);
        assertEquals("65534:65533 rw-------", owner(file));
        assertEquals("65534:65533", owner(folder.resolve("config.toml.lock")).split(" ")[0]);
    }

    @Test
    void aStateStaysThatOfItsOwner() throws IOException {
        Path file = foreign("seen", "x\n", "rw-r-----");
        try (StateFile state = StateFile.open("--state", file.toString())) {
            state.replace(out -> out.write('y'));
        }
        assertEquals("y", Files.readString(file));
        assertEquals("65534:65533 rw-r-----", owner(file));
    }
}
