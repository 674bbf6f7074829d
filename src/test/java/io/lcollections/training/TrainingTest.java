package io.lcollections.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.lcollections.cli.Environment;
import io.lcollections.sandbox.Sandbox;
import io.lcollections.support.FixedTerminal;
import io.lcollections.support.VirtualTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is trained works: an archive of failures would be of little use, and nobody would see it. */
class TrainingTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void wordsAreAnswered() {
        assertEquals(List.of(), training().words());
        assertEquals("", printed.toString());
    }

    @Test
    void queriesAreAnsweredAndWrongCommandLinesRefused() throws IOException {
        try (Sandbox one = Sandbox.start(0);
                Sandbox other = Sandbox.start(0)) {
            assertEquals(List.of(), training().queries(List.of(one.base(), other.base())));
            assertEquals("", printed.toString());
        }
    }

    @Test
    void aServerThatIsGoneIsRefused() throws IOException {
        String gone;
        try (Sandbox sandbox = Sandbox.start(0)) {
            gone = sandbox.base();
        }
        List<String> refused = training().queries(List.of(gone));
        // A terminal and a pipe, and of what was saved only the pipe.
        assertEquals(16, refused.size(), refused::toString);
        assertEquals(14, refused.stream().filter(line -> line.startsWith("5: ")).count(), refused::toString);
    }

    /** The process around the training: nothing may be read from it and nothing written to it. */
    private Training training() {
        return training(printed);
    }

    static Training training(OutputStream printed) {
        InputStream stdin = new InputStream() {
            @Override
            public int read() {
                return fail("reads standard input");
            }
        };
        return new Training(new Environment(
                Map.of(),
                name -> null,
                stdin,
                printed,
                printed,
                FixedTerminal.NONE,
                () -> ZoneOffset.UTC,
                new VirtualTime().ofHost(),
                work -> fail("leaves work for the end")));
    }
}
