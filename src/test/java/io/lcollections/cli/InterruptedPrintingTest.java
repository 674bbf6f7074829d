package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.support.PagingScript;
import io.lcollections.support.Run;
import io.lcollections.support.ScriptedServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The signal comes while all that was read is printed at once, to a reader that has stopped to read. */
class InterruptedPrintingTest {
    @ParameterizedTest
    @ValueSource(strings = {"-o table", "-o csv --sort id", "-o ndjson --sort -name"})
    void noOffsetIsNamedAsNobodyKnowsWhatCameOut(String form) throws IOException {
        AtomicReference<Thread> handler = new AtomicReference<>();
        OutputStream stalled = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                handler.get().start();
                try {
                    handler.get().join();
                } catch (InterruptedException end) {
                    throw new InterruptedIOException();
                }
                throw new IOException("the process is gone");
            }
        };
        try (ScriptedServer server = new ScriptedServer(PagingScript.of(70))) {
            Run run = Run.with().stdout(stalled).atExit(work -> handler.set(new Thread(work)));
            String line = run.line("--base-url " + server.base() + " -a 7 --all " + form)
                    .err()
                    .lines()
                    .findFirst()
                    .orElseThrow();
            assertEquals("lcollections: interrupted while printing; the output is incomplete: run it again", line);
        }
    }
}
