package io.lcollections.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs that may be on this machine. */
public final class Tool {
    private Tool() {}

    public static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Skips the test where the program is not installed. */
    public static void require(String program) {
        assumeTrue(isThere(program), "there is no " + program + " here");
    }
}
