package io.lcollections.completion;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Someone at the keys of a shell on a terminal. The shell tells when it is ready, and on request what its line is. */
final class Typist implements AutoCloseable {
    private static final int READY = 035;
    private static final int LINE_STARTS = 036;
    private static final int LINE_ENDS = 037;
    private static final char TELL = 'T' - '@';

    private final Process terminal;
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    Typist(RealShell shell, Place place) throws IOException {
        String size = "stty rows 40 cols 120; ";
        terminal = place.process(List.of("script", "-qec", size + "exec env " + shell.typed(), "/dev/null"))
                .redirectErrorStream(true)
                .start();
        CompletableFuture.delayedExecutor(Place.GUARD_SECONDS, TimeUnit.SECONDS).execute(terminal::destroyForcibly);
        until(READY);
    }

    /** What the line is after some keys; the next one is empty. */
    String type(String keys) throws IOException {
        terminal.getOutputStream().write((keys + TELL).getBytes(StandardCharsets.UTF_8));
        terminal.getOutputStream().flush();
        until(LINE_STARTS);
        return until(LINE_ENDS);
    }

    private String until(int sign) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int next = terminal.getInputStream().read();
                next != sign;
                next = terminal.getInputStream().read()) {
            if (next < 0) {
                return fail("the shell went away or did not answer:\n" + screen.toString(StandardCharsets.UTF_8));
            }
            text.write(next);
            screen.write(next);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        terminal.descendants().forEach(ProcessHandle::destroyForcibly);
        terminal.destroyForcibly().onExit().join();
    }
}
