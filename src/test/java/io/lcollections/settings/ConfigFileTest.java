package io.lcollections.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lcollections.api.ApiKey;
import io.lcollections.files.AtomicFile;
import io.lcollections.model.UsageException;
import io.lcollections.support.HostileText;
import io.lcollections.support.Property;
import io.lcollections.support.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
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

/** What is read and refused, and how one value is changed and nothing else, also by several processes. */
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
        assertFalse(file(path).read().values().isEmpty());
    }

    /** What a file of this mode is refused for; {@code ;} ends a line. */
    @ParameterizedTest
    @CsvFileSource(resources = "/unsafe-configurations.csv", delimiter = '|', quoteCharacter = '`')
    void whatControlsOrHoldsASecretIsNotForOthers(String mode, String text, String why) throws IOException {
        Path path = made(mode, text.replace(';', '\n'));
        if (why == null) {
            assertFalse(file(path).read().values().isEmpty());
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
        assertTrue(message(path).endsWith("is larger than 1 MiB"), message(path));
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
        file(path).change(List.of("account"), Optional.of("10001"));
        assertEquals("account = 10001\n", Files.readString(path));
        assertEquals("rw------- rwx------", mode(path) + " " + mode(path.getParent()));
        assertEquals("rwx------", mode(folder.resolve("a")));
    }

    @ParameterizedTest
    @CsvSource({"rw-r--r--, account = 1, rw-r--r--", "rw-rw----, account = 1, rw-rw----"})
    void aFileKeepsItsModeUnlessItGetsAKey(String mode, String text, String expected) throws IOException {
        Path path = made(mode, text);
        file(path).change(List.of("rate"), Optional.of("5"));
        assertEquals(expected, mode(path));
        file(path).change(List.of(KeySource.KEY), Optional.of("abcdefghijklmnop"));
        assertEquals("rw-------", mode(path));
    }

    @Test
    void aLinkStaysAndLeadsToTheNewContent() throws IOException {
        Path dotfiles = Files.createDirectory(folder.resolve("dotfiles"));
        Path target = Files.writeString(dotfiles.resolve("lc.toml"), "account = 1\n");
        Path link = Files.createSymbolicLink(folder.resolve("config.toml"), Path.of("dotfiles/lc.toml"));
        file(link).change(List.of("account"), Optional.of("2"));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("account = 2\n", Files.readString(target));
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("dotfiles/new/lc.toml"));
        file(dangling).change(List.of("account"), Optional.of("3"));
        assertEquals("account = 3\n", Files.readString(dotfiles.resolve("new/lc.toml")));
        assertEquals(List.of("lc.toml", "lc.toml.lock"), names(dotfiles.resolve("new")));
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        UsageException endless =
                assertThrows(UsageException.class, () -> file(loop).change(List.of("account"), Optional.of("4")));
        assertTrue(endless.getMessage().endsWith("too many symbolic links"), endless.getMessage());
    }

    @Test
    void onlyItsLockIsLeftBesideIt() throws IOException {
        Path path = made("rw-------", "account = 1\n");
        file(path).change(List.of("account"), Optional.of("2"));
        file(path).change(List.of("account"), Optional.empty());
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
        UsageException refused = assertThrows(
                UsageException.class, () -> file(path).change(ConfigFile.setting("work", "account"), Optional.empty()));
        assertTrue(refused.getMessage().startsWith("'profiles.work.account' cannot be changed"), refused.getMessage());
        assertThrows(UsageException.class, () -> file(path).change(List.of("input"), Optional.of("\ud800")));
        assertEquals(text, Files.readString(path));
        file(path).change(List.of("rate"), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', /h, '', /h/.config/lcollections/config.toml", "'', /x, /h, '', /x/lcollections/config.toml",
        "'', x, /h, '', /h/.config/lcollections/config.toml", "'', x, '', '', ''",
        "'', '', /h, /a, /h/.config/lcollections/config.toml", "'', '', C:\\h, /a, /a/lcollections/config.toml",
        "'', '', '', C:\\a, C:\\a/lcollections/config.toml", "n, /x, /h, /a, n"
    })
    void theUsualPlaceIsThatOfTheSystem(String named, String xdg, String home, String appData, String expected) {
        Map<String, String> env = Map.of("XDG_CONFIG_HOME", xdg, "HOME", home, "APPDATA", appData);
        ConfigFile file = ConfigFile.find(named, "--config", env, secrets::add);
        assertEquals(expected, Objects.toString(file.path(), ""));
        assertEquals(named.isEmpty(), file.namedBy().isEmpty());
    }

    private static List<String> names(Path where) throws IOException {
        try (Stream<Path> files = Files.list(where)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    static final class Changer {
        private Changer() {}

        /** Takes the file, and a letter that makes its settings its own. */
        public static void main(String[] args) {
            ConfigFile file = new ConfigFile(Path.of(args[0]), "--config", key -> {});
            for (int i = 0; i < CHANGES; i++) {
                file.change(List.of(args[1] + i), Optional.of("1"));
                file.change(List.of(args[1] + "-gone"), Optional.of("1"));
                file.change(List.of(args[1] + "-gone"), Optional.empty());
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
        Set<String> names = after.read().values().keySet().stream()
                .map(key -> key.get(0))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(expected, names);
        assertEquals(List.of("config.toml", "config.toml.lock"), names(file.getParent()));
    }

    private static final int CASES = 1_500;
    private static final List<String> NAMES = List.of("account", "columns", "sort", "input", "rate");
    private static final List<String> PROFILES = List.of("", "work", "home", "my own");

    /** What people and editors write at the top, below a header, and between. */
    private static final List<String> VALUES = List.of(
            "10001",
            "\"text # no comment\"",
            "'C:\\path'",
            "\"a \\\" b\\\\\"",
            "true",
            "[\n  1, # one\n  \"]\",\n]",
            "\"\"\"\nlong = 1\n[no.header]\n\"\"\"",
            "'''\n'' x\n'''",
            "{ a = 1, b = \"}\" }",
            "1979-05-27 07:32:00",
            "[\"id\",\"name\"]");

    private static final List<String> BETWEEN =
            List.of("", "\n", "# a comment\n", "   \t\n", "# account = 1\n", "#[profiles.work]\n");
    private static final List<String> BEHIND = List.of("", "  # behind", "\t", " #");

    private record Case(List<String> lines, List<String> path, String value, String newLine) {
        String text() {
            return String.join("", lines).replace("\n", newLine);
        }
    }

    private static Case any(Random random) {
        List<String> lines = new ArrayList<>();
        List<String> profiles = new ArrayList<>(PROFILES);
        while (!profiles.isEmpty()) {
            String profile = profiles.remove(profiles.get(0).isEmpty() ? 0 : random.nextInt(profiles.size()));
            int form = random.nextInt(3);
            if (profile.isEmpty() || random.nextBoolean()) {
                table(lines, profile, form, random);
            }
        }
        if (random.nextInt(4) == 0 && !lines.isEmpty()) {
            int last = lines.size() - 1;
            lines.set(last, lines.get(last).stripTrailing());
        }
        List<String> path = ConfigFile.setting(pick(PROFILES, random), pick(NAMES, random));
        String value =
                random.nextInt(3) > 0 ? utf8(HostileText.any(random)) : pick(List.of("7", "0.50", "007", "x"), random);
        return new Case(lines, path, value, random.nextInt(4) == 0 ? "\r\n" : "\n");
    }

    private static void table(List<String> lines, String profile, int form, Random random) {
        String quoted = profile.contains(" ") ? '"' + profile + '"' : profile;
        if (!profile.isEmpty()) {
            lines.add(pick(BETWEEN, random));
            lines.add((form == 0 ? "[profiles." + quoted + "]" : "[ profiles . " + quoted + " ] ") + "\n");
        }
        for (String name : NAMES) {
            if (random.nextBoolean()) {
                lines.add(pick(BETWEEN, random));
                String key = random.nextInt(4) == 0 ? '"' + name + '"' : name;
                lines.add((form == 2 ? "  " : "") + key + (random.nextBoolean() ? " = " : "=") + pick(VALUES, random)
                        + pick(BEHIND, random) + "\n");
            }
        }
    }

    private static String pick(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    @Test
    void whatIsSetIsThereAndNothingElseChanges() {
        Property.holds(CASES, ConfigFileTest::any, made -> {
            Map<List<String>, List<String>> before = values(made.text());
            String after = ConfigFile.with(made.text(), made.path, Optional.of(made.value));
            Map<List<String>, List<String>> wanted = new HashMap<>(before);
            wanted.keySet().removeIf(path -> isWithin(made.path, path));
            wanted.put(made.path, List.of(made.value));
            assertEquals(wanted, values(after), after);
            boolean isNew = before.keySet().stream().noneMatch(path -> isWithin(made.path, path));
            expectSameLinesAround(made, after, isNew ? 0 : 6, isNew ? 4 : 1);
            assertEquals(made.text().contains("\r\n"), after.contains("\r\n"));
        });
    }

    @Test
    void whatIsUnsetIsGoneAndNothingElseChanges() {
        Property.holds(CASES, ConfigFileTest::any, made -> {
            Map<List<String>, List<String>> wanted = new HashMap<>(values(made.text()));
            boolean isThere = wanted.keySet().removeIf(path -> isWithin(made.path, path));
            String after = isThere ? ConfigFile.with(made.text(), made.path, Optional.empty()) : made.text();
            assertEquals(wanted, values(after), after);
            expectSameLinesAround(made, after, isThere ? 6 : 0, 0);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            profiles.work.account = 1;x = 1;|profiles.work.account = 1;profiles.work.rate = 2;x = 1;
            [profiles];work.account = 1;|[profiles];work.account = 1;work.rate = 2;
            profiles = { work = { account = 1 } };|profiles = { work = { account = 1, rate = 2 } };
            a = 1;|a = 1;;[profiles.work];rate = 2;
            """)
    void profileIsExtendedInItsOwnNotation(String before, String after) {
        String edited =
                ConfigFile.with(before.replace(';', '\n'), ConfigFile.setting("work", "rate"), Optional.of("2"));
        assertEquals(after.replace(';', '\n'), edited);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# head;;# of work;[profiles.work];|# head;;rate = 2;;# of work;[profiles.work];",
                "a = 1 # x;;[t];|a = 1 # x;rate = 2;;[t];",
                "''|rate = 2;",
                "# x|# x;;rate = 2;",
                "\uFEFFrate=1;|\uFEFFrate=2;"
            })
    void settingsOfTheTopStayAboveTheTables(String before, String after) {
        assertEquals(
                after.replace(';', '\n'),
                ConfigFile.with(before.replace(';', '\n'), List.of("rate"), Optional.of("2")));
    }

    @Test
    void commentAboveARemovedSettingStays() {
        assertEquals(
                "\uFEFF# b = 1\nc = 1\n",
                ConfigFile.with("\uFEFF# b = 1\na = [ # x\n 1]\nc = 1\n", List.of("a"), Optional.empty()));
    }

    private static boolean isWithin(List<String> outer, List<String> path) {
        return path.size() >= outer.size() && path.subList(0, outer.size()).equals(outer);
    }

    private static void expectSameLinesAround(Case made, String after, int were, int are) {
        String end = made.text().contains("\r\n") ? "\r\n" : "\n";
        List<String> one = lines(made.text(), end);
        List<String> other = lines(after, end);
        int first = 0;
        while (first < Math.min(one.size(), other.size()) && one.get(first).equals(other.get(first))) {
            first++;
        }
        int last = 0;
        while (last < Math.min(one.size(), other.size()) - first
                && one.get(one.size() - 1 - last).equals(other.get(other.size() - 1 - last))) {
            last++;
        }
        assertTrue(one.size() - first - last <= were, "changed:\n" + made.text() + "\nto\n" + after);
        assertTrue(other.size() - first - last <= are, "changed:\n" + made.text() + "\nto\n" + after);
    }

    /** The end of the last one may be missing, and is no change when it comes. */
    private static List<String> lines(String text, String end) {
        String whole = text.endsWith("\n") ? text : text + end;
        return text.isEmpty() ? List.of() : List.of(whole.split("(?<=\n)"));
    }

    @Test
    void valuesAreTheirText() {
        ConfigFile.Content read =
                parsed("\uFEFFa = 0x1F\r\nb = 2.50\nc = true\nd = [1, \"x\"]\n[profiles.\"my own\"]\ne.f = ''\n");
        assertEquals("31", read.values().get(List.of("a")).text());
        assertEquals("2.50", read.values().get(List.of("b")).text());
        assertEquals("true", read.values().get(List.of("c")).text());
        assertEquals(List.of("1", "x"), read.values().get(List.of("d")).items());
        assertEquals("1,x", read.values().get(List.of("d")).text());
        assertEquals(
                "", read.values().get(List.of("profiles", "my own", "e", "f")).text());
        assertEquals(Set.of("my own"), read.profiles());
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Map<List<String>, List<String>> values(String text) {
        return parsed(text).items();
    }

    private static ConfigFile.Content parsed(String text) {
        return new ConfigFile(Path.of("FILE"), "", key -> {}).parse(text);
    }

    // Files that the administrator changes for somebody else

    private void requireRoot() throws IOException {
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
        requireRoot();
        given(folder);
        Path file = foreign("config.toml", "account = 1\n", "rw-r-----");
        ConfigFile config = new ConfigFile(file, "--config", key -> {});
        config.change(List.of("account"), Optional.of("2"));
        assertEquals("65534:65533 rw-r-----", owner(file));
        config.change(List.of(KeySource.KEY), Optional.of("abcdefghijklmnop"));
        assertEquals("65534:65533 rw-------", owner(file));
        assertEquals("65534:65533", owner(folder.resolve("config.toml.lock")).split(" ")[0]);
    }

    /** Only what belongs to the user or to root is obeyed: a file, its folder, or a link to it may belong to another. */
    @ParameterizedTest
    @ValueSource(strings = {"file", "folder", "link"})
    void filesOfOthersAreRefused(String what) throws IOException {
        requireRoot();
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
