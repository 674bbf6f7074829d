package io.lcollections.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a whole screen with the one that was looked at and kept. {@code mvn test -Dgolden=write} writes them anew;
 * the difference in version control is what to look at then.
 */
public final class Golden {
    private Golden() {}

    public static Path path(String name) {
        return Path.of("src", "test", "resources", "golden", name);
    }

    public static void assertMatches(String name, String screen) {
        Path kept = path(name);
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.writeString(kept, screen);
            }
            assertEquals(Files.readString(kept), screen, name);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
