package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Lines of standard error that come from several threads at once. */
class ConsoleThreadsTest {
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    /** Console that are written down, and something that happens after each write and before it returns. */
    private Console messages(Consumer<String> meanwhile) {
        return new Console(new OutputStream() {
            @Override
            public void write(int single) {
                stderr.write(single);
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                stderr.write(bytes, from, count);
                meanwhile.accept(new String(bytes, from, count, StandardCharsets.UTF_8));
            }
        });
    }

    private String written() {
        return stderr.toString(StandardCharsets.UTF_8);
    }

    /** A note that comes while a status is being drawn knows that there is one to erase. */
    @Test
    void aNoteWaitsForTheStatus() throws InterruptedException {
        Console[] shared = new Console[1];
        Thread other = new Thread(() -> shared[0].note("note"));
        shared[0] = messages(text -> {
            if (text.startsWith("\rstatus")) {
                other.start();
                while (other.isAlive() && other.getState() != Thread.State.BLOCKED) {
                    Thread.onSpinWait();
                }
            }
        });
        shared[0].status("status");
        other.join();
        assertEquals("\rstatus\u001b[0K\r\u001b[0Knote\n", written());
    }

    @Test
    void whatOneThreadSaysStandsTogether() throws InterruptedException {
        int rounds = 2000;
        Console shared = messages(text -> Thread.yield());
        CountDownLatch ready = new CountDownLatch(2);
        List<Thread> writers = List.of(writer(shared, "a", rounds, ready), writer(shared, "b", rounds, ready));
        for (Thread writer : writers) {
            writer.join();
        }
        String text = written();
        // A status may stand above an error, never within one.
        String lines = text.replaceAll("\r[^\u001b]*\u001b\\[0K", "");
        String torn = lines.replaceAll("lcollections: ([ab]\\d+)\n  hint: \\1\n", "");
        assertEquals("", torn.substring(0, Math.min(100, torn.length())));
        assertEquals(4L * rounds, lines.lines().count());
    }

    private static Thread writer(Console messages, String name, int rounds, CountDownLatch ready) {
        Thread thread = new Thread(() -> {
            ready.countDown();
            try {
                ready.await();
            } catch (InterruptedException never) {
                throw new IllegalStateException(never);
            }
            for (int i = 0; i < rounds; i++) {
                messages.status(name + i);
                messages.error(name + i, name + i, null);
            }
        });
        thread.start();
        return thread;
    }
}
