package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is answered without asking anybody loads nothing of what asks, reads and draws; and flags suit every JDK. */
class LeanStartIT {
    private static final List<String> HEAVY =
            List.of("com.fasterxml.", "java.net.http.", "jdk.internal.net.http.", "org.fusesource.");

    @TempDir
    private Path directory;

    /** On the JDK of the tests; the classes are ours to choose, not the JDK's. */
    @ParameterizedTest
    @CsvSource({
        "0, --version",
        "0, --help",
        "0, list --help",
        "0, help summary",
        "0, completion bash",
        "0, completion zsh",
        "2, --nope",
        "2, --limit ten",
        "2, -a x",
        "2, --network sandbox",
        "2, sumary",
        "2, ''"
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
        Program.script(directory.resolve("stty"), "#!/bin/sh\nPATH=" + path + "\n" + stty + "\n");
        Path log = directory.resolve("log");
        Program start = onATerminal(words).env("PATH", directory + ":" + path);
        String screen = screen(62, Classes.logging(start, log));
        assertEquals(screen(62, onATerminal(words).env("COLUMNS", 62)), screen);
        var classes = Classes.read(log).keySet();
        assertTrue(classes.contains("io.lcollections.Main"), screen);
        assertEquals(
                isLoaded, classes.stream().anyMatch(name -> name.startsWith("org.fusesource.jansi.internal.")), screen);
    }

    private static Program onATerminal(String words) {
        return Program.launcher(words.replace("PAGE", page()).split(" ")).env("TERM", "screen");
    }

    private String screen(int columns, Program program) throws IOException {
        // A server that ends still has its socket for a moment.
        Path other = Files.createTempDirectory(directory, "terminal");
        try (Tmux terminal = new Tmux(other, columns, program.alone())) {
            assertEquals("0", terminal.value("#{@code}"), terminal.screen());
            return terminal.colouredScreen();
        }
    }

    /** A JDK that does not know an option any more, as each of ours does not know all of them. */
    @ParameterizedTest
    @MethodSource("io.lcollections.launcher.Jdks#all")
    void theFlagsOfAJdkToComeDoNotKeepAnyFromStarting(Path jdk) throws IOException {
        Path home = directory.resolve("to come");
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"99\"\n");
        Program.script(
                home.resolve("bin/java"),
                "#!/bin/sh\nexec '" + jdk.resolve("bin/java") + "' -XX:+NoSuchOptionAnyMore \"$@\"\n");
        Outcome outcome = Program.launcher("--input", page(), "-o", "csv", "-q")
                .env("JAVA_HOME", home)
                .run()
                .expectCode(0)
                .expectNoMessages();
        assertTrue(outcome.text().startsWith("id,"), outcome::toString);
    }

    private static String page() {
        return Path.of("src/test/resources/saved/page.json").toAbsolutePath().toString();
    }

    private Classes classes(String... args) throws IOException {
        Program start = Program.launcher(args).env("LCOLLECTIONS_ARCHIVE", "off");
        return Classes.of(start, directory.resolve("log"));
    }

    private static boolean isHeavy(String name) {
        return HEAVY.stream().anyMatch(name::startsWith);
    }
}
