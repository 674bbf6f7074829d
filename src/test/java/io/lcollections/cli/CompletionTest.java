package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.support.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The completions, as the command prints them; what they do is tested in the shells. */
class CompletionTest {
    @ParameterizedTest
    @CsvSource({
        "bash, lcollections.bash",
        "zsh, _lcollections",
        "fish, lcollections.fish",
        "powershell, lcollections.ps1"
    })
    void areThoseOfTheShell(String shell, String file) throws IOException {
        Run.Result run = Run.with().args("completion", shell);
        assertEquals(0, run.code(), run.toString());
        assertEquals("", run.err());
        assertEquals(Files.readString(Path.of("completions", file)), run.out());
    }
}
