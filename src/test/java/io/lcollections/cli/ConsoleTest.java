package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.api.ApiKey;
import io.lcollections.support.HostileText;
import io.lcollections.support.Property;
import io.lcollections.support.StrictTerminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of standard error, and the status below them, to the byte. */
class ConsoleTest {
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final Console messages = new Console(stderr);

    private String written() {
        String text = stderr.toString(StandardCharsets.UTF_8);
        stderr.reset();
        return text;
    }

    /** In what is written, ^ is a carriage return, $ erases the rest of the line, and / ends it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status 1 of 2,status 2,clear|^1 of 2$^2$^$",
                "status 1,status 1,clear,clear,status 1|^1$^$^1$",
                "clear,note plain|plain/",
                "DEBUG,status s,note one,note two,status s,verbose three,status s,error four"
                        + "|^s$^$one/two/^s$^$three/^s$^$lcollections: four/  hint: five/",
                "status s,verbose nobody asked|^s$",
                "QUIET,status s,note n,error wrong|lcollections: wrong/  hint: five/"
            })
    void linesAndTheStatusBelowThem(String calls, String expected) {
        for (String call : calls.split(",")) {
            String text = call.substring(call.indexOf(' ') + 1);
            switch (call.split(" ")[0]) {
                case "status" -> messages.status(text);
                case "clear" -> messages.clearStatus();
                case "note" -> messages.note(text);
                case "verbose" -> messages.verbose(text);
                case "error" -> messages.error(text, "five", null);
                default -> messages.level(Console.Level.valueOf(call));
            }
        }
        assertEquals(expected.replace('^', '\r').replace("$", "\u001b[0K").replace('/', '\n'), written());
    }

    @Test
    void aStatusIsAsSafeAsALine() {
        String key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ01";
        messages.redactor().add(ApiKey.parse(key, "a test"));
        messages.status("\u001b[31m " + key);
        assertEquals("\r\\u{1b}[31m ***\u001b[0K", written());
    }

    @Test
    void aStatusOrALineIsOneWrite() {
        List<String> writes = new ArrayList<>();
        Console other = messages(writes::add);
        other.status("s");
        other.note("n");
        assertEquals(List.of("\rs\u001b[0K", "\r\u001b[0Kn\n"), writes);
    }

    @Test
    void whatNobodyReadsIsNotTriedAgain() {
        List<String> writes = new ArrayList<>();
        Console gone = messages(text -> {
            writes.add(text);
            throw new UncheckedIOException(new IOException("closed"));
        });
        gone.status("s");
        gone.status("t");
        assertEquals(1, writes.size());
    }

    /** Console that are written down, and something that happens after each write and before it returns. */
    private Console messages(Consumer<String> meanwhile) {
        return new Console(new OutputStream() {
            @Override
            public void write(int single) {
                stderr.write(single);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                stderr.write(bytes, from, count);
                try {
                    meanwhile.accept(new String(bytes, from, count, StandardCharsets.UTF_8));
                } catch (UncheckedIOException failure) {
                    throw failure.getCause();
                }
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
