package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.support.FixedTerminal;
import io.lcollections.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Progress as it is drawn beside the walk, and ended from anywhere. */
class ProgressThreadsTest {
    private static final Map<String, String> XTERM = Map.of("TERM", "xterm");
    private static final String ERASED = "\r\u001b[0K";

    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final AtomicLong now = new AtomicLong();
    private final CountDownLatch drawn = new CountDownLatch(3);
    private final List<Thread> drawers = new ArrayList<>();

    /** Each look at the clock takes half a second, so that nobody has to wait for the first. */
    private long hurry() {
        return now.getAndAdd(TimeUnit.MILLISECONDS.toNanos(500));
    }

    private OutputStream sink() {
        return new OutputStream() {
            @Override
            public void write(int single) {
                throw new IllegalStateException("one byte is half a line");
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                stderr.write(bytes, from, count);
                drawers.add(Thread.currentThread());
                drawn.countDown();
            }
        };
    }

    @Test
    void drawsOnWhileTheWalkWaitsAndEndsWithIt() throws InterruptedException {
        Terminal terminal = FixedTerminal.stderrOfWidth(80);
        try (Progress progress = Progress.start(new Console(sink()), terminal, XTERM, this::hurry)) {
            progress.update(100, OptionalLong.of(10_000));
            drawn.await();
        }
        Thread drawer = drawers.get(0);
        assertTrue(drawer.isDaemon(), "it must not keep the program from ending");
        drawer.join();
        String text = stderr.toString(StandardCharsets.UTF_8);
        assertTrue(text.endsWith("left\u001b[0K" + ERASED), text);
        assertEquals(text.length() - ERASED.length(), text.indexOf(ERASED), text);
    }

    /** The worst moment to be interrupted: it has been decided to draw, and nothing is drawn yet. */
    @Test
    void nothingIsDrawnOnceItIsClosed() throws InterruptedException {
        Progress[] closed = new Progress[1];
        Thread interruption = new Thread(() -> closed[0].close());
        Terminal terminal = new Terminal() {
            @Override
            public boolean isStderrTerminal() {
                return true;
            }

            @Override
            public int stderrWidth() {
                interruption.start();
                while (interruption.isAlive() && interruption.getState() != Thread.State.BLOCKED) {
                    Thread.onSpinWait();
                }
                return 80;
            }

            @Override
            public boolean isStdoutTerminal() {
                return false;
            }

            @Override
            public boolean isStdoutPipe() {
                return true;
            }

            @Override
            public int width() {
                return 80;
            }
        };
        closed[0] = Progress.start(new Console(stderr), terminal, XTERM, this::hurry, work -> {});
        closed[0].tick();
        interruption.join();
        assertEquals("\r0 collections\u001b[0K" + ERASED, stderr.toString(StandardCharsets.UTF_8));
    }

    @Test
    void anInterruptedDrawerCleansUp() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        Terminal terminal = FixedTerminal.stderrOfWidth(80);
        Progress progress = Progress.start(new Console(sink()), terminal, XTERM, this::hurry, work -> {
            threads.add(new Thread(work));
            threads.get(0).start();
        });
        progress.update(100, OptionalLong.of(10_000));
        drawn.await();
        threads.get(0).interrupt();
        threads.get(0).join();
        assertTrue(stderr.toString(StandardCharsets.UTF_8).endsWith(ERASED));
    }
}
