package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.AccountsScript;
import io.lcollections.support.Expect;
import io.lcollections.support.PagingScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service is needed for: an account by its address, and the options of services. */
class DiffAddressTest {
    private static final String OWNER = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    @TempDir
    private Path folder;

    private String old;

    @BeforeEach
    void save() throws IOException {
        String text = "{\"accountId\":6,\"id\":5}\n{\"accountId\":7,\"id\":0,\"name\":\"n0\",\"count\":1}\n";
        old = Files.writeString(folder.resolve("old"), text).toString();
    }

    @Test
    void isLookedUpForFileAndService() throws IOException {
        AccountsScript script = new AccountsScript()
                .withOwner(OWNER, ScriptedServer.json("{\"accountId\":7}"))
                .with(7, PagingScript.of(2));
        try (ScriptedServer server = new ScriptedServer(script)) {
            Run.Result typed = Run.with().args("diff", old, "-a", OWNER, "--base-url", server.base(), "-o", "ndjson");
            assertTrue(typed.out().matches("\\{\"accountId\":7,\"change\":\"added\",\"id\":1,.*\n"), typed.toString());
            assertEquals(OWNER + " is account 7\n", typed.err());
            Run.Result given = Run.with()
                    .env("LCOLLECTIONS_ACCOUNT", OWNER)
                    .stdin("{\"id\":0,\"name\":\"n0\",\"count\":1}")
                    .args("diff", "-", "--base-url", server.base(), "-o", "ndjson");
            assertEquals(typed.out(), given.out(), given.toString());
        }
    }

    @Test
    void isRefusedWhereNobodyCanBeAskedOrNobodyKnowsIt() throws IOException {
        Expect.failure(
                2,
                "files know accounts by number, and " + OWNER + " cannot be looked up",
                Run.with().args("diff", old, old, "-a", OWNER));
        try (ScriptedServer server = new ScriptedServer(new AccountsScript())) {
            Expect.failure(4, OWNER, Run.with().args("diff", old, "-a", OWNER, "--base-url", server.base()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--network=sandbox",
                "--base-url=http://127.0.0.1:1",
                "--api-key-file=x",
                "--timeout=1s",
                "--retries=1",
                "--proxy=http://127.0.0.1:1",
                "--ca-file=x",
                "--concurrency=2",
                "--rate=2",
                "--limit=2"
            })
    void optionsOfServicesAreRefusedWithTwoFiles(String option) {
        String name = option.substring(0, option.indexOf('='));
        Expect.failure(2, name + " has no effect with two files", Run.with().args("diff", old, old, "-a", "7", option));
    }

    @Test
    void standingDefaultsOfServicesArePassedOver() {
        Run.Result run = Run.with()
                .env("LCOLLECTIONS_NETWORK", "sandbox")
                .env("LCOLLECTIONS_RATE", "2")
                .args("diff", old, old);
        assertEquals(new Run.Result(run.line(), 0, "", ""), run);
    }
}
