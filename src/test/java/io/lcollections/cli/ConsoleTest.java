package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lcollections.api.ApiKey;
import io.lcollections.api.HttpSettings.TimeSource;
import io.lcollections.support.FixedTerminal;
import io.lcollections.support.HostileText;
import io.lcollections.support.Property;
import io.lcollections.support.StrictTerminal;
import io.lcollections.support.VirtualTime;
import io.lcollections.terminal.Screen;
import io.lcollections.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
                case "clear" -> messages.status("");
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
        Property.holds(CASES, HostileText::any, text -> {
            ByteArrayOutputStream stderr = new ByteArrayOutputStream();
            Console messages = new Console(stderr);
            messages.error("the service says: " + text + " (104002)", text, null);
            messages.note(text);
            StrictTerminal terminal = new StrictTerminal().write(stderr.toString(StandardCharsets.UTF_8));
            assertEquals(3, terminal.lines().size());
        });
    }

    // Progress, by a clock of the test's own

    private static final Map<String, String> XTERM = Map.of("TERM", "xterm");
    private static final Terminal STDERR = FixedTerminal.stderrOfWidth(80);
    private static final OptionalLong TOTAL = OptionalLong.of(1000);
    private static final String ERASED = "\r\u001b[0K";

    private final VirtualTime time = new VirtualTime();

    private Progress start(Terminal terminal, Map<String, String> env) {
        // The clock passes its greatest value while the line is drawn.
        time.pass(Duration.ofNanos(Long.MAX_VALUE - 5 - time.nanoTime()));
        return progress(messages, terminal, env, time);
    }

    private static Progress progress(Console messages, Terminal terminal, Map<String, String> env, TimeSource time) {
        return new Progress(new Environment(env, null, null, null, messages, terminal, time, null));
    }

    private void pass(int milliseconds) {
        time.pass(Duration.ofMillis(milliseconds));
    }

    private Progress drawn(Terminal terminal) {
        Progress progress = start(terminal, XTERM);
        pass(500);
        progress.update(100, TOTAL);
        progress.draw();
        written();
        return progress;
    }

    @Test
    void saysTheTimeLeftByTheTimeSoFar() {
        Progress progress = start(STDERR, XTERM);
        pass(500);
        progress.update(100, TOTAL);
        progress.draw();
        assertEquals("\r  100 of 1,000 collections  [==>                 ]  10%  200.0/s  5s left\u001b[0K", written());
        pass(2500);
        progress.draw();
        assertEquals("\r  100 of 1,000 collections  [==>                 ]  10%  33.3/s  27s left\u001b[0K", written());
    }

    @Test
    void aNoteIsNeverMixedIntoIt() {
        Progress progress = drawn(STDERR);
        messages.note("one second");
        assertEquals(ERASED + "one second\n", written());
        progress.draw();
        assertTrue(written().startsWith("\r  100 of 1,000"));
    }

    @Test
    void closeErasesItForGood() {
        Progress progress = drawn(STDERR);
        progress.close();
        assertEquals(ERASED, written());
        progress.close();
        pass(1000);
        progress.update(200, TOTAL);
        progress.draw();
        progress.hide();
        progress.resume();
        progress.draw();
        assertEquals("", written());
    }

    @Test
    void dataOnTheSameTerminalHasTheLineToItself() {
        Progress progress = drawn(FixedTerminal.bothOfWidth(80));
        progress.hide();
        assertEquals(ERASED, written());
        pass(1000);
        progress.update(200, TOTAL);
        progress.hide();
        progress.draw();
        assertEquals("", written());
        progress.resume();
        progress.draw();
        assertTrue(written().startsWith("\r  200 of 1,000"));
        progress.hide();
        written();
        progress.close();
        assertEquals("", written(), "nothing is erased under data");
    }

    @Test
    void dataThatGoesElsewhereIsInNobodysWay() {
        Progress progress = drawn(STDERR);
        progress.hide();
        pass(1000);
        progress.update(200, TOTAL);
        progress.draw();
        assertTrue(written().startsWith("\r  200 of 1,000"));
    }

    @Test
    void onlyATerminalWithACursorGetsItAndNoneIfQuiet() {
        expectNothing(start(STDERR, Map.of("TERM", "")));
        expectNothing(start(STDERR, Map.of("TERM", "dumb")));
        expectNothing(start(STDERR, Map.of()));
        expectNothing(start(FixedTerminal.ofWidth(80), XTERM));
        expectNothing(start(FixedTerminal.NONE, XTERM));
        messages.level(Console.Level.QUIET);
        expectNothing(start(STDERR, XTERM));
    }

    private void expectNothing(Progress progress) {
        progress.start();
        progress.update(50, TOTAL);
        pass(10_000);
        progress.draw();
        progress.hide();
        progress.resume();
        progress.close();
        assertEquals("", written());
    }

    @Test
    void theWidthIsThatOfTheTerminalAsItIs() {
        Progress progress = drawn(FixedTerminal.stderrOfWidth(20));
        pass(100);
        progress.update(200, TOTAL);
        progress.draw();
        assertEquals("\r  200 of 1,000\u001b[0K", written());
    }

    // The same beside the walk, and ended from anywhere

    private final AtomicLong hurried = new AtomicLong();
    private final CountDownLatch drawn = new CountDownLatch(3);
    private final List<Thread> drawers = new ArrayList<>();

    /** Each look at the clock takes half a second. */
    private final VirtualTime hurry = new VirtualTime() {
        @Override
        public long nanoTime() {
            return hurried.getAndAdd(TimeUnit.MILLISECONDS.toNanos(500));
        }
    };

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
        try (Progress progress = progress(new Console(sink()), STDERR, XTERM, hurry)) {
            progress.start();
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
        Terminal terminal = FixedTerminal.stderrOfWidth(() -> {
            interruption.start();
            while (interruption.isAlive() && interruption.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
            return 80;
        });
        closed[0] = progress(new Console(stderr), terminal, XTERM, hurry);
        closed[0].draw();
        interruption.join();
        assertEquals("\r0 collections\u001b[0K" + ERASED, stderr.toString(StandardCharsets.UTF_8));
    }

    @Test
    void anInterruptedDrawerCleansUp() throws InterruptedException {
        Progress progress = progress(new Console(sink()), STDERR, XTERM, hurry);
        progress.start();
        progress.update(100, OptionalLong.of(10_000));
        drawn.await();
        drawers.get(0).interrupt();
        drawers.get(0).join();
        assertTrue(stderr.toString(StandardCharsets.UTF_8).endsWith(ERASED));
    }

    private static String line(long count, Long total, double seconds, int width) {
        OptionalLong expected = total == null ? OptionalLong.empty() : OptionalLong.of(total);
        return Progress.text(count, expected, seconds, width);
    }

    /** How many of how many after how many seconds, on a terminal of this width. */
    @ParameterizedTest(name = "{0} of {1} after {2} s in {3} columns")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
        # The least important parts are dropped first.
        4900 | 10000 | 3.5 | 200 | ` 4,900 of 10,000 collections  [=========>          ]  49%  1,400.0/s  4s left`
        4900 | 10000 | 3.5 | 78 | ` 4,900 of 10,000 collections  [=========>          ]  49%  1,400.0/s  4s left`
        4900 | 10000 | 3.5 | 77 | ` 4,900 of 10,000 collections  49%  1,400.0/s  4s left`
        4900 | 10000 | 3.5 | 54 | ` 4,900 of 10,000 collections  49%  1,400.0/s  4s left`
        4900 | 10000 | 3.5 | 53 | ` 4,900 of 10,000 collections  49%`
        4900 | 10000 | 3.5 | 34 | ` 4,900 of 10,000 collections  49%`
        4900 | 10000 | 3.5 | 33 | ` 4,900 of 10,000`
        4900 | 10000 | 3.5 | 17 | ` 4,900 of 10,000`
        4900 | 10000 | 3.5 | 16 | ``
        4900 | 10000 | 3.5 | 1 | ``
        # 100 % is only at the end.
        0 | 137 | 0 | 200 | `  0 of 137 collections  [>                   ]   0%`
        136 | 137 | 0 | 200 | `136 of 137 collections  [===================>]  99%`
        137 | 137 | 0 | 200 | `137 of 137 collections  [====================] 100%`
        150 | 137 | 2 | 200 | `150 of 137 collections  [====================] 100%  75.0/s`
        0 | 0 | 9 | 200 | `0 of 0 collections  [====================] 100%`
        1 | 1 | 0 | 200 | `1 of 1 collection  [====================] 100%`
        9223372036854775806 | 9223372036854775807 | 0 | 200 | `9,223,372,036,854,775,806 of 9,223,372,036,854,775,807 collections  [===================>]  99%`
        4900 | - | 3.5 | 200 | `4,900 collections  1,400.0/s`
        1 | - | 0 | 200 | 1 collection
        0 | - | 60 | 200 | 0 collections
        """)
    void lineSaysHowMuchIsRead(long count, Long total, double seconds, int width, String line) {
        assertEquals(line, line(count, total, seconds, width));
    }

    @Test
    void isAlwaysNarrowerThanTheTerminalAndKeepsItsLength() {
        for (long count : new long[] {0, 1, 137, 4900, 1_000_000_000_000L}) {
            for (long total : new long[] {0, 1, 10_000, Long.MAX_VALUE}) {
                for (int width = 10; width <= 200; width++) {
                    String line = line(count, total, 59, width);
                    assertTrue(Screen.NONE.widthOf(line) < width, line + " at " + width);
                }
            }
        }
        for (int count = 1000; count < 10_000; count += 50) {
            assertEquals(77, line(count, 10_000L, count / 1400.0, 100).length());
        }
    }

    /** Half of the collections are read in as many seconds as are left. */
    @ParameterizedTest(name = "{0} s: {1}")
    @CsvSource({
        "0.2, 1s left",
        "3.9, 4s left",
        "60, 60s left",
        "61, 2m left",
        "3600, 60m left",
        "3601, 2h left",
        "359999, 100h left",
        "360000, ''",
        "1e12, ''"
    })
    void timeLeftIsRoundedUp(double seconds, String left) {
        assertEquals(left, line(5, 10L, seconds, 80).replaceFirst(".*/s *", ""));
    }
}
