package io.lcollections.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.lcollections.cli.Environment;
import io.lcollections.support.FixedTerminal;
import io.lcollections.support.VirtualTime;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines of the training succeed: nobody would notice an archive of failures. */
class TrainingTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @Test
    void wordsSucceed() throws Exception {
        assertEquals(List.of(), training().run("words"));
        assertEquals("", printed.toString());
    }

    @Test
    void queriesSucceed() throws Exception {
        String script = Files.readString(Path.of("src/main/launcher/make-archive"));
        String config = script.replaceFirst("(?s).*<< END\\n(.*?\\n)END\\n.*", "$1");
        assertEquals(List.of(), training().run("queries", config(config)));
        assertEquals("", printed.toString());
    }

    @Test
    void failuresAreReturned() throws Exception {
        List<String> failures = training().run("queries", config("nonsense = 1\n[profiles.training]\n"));
        assertEquals(
                List.of("2", "2"),
                failures.stream().map(line -> line.substring(0, 1)).toList());
    }

    private String config(String text) throws Exception {
        return Files.writeString(directory.resolve("config.toml"), text).toString();
    }

    /** Fails when anything reads or writes the streams of the process. */
    private Training training() {
        InputStream stdin = new InputStream() {
            @Override
            public int read() {
                return fail("reads standard input");
            }
        };
        return new Training(new Environment(
                Map.of(),
                name -> null,
                stdin,
                printed,
                printed,
                FixedTerminal.NONE,
                () -> ZoneOffset.UTC,
                new VirtualTime().ofHost(),
                work -> fail("leaves work for the end")));
    }
}
