package io.lcollections.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.support.HostileText;
import io.lcollections.support.Property;
import io.lcollections.support.StrictTerminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Whatever a server says, a message is one line of characters: 100,000 texts. */
class HostileMessagesTest {
    private static final int CASES = 100_000;

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
