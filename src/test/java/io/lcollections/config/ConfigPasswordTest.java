package io.lcollections.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigPasswordTest {
    @TempDir
    private Path folder;

    private static ConfigFile file(Path path) {
        return new ConfigFile(new ConfigPlace(path, "--config"), key -> {});
    }

    private Path made(String mode, String text) throws IOException {
        Path path = Files.writeString(folder.resolve("config.toml"), text);
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    @Test
    void thePasswordOfAProxyIsKeptLikeAKey() throws IOException {
        String proxy = "proxy = 'http://user:secret@proxy.example:3128'\n";
        Path path = made("rw-r--r--", proxy);
        UsageException refused =
                assertThrows(UsageException.class, () -> file(path).read());
        assertEquals(
                "the configuration '" + path + "' holds the password of a proxy, and others can read it (rw-r--r--)",
                refused.getMessage());
        assertTrue(file(made("rw-------", proxy)).read().isPresent());
        assertTrue(file(made("rw-r--r--", "proxy = 'proxy.example'\n")).read().isPresent());
    }
}
