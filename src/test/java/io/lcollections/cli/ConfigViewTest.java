package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lcollections.support.Expect;
import io.lcollections.support.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code config} prints. */
class ConfigViewTest {
    @TempDir
    private Path home;

    private Path file;

    @BeforeEach
    void namePlace() {
        file = home.resolve("lcollections/config.toml");
    }

    private Run with() {
        return Run.with().env("XDG_CONFIG_HOME", home.toString());
    }

    private Run.Result config(String words) {
        return with().args(("config " + words).split(" "));
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void whatIsNotSetPrintsNothing() {
        Run.Result run = config("get account");
        assertEquals("0 account is not set\n", run.code() + run.out() + " " + run.err());
        assertEquals("mainnet\n", config("get network").out(), "built in");
    }

    @Test
    void aProxyIsShownWithoutItsPassword() throws IOException {
        write("proxy = 'http://me:S3cretWord@proxy.invalid:3128'\n");
        assertEquals("http://…@proxy.invalid:3128\n", config("get proxy").out());
        for (String list : new String[] {"list", "list -o json"}) {
            Run.Result run = config(list);
            assertTrue(run.out().contains("http://…@proxy.invalid:3128"), run.out());
            assertFalse(run.out().contains("S3cretWord"), run.out());
        }
        Run.Result used = with().args("--base-url", "https://relayer.invalid", "-a", "1", "--retries", "0", "-v");
        assertTrue(used.err().startsWith("proxy: proxy.invalid:3128 (proxy of the configuration)\n"), used.err());
        assertFalse(used.err().contains("S3cretWord"), used.err());
    }

    @ParameterizedTest
    @CsvSource({
        "base-url, https://me:S3cret@Word/x@r.invalid/y, https://…@r.invalid/y",
        "base-url, https://S3cretWord@r.invalid, https://…@r.invalid",
        "api-key-command, curl -s http://me:S3cretWord@h/key me@home, curl -s http://…@h/key me@home",
        "proxy, http:me:S3cretWord, …",
        "proxy, me:S3cretWord:proxy.invalid:3128, …"
    })
    void aPasswordIsShownNowhere(String name, String value, String shown) throws IOException {
        write(name + " = '" + value + "'\n");
        assertEquals(shown + "\n", config("get " + name).out());
        for (String list : new String[] {"list", "list -o json"}) {
            Run.Result run = config(list);
            assertTrue(run.out().contains(shown), run.out());
            assertFalse(run.out().contains("S3cret"), run.out());
        }
    }

    @Test
    void theListSaysWhereEachValueComesFrom() throws IOException {
        write(
                "account = 10001\nprofile = 'p'\napi-key-command = ['pass', 'show', 'a b']\n[profiles.p]\nnetwork = 'sandbox'\n");
        Run.Result run = with().env("LCOLLECTIONS_LIMIT", "7").args("config", "list");
        String lines = run.out().replaceAll(" {2,}", "|");
        for (String line : new String[] {
            "NAME|VALUE|SOURCE",
            "account|10001|file: " + file + ":1",
            "network|sandbox|profile: " + file + ":5",
            "limit|7|environment: LCOLLECTIONS_LIMIT",
            "timeout|30s|built in",
            "base-url|not set",
            "profile|p|file: " + file + ":2",
            "api-key|not set",
            "api-key-command|pass show 'a b'|file: " + file + ":3"
        }) {
            assertTrue(("\n" + lines).contains("\n" + line + "\n"), line + " in\n" + lines);
        }
        assertEquals("", run.err());
    }

    @Test
    void theListIsForProgramsToo() throws IOException {
        write("account = 10001\n[profiles.p]\n");
        Run.Result run = config("list -o json --profile p");
        JsonNode document = new ObjectMapper().readTree(run.out());
        assertEquals(file.toString(), document.get("file").textValue());
        assertTrue(document.get("exists").booleanValue());
        assertEquals("p", document.get("profile").textValue());
        assertEquals(
                "{\"name\":\"account\",\"value\":\"10001\",\"source\":\"file\",\"place\":\"" + file + ":1\"}",
                document.get("settings").get(0).toString());
        JsonNode none = new ObjectMapper()
                .readTree(Run.with().args("config", "list", "-o", "json").out());
        assertFalse(none.get("exists").booleanValue());
        assertTrue(none.get("settings").get(0).get("source").isNull());
    }

    @Test
    void thePathIsPrintedWhetherItIsThereOrNot() {
        assertEquals(file + "\n", config("path").out());
        assertEquals("x.toml\n", config("path --config x.toml").out());
        assertEquals(
                "y.toml\n",
                with().env("LCOLLECTIONS_CONFIG", "y.toml")
                        .args("config", "path")
                        .out());
        Expect.failure(
                2,
                "neither HOME nor XDG_CONFIG_HOME is set",
                Run.with().env("XDG_CONFIG_HOME", "").args("config", "path"));
    }

    /** Nothing that stands in a file acts on the terminal that it is shown on. */
    @Test
    void whatStandsInAFileIsShownSafely() throws IOException {
        write("api-key-command = \"x\\u001b[31m\\ny\"\n");
        for (String words : new String[] {"list", "get api-key-command"}) {
            String out =
                    with().terminal(80).args(("config " + words).split(" ")).out();
            assertFalse(out.contains("\u001b"), out);
            assertTrue(out.contains("x\\u{1b}[31m\\ny"), out);
        }
    }
}
