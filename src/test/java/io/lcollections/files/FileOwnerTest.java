package io.lcollections.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lcollections.settings.ConfigFile;
import io.lcollections.settings.Configuration;
import io.lcollections.support.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        config.change(List.of("account"), Optional.of("2"));
        assertEquals("65534:65533 rw-r-----", owner(file));
        config.change(List.of(Configuration.KEY), Optional.of("abcdefghijklmnop"));
        assertEquals("65534:65533 rw-------", owner(file));
        assertEquals("65534:65533", owner(folder.resolve("config.toml.lock")).split(" ")[0]);
    }

    /** Only what belongs to the user or to root is obeyed: a file, its folder, or a link to it may belong to another. */
    @ParameterizedTest
    @ValueSource(strings = {"file", "folder", "link"})
    void filesOfOthersAreRefused(String what) throws IOException {
        Path own = Files.createDirectory(folder.resolve("own"));
        for (String text : List.of("api-key-command = 'echo key'\n", "abcdefghijklmnop", "")) {
            Path file = Files.writeString(own.resolve("file"), text);
            Path named = file;
            String problem = "belongs to another user, nobody";
            switch (what) {
                case "file" -> given(file);
                case "folder" -> {
                    given(own);
                    problem = "is in a folder of another user, nobody";
                }
                default -> {
                    named = Files.createSymbolicLink(folder.resolve("link" + text.length()), file);
                    Files.setAttribute(named, "unix:uid", 65534, LinkOption.NOFOLLOW_LINKS);
                    problem = "is a symbolic link of another user, nobody";
                }
            }
            String[] line = text.startsWith("api-key")
                    ? new String[] {"--config", named.toString(), "-a", "1", "--network", "sandbox"}
                    : text.isEmpty()
                            ? new String[] {
                                "watch", "--state", named.toString(), "-a", "1", "--network", "sandbox", "--once"
                            }
                            : new String[] {"--api-key-file", named.toString(), "-a", "1", "--network", "sandbox"};
            Run.with().args(line).expectCode(2).expectErr(problem);
            Files.delete(file);
        }
    }
}
