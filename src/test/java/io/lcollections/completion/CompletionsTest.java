package io.lcollections.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.support.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompletionsTest {
    private static final Path KEPT = Path.of("completions");

    private record Script(String file, String text) {}

    static Stream<Script> scripts() {
        Model model = Model.of(Run.model());
        return Stream.of(
                new Script("lcollections.bash", new BashScript(model).text()),
                new Script("_lcollections", new ZshScript(model).text()),
                new Script("lcollections.fish", new FishScript(model).text()),
                new Script("lcollections.ps1", new PowerShellScript(model).text()));
    }

    /** {@code -Dcompletions=write} writes them anew, for the next build to pack. */
    @ParameterizedTest
    @MethodSource("scripts")
    void areMadeOfTheOptionsThatThereAre(Script script) throws IOException {
        Path kept = KEPT.resolve(script.file);
        if ("write".equals(System.getProperty("completions"))) {
            Files.writeString(kept, script.text);
        }
        assertEquals(
                script.text,
                Files.exists(kept) ? Files.readString(kept) : "",
                "mvn test -Dcompletions=write -Dtest=CompletionsTest writes " + kept + " anew");
    }
}
