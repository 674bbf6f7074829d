package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.AccountsScript;
import io.lcollections.support.PagingScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account that is called by an address is watched, and kept, by its number. */
class WatchAddressTest {
    private static final String OWNER = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    @TempDir
    private Path folder;

    private Run.Result once(ScriptedServer server, String account) {
        String state = folder.resolve("seen").toString();
        return Run.with()
                .args("watch", "-a", account, "--base-url", server.base(), "--once", "-o", "ndjson", "--state", state);
    }

    @Test
    void isTheSameAccountAsItsNumber() throws IOException {
        AtomicInteger collections = new AtomicInteger(2);
        AccountsScript script = new AccountsScript()
                .withOwner(OWNER, ScriptedServer.json("{\"accountId\":7}"))
                .with(7, head -> PagingScript.of(collections.get()).apply(head));
        try (ScriptedServer server = new ScriptedServer(script)) {
            Run.Result first = once(server, OWNER);
            assertEquals(OWNER + " is account 7\n2 collections; the next run prints what changed since\n", first.err());
            collections.incrementAndGet();
            Run.Result change = once(server, OWNER);
            assertTrue(
                    change.out().matches("\\{\"at\":\"[^\"]+\",\"accountId\":7,\"change\":\"added\",\"id\":2,.*\n"),
                    change.toString());
            Run.Result byNumber = once(server, "7");
            assertEquals("", byNumber.out());
            assertEquals(0, byNumber.code(), byNumber.toString());
        }
    }

    @Test
    void thatThereIsNotEndsIt() throws IOException {
        try (ScriptedServer server = new ScriptedServer(new AccountsScript())) {
            assertEquals(4, once(server, OWNER).code());
        }
    }
}
