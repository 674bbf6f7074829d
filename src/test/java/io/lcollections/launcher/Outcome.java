package io.lcollections.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a process left behind. */
record Outcome(List<String> command, int code, byte[] out, String err) {

    String text() {
        return new String(out, StandardCharsets.UTF_8);
    }

    Outcome expectCode(int expected) {
        assertEquals(expected, code, this::toString);
        return this;
    }

    Outcome expectNoMessages() {
        assertEquals("", err, this::toString);
        return this;
    }

    /** One line that says what is wrong, one that shows the way out, and nothing that could be taken for data. */
    Outcome expectErrorWithHint() {
        List<String> lines = err.lines().toList();
        assertEquals(2, lines.size(), this::toString);
        assertEquals("lcollections: ", head(lines.get(0), 14), this::toString);
        assertEquals("  hint: ", head(lines.get(1), 8), this::toString);
        assertEquals("", text(), this::toString);
        return this;
    }

    private static String head(String line, int length) {
        return line.substring(0, Math.min(length, line.length()));
    }

    @Override
    public String toString() {
        return String.join(" ", command) + "\nexit code: " + code + "\nstdout: " + text() + "\nstderr: " + err;
    }
}
