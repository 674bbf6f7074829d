package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.api.ApiKey;
import io.lcollections.support.HostileText;
import io.lcollections.support.Property;
import io.lcollections.support.StrictTerminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Lines of standard error, and the status below them, to the byte. */
class ConsoleTest {
    private static final String ERASED = "\r\u001b[0K";

    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final Console messages = new Console(stderr);

    private String written() {
        String text = stderr.toString(StandardCharsets.UTF_8);
        stderr.reset();
        return text;
    }

    @Test
    void aStatusIsDrawnInItsPlace() {
        messages.status("1 of 2");
        assertEquals("\r1 of 2\u001b[0K", written());
        messages.status("2");
        assertEquals("\r2\u001b[0K", written());
        messages.clearStatus();
        assertEquals(ERASED, written());
    }

    @Test
    void whatStandsThereIsNotDrawnAgain() {
        messages.status("1");
        messages.status("1");
        assertEquals("\r1\u001b[0K", written());
        messages.clearStatus();
        messages.clearStatus();
        assertEquals(ERASED, written());
        messages.status("1");
        assertEquals("\r1\u001b[0K", written());
    }

    @Test
    void withoutAStatusNothingIsErased() {
        messages.clearStatus();
        messages.note("plain");
        assertEquals("plain\n", written());
    }

    @Test
    void everyLineErasesTheStatusOnce() {
        messages.level(Console.Level.DEBUG);
        messages.status("s");
        messages.note("one");
        messages.note("two");
        messages.status("s");
        messages.verbose("three");
        messages.status("s");
        messages.error("four", "five", null);
        assertEquals(
                "\rs\u001b[0K" + ERASED + "one\ntwo\n"
                        + "\rs\u001b[0K" + ERASED + "three\n"
                        + "\rs\u001b[0K" + ERASED + "lcollections: four\n  hint: five\n",
                written());
    }

    @Test
    void whatIsNotSaidLeavesTheStatusAlone() {
        messages.status("s");
        messages.verbose("nobody asked");
        assertEquals("\rs\u001b[0K", written());
    }

    @Test
    void quietMeansNoStatus() {
        messages.level(Console.Level.QUIET);
        messages.status("s");
        messages.error("wrong", null, null);
        assertEquals("lcollections: wrong\n", written());
    }

    @Test
    void aStatusIsAsSafeAsALine() {
        String key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ01";
        messages.addSecret(ApiKey.parse(key, "a test"));
        messages.status("\u001b[31m " + key);
        assertEquals("\r\\u{1b}[31m ***\u001b[0K", written());
    }

    @Test
    void aStatusOrALineIsOneWrite() {
        StringBuilder writes = new StringBuilder();
        Console other = new Console(new OutputStream() {
            @Override
            public void write(int single) {
                writes.append((char) single);
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                writes.append('<')
                        .append(new String(bytes, from, count, StandardCharsets.UTF_8))
                        .append('>');
            }
        });
        other.status("s");
        other.note("n");
        assertEquals("<\rs\u001b[0K><" + ERASED + "n\n>", writes.toString());
    }

    @Test
    void whatNobodyReadsIsNotTriedAgain() {
        int[] writes = {0};
        Console gone = new Console(new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                writes[0]++;
                throw new IOException("closed");
            }
        });
        gone.status("s");
        gone.status("t");
        assertEquals(1, writes[0]);
    }

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

    private static final int CASES = 20_000;

    @Test
    void errorAndHintAndNoteAreALineEach() {
        new Property<>(HostileText::any, HostileText::simpler).holds(CASES, text -> {
            ByteArrayOutputStream stderr = new ByteArrayOutputStream();
            Console messages = new Console(stderr);
            messages.error("the service says: " + text + " (104002)", text, null);
            messages.note(text);
            StrictTerminal terminal = new StrictTerminal().write(stderr.toString(StandardCharsets.UTF_8));
            assertEquals(3, terminal.lines().size());
        });
    }
}
