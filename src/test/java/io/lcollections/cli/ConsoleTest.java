package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.api.ApiKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
}
