package io.lcollections.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.model.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"base-url", "proxy", "ca-file", "api-key-file"})
    void whereAKeyGoesIsNotForOthersToWrite(String name) throws IOException {
        for (String table : new String[] {"", "[profiles.work]\n"}) {
            String text = table + name + " = '/x'\n";
            assertTrue(file(made("rw-r--r--", text)).read().isPresent());
            for (String mode : new String[] {"rw-rw-r--", "rw-r---w-"}) {
                Path path = made(mode, text);
                assertEquals(
                        "the configuration '" + path + "' decides about the key, and others can write it (" + mode
                                + ")",
                        assertThrows(UsageException.class, () -> file(path).read())
                                .getMessage());
            }
        }
        String other = "network = 'sandbox'\n" + name + " = ''\n";
        assertTrue(file(made("rw-rw-rw-", other)).read().isPresent());
    }
}
