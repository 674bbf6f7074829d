package io.lcollections.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.model.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    @TempDir
    private Path folder;

    private StateFile open(Path file) {
        return StateFile.open("--state", file.toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void isReplacedAndAppendedTo() throws IOException {
        Path file = folder.resolve("s");
        try (StateFile state = open(file)) {
            assertTrue(state.read().isEmpty());
            state.replace(out -> out.write(bytes("one\n")));
            state.append(bytes("two\n"));
            state.append(bytes("three\n"));
            assertEquals("one\ntwo\nthree\n", Files.readString(file));
            state.replace(out -> out.write(bytes("four\n")));
            state.append(bytes("five\n"));
            assertEquals("four\nfive\n", Files.readString(file));
        }
        assertEquals(List.of("s", "s.lock"), names());
    }

    @Test
    void failureWhileItIsReplacedLeavesItAsItWas() throws IOException {
        Path file = Files.writeString(folder.resolve("s"), "one\n");
        // What a run that was killed has left, or another user who means ill.
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "x");
        Files.createSymbolicLink(folder.resolve("s.new"), elsewhere);
        try (StateFile state = open(file)) {
            UsageException failure = assertThrows(
                    UsageException.class,
                    () -> state.replace(out -> {
                        out.write(bytes("half"));
                        throw new IOException("No space left on device");
                    }));
            assertEquals("--state '" + file + "' cannot be written: No space left on device", failure.getMessage());
            assertEquals("one\n", Files.readString(file));
            state.append(bytes("two\n"));
            assertEquals("one\ntwo\n", Files.readString(file));
            state.replace(out -> out.write(bytes("three\n")));
            assertEquals("three\n", Files.readString(file));
        }
        assertEquals("x", Files.readString(elsewhere));
    }

    @Test
    void isOpenOnce() {
        Path file = folder.resolve("s");
        try (StateFile state = open(file)) {
            // Locked although the file itself is another one by now.
            state.replace(out -> out.write(bytes("one\n")));
            UsageException second = assertThrows(UsageException.class, () -> open(file));
            assertEquals("--state '" + file + "' is in use by another watch", second.getMessage());
        }
        open(file).close();
    }

    @Test
    void linkStaysOneAndPermissionsStay() throws IOException {
        Path file = Files.writeString(folder.resolve("s"), "one\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        try (StateFile state = open(link)) {
            state.replace(out -> out.write(bytes("two\n")));
        }
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("two\n", Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of("link", "s", "s.lock"), names());
    }

    @Test
    void whatCannotBeReplacedIsRefused() {
        for (String name : List.of("", "-", folder.toString(), folder.resolve("no") + "/s", "\0", "/dev/null")) {
            UsageException refused = assertThrows(UsageException.class, () -> StateFile.open("--state", name), name);
            assertTrue(refused.getMessage().startsWith("--state '" + name + "' "), refused.getMessage());
        }
    }
}
