package io.lcollections.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.api.ApiKey;
import io.lcollections.files.AtomicFile;
import io.lcollections.model.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read and refused, and how a file is replaced, also by several processes. */
class ConfigFileTest {
    private static final String KEY = "api-key = \"abcdefghijklmnop\"\n";

    @TempDir
    private Path folder;

    private final List<ApiKey> secrets = new ArrayList<>();

    private static final int PROCESSES = 3;

    private static final int CHANGES = 10;

    private ConfigFile file(Path path) {
        return new ConfigFile(path, "--config", secrets::add);
    }

    private Path made(String mode, String text) throws IOException {
        Path path = folder.resolve("config.toml");
        Files.deleteIfExists(path);
        Files.writeString(path, text);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        return path;
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-r--r--", "r--r-----"})
    void aKeyThatOthersCanReadIsRefusedWithACommandThatCanBeTyped(String mode) throws IOException {
        folder = Files.createDirectory(folder.resolve("it's here"));
        Path path = made(mode, "\n[profiles.work]\n" + KEY);
        UsageException refused =
                assertThrows(UsageException.class, () -> file(path).read());
        assertEquals(
                "the configuration '" + path + "' contains an API key and is readable by other users (" + mode + ")",
                refused.getMessage());
        assertEquals("chmod 600 '" + path.toString().replace("'", "'\\''") + "'", refused.hint());
        assertFalse(secrets.isEmpty());
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        assertTrue(file(path).read().isPresent());
    }

    /** What a file of this mode is refused for; {@code ;} ends a line. */
    @ParameterizedTest
    @CsvFileSource(resources = "/unsafe-configurations.csv", delimiter = '|', quoteCharacter = '`')
    void whatControlsOrHoldsASecretIsNotForOthers(String mode, String text, String why) throws IOException {
        Path path = made(mode, text.replace(';', '\n'));
        if (why == null) {
            assertTrue(file(path).read().isPresent());
            return;
        }
        String controls = "controls where the API key comes from or goes to and is writable by other users";
        assertEquals(
                "the configuration '" + path + "' " + why.replace("CONTROLS", controls) + " (" + mode + ")",
                message(path));
    }

    @Test
    void whatCannotBeReadIsTold() throws IOException {
        assertTrue(message(folder).contains("cannot be read"), message(folder));
        Path path = folder.resolve("x");
        Files.write(path, new byte[] {'a', (byte) 0xff});
        assertTrue(message(path).endsWith("is not UTF-8"), message(path));
        Files.write(path, new byte[(1 << 20) + 1]);
        assertTrue(message(path).endsWith("bytes"), message(path));
        Files.writeString(path, "a = 1\napi-key = abcdefghijklmnop\n");
        assertTrue(message(path).startsWith(path + ":2: invalid TOML: "), message(path));
        assertEquals("[***, ***]", secrets.toString());
    }

    private String message(Path path) {
        return assertThrows(UsageException.class, () -> file(path).read()).getMessage();
    }

    @Test
    void aNewFileAndItsFoldersAreTheOwners() throws IOException {
        Path path = folder.resolve("a/b/config.toml");
        file(path).set(List.of("account"), "10001");
        assertEquals("account = 10001\n", Files.readString(path));
        assertEquals("rw------- rwx------", mode(path) + " " + mode(path.getParent()));
        assertEquals("rwx------", mode(folder.resolve("a")));
    }

    @ParameterizedTest
    @CsvSource({"rw-r--r--, account = 1, rw-r--r--", "rw-rw----, account = 1, rw-rw----"})
    void aFileKeepsItsModeUnlessItGetsAKey(String mode, String text, String expected) throws IOException {
        Path path = made(mode, text);
        file(path).set(List.of("rate"), "5");
        assertEquals(expected, mode(path));
        file(path).set(List.of(Configuration.KEY), "abcdefghijklmnop");
        assertEquals("rw-------", mode(path));
    }

    @Test
    void aLinkStaysAndLeadsToTheNewContent() throws IOException {
        Path dotfiles = Files.createDirectory(folder.resolve("dotfiles"));
        Path target = Files.writeString(dotfiles.resolve("lc.toml"), "account = 1\n");
        Path link = Files.createSymbolicLink(folder.resolve("config.toml"), Path.of("dotfiles/lc.toml"));
        file(link).set(List.of("account"), "2");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("account = 2\n", Files.readString(target));
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("dotfiles/new/lc.toml"));
        file(dangling).set(List.of("account"), "3");
        assertEquals("account = 3\n", Files.readString(dotfiles.resolve("new/lc.toml")));
        assertEquals(List.of("lc.toml", "lc.toml.lock"), names(dotfiles.resolve("new")));
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        UsageException endless =
                assertThrows(UsageException.class, () -> file(loop).set(List.of("account"), "4"));
        assertTrue(endless.getMessage().endsWith("too many symbolic links"), endless.getMessage());
    }

    @Test
    void onlyItsLockIsLeftBesideIt() throws IOException {
        Path path = made("rw-------", "account = 1\n");
        file(path).set(List.of("account"), "2");
        file(path).unset(List.of("account"));
        assertEquals(List.of("config.toml", "config.toml.lock"), names(folder));
    }

    /** The name is that of a folder that is not empty, over which nothing can be renamed. */
    @Test
    void aRenamingThatFailsLeavesWhatWasThere() throws IOException {
        Path path = Files.createDirectory(folder.resolve("config.toml"));
        Files.writeString(path.resolve("in it"), "x");
        assertThrows(IOException.class, () -> AtomicFile.replace(path, false, out -> out.write('a')));
        assertEquals(List.of("config.toml"), names(folder));
        assertEquals(List.of("in it"), names(path));
    }

    @Test
    void whatCannotBeChangedAloneIsLeft() throws IOException {
        String text = "profiles = { work = { account = 1, rate = 2 } }\n";
        Path path = made("rw-r--r--", text);
        UsageException refused =
                assertThrows(UsageException.class, () -> file(path).unset(Configuration.path("work", "account")));
        assertTrue(refused.getMessage().startsWith("'profiles.work.account' cannot be changed"), refused.getMessage());
        assertThrows(UsageException.class, () -> file(path).set(List.of("input"), "\ud800"));
        assertEquals(text, Files.readString(path));
        file(path).unset(List.of("rate"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', /h, '', /h/.config/lcollections/config.toml",
        "'', /x, /h, '', /x/lcollections/config.toml",
        "'', x, /h, '', /h/.config/lcollections/config.toml",
        "'', x, '', '', ''",
        "'', '', /h, /a, /h/.config/lcollections/config.toml",
        "'', '', C:\\h, /a, /a/lcollections/config.toml",
        "'', '', '', C:\\a, C:\\a/lcollections/config.toml",
        "n, /x, /h, /a, n"
    })
    void theUsualPlaceIsThatOfTheSystem(String named, String xdg, String home, String appData, String expected) {
        Map<String, String> env = Map.of("XDG_CONFIG_HOME", xdg, "HOME", home, "APPDATA", appData);
        Optional<ConfigFile> file = ConfigFile.find(named, "--config", env, secrets::add);
        assertEquals(expected, file.map(known -> known.path().toString()).orElse(""));
        assertEquals(named.isEmpty(), file.map(ConfigFile::isDefault).orElse(true));
    }

    private static List<String> names(Path where) throws IOException {
        try (Stream<Path> files = Files.list(where)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** One of them. */
    static final class Changer {
        private Changer() {}

        /** Takes the file, and a letter that makes its settings its own. */
        public static void main(String[] args) {
            ConfigFile file = new ConfigFile(Path.of(args[0]), "--config", key -> {});
            for (int i = 0; i < CHANGES; i++) {
                file.set(List.of(args[1] + i), "1");
                file.set(List.of(args[1] + "-gone"), "1");
                file.unset(List.of(args[1] + "-gone"));
            }
        }
    }

    @Test
    void noChangeIsLost() throws Exception {
        Path file = folder.resolve("new/config.toml");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<Process> running = new ArrayList<>();
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < PROCESSES; i++) {
            String letter = "" + (char) ('a' + i);
            String path = System.getProperty("java.class.path");
            running.add(new ProcessBuilder(java, "-cp", path, Changer.class.getName(), file.toString(), letter)
                    .inheritIO()
                    .start());
            for (int j = 0; j < CHANGES; j++) {
                expected.add(letter + j);
            }
        }
        for (Process each : running) {
            assertEquals(0, each.waitFor());
        }
        ConfigFile after = new ConfigFile(file, "--config", key -> {});
        Set<String> names = after.read().orElseThrow().values().keySet().stream()
                .map(key -> key.get(0))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(expected, names);
        assertEquals(List.of("config.toml", "config.toml.lock"), names(file.getParent()));
    }
}
