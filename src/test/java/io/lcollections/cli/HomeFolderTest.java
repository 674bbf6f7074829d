package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.Expect;
import io.lcollections.support.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A {@code ~/} that no shell has replaced: behind {@code =}, in quotes, in variables of cron and systemd. */
class HomeFolderTest {
    @TempDir
    private Path home;

    @BeforeEach
    void save() throws IOException {
        Files.writeString(home.resolve("p.json"), "{\"totalNum\":1,\"collections\":[{\"id\":7,\"count\":1}]}");
        Files.writeString(home.resolve("c.toml"), "columns = 'id'\nno-header = true\noutput = 'csv'\n");
    }

    private Run with() {
        return Run.with().env("HOME", home.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--input=~/p.json", "--input ~/p.json", "--input=~/p.json --config ~/c.toml -q"})
    void isReplacedInOptions(String options) {
        Run.Result run = with().args((options + " -q --no-header -o csv --columns id").split(" "));
        assertEquals("7\n", run.out(), run.toString());
    }

    @Test
    void isReplacedInArgumentsAndVariables() {
        assertEquals(0, with().args("diff", "~/p.json", "~/p.json", "-q").code());
        Run.Result run =
                with().env("LCOLLECTIONS_CONFIG", "~/c.toml").args("--input", home.resolve("p.json") + "", "-q");
        assertEquals("7\n", run.out(), run.toString());
    }

    @Test
    void configurationIsWrittenThere() throws IOException {
        with().args("config", "set", "account", "5", "--config=~/new.toml");
        assertEquals("account = 5\n", Files.readString(home.resolve("new.toml")));
        assertTrue(Files.notExists(Path.of("~")));
    }

    @Test
    void otherFoldersAreRefused() {
        Expect.failure(2, "'~bob/p.json' starts with ~bob, which", with().args("--input", "~bob/p.json"));
        Expect.failure(
                2,
                "'~/p.json' starts with ~, and HOME is not an absolute path",
                Run.with().env("HOME", "relative").args("--input", "~/p.json"));
    }
}
