package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lcollections.support.HelpText;
import io.lcollections.support.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the help that need a shell, typed as they stand there. */
class HelpExamplesIT {
    private static final String SANDBOX = "sandbox: generated data from a built-in server, not the service\n";

    @TempDir
    private Path directory;

    @TempDir
    private Path home;

    static Stream<String> shellExamples() {
        return HelpText.commands().stream()
                .flatMap(command -> HelpText.examples(HelpText.of(Run.with(), command)).stream())
                .filter(HelpText::needsShell);
    }

    @ParameterizedTest
    @MethodSource("shellExamples")
    void worksAsTyped(String example) throws IOException {
        boolean needsJq = example.contains("| jq ");
        assumeTrue(!needsJq || Program.of("sh", "-c", "command -v jq").run().code() == 0, "there is no jq here");
        for (String folder :
                List.of(".local/share/bash-completion/completions", ".zfunc", ".config/fish/completions")) {
            Files.createDirectories(home.resolve(folder));
        }
        if (example.contains("diff old.json new.json")) {
            Files.writeString(directory.resolve("old.json"), "{\"id\":1}");
            Files.writeString(directory.resolve("new.json"), "{\"id\":2}");
        }
        // The doctor says in a line of its own whom it asked.
        boolean asksSandbox = example.contains("--network sandbox") && !example.contains(" doctor ");
        Path bin = Program.launcherFile().toAbsolutePath().getParent();
        Outcome outcome = Program.shell("set -o pipefail\n" + example)
                .env("PATH", bin + ":" + System.getenv("PATH"))
                .env("HOME", example.contains("~") ? home : System.getProperty("user.home"))
                .in(directory)
                .run()
                .expectCode(0);
        String begun = example.contains(" watch ") ? "137 collections; the next run prints what changed since\n" : "";
        // The generated names have half a surrogate pair among them.
        String err = outcome.err().replaceAll(".*half of a surrogate pair.*\n", "");
        assertTrue(err.equals(asksSandbox ? SANDBOX + begun : ""), outcome::toString);
        assertFalse(
                example.contains("|| echo") && !outcome.text().contains(example.replaceFirst("(?s).*echo ", "")),
                outcome::toString);
        assertFalse(
                outcome.text().isEmpty()
                        && written(directory).isEmpty()
                        && written(home).isEmpty(),
                outcome::toString);
    }

    private static String written(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }
}
