package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What starting loads and from where: the archive is used where it fits, and short answers load nothing heavy. */
class StartIT {
    private static final Path PAGE =
            Path.of("src/test/resources/saved/page.json").toAbsolutePath();
    private static final int MEGABYTE = 1 << 20;

    /** One program for all tests, as an archive takes some seconds to make. */
    @TempDir
    private static Path directory;

    private static Path launcher;
    private static Path jar;
    private static FileTime time;
    private static String expected;

    @BeforeAll
    static void makeArchives() throws IOException {
        launcher = Program.copyTo(Files.createDirectory(directory.resolve("program")));
        jar = launcher.resolveSibling("lcollections.jar");
        time = Files.getLastModifiedTime(jar);
        expected = program(Path.of(System.getProperty("java.home"))).run().text();
        Set<Path> made = new TreeSet<>(List.of(launcher, jar));
        for (Path jdk : Jdks.all()) {
            Program.of("src/dist/make-archive", launcher.toString(), jdk.toString())
                    .run()
                    .expectCode(0)
                    .expectNoMessages();
            made.add(archive(jdk));
        }
        // Nothing else has been left.
        try (Stream<Path> files = Files.list(launcher.getParent())) {
            assertEquals(made, files.collect(Collectors.toSet()));
        }
    }

    @Test
    void theBuildHasMadeOne() throws IOException {
        assertTrue(isUsed(Program.launcher("--version")));
        assertTrue(isUsed(Program.launcher("--input", PAGE.toString())));
        assertTrue(isUsed(Program.launcher("--network", "sandbox", "-a", "10001", "--all", "-o", "ndjson")));
    }

    /** The jar of another time is one of another version; Java 25 itself does not notice it before 25.0.4. */
    @ParameterizedTest
    @MethodSource("io.lcollections.launcher.Jdks#all")
    void isUsedWhileTheJarIsTheSame(Path jdk) throws IOException {
        assertTrue(isUsed(program(jdk)));
        assertFalse(isUsed(program(jdk).env("LCOLLECTIONS_ARCHIVE", "off")));
        for (int seconds : new int[] {-2, 2}) {
            Files.setLastModifiedTime(jar, FileTime.from(time.toInstant().plusSeconds(seconds)));
            expectUnused(jdk);
        }
        Files.setLastModifiedTime(jar, time);
        assertTrue(isUsed(program(jdk)));
    }

    @ParameterizedTest
    @MethodSource("io.lcollections.launcher.Jdks#all")
    void isIgnoredWhenItIsBrokenOrOfAnotherJava(Path jdk) throws IOException {
        Path archive = archive(jdk);
        byte[] whole = Files.readAllBytes(archive);
        byte[] noise = new byte[MEGABYTE];
        new Random(1).nextBytes(noise);
        List<byte[]> contents = new ArrayList<>(
                List.of(noise, new byte[MEGABYTE], new byte[0], Arrays.copyOf(whole, whole.length / 2)));
        for (Path other : Jdks.all()) {
            if (!other.equals(jdk)) {
                contents.add(Files.readAllBytes(archive(other)));
            }
        }
        Files.delete(archive);
        expectUnused(jdk);
        for (byte[] content : contents) {
            replace(archive, content);
            expectUnused(jdk);
        }
        replace(archive, whole);
        assertTrue(isUsed(program(jdk)));
    }

    private static Path archive(Path jdk) throws IOException {
        return launcher.resolveSibling("lcollections-" + Jdks.version(jdk) + ".jsa");
    }

    private static void replace(Path archive, byte[] content) throws IOException {
        // Not in place, where a program that still ends may have it mapped.
        Files.deleteIfExists(archive);
        Files.write(archive, content);
        Files.setLastModifiedTime(archive, time);
    }

    private static Program program(Path jdk) {
        return Program.of(launcher.toString(), "--input", PAGE.toString(), "-o", "json", "-q")
                .env("JAVA_HOME", jdk);
    }

    private static void expectUnused(Path jdk) throws IOException {
        Classes classes = Classes.of(program(jdk), directory.resolve("log"));
        assertFalse(classes.isArchived("io.lcollections.Main"));
        assertEquals(
                expected, classes.outcome().expectCode(0).expectNoMessages().text());
    }

    private static boolean isUsed(Program program) throws IOException {
        return Classes.of(program, directory.resolve("log")).isArchived("io.lcollections.Main");
    }

    private static final List<String> HEAVY =
            List.of("com.fasterxml.", "java.net.http.", "jdk.internal.net.http.", "org.fusesource.");

    @TempDir
    private Path folder;

    /** On the JDK of the tests; the classes are ours to choose, not the JDK's. */
    @ParameterizedTest
    @CsvSource({
        "0, --version", "0, --help", "0, list --help", "0, help summary", "0, completion bash", "0, completion zsh",
        "2, --nope", "2, --limit ten", "2, -a x", "2, --network sandbox", "2, sumary", "2, ''"
    })
    void wordsLoadNothingHeavy(int code, String words) throws IOException {
        String[] args = words.isEmpty() ? new String[0] : words.split(" ");
        Classes classes = classes(args);
        classes.outcome().expectCode(code);
        assertTrue(classes.sources().containsKey("io.lcollections.Main"), classes::toString);
        assertEquals(
                List.of(),
                classes.sources().keySet().stream()
                        // The verifier looks at exceptions that are caught.
                        .filter(name -> isHeavy(name) && !name.endsWith("Exception"))
                        .toList(),
                words);
    }

    /** Otherwise the test above would prove nothing. */
    @Test
    void aQueryLoadsThem() throws IOException {
        Classes classes = classes("--network", "sandbox", "-a", "10001");
        for (String name : HEAVY.subList(0, 3)) {
            assertTrue(classes.sources().keySet().stream().anyMatch(each -> each.startsWith(name)), name);
        }
    }

    /** The JVM would have to unpack the library that asks for the width; without stty, or where that is odd, it does. */
    @ParameterizedTest
    @CsvSource({
        "false, --help, stty \"$@\"",
        "false, --input PAGE, stty \"$@\"",
        "false, --input PAGE -o ndjson, stty \"$@\"",
        "true, --help, exit 1",
        "true, --input PAGE, echo lines columns"
    })
    void theWidthOfATerminalIsKnownWithoutALibrary(boolean isLoaded, String words, String stty) throws IOException {
        Tool.require("tmux");
        String path = System.getenv("PATH");
        Program.script(folder.resolve("stty"), "#!/bin/sh\nPATH=" + path + "\n" + stty + "\n");
        Path log = folder.resolve("log");
        Program start = onATerminal(words).env("PATH", folder + ":" + path);
        String screen = screen(62, Classes.logging(start, log));
        assertEquals(screen(62, onATerminal(words).env("COLUMNS", 62)), screen);
        var classes = Classes.read(log).keySet();
        assertTrue(classes.contains("io.lcollections.Main"), screen);
        assertEquals(
                isLoaded, classes.stream().anyMatch(name -> name.startsWith("org.fusesource.jansi.internal.")), screen);
    }

    private static Program onATerminal(String words) {
        return Program.launcher(words.replace("PAGE", PAGE.toString()).split(" "))
                .env("TERM", "screen");
    }

    private String screen(int columns, Program program) throws IOException {
        // A server that ends still has its socket for a moment.
        Path other = Files.createTempDirectory(folder, "terminal");
        try (Tmux terminal = new Tmux(other, columns, program.alone())) {
            assertEquals("0", terminal.value("#{@code}"), terminal.screen());
            return terminal.colouredScreen();
        }
    }

    @ParameterizedTest
    @MethodSource("io.lcollections.launcher.Jdks#all")
    void theFlagsOfAJdkToComeDoNotKeepAnyFromStarting(Path jdk) throws IOException {
        Path home = folder.resolve("to come");
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"99\"\n");
        Program.script(
                home.resolve("bin/java"),
                "#!/bin/sh\nexec '" + jdk.resolve("bin/java") + "' -XX:+NoSuchOptionAnyMore \"$@\"\n");
        Outcome outcome = Program.launcher("--input", PAGE.toString(), "-o", "csv", "-q")
                .env("JAVA_HOME", home)
                .run()
                .expectCode(0)
                .expectNoMessages();
        assertTrue(outcome.text().startsWith("id,"), outcome::toString);
    }

    private Classes classes(String... args) throws IOException {
        Program start = Program.launcher(args).env("LCOLLECTIONS_ARCHIVE", "off");
        return Classes.of(start, folder.resolve("log"));
    }

    private static boolean isHeavy(String name) {
        return HEAVY.stream().anyMatch(name::startsWith);
    }

    /** The outcome of a run, and where the JVM took each class from. */
    private record Classes(Outcome outcome, Map<String, String> sources) {
        private static final Pattern LOADED = Pattern.compile("\\[class,load\\] (\\S+) source: (.*)");
        private static final String ARCHIVE = "shared objects file";

        /** Runs a program with a log that is made and deleted again. */
        static Classes of(Program program, Path log) throws IOException {
            Outcome outcome = logging(program, log).run();
            return new Classes(outcome, read(log));
        }

        static Program logging(Program program, Path log) {
            return program.env("LCOLLECTIONS_JAVA_OPTS", "-Xlog:class+load:file=" + log);
        }

        /** The sources of what such a program has logged; deletes it. */
        static Map<String, String> read(Path log) throws IOException {
            Map<String, String> sources = new TreeMap<>();
            for (String line : Files.readAllLines(log)) {
                Matcher loaded = LOADED.matcher(line);
                if (loaded.find()) {
                    sources.put(loaded.group(1), loaded.group(2));
                }
            }
            Files.delete(log);
            return sources;
        }

        boolean isArchived(String name) {
            return sources.getOrDefault(name, "").contains(ARCHIVE);
        }

        /** Without the thousands of the JDK. */
        @Override
        public String toString() {
            Map<String, String> ours = new TreeMap<>(sources);
            ours.keySet().removeIf(name -> !isOurs(name));
            return outcome + "\n" + ours;
        }

        private static boolean isOurs(String name) {
            return name.startsWith("io.lcollections.");
        }
    }
}
