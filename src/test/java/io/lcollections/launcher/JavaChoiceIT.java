package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher picks a Java that can run the program, or says what is wrong with the one there is. */
class JavaChoiceIT {
    private static final Path JDK = Path.of(System.getProperty("java.home"));

    private static final String RUN = "exec '" + JDK.resolve("bin/java") + "' \"$@\"";

    /** What a fake JDK does when it is run, so that a test sees that it was. */
    private static final String REFUSAL = "echo 'this Java must not run' >&2; exit 99";

    @TempDir
    private Path directory;

    @Test
    void javaHomeComesBeforeThePath() throws IOException {
        fake("bin", REFUSAL);
        version(withPath());
    }

    @Test
    void aJavaHomeThatIsNoneIsAnError() throws IOException {
        Path nothing = directory.resolve("not here");
        expectRefusal(Program.launcher("--version").env("JAVA_HOME", nothing), "JAVA_HOME is '" + nothing + "'");
        expectRefusal(Program.launcher("--version").env("JAVA_HOME", directory), "JAVA_HOME is '" + directory + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0.2", "1.8.0_292", "16", "9-ea"})
    void aJavaThatIsTooOldIsNotEvenRun(String version) throws IOException {
        fake("old/bin", REFUSAL);
        // Without a newline behind it, as a tool that trims leaves it.
        Files.writeString(directory.resolve("old/release"), "IMPLEMENTOR=\"N\"\nJAVA_VERSION=\"" + version + "\"");
        Program program = Program.launcher("--version").env("JAVA_HOME", directory.resolve("old"));
        expectRefusal(program, "Java " + version + " at " + directory.resolve("old/bin/java") + " is too old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java version \"1.8.0_292\"", "openjdk version \"11.0.2\" 2019-01-15"})
    void aJavaWithoutAReleaseFileIsAskedAndCanBeTooOld(String says) throws IOException {
        fake("bin", "[ \"$*\" = -version ] && echo '" + says + "' >&2 && exit; " + REFUSAL);
        expectRefusal(
                Program.launcher("--version").env("JAVA_HOME", directory),
                "is too old: version 17 or later is required");
    }

    @Test
    void aJavaWithoutAReleaseFileIsAskedAndRuns() throws IOException {
        fake("bin", RUN);
        version(Program.launcher("--version").env("JAVA_HOME", directory));
    }

    @Test
    void javaIsFoundThroughLinksOnThePath() throws IOException {
        linkOnThePath(fake("jdk/bin", RUN));
        Files.writeString(directory.resolve("jdk/release"), "JAVA_VERSION=\"17\"\n");
        version(withPath().without("JAVA_HOME"));
        version(withPath().env("JAVA_HOME", ""));
    }

    @Test
    void theVersionIsReadWhereTheLinksLead() throws IOException {
        linkOnThePath(fake("jdk/bin", REFUSAL));
        Files.writeString(directory.resolve("jdk/release"), "JAVA_VERSION=\"11.0.2\"\n");
        expectRefusal(
                withPath().without("JAVA_HOME"), "Java 11.0.2 at " + directory.resolve("bin/java") + " is too old");
    }

    @Test
    void noJavaAtAllIsAnError() throws IOException {
        Program program = Program.launcher("--version").without("JAVA_HOME").env("PATH", directory.resolve("empty"));
        expectRefusal(program, "no Java found");
    }

    @Test
    void aJavaHomeWithAnAwkwardNameRuns() throws IOException {
        String name = "my \"own\" Java's *";
        fake(name + "/bin", RUN);
        Files.writeString(directory.resolve(name).resolve("release"), "JAVA_VERSION=\"17\"\n");
        version(Program.launcher("--version").env("JAVA_HOME", directory.resolve(name)));
    }

    private Path fake(String bin, String script) throws IOException {
        Path java = Files.createDirectories(directory.resolve(bin)).resolve("java");
        return Background.script(java, "#!/bin/sh\n" + script + "\n");
    }

    /** As Debian's alternatives do: one link to a second one, and that to the JDK. */
    private void linkOnThePath(Path java) throws IOException {
        Path alternatives = Files.createDirectory(directory.resolve("alternatives"));
        Path middle = Files.createSymbolicLink(alternatives.resolve("java"), java);
        Path bin = Files.createDirectory(directory.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), bin.relativize(middle));
    }

    private Program withPath() {
        return Program.launcher("--version").env("PATH", directory.resolve("bin") + ":" + System.getenv("PATH"));
    }

    private static void expectRefusal(Program program, String reason) throws IOException {
        Outcome outcome = program.run().expectCode(2).expectErrorWithHint();
        assertTrue(outcome.err().contains(reason), outcome::toString);
    }

    private static String version(Program program) throws IOException {
        Outcome outcome = program.run().expectCode(0).expectNoMessages();
        assertEquals(3, outcome.text().lines().count(), outcome::toString);
        return outcome.text();
    }
}
