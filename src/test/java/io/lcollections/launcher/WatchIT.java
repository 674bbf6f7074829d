package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.ScriptedAccount;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code watch} as a process: how it ends, and what it leaves. */
class WatchIT {
    private final AtomicInteger looks = new AtomicInteger();
    private final ScriptedAccount account = new ScriptedAccount();
    /** Every look finds another count. */
    private final ScriptedServer server = new ScriptedServer(head -> {
        // The second request of a poll asks for what follows.
        boolean isFirst = !head.contains("offset=") || head.matches("(?s).*offset=0\\b.*");
        account.put(1, "Otters", isFirst ? looks.incrementAndGet() : looks.get());
        return account.apply(head);
    });

    @TempDir
    private Path folder;

    @Test
    void interruptedItEndsBehindALineThatIsKeptInAFileOfItsOwn() throws IOException {
        Running.assumeInterrupts();
        Path state = folder.resolve("seen");
        Program watch = Program.launcher("watch", "--base-url", server.base(), "-a", "7", "-o", "ndjson")
                .with("--interval", "1ms", "--state", state.toString())
                .piped();
        List<String> lines = new ArrayList<>();
        try (server;
                Running running = watch.start()) {
            lines.add(running.line());
            Outcome second = watch.run().expectCode(2);
            assertTrue(second.err().contains("is in use by another watch"), second.err());
            running.interrupt();
            for (String line = running.line(); line != null; line = running.line()) {
                lines.add(line);
            }
            Outcome outcome = running.outcome().expectCode(130);
            assertTrue(outcome.err().startsWith("1 collection; changes are printed from now on\n"), outcome.err());
        }
        for (int i = 0; i < lines.size(); i++) {
            String change = "{\"field\":\"count\",\"old\":" + (i + 1) + ",\"new\":" + (i + 2) + "}]}";
            assertTrue(lines.get(i).endsWith(change), lines.get(i));
        }
        String kept = Files.readString(state);
        assertTrue(kept.endsWith("\n") && kept.contains("\"count\":" + (lines.size() + 1) + "}"), kept);
    }

    @Test
    void aReaderThatLeavesEndsIt() throws IOException {
        String script = "\"$0\" watch --base-url \"$1\" -a 7 --interval 1ms -q | head -n 2 | cut -c 20-;"
                + " echo ${PIPESTATUS[0]}";
        try (server) {
            Outcome outcome =
                    Program.shell(script, server.base()).run().expectCode(0).expectNoMessages();
            assertEquals("  ~ 1  Otters  1 -> 2 (+1)\n  ~ 1  Otters  2 -> 3 (+1)\n141\n", outcome.text());
        }
    }

    /** One line after the other is put on the disk, and what there is of them must not be written anew for each. */
    @Test
    void manyChangesAreToldInTime() throws IOException {
        int many = 1000;
        try (server) {
            Program once = Program.launcher("watch", "--base-url", server.base(), "-a", "7", "--once", "-q")
                    .with("--state", folder.resolve("seen").toString());
            once.run().expectCode(0);
            IntStream.range(2, many + 1).forEach(id -> account.put(id, "n", 1));
            Outcome outcome = once.run().expectCode(0).expectNoMessages();
            assertEquals(many, outcome.text().lines().count());
        }
    }
}
