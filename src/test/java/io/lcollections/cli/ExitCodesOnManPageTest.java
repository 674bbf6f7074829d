package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExitCodesOnManPageTest {
    @ParameterizedTest
    @EnumSource(ExitCode.class)
    void everyExitCodeIsThere(ExitCode status) throws IOException {
        String page = Files.readString(Path.of("man", "lcollections.1"));
        assertTrue(page.contains("\n.It " + status.code() + "\n"), status.name());
    }
}
