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
        Run.Result run = with().line(options + " -q --no-header -o csv --columns id");
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
    void otherFoldersAreNotThere() {
        Expect.failure(2, "--input '~bob/p.json' cannot be read", with().args("--input", "~bob/p.json"));
        Expect.failure(
                2,
                "--input '~/p.json' cannot be read",
                Run.with().env("HOME", "relative").line("--input ~/p.json"));
        Expect.failure(
                2,
                "--config '~bob/c.toml' starts with ~, which stands for no folder here",
                with().line("config set account 5 --config ~bob/c.toml"));
    }

    /** A configured file is not looked for until a command reads it. */
    @Test
    void unusedOneDoesNotMatter() throws IOException {
        Path config = Files.writeString(home.resolve("ca.toml"), "ca-file = '~/c.pem'\n");
        Run.Result run =
                Run.with().args("--network", "sandbox", "-a", "10001", "--limit", "1", "--config", config.toString());
        assertEquals(0, run.code(), run.toString());
    }
}
