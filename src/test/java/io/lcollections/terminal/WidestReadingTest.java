package io.lcollections.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lcollections.terminal.TextWidth.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidestReadingTest {
    /** As tmux 3.3a and others draw them, which put nothing together. */
    @ParameterizedTest
    @CsvSource({
        "👨‍👩‍👧‍👦, 2, 8",
        "👍🏽, 2, 4",
        "☺️, 2, 2",
        "☺, 1, 2",
        "🇯🇵, 2, 2",
        "\u1112\u1161\u11ab, 2, 4",
        "理, 2, 2",
        "é, 1, 1",
        "a, 1, 1"
    })
    void widestReadingTakesSignsApart(String text, int usual, int widest) {
        assertEquals(usual, TextWidth.of(text));
        assertEquals(widest, TextWidth.of(text, Reading.WIDEST));
        assertEquals("x" + text, TextWidth.cut("x" + text, widest + 1, Reading.WIDEST));
        assertEquals("x…", TextWidth.cut("x" + text + "yy", widest + 1, Reading.WIDEST));
    }
}
